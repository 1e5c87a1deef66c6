"""On the map under two cuts the point moves along one line, which stays, and takes the other one along."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.faces.cut_face import CutFace
from steepest.stage.figures.faces.cuts_map import CutsMap
from steepest.stage.play.live import Live
from tests.scenes.opened import opened


def made(moved: Live[float]) -> CutsMap:
    scene: Any = opened("partials")
    spots, window = ("here", "there"), scene.facts.window
    faces = CutFace.side_by_side(scene, ("by_x", "by_y"), spots, window, moved, theme.FACES_BESIDE_MAP)
    return CutsMap(scene, faces, spots, window, scene.title())


@pytest.mark.parametrize(("share", "at"), [(0.0, (1, 2)), (0.25, (1.5, 2)), (0.75, (2, 1.5)), (1.0, (2, 1))])
def test_both_lines_meet_at_the_point_wherever_it_is(share: float, at: tuple[float, float]) -> None:
    below = made(moved := Live(0.0))
    moved.value = share
    assert [shape.points[0].tolist() for shape in below.dot.shapes()] == [pytest.approx(at)]
    for line, axis in zip(below.lines, (0, 1), strict=True):
        (shape,) = line.shapes()
        assert shape.points[:, 1 - axis] == pytest.approx(at[1 - axis])
        assert shape.points[:, axis] == pytest.approx(below.map.window[axis])


@pytest.mark.parametrize(("first", "last", "stays"), [(0.0, 0.5, 0), (0.5, 1.0, 1)])
def test_the_line_of_the_variable_that_moves_stays(first: float, last: float, stays: int) -> None:
    below = made(moved := Live(first))
    was = [line.outline for line in below.lines]
    moved.value = last
    same = [bool(np.allclose(line.outline, old)) for line, old in zip(below.lines, was, strict=True)]
    assert same == [stays == 0, stays == 1]


def test_each_line_has_the_colour_of_its_face() -> None:
    below = made(Live(0.0))
    assert [line.colour for line in below.lines] == [face.colour for face in below.faces]
