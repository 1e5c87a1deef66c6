"""Blocks of ground side by side."""
