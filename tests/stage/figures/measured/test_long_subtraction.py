"""A long subtraction stands column by column, quiet where both values are alike, and ends on what a computer prints."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from manim import VGroup

from steepest.calculus import Cut, Differences, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.measured.long_subtraction import LongSubtraction
from steepest.stage.type.typeset import Typeset, words
from tests.families import family
from tests.stage.figures.graph.test_graph import Sheet

ROOM = theme.FORMULAS


def made(
    source: str, region: Box = ROOM, others: Sequence[Any] = (), named: Typeset | None = None, last: float = 1e-12
) -> tuple[LongSubtraction, Differences]:
    of = Differences(Cut(Function(source, ["x", "y"]), (1, 2), "y"), last=last)
    names = [words("one side", size=theme.FORMULA_SIZE), words("error", size=theme.FORMULA_SIZE)]
    return LongSubtraction(Sheet(), of, "g", region, others, named, names), of


def lines_of(lost: LongSubtraction) -> list[VGroup]:
    """Both values, what is left of them, that divided by the step, and its error, each with what begins its line."""
    return [each for each in lost.all if isinstance(each, VGroup) and not isinstance(each, Typeset)]


@pytest.mark.parametrize(
    "source", family(2, ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "2*x - y**2", "1000*x*y"])
)
def test_digits_stand_under_digits_and_only_those_that_are_left_are_bright(source: str) -> None:
    lost, of = made(source)
    (_, more, *_), (_, less), (_, left), *_ = lines_of(lost)
    assert more.get_right()[0] == pytest.approx(less.get_right()[0], abs=0.05)
    bright = [
        sum(glyph.fill_color.to_hex() in (theme.INK, theme.WRONG) for glyph in text)
        for text in (more, less, left)
    ]
    assert len(more) == len(of.cancelling.told[0])
    assert bright[1] == len(less) - of.cancelling.alike
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
        ("3*x**2 + 2*x*y + y**3", "14.001", "14.000"),
        ("2*x - y**2", "-4.0004", "-4.0000"),
        ("exp(x)*sin(y)", "-1.13154", "-1.13120"),
    ],
)
def test_digits_that_the_true_slope_does_not_have_are_wrong(source: str, quotient: str, slope: str) -> None:
    *_, (_, shown), _ = lines_of(made(source)[0])
    red = [glyph.fill_color.to_hex() == theme.WRONG for glyph in shown]
    first = next(k for k, (one, other) in enumerate(zip(quotient, slope, strict=True)) if one != other)
    assert red == [k >= first for k in range(len(quotient))]


@pytest.mark.parametrize(("source", "told"), [("exp(x)*sin(y)", "−1.13120"), ("2*x - y**2", "−4.0000"), ("x**y", "")])
def test_the_true_slope_is_told_in_as_many_digits_as_what_is_measured(source: str, told: str) -> None:
    row = words("slope").stand(ROOM.left, 0.0), words("-1.131").stand(ROOM.right, 0.0, side=1)
    (_, number), there = row, made(source)[0]
    moves = there.quotient(row)
    assert len(there.truth) == (1 if told else 0) and bool(moves) == bool(told)
    for whole in there.truth:
        assert {number, whole} <= {move.mobject for move in moves}
        assert whole.get_right()[0] == pytest.approx(number.get_right()[0], abs=0.01)
        assert len(whole) == len(told) and whole.baseline == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("source", "red"),
    [("3*x**2 + 2*x*y + y**3", (1, 0, 1, 1)), ("exp(x)*sin(y)", (0, 0, 2, 2)), ("2*x - y**2", (1, 0, 1, 1))],
)
def test_digits_that_rounding_made_are_wrong_in_every_row(source: str, red: tuple[int, int, int, int]) -> None:
    rows = lines_of(made(source)[0])[:4]
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
        assert [move.mobject for move in lost.values()] == ([other, *lost.all[:3]] if told else [])


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
    for head, number in (line for line in lines_of(lost) if isinstance(line[0], Typeset)):
        assert number.size * number.enlarged > theme.FORMULA_SIZE
        assert head.size * head.enlarged > theme.SMALLEST_SIZE - 0.1
        assert number.get_left()[0] - head.get_right()[0] > 2 * theme.TEXT_GAP


@pytest.mark.parametrize(
    ("source", "last", "is_red"),
    [("3*x**2 + 2*x*y + y**3", 1e-12, True), ("2*x - y**2", 1e-12, True), ("exp(x)*sin(y)", 1e-12, False)],
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
    ("source", "last", "hops"),
    [
        ("3*x**2 + 2*x*y + y**3", 1e-12, 12),
        ("exp(x)*sin(y)", 1e-12, 12),
        ("2*x - y**2", 1e-11, 11),
        ("exp(x)*sin(y)", 2.0**-40, 0),  # dividing by this changes the digits
    ],
)
def test_the_point_hops_over_as_many_digits_as_the_step_has_and_digits_come_from_above(
    source: str, last: float, hops: int
) -> None:
    lost, _ = made(source, last=last)
    (*_, (_, left), (_, quotient), _), paths = lines_of(lost), [each for each in lost.all if isinstance(each, FlatLine)]
    ends = np.array([glyph.get_center() for glyph in quotient])
    moves = lost.quotient((words("slope").stand(2.5, 0.0), words("1").stand(6.0, 0.0, side=1)))
    assert len(paths) == (hops > 0)
    for path in paths:
        place = path.outline
        lows = [k for k in range(1, len(place) - 1) if place[k - 1, 1] > place[k, 1] <= place[k + 1, 1]]
        assert len(lows) == hops and path.grown == 0.0
        point = min(range(len(quotient)), key=lambda k: quotient[k].width)
        middles = sorted(float(glyph.get_x()) for glyph in left)
        between = [x for x in middles if place[0, 0] + 0.01 < x < place[-1, 0]]
        assert len(between) == hops and place[0, 0] == pytest.approx(min(left, key=lambda each: each.width).get_x())
        for glyph, other in zip(quotient[point + 1 :][::-1], left[::-1], strict=False):
            assert glyph.get_center() == pytest.approx(other.get_center(), abs=0.02)
        for move in moves:
            move.begin()
            move.interpolate(1)
    assert np.array([glyph.get_center() for glyph in quotient]) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("source", "error"), [("3*x**2 + 2*x*y + y**3", 0.001), ("2*x - y**2", 0.0004), ("exp(x)*sin(y)", 0.00034)]
)
def test_the_error_is_what_the_slope_that_is_told_is_off_the_true_one(source: str, error: float) -> None:
    lost, of = made(source)
    *_, (_, quotient), (_, number) = lines_of(lost)
    assert len(number) == len(f"{error:.5f}".rstrip("0")) and error == pytest.approx(
        abs(of.shortest.forward - float(of.cut.slope)), abs=10.0 ** (2 - len(number))
    )
    assert number.get_right()[0] == pytest.approx(quotient.get_right()[0], abs=0.05)
    assert all(glyph.fill_color.to_hex() == theme.WRONG for glyph in number)


@pytest.mark.parametrize("source", family(1, ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "1000*x*y"]))
def test_digits_that_both_values_have_are_fainter_than_what_is_said_of_them_and_still_read(source: str) -> None:
    _, (head, less), *_ = lines_of(made(source)[0])
    faint, quiet = (theme.contrast(glyph.fill_color.to_hex(), theme.BACKGROUND) for glyph in (less[0], head[0]))
    assert theme.TEXT_CONTRAST - 0.05 < faint < 0.7 * quiet
