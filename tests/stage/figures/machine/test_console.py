"""A console of dials and a meter: what stands under its dials can be read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function
from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset


class Told:
    """A scene of a machine, with a number of that name."""

    def __init__(self, number: Fraction) -> None:
        self.number = number

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        text = fill(template, {"number": self.number}, notation="typst").text
        return typeset.formula(text, size=size, colour=colour)


@pytest.mark.parametrize("number", [4_320_000_000, 86_400_000_000, -1_230_000_000_000, Fraction(-7, 3), 12])
def test_a_rate_under_a_dial_is_read_however_long_its_number_is(number: Fraction) -> None:
    function = Function("25 + temperature - grind + dose + time", CoffeeMachine.KNOBS)
    machine = CoffeeMachine(theme.MACHINE)
    where = (5, 5, 5, 5), (0, CoffeeMachine.LAST), machine.dials(), theme.GAUGE, (0, 50)
    console = Console(Told(Fraction(number)), "bitterness", function, *where, told=(35,), lines=1)  # type: ignore[arg-type]
    for knob, box in zip(CoffeeMachine.KNOBS, machine.dials(), strict=True):
        rate = console.rate(knob, "{number:+.3g}", theme.INK)
        assert is_readable(rate) and rate.width <= box.width
