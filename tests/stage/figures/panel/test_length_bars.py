"""Bars of a walk's steps grow as it goes, and no two of their figures touch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from steepest.stage.figures.flat.plane import apart
from steepest.stage.figures.panel.length_bars import LengthBars
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.walk import Walk
from steepest.stage.type.typeset import Typeset, words


class Words:
    """A scene that sets every label as its name, and every formula as three figures."""

    def words(self, label: str, **style: Any) -> Typeset:
        """A label."""
        return words(label, **style)

    def formula(self, template: str, **style: Any) -> Typeset:
        """Three figures."""
        return words("0.12", **style)


class Nothing:
    """A trace and a walker that nobody sees."""

    reached = 0.0
    opacity = 1.0

    def at(self, steps: float) -> np.ndarray:
        """Always there."""
        return np.zeros(1)

    def ends_within(self, number: int) -> float:
        """The whole step."""
        return 1.0

    heading = 0.0

    def stand(self, at: np.ndarray) -> None:
        """Stand anywhere."""

    def toward(self, way: np.ndarray) -> float:
        """Always the same."""
        return 0.0


def bars_of(lengths: Sequence[float]) -> tuple[Walk, LengthBars]:
    scene: Any = Words()
    walk = Walk(np.zeros((len(lengths) + 1, 1)), Nothing(), Nothing())
    return walk, LengthBars(Panel(scene), "lengths", walk, lengths, "walk.lengths", line=3)


@pytest.mark.parametrize("steps", [0.0, 0.5, 2.0, 3.0])
def test_bars_grow_with_the_walk(steps: float) -> None:
    walk, bars = bars_of([1, 2, 3])
    walk.move(steps)
    grown = [float(shape.points[0, 1]) for shape in bars.bars.shapes()]
    assert sum(grown) == pytest.approx(np.interp(steps, [0, 1, 2, 3], [0, 1, 3, 6]))


@pytest.mark.parametrize("number", range(1, 31))
def test_a_figure_gives_way_to_one_that_it_would_touch(number: int) -> None:
    walk, bars = bars_of([1.0] * 30)
    walk.move(1)
    bars.tell(1)
    walk.move(30)
    bars.tell(number)
    assert number in bars.told
    figures = sorted(bars.told.values(), key=lambda figure: float(figure.get_left()[0]))
    assert all(apart(one, other) for one, other in pairwise(figures))


def test_what_is_told_already_is_not_told_again() -> None:
    walk, bars = bars_of([1, 2, 3])
    walk.move(1)
    assert bars.tell(1) and not bars.tell(1)


def test_figures_rise_clear_of_the_bars_to_come() -> None:
    walk, bars = bars_of([1.0] + [50.0] * 19)
    walk.move(1)
    bars.tell(1)
    rising: list[Any] = bars.rise()
    for animation in (each.build() for each in rising):
        animation.begin()
        animation.interpolate(1)
        animation.finish()
    figure = bars.told[1]
    left, right = float(figure.get_left()[0]), float(figure.get_right()[0])
    now, then = (bars.bars.clear_above(left, right, told) for told in (1, None))
    assert figure.get_bottom()[1] > then > now


@pytest.mark.parametrize("steps", [0.0, 1.5, 3.0])
def test_step_and_distance_are_counted_below_the_bars_and_settle_on_their_facts(steps: float) -> None:
    walk, bars = bars_of([1, 2, 3])
    bars.count("number", "distance", [0.5, 1.5, 3.5, 6.5], "walk.far")
    walk.move(steps)
    number, away = (part for part in bars.parts if isinstance(part, RunningLine))
    told = dict[str, str]()
    bars.panel.scene.settle = lambda readout, fact: told.update({fact: readout.text})  # type: ignore[assignment]
    for counted in (number, away):
        counted.readout.refresh()
    bars.settle()
    assert told == {
        "len(walk.lengths)": str(int(steps)),
        "walk.far[-1]": f"{[0.5, 1.5, 3.5, 6.5][int(steps)]:.2f}",
    }
    assert bars.bars.get_bottom()[1] > number.get_top()[1] > number.get_bottom()[1] > away.get_top()[1]
