"""What is rounded, what is left and what is measured stand point under point; wrong digits are carried to the left."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from manim import VMobject

from steepest.calculus import Cut, Differences, Function, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import box_of
from steepest.stage.figures.measured.carried_digits import CarriedDigits
from steepest.stage.type.typeset import Typeset, words
from tests.families import family

ROOM, HALF = theme.FORMULAS, Fraction(1, 2)
WAY = "bracket", "line", "arrow", "divisor"  # along which digits are carried
FURTHER = 3  # digits that are told of a rounded place, and of what follows from it
SOURCES = ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "2*x - y**2", "1000*x*y"]


def made(
    source: str, region: Box = ROOM, others: Sequence[Any] = (), last: float = 1e-12, at: Sequence[Number] = (1, 2)
) -> tuple[CarriedDigits, Differences]:
    of = Differences(Cut(Function(source, ["x", "y"]), (at[0], at[1]), "y"), last=last)
    named = words("rounded", size=theme.LABEL_SIZE, colour=theme.WRONG)
    name = words("one side", size=theme.FORMULA_SIZE)
    return CarriedDigits(of, "g", region, others, named, name), of


def numbers_of(lost: CarriedDigits) -> list[Typeset]:
    """What is rounded, what is left of both values, and that divided by the step."""
    return [row[1] for row in lost.all[:3]]


def point_of(number: Typeset) -> float:
    """Where the decimal point of a number stands: the lowest of its signs that is no digit."""
    return float(min(number, key=lambda glyph: glyph.height + glyph.width).get_x())


def is_red(glyph: VMobject) -> bool:
    return bool(glyph.fill_color.to_hex() == theme.WRONG)


def reds(number: Typeset) -> int:
    return sum(map(is_red, number))


def beside() -> tuple[Typeset, Typeset]:
    """A row of a panel beside the digits, which ends with the true slope."""
    return words("slope").stand(ROOM.right + 0.7, 2.0), words("1").stand(ROOM.right + 4.4, 2.0, side=1)


@pytest.mark.parametrize("source", family(2, SOURCES))
def test_points_stand_under_points_under_what_each_number_is_and_inside_the_region(source: str) -> None:
    lost, _ = made(source)
    numbers = numbers_of(lost)
    assert [point_of(number) for number in numbers] == pytest.approx([point_of(numbers[0])] * 3, abs=0.03)
    assert all(number.size * number.enlarged > theme.FORMULA_SIZE for number in numbers)
    tops = [ROOM.top, *(number.get_bottom()[1] for number in numbers[:2])]
    for (head, number, *_), over in zip(lost.all[:3], tops, strict=True):
        assert number.get_top()[1] < head.get_bottom()[1] + 0.05 and head.get_top()[1] < over
    for each in lost.all:
        assert ROOM.left - 1e-6 <= each.get_left()[0] and each.get_right()[0] <= ROOM.right + 1e-6
        assert ROOM.bottom - 1e-6 <= each.get_bottom()[1] and each.get_top()[1] <= ROOM.top + 1e-6


@pytest.mark.parametrize(
    ("source", "at", "placed"),
    [
        ("3*x**2 + 2*x*y + y**3", (1, 2), True),
        ("2*x - y**2", (1, 2), True),
        ("exp(x)*sin(y)", (1, 2), False),
        ("3*x**2 + 2*x*y + y**3", (1, HALF), False),
    ],
)
def test_what_is_rounded_is_that_which_most_of_the_error_comes_from(
    source: str, at: Sequence[Number], placed: bool
) -> None:
    """The other part is what is left of the error where the slope is taken along the step that float64 takes."""
    lost, of = made(source, at=at)
    start = float(at[1])
    taken = Fraction(start + 1e-12) - Fraction(start)
    by_place = float(of.cut.slope) * float(taken / Fraction(1, 10**12) - 1)
    rest = of.shortest.forward - float(of.cut.slope) - by_place
    assert (abs(by_place) > abs(rest)) == placed
    told = (replace(of.stepped, further=FURTHER) if placed else of.cancelling).told[0]
    assert len(numbers_of(lost)[0]) == len(told)


@pytest.mark.parametrize(("source", "slope"), [("3*x**2 + 2*x*y + y**3", 14), ("2*x - y**2", -4)])
def test_what_rounding_made_of_the_place_times_the_slope_is_what_it_made_of_the_difference(
    source: str, slope: int
) -> None:
    lost, of = made(source)
    place, left = (replace(each, further=FURTHER) for each in (of.stepped, of.cancelling))
    assert [len(number) for number in numbers_of(lost)[:2]] == [len(place.told[0]), len(left.told[2])]
    h = Fraction(1, 10**12)
    made_of_place, made_of_rest = Fraction(place.told[0]) - 2 - h, Fraction(left.told[2]) - slope * h
    assert made_of_place and abs(slope * made_of_place - made_of_rest) <= Fraction(1, 10**left.decimals)


@pytest.mark.parametrize(
    ("source", "at", "red"),
    [
        ("3*x**2 + 2*x*y + y**3", (1, 2), (3, 4, 4)),
        ("exp(x)*sin(y)", (1, 2), (0, 2, 2)),
        ("2*x - y**2", (1, 2), (3, 4, 4)),
        ("3*x**2 + 2*x*y + y**3", (1, HALF), (3, 3, 3)),
    ],
)
def test_digits_that_rounding_made_are_wrong_in_every_row_and_named_in_the_first(
    source: str, at: Sequence[Number], red: tuple[int, int, int]
) -> None:
    lost, _ = made(source, at=at)
    numbers = numbers_of(lost)
    assert tuple(map(reds, numbers)) == red
    assert len(lost.all[0]) == 2 + (red[0] > 0)
    for named in lost.all[0][2:]:
        assert 0 < named.get_bottom()[1] - numbers[0].get_top()[1] < 0.6
        assert named.get_right()[0] == pytest.approx(numbers[0].get_right()[0], abs=0.05)


@pytest.mark.parametrize(
    ("source", "wide", "led", "told"),
    [
        ("3*x**2 + 2*x*y + y**3", 1.0, 1, 1),
        ("3*x**2 + 2*x*y + y**3", 6.0, 1, 0),
        ("exp(x)*sin(y)", 1.0, 0, 0),
    ],
)
def test_an_arrow_leads_from_wrong_digits_down_to_those_that_come_of_them_beside_what_they_are_multiplied_by(
    source: str, wide: float, led: int, told: int
) -> None:
    steeper = words("steeper", size=theme.LABEL_SIZE)
    steeper.scale(wide)
    of = Differences(Cut(Function(source, ["x", "y"]), (1, 2), "y"))
    lost = CarriedDigits(of, "g", ROOM, [], words("rounded"), words("one side"), steeper)
    (head, number, *_), made = lost.all[1], lost.all[3 + len(WAY) :]
    arrows, named = [each for each in made if isinstance(each, FlatArrow)], [each for each in made if each is steeper]
    assert (len(arrows), len(named), len(made)) == (led, told, led + told)
    for arrow in arrows:
        above, below = ([glyph for glyph in each if is_red(glyph)] for each in numbers_of(lost)[:2])
        for wrong in (above, below):
            assert wrong[0].get_left()[0] < arrow.start[0] == arrow.end[0] < wrong[-1].get_right()[0]
        assert below[0].get_top()[1] < arrow.end[1] < arrow.start[1] < above[0].get_bottom()[1]
        for each in named:
            assert theme.TEXT_GAP < arrow.start[0] - each.get_right()[0] < 0.4
            assert box_of(each).apart(box_of(head)) > theme.TEXT_GAP and each.get_bottom()[1] > number.get_top()[1]


@pytest.mark.parametrize(
    ("source", "wide", "kept"),
    [("3*x**2 + 2*x*y + y**3", 1.0, 17), ("3*x**2 + 2*x*y + y**3", 20.0, 0), ("exp(x)*sin(y)", 1.0, 0)],
)
def test_a_bracket_with_a_word_in_its_line_is_under_the_digits_that_are_right_where_some_are_wrong(
    source: str, wide: float, kept: int
) -> None:
    word = words("right", size=theme.LABEL_SIZE)
    word.scale(wide)
    of = Differences(Cut(Function(source, ["x", "y"]), (1, 2), "y"))
    lost = CarriedDigits(of, "g", ROOM, [], words("rounded"), words("one side"), right=word)
    moved: list[Any] = [each.mobject for each in lost.right()]
    assert len(moved) == (3 if kept else 0) and {*map(id, moved)} <= {*map(id, lost.all)}
    if moved:
        first, last, there = moved
        number = numbers_of(lost)[0]
        assert there is word and not is_red(number[kept]) and all(map(is_red, number[kept + 1 :]))
        assert first.outline[0, 0] == pytest.approx(number.get_left()[0])
        assert last.outline[0, 0] == pytest.approx(number[kept].get_right()[0])
        assert first.outline[-1, 0] < word.get_left()[0] < word.get_right()[0] < last.outline[-1, 0]
        assert word.get_top()[1] < number.get_bottom()[1] and box_of(word).apart(box_of(lost.all[1][0])) > 0.05


@pytest.mark.parametrize(
    ("source", "told"), [("exp(x)*sin(y)", "−1.13120"), ("2*x - y**2", "−4.0000000"), ("x**y", "")]
)
def test_the_true_slope_stands_beside_what_is_measured_in_as_many_digits_and_as_large(source: str, told: str) -> None:
    row, there = beside(), made(source)[0]
    (label, number), large = row, [each.height for each in numbers_of(there)[2:]]
    lines = [each.baseline for each in (there.all[2] if there.all else ())]
    moves = there.quotient(row)
    assert len(there.truth) == (2 if told else 0) and bool(moves) == bool(told)
    if told:
        head, whole = there.truth
        assert {label, number, head, whole} <= {move.mobject for move in moves}
        assert whole.get_right()[0] == pytest.approx(number.get_right()[0], abs=0.01)
        assert ROOM.right < whole.get_left()[0] and ROOM.right < head.get_left()[0]
        assert len(whole) == len(told) and [head.baseline, whole.baseline] == pytest.approx(lines)
        assert whole.height == pytest.approx(large[0], rel=0.05)


@pytest.mark.parametrize(
    ("source", "last", "carried"),
    [
        ("3*x**2 + 2*x*y + y**3", 1e-12, 12),
        ("exp(x)*sin(y)", 1e-12, 12),
        ("2*x - y**2", 1e-11, 11),
        ("exp(x)*sin(y)", 2.0**-40, 0),  # dividing by this changes the digits
    ],
)
def test_digits_are_carried_as_many_places_as_the_step_has_along_an_arrow_to_their_end(
    source: str, last: float, carried: int
) -> None:
    lost, of = made(source, last=last)
    digits = replace(of.cancelling, further=FURTHER * of.is_misplaced).told[2].lstrip("-0.")
    _, left, quotient = numbers_of(lost)
    ends = np.array([glyph.get_center() for glyph in quotient])
    moves = lost.quotient(beside())
    arrows = [each for each in lost.all[3 : 3 + len(WAY)] if isinstance(each, FlatArrow)]
    assert len(arrows) == (carried > 0)
    for arrow in arrows:
        started = np.array([glyph.get_center() for glyph in quotient])
        assert started[-1] == pytest.approx(left[-1].get_center(), abs=0.02)
        digit = float(left[-2].get_x() - left[-3].get_x())
        assert (started[-1] - ends[-1])[0] / digit == pytest.approx(carried, abs=0.6)
        bracket = next(each for each in lost.all if isinstance(each, FlatLine))
        edges, divided = bracket.outline, left[-len(digits) :]
        assert edges[[0, -1], 0] == pytest.approx([divided.get_left()[0], divided.get_right()[0]], abs=0.01)
        assert edges[:, 1].max() < divided.get_bottom()[1] and edges[:, 1].min() > arrow.start[1]
        assert arrow.start[0] == pytest.approx(edges[:, 0].mean())
        assert 0 < arrow.end[0] - float(ends[-1][0]) - quotient[-1].width / 2 < 0.4
        for move in moves:
            move.begin()
            move.interpolate(1)
    assert np.array([glyph.get_center() for glyph in quotient]) == pytest.approx(ends, abs=1e-6)


@pytest.mark.parametrize("source", family(2, SOURCES))
def test_a_number_is_carried_with_its_point_and_the_arrow_follows_it_and_never_lies_on_it(source: str) -> None:
    lost, _ = made(source)
    quotient = numbers_of(lost)[2]
    wide = point_of(quotient) - quotient[-1].get_x()
    moves = lost.quotient(beside())
    _, line, arrow, _ = lost.all[3 : 3 + len(WAY)]
    lengths = []
    for share in np.linspace(0, 1, 60):
        for move in moves:
            if move.mobject in (line, arrow, quotient):
                move.interpolate(share)
        for drawn in (each.drawn for each in (line, arrow) if each.grown > 0):
            assert not any(box_of(glyph).is_crossed(drawn) for glyph in quotient)
        if share > 0.31:  # it came down
            assert point_of(quotient) - quotient[-1].get_x() == pytest.approx(wide, abs=1e-6)
            assert all(glyph.get_fill_opacity() == 1 for glyph in quotient)
        lengths.append(line.grown + arrow.grown)
    assert lengths == sorted(lengths) and lengths[-1] == 2


@pytest.mark.parametrize("source", family(1, ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "1000*x*y"]))
def test_digits_that_are_passed_over_are_fainter_than_what_is_said_of_them_and_still_read(source: str) -> None:
    head, number, *_ = made(source)[0].all[1]
    faint, quiet = (theme.contrast(glyph.fill_color.to_hex(), theme.BACKGROUND) for glyph in (number[2], head[0]))
    assert theme.TEXT_CONTRAST - 0.05 < faint < 0.7 * quiet
