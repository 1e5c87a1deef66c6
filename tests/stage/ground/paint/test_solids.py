"""Round bars, cones, balls and shadows on a picture."""

from __future__ import annotations

import cairo
import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.ground.paint.solids import paint_ball, paint_bar, paint_rod, reach_of_bar
from steepest.stage.ground.view import View

VIEW = View(azimuth=-90.0, elevation=20.0)
PIXELS = 60


def picture(paint: object) -> np.ndarray:
    """What is painted on nothing, (480, 480, 4): blue, green, red, and how solid."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 480, 480)
    context = cairo.Context(surface)
    context.translate(240, 240)
    context.scale(PIXELS, -PIXELS)
    assert callable(paint)
    paint(context)
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(480, 480, 4).copy()


def bar(end: tuple[float, float, float], **options: object) -> np.ndarray:
    return picture(
        lambda c: paint_bar(c, VIEW, np.zeros(3), np.array(end, float), theme.FIRST, 6.0, **options)
    )


@pytest.mark.parametrize(
    "end", [(2, 0, 0), (-2, 0, 0), (0, 2, 0), (0, -2, 0), (0, 0, 2), (0.2, 0, 0), tuple(VIEW.axes[2])]
)
def test_an_arrow_is_seen_from_every_side_and_keeps_to_its_reach(end: tuple[float, float, float]) -> None:
    drawn = bar(end)[..., 3] > 0
    assert drawn.sum() > 40
    rows, columns = np.nonzero(drawn)
    room = reach_of_bar(6.0) * 1.2 + 0.02
    ends = VIEW.project(np.array([[0, 0, 0], end], float))[:, :2]
    x, y = (columns - 240) / PIXELS, (240 - rows) / PIXELS
    assert ends[:, 0].min() - room <= x.min() and x.max() <= ends[:, 0].max() + room
    assert ends[:, 1].min() - room <= y.min() and y.max() <= ends[:, 1].max() + room


def test_an_arrow_of_no_length_is_a_ring() -> None:
    drawn = bar((0, 0, 0))
    assert drawn[240, 240, 3] == 0
    assert drawn[240, 240 + round(0.11 * PIXELS), 3] > 200


def test_a_bar_is_round() -> None:
    """Across it, it is lighter toward the sun and darker away from it."""
    drawn = bar((2, 0, 0)).astype(int)
    column = drawn[:, 240 + PIXELS // 2]
    tones = column[column[:, 3] > 250][:, :3].sum(axis=1)
    assert tones.max() - tones.min() > 60


def test_what_the_ground_hides_of_a_bar_is_left_out() -> None:
    half = bar((2, 0, 0), parts=[(0.0, 0.3)], tip_seen=False)
    assert half[240, 240 + round(0.3 * PIXELS), 3] == 255
    assert half[:, 240 + round(1.0 * PIXELS) :, 3].max() == 0


def test_a_translucent_arrow_is_nowhere_more_solid_than_asked() -> None:
    assert bar((2, 0, 0), opacity=0.5)[..., 3].max() <= 129


def test_a_translucent_rod_is_nowhere_more_solid_than_asked() -> None:
    run = np.array([[-1.0, 0.0], [0.5, 0.6], [1.0, 0.0]])
    drawn = picture(lambda c: paint_rod(c, [run], VIEW, 5.0, theme.DESCENT, 0.4))
    assert 90 < drawn[..., 3].max() <= 103


def test_a_ball_is_lit_from_the_side_of_the_sun() -> None:
    drawn = picture(lambda c: paint_ball(c, VIEW, np.zeros(3), 0.5, theme.INK, 1.0)).astype(int)
    reach = round(0.3 * PIXELS)
    west, east = drawn[240, 240 - reach, :3].sum(), drawn[240, 240 + reach, :3].sum()
    assert west > east + 60


@pytest.mark.parametrize(("cap", "high"), [(cairo.LINE_CAP_BUTT, 6), (cairo.LINE_CAP_ROUND, 18)])
def test_a_rod_at_which_a_length_is_read_is_as_long_as_that(cap: cairo.LineCap, high: int) -> None:
    run = np.array([[0.0, 0.0], [0.0, 0.1]])  # six pixels, half as long as it is wide
    drawn = picture(lambda c: paint_rod(c, [run], VIEW, 20.0, theme.TOGETHER, 1.0, cap))[..., 3] > 128
    assert abs(int(drawn.any(axis=1).sum()) - high) <= 3
