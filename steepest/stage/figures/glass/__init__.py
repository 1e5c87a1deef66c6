"""A level surface of glass in open space: it rises with the map of each height, and swells; its gradient is told."""
