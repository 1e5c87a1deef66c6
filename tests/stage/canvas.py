"""A frame to paint on."""

from __future__ import annotations

import cairo


def canvas(
    size: tuple[int, int], pixels: float, form: cairo.Format = cairo.FORMAT_ARGB32
) -> tuple[cairo.ImageSurface, cairo.Context]:
    """A picture of some size on which nothing was painted yet, and what paints on it in scene units, so many pixels
    long, from its middle on, with y upward."""
    surface = cairo.ImageSurface(form, *size)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, size[0] / 2, size[1] / 2))
    return surface, context
