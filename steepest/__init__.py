"""A lecture engine: mathematics, text, stage and film. Knows no lecture."""
