"""A ruler: its marker stays within it, and its regimes are shown as they are revealed."""

from __future__ import annotations

import pytest
from manim import VGroup

from steepest.calculus import Function, Quadratic
from steepest.stage import theme
from steepest.stage.figures.regime_line import RegimeLine
from steepest.stage.figures.ruler import Pointer, Ruler
from steepest.stage.type.typeset import words

RULER = Ruler((0, 2), left=-4, right=4, y=-1)


def test_a_pointer_stands_over_its_number() -> None:
    pointer = Pointer(RULER, words("rate"), theme.THIRD).point_at(1)
    assert pointer[0].get_x() == pytest.approx(0)
    assert pointer[0].get_bottom()[1] > RULER.y


def test_the_name_of_a_pointer_stays_within_the_ruler() -> None:
    name = words("learning rate")
    Pointer(RULER, name, theme.THIRD).point_at(0)
    assert name.get_left()[0] == pytest.approx(RULER.left, abs=0.01)


def regimes() -> RegimeLine:
    found = Quadratic.of(Function("w**2", ["w"])).regimes[1:]
    names = {regime.name: words(regime.name) for regime in found}
    return RegimeLine(RULER, found, names, dict.fromkeys(names, theme.INK), (-2, -2.4), {}, ["one jump"])


def test_a_regime_is_named_under_its_middle() -> None:
    line = regimes()
    assert line.names["glides"].get_x() == pytest.approx(RULER.at(0.25)[0])
    assert line.names["one jump"].baseline == pytest.approx(-2.4)


def test_a_regime_is_revealed_once() -> None:
    line = regimes()
    assert line.shown == [] and len(line.revealing("glides", "one jump")) > 2
    assert line.revealing("glides") == []
    assert line.shown == [part for name in line.revealed for part in (line.marks[name], line.names[name])]
    assert isinstance(line.on_top[0], VGroup) and line.on_top == [line.marks["one jump"]]
