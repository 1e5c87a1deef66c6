"""A step that is a ring, and a dot that finds lower ground."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, Nudged, passes
from steepest.stage import theme
from steepest.stage.figures.field.no_step import NoStep
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import formula, words

SQUARE = [(-2, 2), (-2, 2)]


def no_step(function: str, nudge: Fraction) -> NoStep:
    ground = Function(function, ["x", "y"])
    rule = nudge, Fraction(1, 5), Fraction(9, 10), 20
    nudged = Nudged(ground, SQUARE, passes(ground, SQUARE)[0], *rule)
    scene: Any = SimpleNamespace(
        facts=SimpleNamespace(nudged=nudged),
        words=lambda label, size=theme.LABEL_SIZE, colour=theme.INK: words(label, size=size, colour=colour),
        formula=lambda _, size=theme.FORMULA_SIZE, colour=theme.INK: formula("= 0", size=size, colour=colour),
        number=lambda _: nudged.lower.height,
        add=lambda *_: None,
    )
    land = Block(ground, SQUARE, View(50, 36), gap=None, numbers=False)
    return NoStep(Panel(scene, theme.WIDE_PANEL), land, "nudged", "step", theme.SECOND, line=1)


def played(animations: Any, share: float = 1.0) -> None:
    for animation in map(prepare_animation, animations):
        animation.begin()
        animation.interpolate(share)


@pytest.mark.parametrize("function", ["x**2 - y**2", "x*y", "x**2 - y**2 + y**4"])
@pytest.mark.parametrize("nudge", [Fraction(1, 20), Fraction(-1, 20)])
def test_the_dot_runs_down_on_the_side_of_the_nudge_and_the_height_with_it(function: str, nudge: Fraction) -> None:
    found = no_step(function, nudge)
    played(found.coming())
    played(found.stay())
    falling, heights, beside = found.fall(), list[float](), list[np.ndarray]()
    for share in (0.0, 0.5, 1.0):
        played(falling[:1], share)
        heights.append(float(found._height()))
        dot = found.land.on_screen(placed(found.dot.point, found.land.terrain))
        beside.append(found.low.box.middle - dot[:2])
        assert found.high.box.apart(found.low.box) > 0 or not share
    assert np.ptp(beside, axis=0) == pytest.approx(np.zeros(2), abs=1e-6)  # the plate goes with the dot
    low = found.nudged.lower
    assert heights[0] > heights[1] and heights[-1] == float(low.height) < heights[0]
    at = found.land.terrain.back(placed(found.dot.point, found.land.terrain)[None])[0, :2]
    assert at == pytest.approx(np.array(low.at, float))
    off = np.array(found.nudged.start, float) - np.array(found.nudged.saddle.at, float)
    assert off @ (at - found.start) > 0


def test_the_step_is_a_ring_that_comes_and_swells_and_never_an_arrow() -> None:
    found = no_step("x**2 - y**2", Fraction(1, 20))
    before = [*found.land.things]
    played(found.coming())
    assert found.land.things == before
    plain = found.ring.width
    played(staying := found.stay(), 0.5)
    assert found.ring.width > plain
    played(staying)
    assert [each for each in found.land.things if each not in before] == [found.ring]
    assert found.ring.width == plain
    start, end = (placed(each, found.land.terrain) for each in (found.ring.start, found.ring.end))
    assert np.array_equal(start, end)
