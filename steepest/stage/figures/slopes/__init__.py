"""Slopes on a block of ground: a cut in which a variable is frozen, and a step of all variables."""
