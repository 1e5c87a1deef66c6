"""One surface in two pictures, a map and a block: what is marked on one is marked on the other."""
