"""A console of dials and a meter: what stands under its dials can be read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, Nudge, Number, Tuning
from steepest.script.values.told import ToldNumber
from steepest.stage import theme
from steepest.stage.extent import corners
from steepest.stage.figures.instrument.arc_arrow import ArcArrow
from steepest.stage.figures.instrument.meter import Hand
from steepest.stage.figures.instrument.sector import Sector
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.play.live import now
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset
from tests.stage.sheet import Sheet

STRAIGHT = Function("25 + temperature - grind + dose + time", CoffeeMachine.KNOBS)


class Told(Sheet):
    """A scene of a machine, with a number of that name, in which each label is its own words."""

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)


# The last ones are told with so many digits because they stand beside others that are almost the same.
ALIKE = [ToldNumber(sign * 1709076, 10**power, digits=7) for sign in (1, -1) for power in (7, 10, 41)]


@pytest.mark.parametrize(
    "number", [4_320_000_000, 86_400_000_000, -1_230_000_000_000, Fraction(-7, 3), 12, *ALIKE]
)
def test_a_rate_under_a_dial_is_read_however_long_its_number_is(number: Fraction) -> None:
    console, machine = made(number), CoffeeMachine(theme.MACHINE)
    for knob, box in zip(CoffeeMachine.KNOBS, machine.dials(), strict=True):
        rate = console.rate(knob, "number", theme.INK)
        assert is_readable(rate) and rate.width <= box.width


def test_what_is_ahead_of_all_dials_comes_at_once_and_goes_once_they_turn() -> None:
    function = Function("60 + temperature*time - grind + 0*dose", CoffeeMachine.KNOBS)
    tuning = Tuning(function, (2, 5, 5, 2), 1)
    console = made(tuning, (2, 5, 5, 2))
    promise = console.promise("number", theme.KEY_UNDER_GAUGE, "promised")
    for each in map(prepare_animation, console.ahead("number", promise, theme.DESCENT)):
        each.begin()
        each.interpolate(1.0)
    assert len(console.planned) == 3, "the dose stays"
    assert promise.stands() == tuning.promised
    (arrow,) = console.swept_to
    assert isinstance(arrow, ArcArrow) and (arrow.was, now(arrow.value)) == (tuning.before, tuning.promised)
    console.turn("grind", by=1)
    assert not console.planned


@pytest.mark.parametrize("start", [0, 3, 6, 8])
@pytest.mark.parametrize("number", [Fraction(1, 2), 2])
def test_how_far_a_dial_will_be_turned_is_told_at_its_arrow_and_off_the_next_dial(
    start: int, number: Fraction
) -> None:
    console = made(number, start)
    arrow, told = console.plan(
        "temperature", number, typeset.formula(f"+{float(number):g}", size=theme.LABEL_SIZE)
    )
    line = arrow.outline[:, :2]  # type: ignore[union-attr]
    box = box_of(told)  # type: ignore[arg-type]
    assert not any(box.shrunk(-theme.LINE_GAP).holds(point) for point in line)
    knobs = [console.dials[name].knob.arc for name in ("temperature", "grind")]
    for arc in knobs:
        near = np.clip(arc.middle, [box.left, box.bottom], [box.right, box.top])
        assert np.hypot(*(near - arc.middle)) > arc.radius


@pytest.mark.parametrize("start", [(0, 0, 0, 0), (6, 4, 5, 5), (8, 8, 4, 2), (1, 4, 6, 8), (4, 8, 4, 0)])
@pytest.mark.parametrize("number", [2, Fraction("1.5"), Fraction("1.915")])
def test_how_far_all_dials_turn_is_told_over_each_of_them_in_the_casing_and_off_all_arrows(
    number: Fraction, start: tuple[int, ...]
) -> None:
    console, inside = made(number, start), CoffeeMachine(theme.MACHINE).inside
    console.turn(*CoffeeMachine.KNOBS, by=number, told="{number:+g}")
    for name in console.stands:
        console.stands[name].value += number
    texts = [box_of(mark) for mark in console.marks if isinstance(mark, Typeset)]
    arrows = [mark.outline[:, :2] for mark in console.marks if isinstance(mark, ArcArrow)]
    assert len(texts) == 4 and len(arrows) == 5
    assert all(inside.holding(corners(box)).all() for box in texts)
    assert all(one.apart(other) > theme.TEXT_GAP for one, other in combinations(texts, 2))
    assert not any(box.shrunk(-theme.LINE_GAP).holding(arrow).any() for box in texts for arrow in arrows)


def test_all_dials_but_those_that_are_free_are_held_at_once() -> None:
    console = made(Fraction(2)).hold("dose")
    assert {name for name, dial in console.dials.items() if dial.knob.frozen is None} == {"dose"}
    assert console.held == {*CoffeeMachine.KNOBS} - {"dose"}


@pytest.mark.parametrize("row", ["slope", "Steigung"])
def test_what_is_noted_under_the_dials_has_a_label_before_the_first_one(row: str) -> None:
    plain, named = made(Fraction(2)), made(Fraction(2), row=row)
    (label,) = named.row
    assert not plain.row
    left = plain.dials["temperature"].centre - plain.dials["temperature"].width / 2
    first = box_of(named.rate("temperature", "number", theme.INK, "+.3f"))
    assert box_of(label).left >= left and first.left - box_of(label).right > theme.TEXT_GAP
    assert label.baseline == pytest.approx(named.rates["temperature"].baseline)


def test_more_of_the_label_of_a_row_comes_under_it_off_all_names_and_has_its_room_from_the_start() -> None:
    console = made(Fraction(2), row="Steigung", more="beim Drehen")
    (row,), number = console.row, console.rate("temperature", "number", theme.INK)
    moves = [prepare_animation(each) for each in console.say_more()]
    for move in moves:
        move.begin()
        move.finish()
    (more,) = (move.mobject for move in moves if move.mobject is not row)
    assert more.baseline < number.baseline < row.baseline and abs(box_of(more).left - box_of(row).left) < 0.05
    boxes = box_of(row), box_of(more)
    names = [box_of(dial.name) for dial in console.dials.values()]
    assert all(box.apart(each) > theme.TEXT_GAP for box in boxes for each in (*names, box_of(number)))


def test_nothing_is_promised_where_the_slopes_stay() -> None:
    console = made(Tuning(STRAIGHT, (5, 5, 5, 5), 1))
    assert not console.promise("number", theme.GAUGE, "promised").hands


def _area(sector: Sector) -> float:
    """Of it, by Gauss's formula."""
    x, y = sector.outline[:, :2].T
    return round(abs(float(x @ np.roll(y, 1) - y @ np.roll(x, 1))) / 2, 9)


@pytest.mark.parametrize("by", [1, -1])
def test_all_that_the_needle_has_swept_is_seen_and_told_at_it_until_the_dials_turn_back(by: int) -> None:
    console = made(by)
    for _ in range(2):  # what was told before is not in the way
        console.turn("temperature", by=by, colour=theme.GRADIENT, swept="{number:+g}")
        sectors = [mark for mark in console.marks if isinstance(mark, Sector)]
        assert len(sectors) == 2 and not any(map(_area, sectors))
        console.stands["temperature"].value = console.start["temperature"] + by  # type: ignore[operator]
        assert min(map(_area, sectors)) > 0.01
        (text,) = console.swept
        hand, box = console.meter.needle.outline[:, :2], box_of(text)
        assert box.clip(*hand) is None and theme.GAUGE.holding(corners(box)).all()
        assert text in console.marks
        console.back()
        console.stands["temperature"].value = console.start["temperature"]
        assert not console.marks


@pytest.mark.parametrize("turned, told", [("2*temperature - grind", True), ("temperature**2 - grind", False)])
def test_a_try_tells_what_the_needle_does_where_that_very_number_is_the_entry(turned: str, told: bool) -> None:
    function = Function(f"25 + {turned} + dose + time", CoffeeMachine.KNOBS)
    nudge = Nudge(function, (5, 5, 5, 5), "temperature", 1)
    console = made(nudge, 5)
    console.tries("temperature", "number", "number.cut.slope", theme.GRADIENT)
    assert [text.shown[0].text for text in console.swept] == ["+2"] * told


def test_in_the_end_the_meter_has_its_hands_and_what_lies_between_them_and_no_arrow() -> None:
    tuning = Tuning(Function("25 + temperature*time - grind", CoffeeMachine.KNOBS), (2, 5, 5, 2), 1)
    console = made(tuning, (2, 5, 5, 2))
    promise = console.promise("number", theme.KEY_UNDER_GAUGE, "promised")

    def see(moves: Iterable[Any]) -> set[Any]:
        seen = [*map(prepare_animation, moves)]
        for each in seen:
            each.begin()
            each.interpolate(1.0)
        return {each.mobject for each in seen}

    see(console.ahead("number", promise, theme.DESCENT))
    follows = see(console.follows("number", theme.DESCENT, theme.INK))
    assert console.swept_to and follows.issuperset(console.swept_to), "one arrow of the meter at a time"
    going = {each.mobject for each in console.rest("number", theme.INK)}
    arrows = [mark for mark in console.swung if isinstance(mark, ArcArrow)]
    assert len(arrows) == 1 and going.issuperset(arrows) and any(isinstance(each, Sector) for each in going)
    assert not going & {*promise.hands, console.meter.needle}
    told = [shown.text for each in going if isinstance(each, Typeset) for shown in each.shown]
    assert told == [f"{float(tuning.missed):.3g}"] and tuning.missed == tuning.after - tuning.promised > 0


def test_nothing_sweeps_where_the_entries_keep_their_promise() -> None:
    console = made(Tuning(STRAIGHT, (5, 5, 5, 5), 1))
    console.ahead("number", console.promise("number", theme.GAUGE, "promised"), theme.DESCENT)
    assert len(console.planned) == 4 and not console.swept_to


@pytest.mark.parametrize(
    ("before", "change"), [("36", "10"), ("19.5", "7.125"), ("2.3979", "-0.00045"), ("0.4", "0.0003")]
)
def test_numbers_of_the_meter_differ_by_exactly_what_is_told_beside_it(before: str, change: str) -> None:
    ends = Fraction(before), Fraction(before) + Fraction(change)
    shown = [round(end, decimals_shown(made(0, told=ends))) for end in ends]
    assert shown[1] - shown[0] == Fraction(change)


def test_numbers_that_no_few_digits_tell_are_told_apart_by_few() -> None:
    assert decimals_shown(made(0, told=(Fraction(100, 3), Fraction(101, 3)))) == 2


@given(st.integers(10, 99_999), st.integers(2, 90), st.integers(3, 97))
@example(154, 9, 19)
@example(1000, 2, 3)
@example(99_999, 2, 3)
def test_where_no_few_digits_tell_numbers_the_meter_has_what_is_said(low: int, more: int, parts: int) -> None:
    """What is said has four digits, and never fewer than stand before its point."""
    before, after = low + Fraction(1, 3 * parts), low + Fraction(more) + Fraction(1, 7 * parts)
    decimals = decimals_shown(made(0, told=(before, after)))
    said = [Decimal(end.numerator) / end.denominator for end in (before, after)]
    assume(said[0].adjusted() == said[1].adjusted())
    for number in said:
        digits = Context(prec=max(4, number.adjusted() + 1), rounding=ROUND_HALF_EVEN)
        assert round(number, decimals) == digits.plus(number)


@pytest.mark.parametrize(("whole", "decimals"), [(4_600_207, 2), (20_000, 4), (20, 6)])
def test_a_number_that_runs_has_no_more_digits_than_are_read(whole: int, decimals: int) -> None:
    told = Fraction(whole) + Fraction(1, 3), Fraction(whole) + Fraction(1, 3) + Fraction(3, 2 * 10**6)
    assert decimals_shown(made(0, told=told)) == decimals


def needles(animations: list[Any]) -> list[Hand]:
    return [each.mobject for each in animations if isinstance(each.mobject, Hand)]


@pytest.mark.parametrize(("by", "seen"), [(2, True), (Fraction(1, 1000), False)])
def test_the_needle_leaves_a_ghost_where_that_is_seen_beside_it(by: Number, seen: bool) -> None:
    console = made(0)
    console.turn("temperature", by=by)
    assert any(isinstance(mark, Hand) for mark in console.marks) is seen


def decimals_shown(console: Console) -> int:
    assert console.meter.number
    return console.meter.number.decimals


def made(
    number: object,
    start: int | tuple[int, ...] = 5,
    told: tuple[Number, ...] = (Fraction(35),),
    row: str = "",
    more: str = "",
) -> Console:
    machine = CoffeeMachine(theme.MACHINE)
    at = start if isinstance(start, tuple) else (start,) * 4
    where = at, (0, CoffeeMachine.LAST), machine.dials(), theme.GAUGE, (0, 50)
    scene = Told(number=number)
    return Console(scene, "bitterness", STRAIGHT, *where, told=told, lines=1, above=True, row=row, more=more)
