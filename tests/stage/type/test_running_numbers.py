"""A number that ran ends on a fact: one that shows anything else, and one that was never settled, is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from manim import Mobject

from steepest.calculus import Number
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.place import Place
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout
from steepest.stage.type.running_numbers import RunningNumbers, end_on

SLOPE = 0.742
PLACE = Place("scenes/hill.py", 12, "hill", "turn")


def fact(decimals: int) -> Filled:
    return fill(f"{{slope:.{decimals}f}}", {"slope": SLOPE})


def settled(value: Number = SLOPE, **how: bool) -> Readout:
    return end_on(Readout(lambda: value, **how), fact(2), SLOPE, PLACE)


@pytest.mark.parametrize("value", [1.742, -0.742, 0.746, 0.734])
def test_a_number_that_ends_beside_its_fact_is_refused_by_place_and_fact(value: float) -> None:
    shown = f"{value:.2f}".replace("-", "−")
    with pytest.raises(Fault, match=rf"^scenes/hill\.py:12 \(hill/turn\): .* {shown}, .*slope.* is 0\.74"):
        settled(value)


def test_what_float64_loses_is_no_difference() -> None:
    assert settled(SLOPE + 1e-9).text == "0.74"


def test_a_number_that_told_a_fact_and_stood_still_since_then_cannot_end_on_another_one() -> None:
    value = Live(SLOPE)
    number = end_on(Readout(value), fact(2), SLOPE, PLACE)
    value.value = 1.5
    later = fill("{later:.2f}", {"later": 1.5})
    with pytest.raises(Fault, match=r"told slope as 0\.74 runs no more, .* later, which is 1\.50; let a new one run"):
        end_on(number, later, 1.5, PLACE)


def stopped() -> Readout:
    return Readout(lambda: SLOPE).stop()


def running() -> Readout:
    return Readout(lambda: SLOPE, end="last.slope")


def gauge() -> Readout:
    return Readout(lambda: SLOPE, gauge=True)


@pytest.mark.parametrize(
    ("made", "stays", "over", "held"),
    [
        (running, True, False, True),
        (running, False, False, False),
        (running, True, True, False),
        (stopped, True, False, False),
        (stopped, False, False, False),
        (settled, False, False, True),
        (settled, True, True, True),
        (gauge, False, False, True),
        (gauge, True, True, True),
    ],
)
def test_a_number_runs_on_or_has_ended_on_a_fact(
    made: Callable[[], Readout], stays: bool, over: bool, held: bool
) -> None:
    numbers, readout = RunningNumbers(), made()
    numbers.see([Mobject().add(readout)], PLACE)
    stage = [readout] if stays else []
    if held:
        numbers.hold(stage, over)
    else:
        with pytest.raises(Fault, match=rf"^scenes/hill\.py:12 \(hill/turn\): .* 0\.74 .*{readout.end or 'a fact'}"):
            numbers.hold(stage, over)
