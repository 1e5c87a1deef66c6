"""The ring of a question appears, empties evenly, and is empty in the end."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.figures.guess.ring import APPEAR, THINK, Ring


@pytest.mark.parametrize("seconds", [1.0, THINK])
def test_the_ring_appears_and_then_empties_evenly(seconds: float) -> None:
    ring = Ring(np.zeros(2))
    emptying = ring.empty(seconds)
    emptying.begin()
    whole = APPEAR + seconds
    assert emptying.run_time == pytest.approx(whole)
    for time in (APPEAR, APPEAR + seconds / 4, APPEAR + seconds / 2, whole):
        emptying.interpolate(time / whole)
        assert ring.opacity == pytest.approx(1)
        assert ring.left == pytest.approx(1 - (time - APPEAR) / seconds)


def test_nothing_of_its_time_is_gone_before_the_ring_is_seen() -> None:
    ring = Ring(np.zeros(2))
    emptying = ring.empty()
    emptying.begin()
    emptying.interpolate(APPEAR / 2 / (APPEAR + THINK))
    assert ring.left == 1 and 0 < ring.opacity < 1
