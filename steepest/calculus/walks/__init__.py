"""Walks of gradient descent: one step after the other, and what a quadratic foretells of them."""
