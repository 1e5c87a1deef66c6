"""Figures of three variables: what stands in open space."""
