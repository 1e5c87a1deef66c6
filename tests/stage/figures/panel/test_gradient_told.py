"""The left side of a gradient goes to where another stands that says the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.panel.gradient_told import GradientTold
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.lean.fading import FadeIn
from tests.stage.figures.twin.test_slopes import Told, framing


def told() -> tuple[Told, GradientTold]:
    scene = Told(framing("x + 2*y", "3*x + 2*y", (1, 1)))
    slopes = SimpleNamespace(panel=Panel(scene), scene=scene, pair=None, formula=None, into=None)  # type: ignore[arg-type]
    return scene, GradientTold(slopes, ("frame.spots[0].gradient",) * 2)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [theme.FORMULA_SIZE, 30])
def test_the_left_side_is_carried_to_another_place_in_another_size(size: float) -> None:
    scene, gradient = told()
    side = scene.formula("nabla f =", size, theme.GRADIENT).stand(2.0, -2.0)
    there = [glyph.points.copy() for glyph in side.family_members_with_points()]
    here = [glyph.points for each in gradient.shown for glyph in each.family_members_with_points()]
    *_, carry = moves = gradient.becomes(side)
    move: Any = carry
    for share, places in ((0.0, here), (1.0, there)):
        move.update_function(side, share)
        found = [glyph.points for glyph in side.family_members_with_points()]
        assert all(np.allclose(a, b) for a, b in zip(found, places, strict=False))
    assert len(moves) == 3 and len(here) > len(there)


def test_a_side_that_says_something_else_comes_while_the_other_goes() -> None:
    scene, gradient = told()
    side = scene.formula("x + y", theme.FORMULA_SIZE, theme.GRADIENT)
    moves = gradient.becomes(side)
    assert any(isinstance(move, FadeIn) and move.mobject is side for move in moves)
