"""Machines with knobs: one that makes coffee, one that mixes sound, and one with more knobs than can be counted."""
