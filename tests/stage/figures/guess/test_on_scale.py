"""Letters of guesses on a meter: each on its own needle, and off the scale."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.guess.on_scale import OnScale
from steepest.stage.figures.guess.outlines import DISC
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.type.typeset import words

REGION = Box(-2.1, -2.0, 2.1, 2.0)


@given(now=st.floats(12, 38), far=st.floats(4, 12))
def test_a_letter_stands_on_its_needle_and_hides_no_tick_that_is_not_long(now: float, far: float) -> None:
    meter = Meter(words("bitterness"), now, (0, 50), REGION, decimals=0)
    drawn = OnScale(meter)
    ghosts = [drawn.ghost("place", value, ()) for value in (now - far, now, now + far)]
    letters = [drawn.letter(words(name), ghost, ghosts) for name, ghost in zip("ABC", ghosts, strict=True)]
    hub = np.array(meter.scale.arc.middle)
    for letter, ghost in zip(letters, ghosts, strict=True):
        off, way = letter.get_center()[:2] - hub, ghost.outline()[1] - hub
        assert abs(off[0] * way[1] - off[1] * way[0]) < 1e-6 and off @ way > 0
        assert np.hypot(*off) + DISC < 0.79 * meter.scale.arc.radius
    for one, other in combinations(letters, 2):
        assert np.hypot(*(one.get_center() - other.get_center())[:2]) > 2 * DISC + theme.TEXT_GAP / 2
