"""The needle's angle is marked at the middle and at the corner of the parts, where it is as large."""

from functools import partial

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.rose.marked_angles import marked_angles
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.type.typeset import formula
from tests.stage.figures.rose.test_rose import flattened, on_rose

SHARE = 0.25
Marks = list[list[SpaceCurve | Label]]


def marked(angle: float, whole: tuple[float, float], *off: list[list[float]]) -> tuple[Marks, list[np.ndarray]]:
    """What is marked, and its arcs (n, 2) in steps of length 1."""
    made = flattened(angle)
    made.share.value = SHARE
    lines = [made.line(partial(np.array, each), theme.INK, theme.CURVE_WIDTH) for each in off]
    found = marked_angles(made, np.array(whole), [formula("theta") for _ in range(2)], lines)
    arcs = [each for mark in found for each in mark if isinstance(each, SpaceCurve)]
    return found, [on_rose(made, each) / SHARE for each in arcs]


def opening(arc: np.ndarray, at: np.ndarray) -> float:
    """The angle that an arc (n, 2) opens around a point (2,), in degrees."""
    one, *_, other = arc - at
    return float(np.degrees(np.arccos(one @ other / np.hypot(*one) / np.hypot(*other))))


@pytest.mark.parametrize("angle", [65.0, 75.0, 110.0])
def test_both_arcs_open_the_needles_angle_between_the_lines_that_make_the_shadows(angle: float) -> None:
    whole, way = np.array([4.0, 3.0]), np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    found, (first, second) = marked(angle, (4.0, 3.0))
    corner, foot = np.array([4.0, 0.0]), 4 * way[0] * way
    assert opening(first, np.zeros(2)) == pytest.approx(angle) and opening(second, corner) == pytest.approx(angle)
    assert first[0][1] == pytest.approx(0) and first[-1] == pytest.approx(np.hypot(*first[-1]) * way)
    drop = second[-1] - corner
    assert second[0][0] == pytest.approx(4) and drop @ way == pytest.approx((foot - corner) @ way) == pytest.approx(0)
    # the shadow of the second part is the side of its triangle that lies opposite this angle
    assert (whole - corner) @ way == pytest.approx(3 * np.sin(np.radians(opening(second, corner))))
    assert all(isinstance(name, Label) for _, name in found)
    assert all(each.colour == theme.THIRD for mark in found for each in mark if isinstance(each, SpaceCurve))


def test_the_arc_around_the_middle_begins_on_a_short_first_part() -> None:
    (first, second), arcs = marked(95.0, (1.4, 3.2))
    assert first and 0 < arcs[0][0][0] < 1.4
    assert not second  # as long as a third of that part, it would be a speck


@pytest.mark.parametrize(("angle", "whole"), [(200.0, (4.0, 3.0)), (160.0, (-4.0, 3.0)), (330.0, (4.0, -3.0))])
def test_none_is_marked_where_no_angle_there_is_the_needles_own(angle: float, whole: tuple[float, float]) -> None:
    assert marked(angle, whole) == ([], [])


def test_an_arc_without_room_for_its_name_is_not_drawn() -> None:
    upright = [[[x / 10, -4.0], [x / 10, 4.0]] for x in range(-40, 60)]
    assert marked(65.0, (4.0, 3.0), *upright) == ([[], []], [])
