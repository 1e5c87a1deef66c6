"""Slopes in one variable while the others are held: cuts, differences, nudges, and the rule term by term."""
