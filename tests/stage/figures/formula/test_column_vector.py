"""A column of numbers gathers them, and stays inside of its region, whatever the numbers are."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.figures.label import box_of
from steepest.stage.type.typeset import formula

REGION = Box(3.5, -2.95, 6.65, 0.95)
NUMBERS = [["2", "4", "6"], ["1", "−0.125", "30 000", "0", "7", "8", "9", "10", "11"], ["−1234567.5", "2"]]


def column(numbers: list[str], gathered: bool = False) -> ColumnVector:
    entries = [formula(number, size=theme.QUESTION_SIZE) for number in numbers]
    head = formula("nabla f =", size=theme.FORMULA_SIZE)
    return ColumnVector(head, entries, REGION, gathered=gathered)


@pytest.mark.parametrize("numbers", NUMBERS, ids=range(len(NUMBERS)))
def test_it_stays_in_its_region_and_nothing_touches(numbers: list[str]) -> None:
    found = column(numbers)
    whole = box_of(found)
    assert whole.left >= REGION.left - 0.02 and whole.right <= REGION.right + 0.02
    assert whole.bottom >= REGION.bottom - 0.02 and whole.top <= REGION.top + 0.02
    boxes = [box_of(entry) for entry in found.entries]
    assert all(upper.apart(lower) > theme.TEXT_GAP - 0.01 for upper, lower in pairwise(boxes))


@pytest.mark.parametrize("numbers", NUMBERS, ids=range(len(NUMBERS)))
def test_numbers_are_gathered_one_by_one_from_where_they_are_told(numbers: list[str]) -> None:
    gathered, whole = column(numbers, gathered=True), column(numbers)
    assert gathered.brackets[0].height == pytest.approx(whole.brackets[0].height)
    source = formula("1", size=theme.QUESTION_SIZE).move_to(np.array([-4.0, 2.0, 0.0]))
    for number, entry in enumerate(gathered.entries):
        assert entry not in gathered.submobjects
        move = gathered.gather(number, source)
        move.begin()
        assert entry.get_center() == pytest.approx(source.get_center())
        assert all(part.get_fill_opacity() == 0 for part in entry.submobjects)
        move.finish()
        assert entry.get_center() == pytest.approx(whole.entries[number].get_center())
        assert all(part.get_fill_opacity() == 1 for part in entry.submobjects)


def test_one_that_stands_under_something_begins_below_it() -> None:
    words = formula("x").move_to([0.0, 2.0, 0.0])
    first = ColumnVector(formula("nabla f ="), [formula("1"), formula("2")], REGION, under=words)
    second = ColumnVector(formula("x"), [formula("1"), formula("2")], REGION, under=first)
    brackets = [each.brackets[0] for each in (first, second)]
    assert words.get_bottom()[1] - brackets[0].get_top()[1] == pytest.approx(0.45, abs=0.01)
    assert brackets[0].get_bottom()[1] - brackets[1].get_top()[1] == pytest.approx(0.45, abs=0.01)
    assert brackets[0].get_left()[0] == pytest.approx(brackets[1].get_left()[0])


def test_two_among_each_other_have_one_pitch_and_their_equals_signs_stand_under_each_other() -> None:
    heads, numbers = [formula("nabla f ="), formula("= 2 dot")], [["2", "4", "6"], ["1", "2", "3"]]
    entries = [[formula(each, size=theme.QUESTION_SIZE) for each in some] for some in numbers]
    first = ColumnVector(heads[0], entries[0], Box(3.5, -2.95, 6.65, 1.6), among=2)
    second = ColumnVector(heads[1], entries[1], first.region, under=first)
    assert first.brackets[0].height == pytest.approx(second.brackets[0].height)
    assert heads[0].submobjects[-1].get_left()[0] == pytest.approx(heads[1].submobjects[0].get_left()[0])
    assert box_of(second).bottom >= first.region.bottom - 0.02
    narrow = ColumnVector(formula("= 10000000 dot"), [formula("1")], first.region, under=first)
    assert narrow.region.left == first.region.left, "there is no room to move it"


def test_dimmed_its_brackets_stay_lines_and_its_numbers_are_read() -> None:
    found = column(NUMBERS[0])
    for fading in map(prepare_animation, found.dimming(theme.DIMMED)):
        fading.begin()
        fading.finish()
    for bracket in found.brackets:
        assert bracket.get_fill_opacity() == 0
        assert bracket.get_stroke_opacity() == theme.DIMMED
    solid = {
        part.get_fill_opacity() for entry in found.entries for part in entry.family_members_with_points()
    }
    assert min(solid) == max(solid) == pytest.approx(max(theme.DIMMED, theme.readable(theme.INK)))
