"""How a landscape is painted: its block, and what stands on it."""
