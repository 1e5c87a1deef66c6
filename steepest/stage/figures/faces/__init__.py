"""The faces of cuts through a ground, one or two beside each other, over which a point may run."""
