"""Functions of two variables seen from above: contour maps, and walks over them."""
