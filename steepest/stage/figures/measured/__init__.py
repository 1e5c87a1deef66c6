"""Slopes that are measured from values, and how wrong they are."""
