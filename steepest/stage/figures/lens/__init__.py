"""A lens: a round inset in which a place of a ground or a map is seen from close by."""
