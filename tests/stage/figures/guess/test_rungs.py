"""Heights that are guessed in a lens: the letter of a higher one is over the point, however small the lens is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Square

from steepest.stage.figures.guess.outlines import DISC
from steepest.stage.figures.guess.rungs import InLens
from steepest.stage.type.typeset import formula


def _lens(radius: float, tells: bool = True) -> Any:
    """What is asked of a lens: its glass, where the plane leads on from its middle, and its factor, close to that."""
    glass = SimpleNamespace(centre=np.zeros(2), radius=radius)
    factor = Square(0.6).shift([-0.4, -0.5, 0.0])
    return SimpleNamespace(glass=glass, onward=np.array([1.0, 0.0]), label=factor, tells=tells)


@pytest.mark.parametrize("radius", [1.0, 1.2, 1.8])
def test_letters_stand_over_the_point_on_it_and_under_it_and_keep_apart(radius: float) -> None:
    lens = InLens(_lens(radius))
    ghosts = [lens.ghost("height", way, ()) for way in (1, 0, -1)]
    over, on, under = (lens.letter(formula("A"), each, ghosts).get_center()[1] for each in ghosts)
    assert over - on > 2 * DISC and on - under > 2 * DISC
    for ghost, side in zip(ghosts[::2], (1, -1), strict=True):
        start, end = ghost.outline()[[0, -1], 1]
        assert side * (end - start) > 0, "a line leads away from the point"


@pytest.mark.parametrize("radius", [1.2, 1.4, 1.8])
def test_letters_stand_farther_off_where_a_factor_in_their_way_is_not_told(radius: float) -> None:
    told, untold = (InLens(_lens(radius, tells)).far for tells in (True, False))
    assert told < untold < radius
