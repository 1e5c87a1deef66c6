"""A computation graph: its cards, its edges, and where they lie."""
