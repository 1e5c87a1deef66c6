"""A pass is flat, rises along its ridge and falls along its valley; a walk knows when it leaves its domain."""

from fractions import Fraction

import pytest

from steepest.calculus import Function, Pass, descend, dot, length, passes

SQUARE = [(-2, 2), (-2, 2)]
PASSES = [
    "x**2 - y**2",
    "x*y",
    "sin(x)*sin(y)",
    "x**3 - 3*x + y**2",
    "0.1*x**2 - 5*y**2",
    "(x-1)**2 - 2*(y+0.5)**2",
]


def found(formula: str) -> tuple[Function, Pass]:
    function = Function(formula, ["x", "y"])
    here = next(iter(passes(function, SQUARE)), None)
    assert here is not None
    return function, here


@pytest.mark.parametrize("formula", PASSES)
def test_its_slopes_are_zero_and_its_lines_square(formula: str) -> None:
    _, here = found(formula)
    assert here.gradient == (0, 0) and (here.ridge.slope, here.valley.slope) == (0, 0)
    assert float(dot(here.ridge.direction, here.valley.direction)) == pytest.approx(0)


@pytest.mark.parametrize("formula", PASSES)
def test_curvatures_agree_with_measured_ones(formula: str) -> None:
    function, here = found(formula)
    for course, sign in ((here.ridge, 1), (here.valley, -1)):
        before, at, after = (float(function(course.moved(by))) for by in (-1e-3, 0.0, 1e-3))
        assert (before + after - 2 * at) / 1e-6 == pytest.approx(float(course.curvature), rel=1e-4)
        assert sign * course.curvature > 0


def test_of_several_it_is_the_one_nearest_to_the_middle() -> None:
    here = next(iter(passes(Function("cos(x)*cos(y)", ["x", "y"]), [(-2, 4), (-2, 4)])), None)
    assert here is not None and [float(c) for c in here.at] == pytest.approx([1.5707963, 1.5707963])


@pytest.mark.parametrize("formula", ["x**2 + y**2", "x + y", "x**2", "x**3 - 3*x*y**2"])
def test_where_there_is_none_there_is_none(formula: str) -> None:
    assert passes(Function(formula, ["x", "y"]), SQUARE) == ()


@pytest.mark.parametrize("formula", PASSES)
def test_a_walk_ends_at_the_first_point_outside(formula: str) -> None:
    function, here = found(formula)
    start = here.valley.moved(Fraction(1, 20))
    free, kept = descend(function, start, 0.3, 40), descend(function, start, 0.3, 40, within=SQUARE)
    outside = [k for k, at in enumerate(free.points) if max(map(abs, map(float, at))) > 2]
    assert kept.points == free.points[: len(kept.points)]
    assert kept.left_after == (outside[0] if outside else 0)
    assert kept.ended == ("left" if outside else "ran") and free.left_after == 0


def test_steps_off_a_pass_grow_and_the_last_is_the_longest() -> None:
    function, here = found("x**2 - y**2")
    walk = descend(function, here.valley.moved(Fraction(1, 20)), Fraction(1, 5), 20, within=SQUARE)
    assert walk.grows and walk.longest.number == walk.left_after == 11
    assert walk.longest.length == max(walk.lengths)
    assert walk.distances(here.at) == tuple(length(point) for point in walk.points)


def test_steps_on_a_bowl_shrink() -> None:
    walk = descend(Function("x**2 + y**2", ["x", "y"]), (1, 1), Fraction(1, 5), 5)
    assert not walk.grows and walk.longest.number == 1
