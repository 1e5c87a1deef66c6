"""Evened heights keep the level lines of the surface, and share the bands."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.map.evened import evened, evened_for

XS, YS = (-2.0, 2.0), (-1.0, 3.0)
GRID = np.meshgrid(np.linspace(*XS, 61), np.linspace(*YS, 41), indexing="ij")


@pytest.mark.parametrize(
    "formula", ["x**2 + y**2", "(1 - x)**2 + 100*(y - x**2)**2", "x + 2*y", "exp(x) + y"]
)
def test_steps_are_even_unless_most_of_the_map_were_low_or_high_and_higher_stays_higher(formula: str) -> None:
    sample = Function(formula, ["x", "y"]).sample
    found = evened(sample, XS, YS)
    heights = found(*GRID)
    assert heights.min() == 0 and heights.max() == 1
    middle = (np.median(sample(*GRID)) - found.low) / found.span
    assert np.median(heights) == pytest.approx(np.clip(middle, 0.2, 0.8), abs=0.01)
    assert (found.power == pytest.approx(1)) == (0.2 <= middle <= 0.8)
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


BOWL, STEEPER = (Function(f"x**2 + {k}*y**2", ["x", "y"]).sample for k in (1, 2))


def test_other_heights_keep_the_scale_where_they_have_bands_on_it() -> None:
    before = evened(BOWL, XS, YS)
    after = before.changed(STEEPER, XS, YS)
    assert (after.low, after.span, after.power) == (before.low, before.span, before.power)
    assert after(*GRID)[:, 10] == pytest.approx(
        before(*GRID)[:, 10]
    )  # along y = 0 nothing is other than it was
    for factor in (100, 1e-3):
        other = evened(lambda x, y, factor=factor: factor * BOWL(x, y), XS, YS)  # type: ignore[misc]
        assert before.changed(other.sample, XS, YS) == other


def test_a_bowl_that_turns_oval_has_a_colour_for_its_steepest_ground() -> None:
    """Nine times as steep, it would be one flat colour above the first bowl's top."""
    before = evened(BOWL, XS, YS)
    after = before.changed(Function("x**2 + 9*y**2", ["x", "y"]).sample, XS, YS)
    assert after(*GRID).max() == pytest.approx(1) and after.span > before.span


OVAL = Function("x**2 + 9*y**2", ["x", "y"]).sample


def test_a_bowl_that_will_turn_oval_has_one_scale_with_that_from_the_first() -> None:
    before = evened_for(BOWL, OVAL, XS, YS)
    after = before.changed(OVAL, XS, YS)
    assert (after.low, after.span, after.power) == (before.low, before.span, before.power)
    assert before.levels == after.levels and after(*GRID).max() == pytest.approx(1)
    assert before(*GRID).max() > 0.3
    assert before.bend == after.bend < 1 == evened(BOWL, XS, YS).bend  # its colours are spread


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_on_its_way_it_is_the_bowl_with_a_coefficient_between_and_what_stays_as_high_stays(share: float) -> None:
    before = evened_for(BOWL, OVAL, XS, YS)
    now = before.toward(before.changed(OVAL, XS, YS), share)
    between = Function(f"x**2 + {1 + 8 * share}*y**2", ["x", "y"]).sample
    assert now(*GRID) == pytest.approx(before.of(between(*GRID)))
    assert now(*GRID)[:, 10] == pytest.approx(before(*GRID)[:, 10])  # along y = 0


def test_one_that_would_have_next_to_no_bands_then_has_its_own_scale() -> None:
    assert evened_for(BOWL, lambda x, y: 1e9 * BOWL(x, y), XS, YS) == evened(BOWL, XS, YS)


def test_heights_beyond_the_scale_are_told_apart() -> None:
    found = evened(BOWL, XS, YS)
    assert found.of(np.array(found.back(-0.5))) == pytest.approx(-0.5)
    assert found.of(np.array(found.back(2.5))) == pytest.approx(2.5)


def test_a_narrow_hole_is_bent_no_more_than_heights_beyond_it_stay_numbers() -> None:
    def hole(x: np.ndarray, y: np.ndarray, deep: float = 1.0) -> np.ndarray:
        return np.asarray(-deep * np.exp(-2000 * (x**2 + (y - 1) ** 2)))

    found = evened(hole, XS, YS)
    assert found.power == 16
    assert found.changed(lambda x, y: 1.1 + 0 * hole(x, y), XS, YS).low == pytest.approx(1.1)
    for height in (0.05, 0.5, 2.9, 1e300):
        other = found.changed(lambda x, y, height=height: hole(x, y) + height * x**2, XS, YS)  # type: ignore[misc]
        heights = other(*GRID)
        assert np.isfinite(heights).all() and heights.min() >= -3 and heights.max() <= 4
