"""Footprints lie beside the way, left and right in turn, and are the paler the longer ago."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage.figures.footprints import Steps
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.things import Footprints
from steepest.stage.ground.view import View

WAY = np.linspace([0, 0], [4, 0], 101)
UNIT = np.array([0.5, 2.0])  # the way is two units long in the picture


def middles(outlines: np.ndarray) -> np.ndarray:
    """The middles (m, 2) of prints, each of two parts, in the picture's units."""
    return np.asarray((outlines.mean(axis=1) * UNIT).reshape(-1, 2, 2).mean(axis=1))


def test_they_lie_left_and_right_in_turn_an_even_stride_apart() -> None:
    outlines, _ = Steps(WAY, UNIT).seen(0, 1, 1)
    x, y = middles(outlines).T
    assert len(x) == 10 and np.diff(x) == pytest.approx(np.diff(x)[0])
    assert (y[:-1] * y[1:] < 0).all() and np.abs(y) == pytest.approx(abs(y[0]))


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 0.5), (0.2, 0.7), (0, 1)])
def test_only_what_was_walked_has_them(low: float, high: float) -> None:
    outlines, fades = Steps(WAY, UNIT).seen(low, high, high)
    assert len(outlines) == len(fades) == 2 * round(10 * (high - low))


def test_they_fade_away_behind_whoever_left_them() -> None:
    _, fades = Steps(WAY, UNIT).seen(0, 1, 1)
    assert (np.diff(fades[::2]) > 0).all() and 0.3 < fades.min() < fades.max() <= 1
    far = Steps(10 * WAY, UNIT)
    outlines, fades = far.seen(0, 1, 1)
    assert 0 < len(outlines) < len(far.seen(0, 1, 0.5)[0]) < len(WAY) and fades.min() > 0


def test_from_a_start_amid_the_way_they_lead_to_both_sides() -> None:
    """Toes lie farther from the start than heels."""
    outlines, _ = Steps(WAY, UNIT, 0.5).seen(0, 1, 0.5)
    toes, heels = (outlines.mean(axis=1)[k::2, 0] for k in (0, 1))
    assert (np.abs(toes - 2) > np.abs(heels - 2)).all()


def test_a_way_too_short_for_a_step_has_none() -> None:
    outlines, fades = Steps(np.zeros((5, 2)), UNIT).seen(0, 1, 1)
    assert len(outlines) == len(fades) == 0


def test_a_stroll_leaves_them_and_when_it_is_over_they_are_gone() -> None:
    function = Function("x**2", ["x", "y"])
    land = Block(function, [(-2, 2), (-2, 2)], View(), [None, None, None])
    ball = land.ball((0, 0))
    land.landscape.put(ball)
    stroll = land.stroll(ball, Cut(function, (0, 0), "x"))
    stroll.begin()
    counts = []
    for share in (0.25, 0.5, 1.0):
        stroll.interpolate(share)
        prints = [thing for thing in land.landscape.things if isinstance(thing, Footprints)]
        counts.append(sum(len(each.fades) for each in prints))
    assert 0 < counts[0] < counts[1] and counts[2] == 0
    assert np.cos(ball.heading) == pytest.approx(1)  # they came back, and look along it again
