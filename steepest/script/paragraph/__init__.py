"""A paragraph's source, its tree, and its words filled from facts."""
