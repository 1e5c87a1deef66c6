"""A lens enlarges as much as still shows what it has to."""

from __future__ import annotations

from functools import partial

import pytest

from steepest.calculus import Function
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.lens.magnification import CLOSEST, FACTORS, LENS_RADIUS, close_up, magnification
from steepest.stage.figures.map.contour_map import ContourMap

PASS = Function("x**2 - y**2", ["x", "y"])
usual_close_up = partial(close_up, radius=LENS_RADIUS, most=FACTORS[0], filled=0.84)


def chart() -> ContourMap:
    return ContourMap(Plane((-3, 3), (-3, 3), Box(-6.0, -2.42, -1.1, 2.42), equal=True), PASS.sample)


@pytest.mark.parametrize(("off", "times"), [(1e-9, 64), (0.05, 16), (0.2, 4), (1.0, 1)])
def test_the_factor_is_the_greatest_that_shows_both(off: float, times: int) -> None:
    assert magnification(chart(), (0, 0), (off, 0)) == times


@pytest.mark.parametrize(("off", "times"), [(1e-9, CLOSEST), (1e-3, 1024), (0.05, 16)])
def test_one_that_may_enlarge_more_does_so_where_there_is_something_to_see(off: float, times: int) -> None:
    assert magnification(chart(), (0, 0), (off, 0), most=CLOSEST) == times


def test_a_close_up_looks_between_the_points_that_it_shows() -> None:
    assert usual_close_up(chart(), (0, 0), (0.1, 0.02), instead=((0, 0), 4)) == ((0.05, 0.01), 16)


def test_a_close_up_leaves_its_first_point_where_others_would_be_seen_as_one() -> None:
    """A short arrow is worth more than the whole of a long one."""
    near, far = [(0, 0), (0.05, 0)], (0.02, 0)
    (x, y), times = usual_close_up(chart(), (0.5, 0), *near, far, instead=((0, 0), 4))
    assert (x, y) == (0.025, 0) and times == 32
    assert usual_close_up(chart(), (0.1, 0), *near, instead=((0, 0), 4)) == ((0.05, 0), 16)


def test_a_close_up_of_points_that_are_far_apart_is_another_one() -> None:
    assert usual_close_up(chart(), (0, 0), (2, 0), instead=((0, 0), 4)) == ((0, 0), 4)


def test_a_close_up_of_tiny_steps_enlarges_as_much_as_it_may() -> None:
    start, *steps = (1e-3, 0), (1.02e-3, 0), (1.04e-3, 0)
    there = chart(), (0, 0), start, *steps
    usual, most = (usual_close_up(*there, instead=((0, 0), 4), most=each)[1] for each in (64, CLOSEST))
    assert usual == 64 and most > 8192
