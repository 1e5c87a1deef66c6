"""Both ways down from a pass are seen under its level, whatever the eye makes of them."""

import numpy as np
import pytest

from steepest.stage.figures.field.under_level import UnderLevel
from steepest.stage.ground.things import Patch, SpaceCurve, placed
from steepest.stage.type.typeset import words
from tests.stage.figures.ground.test_crossing import each_ridge, laid, seen_from


def under(ridge: tuple[float, float]) -> UnderLevel:
    land, cross, _ = laid(ridge)
    seen_from(land, cross.over)
    return UnderLevel(cross, words("your height"))


@each_ridge
def test_a_line_drops_from_the_level_of_the_pass_to_the_head_of_each_way(ridge: tuple[float, float]) -> None:
    there = under(ridge)
    land, over = there.cross.land.whole, there.cross.over
    height = placed(there.cross.left.points, land)[0, 2]
    for name in ("left", "right"):
        *_, veil, drop = there.of(name)
        assert isinstance(veil, Patch) and isinstance(drop, SpaceCurve)
        top, end = placed(drop.points, land)
        assert top[:2] == pytest.approx(end[:2]) and top[2] == pytest.approx(height) and end[2] < height
        way = placed(there.cross.lines[name].points, land)
        assert np.hypot(*(way - end).T[:2]).min() == pytest.approx(0, abs=1e-9)
        seen_top, seen_end = over.project(np.array([top, end]))[:, 1]
        assert seen_top > seen_end
        assert placed(veil.points, land)[:, 2].max() == pytest.approx(height)


@each_ridge
def test_the_level_is_one_line_with_its_words_and_comes_with_the_first_name(ridge: tuple[float, float]) -> None:
    there = under(ridge)
    left, right = there.of("left"), there.of("right")
    level, name, *_ = left
    assert isinstance(level, SpaceCurve) and level.dashed and len(right) == 2
    start, end = placed(level.points, there.cross.land.whole)
    assert start[2] == pytest.approx(end[2])
    assert there.of("ahead") == [] and [*there.parts] == [*left, *right] and name
