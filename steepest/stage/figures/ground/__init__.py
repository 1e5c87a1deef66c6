"""Ground in space: a block with its axes, and what scenes point out on it."""
