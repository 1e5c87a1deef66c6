"""A number that ran becomes the exact one where it stands: nothing of the one is printed over the other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from manim import Mobject

from steepest.stage import theme
from steepest.stage.type.becoming import become
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset, formula

SHARES = 0.01, 0.25, 0.49, 0.5, 0.51, 0.75, 0.99
NUMBERS = [(7, 1, "7"), (14, 1, "14"), (-3, 2, "-3"), (2.5, 2, "2.5"), (2 / 3, 1, "0.667")]


def ran(value: float, decimals: int, point: float = 0.4) -> Readout:
    return Readout(lambda: value, decimals, point=(point, 0.0)).stop()


def exact(text: str) -> Typeset:
    return formula(text).stand(0.0, 0.0)


def solid(mobject: Mobject) -> list[Any]:
    """The glyphs of it that are seen."""
    return [one for one in mobject.family_members_with_points() if one.get_fill_opacity() > 0.01]


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize(("value", "decimals", "text"), NUMBERS)
def test_what_both_begin_with_is_seen_all_the_time_and_nothing_else_twice(
    value: float, decimals: int, text: str, back: bool
) -> None:
    """One after the other, each glyph keeps clear of all others."""
    numbers = ran(value, decimals), exact(text)
    old, new = reversed(numbers) if back else numbers
    animations = become([old], [new])
    for each in animations:
        each.begin()
    for share in SHARES:
        for each in animations:
            each.interpolate(share)
        seen = sorted([*solid(old), *solid(new)], key=lambda one: float(one.get_left()[0]))
        assert seen
        for one, other in pairwise(seen):
            assert one.get_right()[0] <= other.get_left()[0] + 1e-3
    assert not solid(old) and len(solid(new)) == len(new.family_members_with_points())


def test_what_stands_before_a_number_closes_up_as_its_decimals_fold() -> None:
    """The right end stays: there is never a hole where the decimals were."""
    new = formula("a = 9(b)").stand(0.0, 0.0)
    nine = new[2].copy()
    number = Readout(lambda: 9, 1, point=(0.0, 0.0)).stop()
    before, behind = new.copy(), new.copy()
    before.less([*before[2:]])
    behind.less([*behind[:3]])
    number.shift((float(nine.get_right()[0] - number.get_right()[0]), 0.0, 0.0))
    before.shift((float(number.get_left()[0] - nine.get_left()[0]), 0.0, 0.0))
    old = [before, number, behind]
    animations = become(old, [new], closed=True)
    for each in animations:
        each.begin()
    gaps = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        for each in animations:
            each.interpolate(share)
        gaps.append(float(new[3].get_left()[0] - new[2].get_right()[0]))
    assert gaps == sorted(gaps, reverse=True) and gaps[2] < 0.6 * gaps[0]
    assert gaps[-1] == pytest.approx(float(behind[0].get_left()[0] - nine.get_right()[0]), abs=1e-6)


def test_a_pair_closes_round_its_numbers() -> None:
    old = [formula('"("').stand(-0.4, 0), Readout(lambda: 2, 2, colour=theme.FIRST, point=(0.2, 0)).stop()]
    old += [formula('"," ').stand(1.2, 0), Readout(lambda: 1, 2, colour=theme.SECOND, point=(1.8, 0)).stop()]
    old += [formula('")"').stand(2.6, 0)]
    new = formula('(part("x", 2), part("y", 1))').stand(-0.4, 0)
    ends = [float(one.get_center()[0]) for one in new]
    animations = become(old, [new])
    commas = [float(old[2].get_center()[0])]
    for each in animations:
        each.begin()
    for share in SHARES:
        for each in animations:
            each.interpolate(share)
        assert len(solid(new)) == len(new) == 5  # all of it is there from the start, where the other one's were
        commas.append(float(new[2].get_center()[0]))
        seen = [*solid(new), *(one for each in old for one in solid(each))]
        for one, other in pairwise(sorted(seen, key=lambda each: float(each.get_left()[0]))):
            assert one.get_right()[0] <= other.get_left()[0] + 1e-3  # it closes over no decimal that is seen
    assert commas == sorted(commas, reverse=True)
    assert commas[SHARES.index(0.5) + 1] < (commas[0] + ends[2]) / 2 + 0.01  # no gap waits to be closed
    for each in animations:
        each.interpolate(1.0)
    assert [float(one.get_center()[0]) for one in new] == pytest.approx(ends)


def test_decimals_that_go_stay_beside_the_digit_that_they_belong_to() -> None:
    """They fold up with the gap, so that none of them is left in the middle of a hole, and are seen no longer when they
    are as narrow as half of it."""
    old = [formula('"("').stand(-0.4, 0), Readout(lambda: 1, 2, colour=theme.FIRST, point=(0.4, 0)).stop()]
    old += [formula('")"').stand(1.4, 0)]
    new = formula('(part("x", 1))').stand(-0.4, 0)
    decimals = list(old[1][1:])
    gap = float(decimals[0].get_left()[0] - old[1][0].get_right()[0])
    filled = decimals[-1].get_right()[0] - decimals[0].get_left()[0]
    filled /= old[2].get_left()[0] - old[1][0].get_right()[0]
    animations = become(old, [new])
    for each in animations:
        each.begin()
    for share in SHARES[:3]:
        for each in animations:
            each.interpolate(share)
        _, digit, bracket = new
        assert 0 <= decimals[0].get_left()[0] - digit.get_right()[0] <= gap + 1e-6
        wide = bracket.get_left()[0] - digit.get_right()[0]
        assert decimals[-1].get_right()[0] - decimals[0].get_left()[0] == pytest.approx(filled * wide)
    assert not any(solid(each) for each in decimals)


def test_other_numbers_give_way_first() -> None:
    old, new = ran(5, 1), exact("7")
    animations = become([old], [new])
    for share in SHARES:
        for each in animations:
            each.begin()
            each.interpolate(share)
        assert not (solid(old) and solid(new))


@pytest.mark.parametrize("back", [False, True])
def test_a_bracket_that_both_end_with_is_seen_all_the_time(back: bool) -> None:
    whole = [formula('"(1, 2)"').stand(0.0, 0.0)]
    parts = [formula('"(1.0, 2)"').stand(0.0, 0.0)]
    old, new = (parts, whole) if back else (whole, parts)
    animations = become(old, new, closed=True)
    for each in animations:
        each.begin()
    for share in SHARES:
        for each in animations:
            each.interpolate(share)
        seen = [glyph for text in (*old, *new) for glyph in solid(text)]
        full = [glyph for glyph in seen if glyph.get_fill_opacity() > 0.999]
        assert len(full) >= 5, "both brackets, both numbers, and the comma"
        row = sorted(seen, key=lambda one: float(one.get_center()[0]))
        assert {id(row[0]), id(row[-1])} <= {*map(id, full)}
