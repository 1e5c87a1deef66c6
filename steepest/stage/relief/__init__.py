"""Solid things that are no graphs: forms told by their distance, rounded and lit once, and kept as a picture."""
