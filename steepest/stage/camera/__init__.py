"""Painting a frame: what is on it, what has changed, and drawing only that."""
