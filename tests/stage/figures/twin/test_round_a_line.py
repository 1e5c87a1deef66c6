"""Who goes along a level line is pointed to from the axis of heights, and their line is in sight on the map."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from manim import Scene

from steepest.calculus import Function
from steepest.calculus.field import GradientField
from steepest.calculus.level_line import followed
from steepest.stage.figures.ground.outlook import seen_share
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.round_a_line import pair_round_a_line
from steepest.stage.figures.twin.standing import CLIMBER
from steepest.stage.ground.things import TALL, SpaceCurve, placed
from steepest.stage.ground.visibility import clearance
from steepest.stage.type import typeset
from tests.families import family
from tests.stage.figures.twin.test_eye import covered

GROUNDS = ["x**2 + y**2", "x**2 - y**2", "20 - x**2 - y**2", "x + 2*y", "y**2 - x", "exp(-x**2/4 - y**2/4)"]


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no text."""

    def formula(self, template: str, **style: Any) -> typeset.Typeset:
        return typeset.formula(template, **style)

    def words(self, label: str, **style: Any) -> typeset.Typeset:
        return typeset.words(label, **style)


def risen(function: str) -> tuple[Pair, np.ndarray]:
    """The ground of a function over its map, and the level line through (1, 2)."""
    three, at = (Fraction(-3), Fraction(3)), (Fraction(1), Fraction(2))
    height = Function(function, ["x", "y"])
    drawn = Framing(height, height, (at,), at, (three, three))
    first = followed(GradientField(height, [at]).arrows, *drawn.window)[0]
    pair = pair_round_a_line(Bare(), drawn, "height", first, followed=(height(at), height(at)))  # type: ignore[arg-type]
    pair.ground.lay(pair.surface.terrain(0.0), [])
    pair.ground.face(pair.tilted)
    return pair, first.line.points


@pytest.mark.parametrize("function", family(3, GROUNDS))
def test_a_line_leads_from_the_walker_to_their_height_on_the_axis_wherever_they_are(function: str) -> None:
    pair, line = risen(function)
    ground, axis = pair.ground.terrain, pair.upright
    lead, tick = axis.ticks[-2:]
    assert isinstance(lead, SpaceCurve) and isinstance(tick, SpaceCurve)
    foot, top = placed(axis.poles[0].points, ground)
    for at in line[:: len(line) // 7]:
        pair.stand(*at)
        start, *_, end = placed(lead.points, ground)
        assert start == pytest.approx(ground.on(*at))
        assert end[:2] == pytest.approx(foot[:2]) and foot[2] < end[2] <= top[2] + 1e-9
        assert end[2] == pytest.approx(start[2], abs=1e-3) and placed(tick.points, ground)[0, 2] == end[2]


@pytest.mark.parametrize("function", family(2, ["x**2 - y**2", "y**2 - x", "x - y**2", "x**2 + y**2"]))
def test_the_ground_hides_hardly_any_of_the_line_on_the_map(function: str) -> None:
    pair, line = risen(function)
    ground = pair.ground.terrain
    assert np.mean([covered(at, pair.tilted, ground) for at in ground.below(*line[::20].T)]) < 0.1


@pytest.mark.parametrize("function", ["x**2 + y**2", "20*exp(-x**2/2 - y**2/2)", "9*exp(-(x - 1)**2/2 - y**2)"])
def test_who_goes_round_a_hill_is_in_sight_when_they_are_back(function: str) -> None:
    pair, _ = risen(function)
    ground, half = pair.ground.terrain, TALL * CLIMBER / 2
    assert clearance(ground, pair.ground.view, ground.on(1, 2, half)[None])[0] > 0


def test_a_line_in_a_bowl_is_seen_clear_of_the_edge_in_front_of_it() -> None:
    """Where it touched that, both would be one bright line."""
    pair, line = risen("x**2 + y**2")
    ground, lower = pair.ground.terrain, replace(pair.tilted, elevation=pair.tilted.elevation - 1)
    assert seen_share(ground, lower, [ground.on(line[:, 0], line[:, 1], 0.006)]) > 0.98
