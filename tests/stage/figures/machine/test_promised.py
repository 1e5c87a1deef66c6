"""What slopes promise: a line under the meter, and a table under the dials that it adds up."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from manim import smooth
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.type.fitting import is_readable
from tests.stage.figures.machine.test_console import made


@pytest.mark.parametrize("left", np.linspace(2, 6, 9))
def test_the_promise_is_told_behind_a_dash_where_it_can_be_read(left: float) -> None:
    tuning = Tuning(Function("25 + temperature*time - grind", CoffeeMachine.KNOBS), (2, 5, 5, 2), 1)
    region = Box(float(left), -2.95, 6.5, -0.2)
    promised = made(tuning).promise("number", region, "promised")
    (hand,), key = promised.hands, list[Any](promised.key)
    assert promised.hands == [hand] and hand.dashed and bool(key) == (left < 4.5)
    if key:
        dash, words, number = key
        assert dash.colour == words.colour == number.colour == hand.colour and dash.dashed
        assert number.baseline == pytest.approx(words.baseline) and box_of(dash).right < box_of(words).left
        assert number.shown[-1].value == tuning.promised
        assert all(map(is_readable, key[1:])) and box_of(words).apart(box_of(number)) > theme.TEXT_GAP
        boxes = [box_of(text) for text in key[1:]]
        assert all(region.bottom <= box.bottom and box.top <= region.top for box in boxes)
        assert all(region.left - 0.01 <= box.left and box.right <= region.right + 0.01 for box in boxes)
        assert boxes[-1].right == pytest.approx(region.right, abs=0.01)


@pytest.mark.parametrize(
    ("function", "tabled"),
    [("25 + temperature*time - grind", True), ("25 + temperature*time - sqrt(grind)", False)],
)
def test_a_column_gives_way_to_a_table_under_the_dials_that_the_key_adds_up_where_it_is_exact(
    function: str, tabled: bool
) -> None:
    tuning = Tuning(Function(function, CoffeeMachine.KNOBS), (2, 5, 5, 2), 1)
    console = made(tuning, (2, 5, 5, 2), row="slope")
    column = console.entries("number", theme.VECTOR_UNDER_GAUGE)
    for number, knob in enumerate(CoffeeMachine.KNOBS):
        column.gather(number, console.rate(knob, f"number.entries.{knob}", theme.GRADIENT, ".3g"))
    promise = console.promise("number", theme.KEY_UNDER_GAUGE, "promised", "short by", column)
    assert bool(promise.steps) == bool(promise.heads) == tabled and promise.past == [column]
    for each in map(prepare_animation, console.ahead("number", promise, theme.DESCENT)):
        each.begin()
        each.interpolate(1.0)
    assert promise.stands() == tuning.promised
    high = promise.key[-1].baseline
    for step, (knob, dial) in zip(promise.steps, console.dials.items(), strict=False):
        assert [text.shown[0].value for text in step] == [tuning.turns[knob], tuning.promises[knob]]
        read = [float(text.shown[0].text.replace("−", "-")) for text in step]
        assert read == [tuning.turns[knob], tuning.promises[knob]], "they add up as they are read"
        assert step[-1].baseline == pytest.approx(high) and step[0].baseline > high
        assert all(float(text.get_center()[0]) == pytest.approx(dial.centre, abs=0.01) for text in step)
    told = [*promise.heads, *promise.sum[1:], *(text for step in promise.steps for text in step)]
    assert all(box_of(one).apart(box_of(other)) > theme.TEXT_GAP for one, other in combinations(told, 2))
    assert promise.missed[-1].baseline < high and promise.missed[-1].shown[-1].value == tuning.missed
    assert bool(promise.sum) == tabled
    if tabled:
        rule, *_, total = promise.sum
        (left, low, _), (right, *_) = rule.outline
        assert total.shown[0].value == sum(tuning.promises.values()) == -tuning.promised_fall
        assert total.baseline < low < high, "the sum stands under the rule, and the rule under what it adds"
        assert all(left < box_of(step[-1]).left and box_of(step[-1]).right < right for step in promise.steps)


@pytest.mark.parametrize("tabled", [True, False])
def test_what_is_promised_comes_dial_by_dial_in_a_table_and_else_at_once(tabled: bool) -> None:
    least = "grind" if tabled else "sqrt(grind)"
    tuning = Tuning(Function(f"25 + temperature*time - {least}", CoffeeMachine.KNOBS), (2, 5, 5, 2), 1)
    promise = made(tuning, (2, 5, 5, 2), row="slope").promise("number", theme.KEY_UNDER_GAUGE, "promised", "short by")
    (hand, *_) = map(prepare_animation, promise.sweep(tuning))
    hand.begin()
    hand.interpolate(0.25)
    first = float(tuning.promises["temperature"]) / float(sum(tuning.promises.values()))
    gone = (float(promise.stands()) - float(tuning.before)) / float(sum(tuning.promises.values()))
    assert gone == pytest.approx(first if tabled else smooth(0.25), abs=1e-6)


@pytest.mark.parametrize("turns", ["temperature*time", "(temperature**2 + time**2)/4"])
def test_what_is_missed_is_what_the_needle_shows_in_the_end_less_what_was_promised(turns: str) -> None:
    tuning = Tuning(Function(f"60 + {turns} - grind", CoffeeMachine.KNOBS), (2, 5, 5, 2), 1)
    promise = made(tuning, (2, 5, 5, 2), row="slope").promise("number", theme.KEY_UNDER_GAUGE, "promised", "short by")
    after, promised, missed = (abs(float(each.value)) for each in promise.missed[-1].shown)
    assert (after, promised, missed) == tuple(map(float, (tuning.after, tuning.promised, tuning.missed)))
    assert after - promised == missed
