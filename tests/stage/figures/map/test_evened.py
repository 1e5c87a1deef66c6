"""Evened heights keep the level lines of the surface, and share the bands."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.map.evened import evened

XS, YS = (-2.0, 2.0), (-1.0, 3.0)
GRID = np.meshgrid(np.linspace(*XS, 61), np.linspace(*YS, 41), indexing="ij")


@pytest.mark.parametrize(
    "formula", ["x**2 + y**2", "(1 - x)**2 + 100*(y - x**2)**2", "x + 2*y", "exp(x) + y"]
)
def test_half_of_the_map_is_low_and_higher_stays_higher(formula: str) -> None:
    sample = Function(formula, ["x", "y"]).sample
    heights = evened(sample, XS, YS)(*GRID)
    assert heights.min() == 0 and heights.max() == 1
    assert np.median(heights) == pytest.approx(0.5, abs=0.01)
    order = np.argsort(sample(*GRID), axis=None)
    assert (np.diff(heights.ravel()[order]) >= 0).all()


def test_a_plain_and_a_hole_are_no_trouble() -> None:
    assert np.isfinite(evened(Function("5 + 0*x*y", ["x", "y"]).sample, XS, YS)(*GRID)).all()
    hole = evened(Function("log(x) + y", ["x", "y"]).sample, XS, YS)(*GRID)
    assert np.isnan(hole[0]).all() and np.isfinite(hole[-1]).all()


def test_what_is_evened_is_bent_back() -> None:
    heights = evened(Function("x**2 + 9*y**2", ["x", "y"]).sample, XS, YS)
    assert heights.back(0.3) < heights.back(0.6)
    assert heights.of(np.array([heights.back(0.3), heights.back(0.6)])) == pytest.approx([0.3, 0.6])
