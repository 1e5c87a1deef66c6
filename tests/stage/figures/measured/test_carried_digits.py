"""What is rounded, what is left and what is measured stand point under point; wrong digits are carried to the left."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

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


def reds(number: Typeset) -> int:
    return sum(glyph.fill_color.to_hex() == theme.WRONG for glyph in number)


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
    ("source", "wide", "told"),
    [("3*x**2 + 2*x*y + y**3", 1.0, 1), ("3*x**2 + 2*x*y + y**3", 6.0, 0), ("exp(x)*sin(y)", 1.0, 0)],
)
def test_what_the_error_of_a_place_is_multiplied_by_stands_over_what_is_left_if_there_is_room(
    source: str, wide: float, told: int
) -> None:
    steeper = words("steeper", size=theme.LABEL_SIZE)
    steeper.scale(wide)
    of = Differences(Cut(Function(source, ["x", "y"]), (1, 2), "y"))
    lost = CarriedDigits(of, "g", ROOM, [], words("rounded"), words("one side"), steeper)
    head, number, *named = lost.all[1]
    assert named == [steeper] * told
    for each in named:
        assert each.get_right()[0] == pytest.approx(number.get_right()[0], abs=0.05)
        assert box_of(each).apart(box_of(head)) > theme.TEXT_GAP and each.get_bottom()[1] > number.get_top()[1]


@pytest.mark.parametrize(
    ("source", "told"), [("exp(x)*sin(y)", "−1.13120"), ("2*x - y**2", "−4.0000000"), ("x**y", "")]
)
def test_the_true_slope_is_told_in_as_many_digits_as_what_is_measured(source: str, told: str) -> None:
    row = words("slope").stand(ROOM.left, 0.0), words("-1.131").stand(ROOM.right, 0.0, side=1)
    (_, number), there = row, made(source)[0]
    moves = there.quotient(row)
    assert len(there.truth) == (1 if told else 0) and bool(moves) == bool(told)
    for whole in there.truth:
        assert {number, whole} <= {move.mobject for move in moves}
        assert whole.get_right()[0] == pytest.approx(number.get_right()[0], abs=0.01)
        assert len(whole) == len(told) and whole.baseline == pytest.approx(0.0)


def test_nothing_is_told_where_it_could_not_be_read_and_others_make_room_only_for_what_is() -> None:
    other = words("other")
    for source, region, told in (
        ("x*y", ROOM, True),
        ("x*y", Box(0, -2, 2, 0), False),
        ("x*(y - 2)", ROOM, False),
    ):
        lost, _ = made(source, region, [other])
        assert [*lost.others] == ([other] if told else [])
        assert [move.mobject for move in lost.values()] == ([other, *lost.all[:1]] if told else [])
        assert [move.mobject for move in lost.left()] == lost.all[1:2]


@pytest.mark.parametrize(("move", "solid_at_last"), [("values", [0, 1]), ("back", [1, 0])])
def test_what_comes_is_there_as_soon_as_what_goes_has_gone_and_never_lies_on_it(
    move: str, solid_at_last: list[float]
) -> None:
    other = words("other")
    lost, _ = made("x*y", others=[other])
    moves = getattr(lost, move)()
    for each in moves:
        each.begin()
    pale = []
    for time in np.linspace(0, max(each.run_time for each in moves), 60):
        for each in moves:
            each.interpolate(min(time / each.run_time, 1.0))
        solid = [part.family_members_with_points()[-1].get_fill_opacity() for part in (other, lost.all[0])]
        assert min(solid) < 0.01
        pale += [time] if max(solid) < 0.3 else []
    assert 0 < pale[-1] - pale[0] < 0.2 and solid == solid_at_last


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
    moves = lost.quotient((words("slope").stand(2.5, 0.0), words("1").stand(6.0, 0.0, side=1)))
    arrows = [each for each in lost.all if isinstance(each, FlatArrow)]
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
    moves = lost.quotient((words("slope").stand(2.5, 0.0), words("1").stand(6.0, 0.0, side=1)))
    _, line, arrow, _ = lost.all[3:]
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
