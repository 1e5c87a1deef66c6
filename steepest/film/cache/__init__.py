"""Keeps what was made before: under which keys, where, and in how much room."""
