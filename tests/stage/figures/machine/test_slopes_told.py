"""Slopes under dials: they run while these turn, and links tell which of them changes which."""

from __future__ import annotations

from typing import Any

import pytest
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, Tuning
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.type.fitting import is_readable
from tests.stage.figures.machine.test_console import made


def test_numbers_that_change_run_with_the_dials_and_are_told_after_what_they_were() -> None:
    function = Function("25 + 3*temperature**2/4 + time**2/2 - grind + dose", CoffeeMachine.KNOBS)
    tuning = Tuning(function, (2, 5, 5, 3), 1)
    console = made(tuning, (2, 5, 5, 3))
    past = {name: console.rate(name, f"number.entries.{name}", theme.INK) for name in tuning.entries}
    console.rates.run("number")
    running = console.rates.running
    assert {name: readout.text for name, readout in running.items()} == {"temperature": "+3.0", "time": "+3.0"}
    for name, readout in running.items():
        assert readout.get_center() == pytest.approx(past[name].get_center(), abs=0.05)
    for name, by in tuning.turns.items():
        console.stands[name].value += by
    ran = {name: readout.refresh().text for name, readout in running.items()}
    assert ran == {"temperature": "+1.5", "time": "+2.0"}
    assert not console.rates.links("number", theme.TOGETHER), "each by its own turn"
    console.rates.end("number")
    told = console.rates.told
    assert [told[name].shown[0].text for name in ("grind", "dose")] == ["−1.0", "+1.0"]
    for name in running:
        assert is_readable(told[name]) and told[name].width < console.dials[name].width - theme.TEXT_GAP
        assert told[name].markup.count("arrow") == 1
    ends = {name: [shown.text for shown in told[name].shown] for name in running}
    assert ends == {"temperature": ["3.0", "1.5"], "time": ["3.0", "2.0"]}, "with the decimals that they ran with"


def crossing() -> tuple[Tuning, Console]:
    """Two dials that change each other's slopes, with these under them, about to run."""
    tuning = Tuning(Function("25 + temperature*time/2 - grind + dose", CoffeeMachine.KNOBS), (2, 5, 5, 3), 1)
    console = made(tuning, (2, 5, 5, 3))
    for name in tuning.entries:
        console.rate(name, f"number.entries.{name}", theme.INK)
    console.rates.run("number")
    return tuning, console


def test_of_slopes_that_change_each_other_that_of_the_dial_that_turns_last_runs_behind_what_it_was() -> None:
    tuning, console = crossing()
    shown = {name: (console.rates[name].shown[0].text, read.text) for name, read in console.rates.running.items()}
    assert shown == {"time": ("1", "1.0")}, "what it was stays as it stood"
    assert console.rates["temperature"].shown[0].text == "+1.5", "its dial turns at this"
    inks = {(console.rates[name].colour, read.colour) for name, read in console.rates.running.items()}
    assert inks == {(theme.INK, theme.TOGETHER)}, "what it was stays bright: the turn times that is its share"
    for name, by in tuning.turns.items():
        console.stands[name].value += by
    for name, read in console.rates.running.items():
        was, dial = box_of(console.rates[name]), console.dials[name]
        assert was.right < box_of(read.refresh()).left < box_of(read).right < dial.centre + dial.width / 2
        assert is_readable(console.rates[name]) and read.size >= theme.SMALLEST_SIZE
    assert {name: read.text for name, read in console.rates.running.items()} == {"time": "0.5"}


def test_dials_that_change_each_other_turn_last_and_a_link_leads_from_the_first_to_the_other() -> None:
    tuning, console = crossing()
    moves = [*map(prepare_animation, console.follows("number", theme.DESCENT, theme.TOGETHER))]
    links: list[Any] = [each for each in moves if getattr(each.mobject, "colour", "") == theme.TOGETHER]
    for each in moves:
        each.begin()
    seen = list[tuple[list[bool], list[bool]]]()
    for share in (1 / 3, 2 / 3, 1.0):
        for each in moves:
            each.interpolate(share)
        turned = [console.stands[name]() == at for name, at in zip(tuning.entries, tuning.end, strict=True)]
        seen.append((turned, [link.mobject.grown == 1 for link in links]))
    assert [turned for turned, _ in seen] == [[False, True, True, False], [True, True, True, False], [True] * 4]
    assert [grown for _, grown in seen] == [[False], [True], [True]]
    tips = [float(link.mobject.outline[-2][0]) for link in links]
    assert tips == pytest.approx([console.dials[name].centre for name in ("time",)])
    assert not {console.rates[name] for name in tuning.pair} & {each.mobject for each in moves}, "both stay bright"
    assert max(link.mobject.outline[:, 1].max() for link in links) < box_of(console.rates["time"]).bottom


def test_one_that_does_not_run_keeps_the_digits_that_its_few_decimals_would_not_tell() -> None:
    tuning = Tuning(Function("25 + temperature*time/2 - grind/3 + dose/2000", CoffeeMachine.KNOBS), (2, 5, 5, 4), 1)
    console = made(tuning, (2, 5, 5, 4))
    past = {name: console.rate(name, f"number.entries.{name}", theme.INK) for name in tuning.entries}
    console.rates.run("number")
    assert console.rates["grind"] is past["grind"] and console.rates["dose"] is past["dose"]


@pytest.mark.parametrize(
    ("turned", "changed"), [("temperature*time/2 - grind", ("temperature", "time")), ("temperature - grind", ())]
)
def test_those_that_change_are_left_alone_and_other_dials_step_back(turned: str, changed: tuple[str, ...]) -> None:
    tuning = Tuning(Function(f"25 + {turned} + 0*dose + time/8", CoffeeMachine.KNOBS), (2, 5, 5, 3), 1)
    console = made(tuning, (2, 5, 5, 3))
    faint: set[Any] = {each.mobject for each in console.rates.alone("number")}
    back = {name for name, dial in console.dials.items() if dial.name in faint}
    assert back == ({*CoffeeMachine.KNOBS} - {*changed} if changed else set())
