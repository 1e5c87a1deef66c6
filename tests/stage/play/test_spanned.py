"""The size of the ground in a picture is measured right on pictures that are made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Mobject, Scene

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted
from steepest.stage.extent import Extent, filled
from steepest.stage.fill import ALONE, BESIDE_PANEL, Fill, hull, inside, largest
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.play.spanned import fill
from steepest.stage.type.typeset import words

FRAME = theme.FRAME_WIDTH * theme.FRAME_HEIGHT
FINE = 0.01
"""How far a share of the frame may be off, which is looked at in squares."""


def measured(*mobjects: Mobject) -> Fill | None:
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(*mobjects)
    return fill(scene)


def from_above(width: float, depth: float, x: float = 0.0, height: float = 0.1) -> Landscape:
    """A nearly flat block looked at straight from above: a rectangle of the frame."""
    terrain = Terrain(lambda x, y: x, (0, 1), (0, 1), width=width, depth=depth, height=height, body=0.0)
    return Landscape(terrain, View(azimuth=-90, elevation=90, x=x))


class Sheet(Painted):
    """Filled boxes of the frame, as a map is."""

    def __init__(self, *boxes: Box) -> None:
        super().__init__()
        self.boxes = boxes

    def extents(self) -> Iterator[Extent]:
        """The boxes."""
        return (filled(box) for box in self.boxes)


@pytest.mark.parametrize(("width", "depth"), [(3, 2), (8, 5), (12, 6.5)])
def test_a_rectangle_covers_its_area(width: float, depth: float) -> None:
    found = measured(from_above(width, depth))
    assert found is not None
    assert found.body == pytest.approx(width * depth / FRAME, abs=0.012)
    assert found.span == pytest.approx(found.body, abs=FINE)
    assert found.right - found.left == pytest.approx(width / theme.FRAME_WIDTH, abs=0.012)


@pytest.mark.parametrize("x", [-4.0, 0.0, 4.0])
def test_it_is_told_where_the_ground_lies(x: float) -> None:
    found = measured(from_above(3, 2, x))
    assert found is not None
    middle = (found.left + found.right) / 2
    assert middle == pytest.approx(0.5 + x / theme.FRAME_WIDTH, abs=0.01)


def test_where_there_is_no_solid_ground_there_is_nothing_to_measure() -> None:
    assert measured() is None
    assert measured(Sheet(Box(-3, -2, 3, 2)), words("a map").stand(0, 3)) is None
    assert measured(from_above(3, 2).set_opacity(0)) is None


def test_a_map_spans_too_and_is_no_body() -> None:
    ground = measured(from_above(3, 2, 3.0))
    both = measured(from_above(3, 2, 3.0), Sheet(Box(-6, -2, -2, 2)))
    assert ground is not None and both is not None
    assert both.body == ground.body
    assert both.span == pytest.approx(ground.span + 16 / FRAME, abs=FINE)
    assert both.left == pytest.approx(0.5 - 6 / theme.FRAME_WIDTH, abs=0.01)


def test_what_lies_upon_another_is_not_counted_twice() -> None:
    alone, both = measured(from_above(3, 2)), measured(from_above(3, 2), Sheet(Box(-1, -0.9, 1, 0.9)))
    assert alone is not None and both is not None
    assert both.span == pytest.approx(alone.span, abs=FINE)


def test_the_outline_of_a_figure_holds_what_lies_between_its_parts() -> None:
    """A block floats over its floor: the two are one picture."""
    apart = Sheet(Box(-2, 1.5, 2, 2), Box(-2, -2, 2, -1.5))
    found = measured(from_above(0.5, 0.5), apart)
    assert found is not None
    assert found.span == pytest.approx(16 / FRAME, abs=FINE)


@pytest.mark.parametrize(("relief", "width"), [(0.45, 4.0), (0.3, 6.0)])
def test_the_relief_is_the_height_over_the_width(relief: float, width: float) -> None:
    found = measured(from_above(width, 2, height=relief * width))
    assert found is not None
    assert found.relief == pytest.approx(relief)


def test_a_ground_beside_a_panel_needs_less_room() -> None:
    left, wide = from_above(3, 2, -4.0), from_above(12, 2)
    panel = words("slope").stand(4, 1)
    cases = [
        measured(left),
        measured(left, panel),
        measured(wide, panel),
        measured(left, words("x").stand(-1, 0)),
    ]
    assert [case.aim for case in cases if case] == [ALONE, BESIDE_PANEL, ALONE, ALONE]


def test_the_largest_is_the_one_that_spans_most() -> None:
    found = measured(from_above(3, 2))
    assert found is not None
    assert largest([found, replace(found, span=0.9), found]) == replace(found, span=0.9)
    assert largest([found, replace(found, span=0.9, close=True)]) == found
    assert largest([]) is None


def test_an_eye_that_has_come_close_measures_nothing() -> None:
    ground = from_above(3, 2)
    near = from_above(3, 2)
    near.view = replace(near.view, near=2.0)
    cases = [measured(ground), measured(near)]
    assert [case.close for case in cases if case] == [False, True]


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=30))
def test_a_hull_holds_its_points(points: list[tuple[int, int]]) -> None:
    corners = hull(np.array(points, float))
    if len(corners) > 2:
        assert inside(corners, np.array(points, float)).all()
    assert {tuple(corner) for corner in corners.tolist()} <= {tuple(map(float, point)) for point in points}
