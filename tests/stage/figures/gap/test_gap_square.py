"""The square of a coordinate grows by a leg: two strips and a corner, which is the gap; other gaps leave the sum."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.gap.gap_square import Grown
from steepest.stage.figures.label import box_of
from steepest.stage.type.typeset import Typeset
from tests.scenes.opened import opened
from tests.scenes.records import played

_LONG, _SHORT = Fraction(5, 2), Fraction(2)


def _areas(square: Grown) -> dict[str, float]:
    """How large all parts of each colour are."""
    found = dict[str, float]()
    for shape in square.shapes():
        found[shape.colour] = found.get(shape.colour, 0.0) + float(np.prod(np.ptp(shape.points, axis=0)))
    return found


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_strips_and_corner_are_what_the_square_grows_by(share: float) -> None:
    side, longer = float(_SHORT), float(_LONG)
    square = Grown(np.array([1.0, -2.0]), side, longer, theme.FIRST)
    square.grown = share
    leg, areas = share * (longer - side), _areas(square)
    assert areas[theme.QUIET] == pytest.approx(side**2)
    assert areas[theme.FIRST] == pytest.approx(2 * side * leg)
    assert areas[theme.TOGETHER] == pytest.approx(leg**2)
    assert sum(areas.values()) == pytest.approx((side + leg) ** 2)


@pytest.mark.verify
def test_in_the_picture_the_parts_are_to_each_other_as_what_they_tell() -> None:
    """x² = 4 at x = 2, which grows by 2 on the plane along x, and by the gap, 0.25."""
    shown = played("notation")["gap"]
    areas = dict[str, float]()
    for shape in shown.of("area"):
        areas[shape.colour] = areas.get(shape.colour, 0.0) + float(np.prod(np.ptp(shape.points, axis=0)))
    corner = areas[theme.TOGETHER]
    assert areas[theme.QUIET] / corner == pytest.approx(4 / 0.25)
    assert areas[theme.FIRST] / corner == pytest.approx(2 / 0.25)
    assert shown.numbers["total.gap"] == "0.25"


def test_the_strips_are_told_as_what_the_plane_counts_and_the_corner_as_the_gap() -> None:
    """2 on the strips, which is what the leg along x climbs on the plane, and 0.25 in the corner, as in the lens."""
    beats = played("notation")
    strips, leg = beats["gap"].numbers["total.strips"], beats["step"].numbers["total.legs[0]"]
    assert float(strips) == float(leg) == 2
    assert beats["gap"].numbers["total.gap"] == "0.25"


@pytest.mark.parametrize(
    ("settings", "names"),
    [({}, 1), ({"function": "3*x + y**2", "point": [2, 3], "step": [0.5, 0.5], "ride": "x + 1"}, 0)],
)
def test_both_strips_are_named_or_neither_where_they_are_narrow(settings: dict[str, object], names: int) -> None:
    things = [part for each in opened("notation", settings, "gap").mobjects for part in each.get_family()]
    (square,) = (each for each in things if isinstance(each, Grown))
    words = [box_of(each) for each in things if isinstance(each, Typeset)]
    for strip, *_ in square.parts[1:3]:
        room = Box(*strip[0, :2].tolist(), *strip[2, :2].tolist())
        inside = [room.holding(np.array([[box.left, box.bottom], [box.right, box.top]])).all() for box in words]
        assert sum(inside) == names


def test_it_stands_large_where_the_lens_was_which_is_there_again_when_it_goes() -> None:
    beats = played("notation")
    assert [len(beats[key].of("lens")) for key in ("guess", "gap", "half")] == [1, 0, 1]
    assert not beats["half"].of("area")
    sides = np.ptp(np.concatenate([shape.points[:, :2] for shape in beats["gap"].of("area")]), axis=0)
    assert sides == pytest.approx([sides[0]] * 2) and sides[0] > 2.5


@pytest.mark.verify
@pytest.mark.parametrize("name", ["a dome, from the other side", "at a bottom", "a plane: no gap"])
def test_what_is_no_square_leaves_the_sum(name: str) -> None:
    shown = played("notation", name)["gap"]
    assert not shown.of("area")
    assert {"total.value", "total.change"} <= {*shown.numbers}
