"""One token into words: a cursor moves over its pieces; numbers, names and signs have rules of their own."""
