"""Rooms of figures: what lies flat on the frame: planes, maps, plots, valleys, number lines, and marks on them."""
