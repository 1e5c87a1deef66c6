"""Flat pictures: planes, plots, small multiples, and what is drawn on any of them."""
