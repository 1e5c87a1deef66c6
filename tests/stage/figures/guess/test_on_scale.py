"""Letters of guesses on a meter: each beside its own needle, and off the scale."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.guess.on_scale import OnScale
from steepest.stage.figures.guess.outlines import DISC, Ghost
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.label import Label, box_of
from steepest.stage.type.typeset import words

REGION = Box(-2.1, -2.0, 2.1, 2.0)
ASIDE = DISC + 0.06  # a letter beside its needle


def guessed(now: float, far: float) -> tuple[Meter, list[Ghost], list[Label]]:
    """A meter, guesses at its reading and so far off it on both sides, and their letters."""
    meter = Meter(words("bitterness"), now, (0, 50), REGION, decimals=0)
    drawn = OnScale(meter)
    ghosts = [drawn.ghost("place", value, ()) for value in (now - far, now, now + far)]
    letters = [drawn.letter(words(name), ghost, ghosts) for name, ghost in zip("ABC", ghosts, strict=True)]
    return meter, ghosts, letters


def least_off(line: np.ndarray, letter: Label) -> float:
    """How near a straight line (2, 2) comes to the middle of a letter."""
    start, end = line
    points = start + np.linspace(0, 1, 100)[:, None] * (end - start)
    return float(np.hypot(*(points - letter.get_center()[:2]).T).min())


@given(now=st.floats(12, 38), far=st.floats(4, 12))
def test_a_letter_stands_by_its_needle_inside_of_the_ticks_or_beyond_its_tip(now: float, far: float) -> None:
    meter, ghosts, letters = guessed(now, far)
    hub = np.array(meter.scale.arc.middle)
    for letter, ghost in zip(letters, ghosts, strict=True):
        off, way = letter.get_center()[:2] - hub, ghost.outline()[1] - hub
        aside = abs(off[0] * way[1] - off[1] * way[0]) / np.hypot(*way)
        far, radius = np.hypot(*off), meter.scale.arc.radius
        if far > 0.8 * radius:  # outside or on the arc, off a number, and nearest to its own needle
            assert ghost is ghosts[1]
            assert ghost is min(ghosts, key=lambda one: np.hypot(*(one.outline()[1] - hub - off)))
        else:
            assert min(aside, abs(aside - ASIDE)) < 1e-6 and off @ way > 0 and far + DISC < 0.79 * radius
        assert all(box_of(letter).apart(box_of(number)) > theme.TEXT_GAP for number in meter.numbers)
    for one, other in combinations(letters, 2):
        off = (one.get_center() - other.get_center())[:2]
        assert np.hypot(*off) > 2 * DISC + theme.TEXT_GAP / 2 and np.abs(off).max() > 2 * DISC


@given(now=st.floats(6, 44), far=st.floats(2.5, 11))
def test_no_letter_lies_on_the_needle_of_the_meter(now: float, far: float) -> None:
    """Where a number of the scale is in its place beyond the arc, it stands on the arc."""
    meter, _, letters = guessed(now, far)
    for letter in letters:
        assert least_off(meter.needle.outline[:, :2], letter) > DISC - 0.02
        assert all(box_of(letter).apart(box_of(number)) > 0 for number in meter.numbers)


@given(now=st.floats(16, 34), far=st.floats(7, 12))
def test_no_letter_hides_a_needle_that_comes_to_its_guess_or_to_another(now: float, far: float) -> None:
    """Where a guess is far enough off for a letter: that is beside it."""
    _, ghosts, letters = guessed(now, far)
    for ghost, letter in product(ghosts, letters):
        assert least_off(ghost.outline(), letter) > DISC - 0.02


@pytest.mark.parametrize("far", [2.5, 3.0, 3.5])
@pytest.mark.parametrize("now", [16.0, 20.0, 25.0, 30.0])
def test_letters_of_guesses_that_are_close_do_not_stand_corner_into_corner(now: float, far: float) -> None:
    _, _, letters = guessed(now, far)
    for one, other in combinations(letters, 2):
        assert np.abs((one.get_center() - other.get_center())[:2]).max() > 2 * DISC
