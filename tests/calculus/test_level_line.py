"""Following a level line: it stays on its height, passes through its point, and is walked from end to end."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.calculus.level_line import LevelLine, further_pieces, level_line

XS = YS = (-3.0, 3.0)


def followed(formula: str, at: tuple[float, float]) -> LevelLine | None:
    function = Function(formula, ["x", "y"])
    return level_line(function.sample, function.sample_gradient, at, XS, YS)


def line_of(formula: str, at: tuple[float, float]) -> LevelLine:
    line = followed(formula, at)
    assert line is not None
    return line


CASES = [
    ("x**2 + y**2", (1.0, 2.0)),
    ("x**2 + 4*y**2", (2.0, 1.0)),
    ("x*y", (1.0, 2.0)),
    ("x**2 - y**2", (1.0, 2.0)),
    ("x**2 - y**2", (1.0, 1.0)),
    ("sin(x) + cos(y)", (1.0, 2.0)),
    ("x + 2*y", (1.0, 2.0)),
    ("exp(-x**2 - y**2)", (-1.0, 1.0)),
    ("x**3 - 3*x", (-2.0, -2.0)),
    ("1000000 + x**2 + y", (0.5, 0.5)),
]


@pytest.mark.parametrize(("formula", "at"), CASES)
def test_every_point_of_it_has_the_height_of_the_first(formula: str, at: tuple[float, float]) -> None:
    function, line = Function(formula, ["x", "y"]), line_of(formula, at)
    points = np.array([line.at(share) for share in np.linspace(0, 1, 101)])
    height = float(function(at))
    assert function.sample(*points.T) == pytest.approx(height, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("formula", "at"), CASES)
def test_it_passes_through_the_point(formula: str, at: tuple[float, float]) -> None:
    line = line_of(formula, at)
    assert line.at(line.place) == pytest.approx(at, abs=0.5 * line.length / (len(line.points) - 1) + 1e-9)


@pytest.mark.parametrize(("formula", "at"), CASES)
def test_it_runs_square_to_the_gradient(formula: str, at: tuple[float, float]) -> None:
    function, line = Function(formula, ["x", "y"]), line_of(formula, at)
    way = np.diff(line.points, axis=0)
    up = np.array(function.sample_gradient(*(line.points[:-1] + way / 2).T)).T
    sizes = np.hypot(*way.T) * np.hypot(*up.T)
    steep = np.hypot(*up.T) > 0.1 * np.hypot(*up.T).max()  # at a flat point there is no direction to compare
    assert (np.abs((way * up).sum(axis=1)) / np.maximum(sizes, 1e-12))[steep].max() < 0.02


def test_a_circle_is_closed_and_as_long_as_it_should_be() -> None:
    line = line_of("x**2 + y**2", (1.0, 2.0))
    assert line.closed and line.tour().tolist() == [0, 1]
    assert line.length == pytest.approx(2 * np.pi * np.sqrt(5), rel=1e-5)


def test_a_straight_line_goes_from_rim_to_rim_and_is_walked_to_both_ends() -> None:
    line = line_of("x + 2*y", (2.0, 1.5))
    assert not line.closed
    assert line.length == pytest.approx(np.hypot(4, 2))
    tour = line.tour()
    assert tour[0] == tour[-1] == line.place
    assert {0.0, 1.0} <= set(tour.tolist())


def test_its_points_are_evenly_spaced() -> None:
    steps = np.hypot(*np.diff(line_of("x**2 + 4*y**2", (2.0, 1.0)).points, axis=0).T)
    assert steps.max() < 1.05 * steps.min()


def test_a_stretch_reaches_as_far_both_ways_and_ends_at_the_rim() -> None:
    circle = line_of("x**2 + y**2", (1.0, 2.0)).stretch(0.5)
    middle = circle[len(circle) // 2]
    assert middle == pytest.approx((1, 2), abs=1e-6)
    assert np.hypot(*np.diff(circle, axis=0).T).sum() == pytest.approx(1.0, rel=1e-3)
    straight = line_of("y", (2.9, 1.0)).stretch(0.5)
    assert straight[:, 0].max() == pytest.approx(3)


@pytest.mark.parametrize(
    ("formula", "at"), [("x**2 + y**2", (0.0, 0.0)), ("x**2 + y**2", (3.0, 3.0)), ("x*0", (1.0, 1.0))]
)
def test_a_mere_point_is_no_line(formula: str, at: tuple[float, float]) -> None:
    assert followed(formula, at) is None


@pytest.mark.parametrize(
    ("formula", "at", "count"),
    [
        ("x**2 - 4*y**2", (2.0, 1.0), 1),  # two straight lines that cross
        ("x**2 - y**2", (1.0, 2.0), 0),  # the other branch of a hyperbola is another line
        ("9*x**2 + y**2", (1.0, 2.0), 1),  # an ellipse that leaves the rectangle above and below
        ("x**2 + 4*y**2", (2.0, 1.0), 0),
        ("x**2 + y**2", (2.5, 2.5), 3),
        ("sin(x) + cos(y)", (1.0, 2.0), 0),
    ],
)
def test_all_of_it_is_found_where_it_crosses_itself_or_comes_back(
    formula: str, at: tuple[float, float], count: int
) -> None:
    line = line_of(formula, at)
    pieces = further_pieces(line, XS, YS)
    assert len(pieces) == count
    for piece in pieces:
        assert line.heights(*piece.T) == pytest.approx(line.height, abs=1e-6)
        assert np.hypot(*(piece[:, None] - line.points).transpose(2, 0, 1)).min(axis=1).max() > 0.5
