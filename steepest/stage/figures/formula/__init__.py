"""Formulas whose parts move by themselves."""
