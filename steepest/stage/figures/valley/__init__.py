"""One variable: a valley with walkers in it, and the number line, with what stands and moves on them."""
