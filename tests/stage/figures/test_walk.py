"""Somebody who walks looks where they go, turns smoothly, and is the same from wherever the film is begun."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from steepest.stage.figures.walk import Walk, nearest_turn, turned


class Line:
    """A trace along points that nobody sees."""

    reached, opacity = 0.0, 1.0

    def __init__(self, points: np.ndarray) -> None:
        self.points = points

    def at(self, steps: float) -> np.ndarray:
        """Straight from point to point."""
        numbers = np.arange(len(self.points))
        return np.array([np.interp(steps, numbers, self.points[:, k]) for k in (0, 1)])

    def ends_within(self, number: int) -> float:
        """All of it."""
        return 1.0


class Someone:
    """Who has a heading and no looks."""

    opacity, heading = 1.0, 0.0

    def stand(self, at: np.ndarray) -> None:
        """Stand anywhere."""

    def toward(self, way: np.ndarray) -> float:
        """As on a map."""
        return math.atan2(way[1], way[0])


def walk(*points: tuple[float, float]) -> Walk:
    nodes = np.array(points, float)
    return Walk(nodes, Line(nodes), Someone())


def headings(one: Walk, shares: Any, **timing: Any) -> list[float]:
    """Where the walker looks at some shares of a run."""
    run, found = one.run(**timing), []
    run.begin()
    for share in shares:
        run.interpolate(share)
        found.append(one.walker.heading)
    return found


CORNER = (0, 0), (1, 0), (1, 1), (0, 1)
ZIGZAG = [(k, (-1) ** k) for k in range(41)]
FINE = np.linspace(0, 1, 601)


def test_they_look_along_each_step_and_stay_so() -> None:
    found = headings(walk(*CORNER), FINE, run_time=6.0)
    assert found[100] == pytest.approx(0) and found[300] == pytest.approx(math.pi / 2)
    assert abs(found[-1]) == pytest.approx(math.pi)


@pytest.mark.parametrize("points", [CORNER, ZIGZAG, [(0, 0), (1, 0), (0, 0), (1, 0)]])
@pytest.mark.parametrize("seconds", [2.0, 6.0])
def test_they_turn_without_a_jump(points: Any, seconds: float) -> None:
    found = headings(walk(*points), FINE, run_time=seconds)
    assert np.abs(np.diff(np.unwrap(found))).max() < 0.35


def test_on_a_quick_zigzag_they_look_straight_ahead() -> None:
    found = np.array(headings(walk(*ZIGZAG), FINE, run_time=2.0))
    assert np.abs(found[100:500]).max() < 0.4


def test_who_goes_back_along_a_way_looks_back() -> None:
    one = walk((0, 0), (1, 0), (2, 0))
    one.move(2)
    assert abs(headings(one, [0.5, 1.0], to=0, run_time=2.0)[-1]) == pytest.approx(math.pi)


@pytest.mark.parametrize("points", [CORNER, ZIGZAG])
def test_the_end_is_the_same_whether_or_not_the_way_was_looked_at(points: Any) -> None:
    seen, skipped = walk(*points), walk(*points)
    assert headings(seen, FINE)[-1] == headings(skipped, [1.0])[-1]


def test_who_is_home_again_looks_as_at_first() -> None:
    one = walk(*CORNER)
    headings(one, [1.0])
    home = one.home()
    home.begin()
    home.interpolate(1.0)
    assert one.walker.heading == 0.0


@pytest.mark.parametrize("count", [1, 3, 6])
def test_more_steps_than_there_are_end_at_the_last(count: int) -> None:
    one = walk(*CORNER)
    run = one.step(count)
    run.begin()
    run.finish()
    assert one.steps == min(count, one.last) and one.walker.opacity == 1


def test_steps_that_lead_nowhere_turn_nobody() -> None:
    one = walk((0, 0), (0, 1), (0, 1))
    assert headings(one, [0.5, 1.0], run_time=4.0) == pytest.approx([math.pi / 2] * 2)


@pytest.mark.parametrize(
    ("turn", "short"),
    [(0.5, 0.5), (math.pi, math.pi), (-math.pi, -math.pi), (4, 4 - math.tau), (-4, math.tau - 4)],
)
def test_they_turn_the_short_way(turn: float, short: float) -> None:
    assert nearest_turn(turn) == pytest.approx(short)
    assert turned(1.0, 1.0 + turn, 2.0) == pytest.approx(1.0 + short)
