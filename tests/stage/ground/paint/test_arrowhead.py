"""The heads of arrows along the ground."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.ground.paint.arrowhead import headed
from steepest.stage.ground.view import View

ABOVE = View(azimuth=-90.0, elevation=90.0)
WIDTH = 5.0


def head_of(length: float, step: bool) -> float:
    """How long the head of a straight arrow of a length is, as a share of it; 0 where it has none."""
    points = np.linspace([0.0, 0.0, 0.0], [length, 0.0, 0.0], 40)
    shaft, has_head = headed(points, ABOVE, WIDTH, step=step)
    return float(1 - shaft[-1, 0] / length) if has_head else 0.0


@pytest.mark.parametrize("length", [0.3, 0.4, 0.5, 0.8])
def test_the_head_of_a_step_leaves_most_of_it_to_its_shaft(length: float) -> None:
    assert 0 < head_of(length, step=True) <= 0.4
    assert head_of(length, step=True) <= head_of(length, step=False)


def test_a_short_step_is_a_line_and_its_head_grows_with_it() -> None:
    assert head_of(0.12, step=True) == 0 < head_of(0.12, step=False)
    heads = [length * head_of(length, step=True) for length in np.linspace(0.1, 1.2, 56)]
    assert min(np.diff(heads)) > -1e-9 and max(np.diff(heads)) < 0.05, "and never jumps"
