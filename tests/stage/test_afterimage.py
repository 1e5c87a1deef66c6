"""What is painted from memory is what would be painted."""

import cairo
import numpy as np

from stage.afterimage import Afterimage

AREA = (10, 5, 60, 30)


class Canvas:
    """A picture of 80 by 40 pixels, and how often something was painted on it."""

    def __init__(self) -> None:
        self.pixels = np.full((40, 80, 4), 90, np.uint8)
        surface = cairo.ImageSurface.create_for_data(self.pixels.data, cairo.FORMAT_ARGB32, 80, 40)
        self.context = cairo.Context(surface)
        self.painted = 0

    def veil(self) -> None:
        self.painted += 1
        self.context.set_source_rgba(1, 0.5, 0.2, 0.37)
        self.context.arc(35, 17, 9.3, 0, 6)
        self.context.fill()


def test_the_same_on_the_same_is_remembered_from_the_third_time_on() -> None:
    canvas, afterimage = Canvas(), Afterimage()
    fresh = canvas.pixels.copy()
    results = []
    for _ in range(4):
        canvas.pixels[:] = fresh
        afterimage.paint(canvas.context, "veil", AREA, canvas.veil)
        results.append(canvas.pixels.copy())
    assert canvas.painted == 2
    assert all(np.array_equal(results[0], result) for result in results)
    assert not np.array_equal(results[0], fresh)


def test_other_pixels_underneath_are_painted_on() -> None:
    canvas, afterimage = Canvas(), Afterimage()
    fresh = canvas.pixels.copy()
    for change in (0, 0, 0, 1):
        canvas.pixels[:] = fresh
        canvas.pixels[17, 35, 0] += change
        afterimage.paint(canvas.context, "veil", AREA, canvas.veil)
    assert canvas.painted == 3


def test_something_else_is_painted() -> None:
    canvas, afterimage = Canvas(), Afterimage()
    fresh = canvas.pixels.copy()
    for key in ("veil", "veil", "veil", "another"):
        canvas.pixels[:] = fresh
        afterimage.paint(canvas.context, key, AREA, canvas.veil)
    assert canvas.painted == 3


def test_an_area_may_reach_beyond_the_picture() -> None:
    canvas, afterimage = Canvas(), Afterimage()
    for _ in range(3):
        canvas.pixels[:] = 90
        afterimage.paint(canvas.context, "veil", (-20, -20, 200, 200), canvas.veil)
    assert canvas.painted == 2
