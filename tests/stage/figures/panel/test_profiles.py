"""Profiles and their numbers keep off the words around them, however steep the ground is and however long a number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from steepest.calculus import Function, StraightWay
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.profiles import Profiles
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset, formula, words

STEEP = {
    "x**2 - y**2": (2, -2),
    "-cos(3*x) + cos(3*y)": (9, -9),
    "10000*x**2 - y**2": (20000, -2),
    "x**2/50 - 30*y**2": (0.04, -60),
}
"""Passes at (0, 0), with the curvatures along x and y."""


class Words:
    """A scene that sets every label as its name, and every formula as one number."""

    def __init__(self, number: float) -> None:
        self.number = number

    def words(self, label: str, **style: Any) -> Typeset:
        """A label."""
        return words(label, **style)

    def formula(self, template: str, **style: Any) -> Typeset:
        """The number."""
        return formula(f"{self.number:+{template.partition(':+')[2].rstrip('}')}}", **style)


def block(function: str) -> Block:
    """The ground with a pass."""
    return Block(Function(function, ["x", "y"]), [(-3, 3), (-3, 3)], View(50, 36), gap=None, numbers=False)


def profiles(function: str, number: float = 0) -> Profiles:
    """Profiles of the lines along x and y through the pass."""
    land = block(function)
    up, down = (
        land.line(StraightWay((0, 0), way, 0, curvature), theme.FIRST)
        for way, curvature in zip(((1, 0), (0, 1)), STEEP[function], strict=True)
    )
    scene: Any = Words(number)
    return Profiles(Panel(scene, theme.WIDE_PANEL), land.whole, up=up, down=down)


@pytest.mark.parametrize("function", STEEP)
def test_no_profile_touches_the_words_around_it(function: str) -> None:
    there = profiles(function)
    column, _ = there.columns(slope="{slope:+g}", curvature="{:+g}")
    shown = [*there.pictures, column[0]]
    boxes = [box_of(one) for one in shown]
    assert all(one.apart(other) > 0.08 for k, one in enumerate(boxes) for other in boxes[:k])


@pytest.mark.parametrize("function", STEEP)
def test_all_are_as_much_flatter_as_the_tallest_needs(function: str) -> None:
    tall, flat = (
        float(np.ptp(profile.get_all_points()[:, 1])) for profile in profiles(function).pictures[::2]
    )
    curved = abs(STEEP[function][0] / STEEP[function][1])
    assert tall / flat == pytest.approx(curved, rel=0.1) or min(tall, flat) < 1e-3 < curved


@pytest.mark.parametrize("number", [0, 2, -14, 20000, -123456, 1234567])
def test_columns_keep_apart(number: float) -> None:
    there = profiles("x**2 - y**2", number)
    slopes, curvatures = there.columns(slope="{:+.1g}", curvature="{:+.3g}")
    for one, other in zip(slopes, curvatures, strict=True):
        assert box_of(one).apart(box_of(other)) > theme.TEXT_GAP - 1e-9


@pytest.mark.parametrize("function", STEEP)
def test_a_tangent_goes_along_each_profile_and_touches_it_all_the_way(function: str) -> None:
    there = profiles(function)
    for turning, profile in zip(there.turning(), there.profiles, strict=True):
        line, turns = np.concatenate([half.points for half in profile])[:, :2], []
        for share in np.linspace(0, 1, 21):
            turning.interpolate(float(share))
            start, end = turning.mobject.get_start()[:2], turning.mobject.get_end()[:2]
            assert np.hypot(*(line - (start + end) / 2).T).min() < 0.02
            turns.append((end - start)[1])
        assert min(turns) < 0 < max(turns)
