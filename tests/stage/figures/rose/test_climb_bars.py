"""Bars for what the legs of a step climb: one on the other, on one scale, with words that touch nothing."""

from itertools import combinations

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.rose.climb_bars import ClimbBars
from steepest.stage.type.typeset import formula, words

CLIMBS = [[2.3, 2.4], [0.001, 5.0], [5.0, 0.0], [80.0, 1.0]]
each_pair = pytest.mark.parametrize("climbs", CLIMBS)


def bars(climbs: list[float], first: str = "4 h cos theta") -> ClimbBars:
    named = [*(formula(each, size=theme.LABEL_SIZE) for each in (first, "3 h sin theta")), words("climb")]
    return ClimbBars(climbs, named, theme.BESIDE_GROUND)


@each_pair
def test_the_bars_are_as_high_as_the_climbs_on_one_scale_and_the_total_as_both(climbs: list[float]) -> None:
    made = bars(climbs)
    (low, middle), (joint, top) = (each.outline[:, 1] for each in made.bars)
    foot, high = made.total.outline[:, 1]
    assert joint == pytest.approx(middle) and (foot, high) == pytest.approx((low, top))
    assert np.array([middle - low, top - joint]) / (top - low) == pytest.approx(np.array(climbs) / sum(climbs))


@each_pair
@pytest.mark.parametrize("first", ["4 h cos theta", "-0.001 h cos theta"])
def test_words_stand_apart_inside_the_region_and_off_the_rest_of_it(climbs: list[float], first: str) -> None:
    made = bars(climbs, first)
    boxes = [box_of(each) for each in (*made.words, made.over)]
    assert all(one.apart(other) >= theme.TEXT_GAP - 1e-9 for one, other in combinations(boxes, 2))
    region = theme.BESIDE_GROUND
    assert all(region.left < box.left and box.right <= region.right + 1e-9 for box in boxes)
    assert all(region.bottom < box.bottom and box.top < region.top for box in boxes)
    assert made.rest.right < min(box.left for box in boxes) and made.rest.width > 2
