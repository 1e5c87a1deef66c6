"""Flat pictures: planes, maps, plots, valleys, number lines, and the marks on them."""
