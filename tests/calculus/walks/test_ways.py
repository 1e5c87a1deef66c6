"""The ways by which a walk may come to a bottom, and what a walk owes to a round bowl."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function, Luck, Point, Surroundings, WaysIn, astray, descend

W = ["w1", "w2"]
ROUND, STRETCHED = "(w1 - 3)**2 + (w2 + 1)**2", "(w1 - 3)**2 + 9*(w2 + 1)**2"


def around(loss: str, rate: float = 0.1, start: Point = (0, 0)) -> Surroundings:
    return Surroundings(descend(Function(loss, W), start, rate, 500, until=0.001).given_up(), 0)


def ways(loss: str, rate: float = 0.1, start: Point = (0, 0)) -> WaysIn:
    found = around(loss, rate, start)
    assert found.bottom is not None
    return WaysIn(found.walk, found.bottom)


@pytest.mark.parametrize(
    ("loss", "start", "is_round", "is_aimed"),
    [
        (ROUND, (0, 0), True, True),
        ("5*" + ROUND.replace(" + ", " + 5*"), (7, 2), True, True),
        (STRETCHED, (0, 0), False, False),
        (STRETCHED, (0, -1), False, True),  # along an axis
        ("w1**4 + w2**4 + w1**2 + w2**2", (1, 1), False, True),
    ],
)
def test_a_round_bowl_is_told_from_an_arrow_that_is_aimed(
    loss: str, start: Point, is_round: bool, is_aimed: bool
) -> None:
    found = ways(loss, 0.01, start)
    assert (found.is_round, found.is_aimed) == (is_round, is_aimed)


@given(st.integers(-20, 20), st.integers(-20, 20))
def test_on_circles_every_arrow_is_aimed(across: int, up: int) -> None:
    start = (across / 4, up / 4)
    found = ways(ROUND, 0.1, start)
    assert found.is_aimed == (start != (3, -1)) and not (found.is_aimed and found.is_off)


@pytest.mark.parametrize(("rate", "zigzags", "right"), [(0.1, True, "across"), (0.004, False, "smooth")])
def test_the_right_way_is_the_one_that_the_walk_takes(rate: float, zigzags: bool, right: str) -> None:
    found = ways(STRETCHED, rate)
    assert found.zigzags == zigzags
    assert [name for name, way in found.guesses.items() if way and way.right] == [right]


@pytest.mark.parametrize("rate", [0.1, 0.004])
def test_each_way_leads_from_the_start_to_the_bottom(rate: float) -> None:
    found = ways(STRETCHED, rate)
    for way in found.guesses.values():
        assert way is not None
        assert tuple(map(float, way.of[0])) == (0, 0)
        assert math.dist([float(value) for value in way.of[-1]], (3, -1)) < 0.1


def test_the_smooth_way_goes_down_all_along() -> None:
    found = ways(STRETCHED)
    assert found.smooth is not None
    losses = [float(found.walk.function(at)) for at in found.smooth]
    assert losses == sorted(losses, reverse=True)


def test_paths_stray_as_far_as_their_farthest_corner() -> None:
    line, hook = [(0, 0), (4, 0)], [(0, 0), (4, 0), (4, 3)]
    assert astray(line, hook) == astray(hook, line) == 3
    assert astray(line, [(0, 0), (1, 0), (4, 0)]) == 0


@pytest.mark.parametrize(
    ("loss", "other", "rate", "holds"),
    [
        (ROUND, STRETCHED, 0.1, True),
        (ROUND, STRETCHED, 0.2, False),  # the other walk runs away
        (ROUND, "2*" + ROUND.replace(" + ", " + 2*"), 0.1, False),  # it is round, too
        (ROUND, "w1*w2", 0.1, False),
        (STRETCHED, STRETCHED, 0.1, False),
        ("w1 + w2", STRETCHED, 0.1, False),
    ],
)
def test_luck_is_an_aimed_walk_on_a_round_bowl_beside_one_that_is_off(
    loss: str, other: str, rate: float, holds: bool
) -> None:
    luck = Luck(around(loss), around(other, rate))
    assert luck.holds == holds == bool(luck.ways)
    assert luck.shown is (luck.beyond if holds else luck.around)
    assert len(luck.paths) == 1 + holds and luck.shown.promise.end in luck.sights


@pytest.mark.parametrize(("other", "same"), [(STRETCHED, True), ("w1**2 + 9*w2**2", False)])
def test_it_is_known_whether_both_have_one_bottom(other: str, same: bool) -> None:
    assert Luck(around(ROUND), around(other)).same_bottom == same


@pytest.mark.parametrize(
    ("other", "rate", "uneven", "across"),
    [
        (STRETCHED, 0.1, True, 1),
        ("9*(w1 - 3)**2 + (w2 + 1)**2", 0.1, True, 0),
        (STRETCHED, 0.04, False, 1),  # short in both directions
        ("5*(w1 - 3)**2 + 9*(w2 + 1)**2", 0.105, False, 1),  # long in both
        (STRETCHED + " + 0.1*(w1 - 3)**4", 0.09, False, 1),  # no quadratic
        (STRETCHED + " + 0.1*(w1 - 3)*(w2 + 1)", 0.1, False, 1),  # a little aslant
    ],
)
def test_it_is_known_whether_steps_are_too_long_across_a_valley_and_too_short_along_it(
    other: str, rate: float, uneven: bool, across: int
) -> None:
    luck = Luck(around(ROUND), around(other, rate))
    assert (luck.uneven, luck.across) == (uneven, across)
    assert (luck.to_go is not None) == uneven


def test_what_is_left_to_the_floor_and_along_it_is_told_from_where_the_first_step_ends() -> None:
    luck = Luck(around(ROUND), around(STRETCHED, 0.1))
    (east, north), (step_east, step_north) = luck.beyond.walk.points[1], luck.beyond.walk.steps[1]
    assert luck.to_go == (3 - east, -1 - north)
    assert abs(step_east) < abs(luck.to_go[0])
    assert abs(step_north) > abs(luck.to_go[1])


def test_no_leg_along_a_weight_is_too_short_along_a_valley_that_lies_aslant() -> None:
    luck = Luck(around(ROUND, start=(2.2, 1.4)), around(ROUND + " + 1.6*(w1 - 3)*(w2 + 1)", 0.5, (2.2, 1.4)))
    assert luck.holds and luck.zigzags and luck.valley is not None
    step, (at, _) = luck.beyond.walk.steps[0], luck.beyond.walk.start
    assert step == (Fraction(-28, 25), Fraction(-44, 25)) and at < 3  # it leaves the bottom's side along w1
    assert not luck.uneven
