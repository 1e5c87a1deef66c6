"""One surface as a map, and as the ground that rises out of it: what is marked on one is marked on the other."""
