"""A lens beside a pass tells how far off it somebody was set."""

from collections.abc import Iterator
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Scene, tempconfig

from steepest.calculus import Function, Nudged, passes
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.lens.off_pass import OffPass
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.type.typeset import formula
from tests.stage.figures.lens.test_lens import SIZE, play

SQUARE = [(-2, 2), (-2, 2)]


@pytest.fixture
def scene() -> Iterator[Scene]:
    with tempconfig({**SIZE, "frame_rate": 30, "background_color": theme.BACKGROUND}):
        yield Scene(renderer=Projector(Audience(), ""))


def off_pass(scene: Any, function: str, nudge: Fraction = Fraction(1, 20)) -> tuple[OffPass, list[str]]:
    """It, and what is asked to be set, in order."""
    ground, told = Function(function, ["x", "y"]), list[str]()
    nudged = Nudged(ground, SQUARE, passes(ground, SQUARE)[0], nudge, Fraction(1, 5), Fraction(9, 10), 20)

    def typeset(template: str, size: float) -> Any:
        told.append(template)
        return formula("0", size=size)

    scene.facts, scene.formula = SimpleNamespace(nudged=nudged), typeset
    land = Block(ground, SQUARE, View(50, 36), gap=None, numbers=False, region=theme.BESIDE)
    scene.add(land.landscape)
    return OffPass(scene, land, "nudged", instead=[]), told


def test_what_is_measured_leads_from_the_pass_to_where_somebody_was_set(scene: Scene) -> None:
    off, told = off_pass(scene, "x**2 - y**2")
    play(scene, come(off))
    play(scene, off.measure())
    assert "{nudged.distances[0]:g}" in told
    ends = off.land.whole.back(placed(off.way.points, off.land.whole))[[0, -1], :2]
    assert ends == pytest.approx(np.array([off.nudged.saddle.at, off.nudged.start], float), abs=1e-9)
    assert off.way in off.land.landscape.things and len(off.lens._called) == 1


def test_nothing_is_measured_where_no_lens_is_needed(scene: Scene) -> None:
    off, _ = off_pass(scene, "x**2 - y**2", Fraction(19, 10))
    play(scene, come(off))
    assert not off.lens.enlarges and off.measure() == []


def test_a_closer_lens_takes_over_for_steps_much_shorter_than_the_nudge(scene: Scene) -> None:
    off, _ = off_pass(scene, "x**2 - y**2")
    play(scene, come(off))
    first = off.lens
    assert off.follow(off.nudged.plain.points[:3], []) == [] and off.lens is first
    tiny = [tuple(float(x) + k * 1e-4 for x in off.nudged.start) for k in range(3)]
    assert off.follow(tiny, []) and off.lens is not first and off.lens.glass.times() > first.glass.times()


def test_who_steps_on_becomes_smaller_in_the_lens(scene: Scene) -> None:
    off, _ = off_pass(scene, "x**2 - y**2")
    play(scene, come(off))
    near: Any = off.lens.glass.near
    before = near.taller
    play(scene, off.measure())
    play(scene, off.leave())
    assert near.taller < before and off.measured == []
