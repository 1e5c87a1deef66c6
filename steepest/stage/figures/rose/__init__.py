"""A compass rose on a map: how large it is, what its lines are, and what lies on it."""
