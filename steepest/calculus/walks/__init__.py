"""Walks downhill: one step after another against the gradient, and what a walk does on a bowl."""
