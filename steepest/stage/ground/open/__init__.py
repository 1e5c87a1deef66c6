"""Space over a floor, with no ground in it: nothing in it hides anything, and shadows fall on the floor."""
