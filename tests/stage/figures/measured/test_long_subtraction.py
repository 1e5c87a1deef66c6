"""A long subtraction stands column by column, quiet where both values are alike, and ends on what a computer prints."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Cut, Differences, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.measured.long_subtraction import LongSubtraction
from steepest.stage.type.typeset import Typeset, words
from tests.families import family
from tests.stage.figures.graph.test_graph import Sheet

ROOM = theme.FORMULAS


def made(
    source: str, region: Box = ROOM, others: Sequence[Any] = (), named: Typeset | None = None, last: float = 1e-12
) -> tuple[LongSubtraction, Differences]:
    of = Differences(Cut(Function(source, ["x", "y"]), (1, 2), "y"), last=last)
    return LongSubtraction(Sheet(), of, "g", region, others, named), of


@pytest.mark.parametrize(
    "source", family(2, ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "2*x - y**2", "1000*x*y"])
)
def test_digits_stand_under_digits_and_only_those_that_are_left_are_bright(source: str) -> None:
    lost, of = made(source)
    *_, (_, more, *_), (_, less), (_, left), _ = lost.all
    assert more.get_right()[0] == pytest.approx(less.get_right()[0], abs=0.05)
    bright = [
        sum(glyph.fill_color.to_hex() in (theme.INK, theme.WRONG) for glyph in text)
        for text in (more, less, left)
    ]
    told = of.cancelling if len(lost.all) == 5 else replace(of.cancelling, place=None)
    assert bright[1] == len(less) - told.alike
    wrong = len(more) - [glyph.fill_color.to_hex() for glyph in more].index(theme.WRONG) if bright[0] > bright[1] else 0
    assert bright[0] == max(bright[1], wrong)  # a 0 that ought to be a 1 is alike, and wrong
    assert 0 < bright[2] <= bright[0] + 1
    middles = [[glyph.get_center()[0] for glyph in text[-4:]] for text in (more, less, left)]
    assert np.ptp(middles, axis=0).max() < 0.05
    for line in lost.all:
        assert ROOM.left - 1e-6 <= line.get_left()[0] and line.get_right()[0] <= ROOM.right + 1e-6


@pytest.mark.parametrize(
    ("source", "quotient", "slope"),
    [
        ("3*x**2 + 2*x*y + y**3", "14.0012", "14.0000"),
        ("2*x - y**2", "-4.0004", "-4.0000"),
        ("exp(x)*sin(y)", "-1.13154", "-1.13120"),
    ],
)
def test_digits_that_the_true_slope_does_not_have_are_wrong(source: str, quotient: str, slope: str) -> None:
    *_, (_, shown) = made(source)[0].all
    red = [glyph.fill_color.to_hex() == theme.WRONG for glyph in shown]
    first = next(k for k, (one, other) in enumerate(zip(quotient, slope, strict=True)) if one != other)
    assert red == [k >= first for k in range(len(quotient))]


@pytest.mark.parametrize(("source", "told"), [("exp(x)*sin(y)", "−1.13120"), ("2*x - y**2", "−4.0000"), ("x**y", "")])
def test_the_true_slope_is_told_in_as_many_digits_as_what_is_measured(source: str, told: str) -> None:
    row = words("slope").stand(ROOM.left, 0.0), words("-1.131").stand(ROOM.right, 0.0, side=1)
    moves = made(source)[0].quotient(row)[1:]
    assert len(moves) == (2 if told else 0)
    for move in moves[1:]:
        assert move.mobject.get_right()[0] == pytest.approx(row[1].get_right()[0], abs=0.01)
        assert len(move.mobject) == len(told) and move.mobject.baseline == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("source", "red"),
    [("3*x**2 + 2*x*y + y**3", (1, 2, 0, 2)), ("exp(x)*sin(y)", (1, 0, 0, 2)), ("2*x - y**2", (1, 1, 0, 1))],
)
def test_digits_that_rounding_made_are_wrong_in_every_row(source: str, red: tuple[int, int, int, int]) -> None:
    rows = made(source)[0].all[:4]
    assert tuple(sum(glyph.fill_color.to_hex() == theme.WRONG for glyph in text) for _, text, *_ in rows) == red


def test_nothing_is_told_where_it_could_not_be_read_and_others_make_room_only_for_what_is() -> None:
    other = words("other")
    for source, region, told in (
        ("x*y", ROOM, True),
        ("x*y", Box(0, -2, 2, 0), False),
        ("x*(y - 2)", ROOM, False),
    ):
        lost, _ = made(source, region, [other])
        assert [*lost.others] == ([other] if told else [])
        assert [move.mobject for move in lost.values()] == ([other, *lost.all[:-1]] if told else [])


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
    "source",
    ["3*x**2 + 2*x*y + y**3", "1000*x*y + y**2", "270003.5*(y - 2) + 3 + (y - 2)**2", "y**2 - 9999*x"],
)
def test_it_is_as_large_as_its_region_and_its_names_keep_off_the_numbers(source: str) -> None:
    lost, _ = made(source)
    assert lost.all
    for head, number in (line for line in lost.all if isinstance(line[0], Typeset)):
        assert number.size * number.enlarged > theme.FORMULA_SIZE
        assert head.size * head.enlarged > theme.SMALLEST_SIZE - 0.1
        assert number.get_left()[0] - head.get_right()[0] > 2 * theme.TEXT_GAP


@pytest.mark.parametrize(
    ("source", "last", "is_red"),
    [("3*x**2 + 2*x*y + y**3", 1e-12, True), ("exp(x)*sin(y)", 1e-12, True), ("exp(x)*sin(y)", 2.0**-40, False)],
)
def test_the_words_for_what_is_rounded_stand_over_the_red_digits_of_the_first_row(
    source: str, last: float, is_red: bool
) -> None:
    named = words("rounded", size=theme.SMALLEST_SIZE)
    first, *_ = made(source, named=named, last=last)[0].all
    assert (named in first) == is_red
    if is_red:
        _, number, _ = first
        assert 0 < named.get_bottom()[1] - number.get_top()[1] < 0.5
        assert named.get_right()[0] == pytest.approx(number.get_right()[0], abs=0.05)


@pytest.mark.parametrize(
    ("source", "step", "place"),
    [
        ("3*x**2 + 2*x*y + y**3", 1e-12, "2.0000000000010001"),
        ("2*x - y**2", 1e-12, "2.0000000000010001"),
        ("exp(x)*sin(y)", 2.0**-40, ""),
    ],
)
def test_the_place_is_told_where_it_is_rounded_as_what_float64_holds(source: str, step: float, place: str) -> None:
    lost, of = made(source, last=step)
    assert len(lost.all) == 4 + bool(place)
    if place:
        _, number, *_ = lost.all[0]
        assert len(number) == len(place) and of.cancelling.place == float(place) == 2.0 + step


@pytest.mark.parametrize("source", family(1, ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "1000*x*y"]))
def test_digits_that_both_values_have_are_fainter_than_what_is_said_of_them_and_still_read(source: str) -> None:
    *_, (head, less), _, _ = made(source)[0].all
    faint, quiet = (theme.contrast(glyph.fill_color.to_hex(), theme.BACKGROUND) for glyph in (less[0], head[0]))
    assert theme.TEXT_CONTRAST - 0.05 < faint < 0.7 * quiet
