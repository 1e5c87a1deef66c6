"""What the turns of dials add up to can be read, however long its numbers are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.figures.machine.account import Total
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

NAMES = ("one", "two", "three", "four")
WIDE = 2.0  # a dial


class Told:
    """A console whose scene knows by how much each turn moves the needle."""

    def __init__(self, changes: dict[str, int]) -> None:
        self.scene, self.dials, self.changes = self, dict.fromkeys(NAMES), changes

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        facts = {**self.changes, "sum": sum(self.changes.values())}
        return typeset.formula(fill(template, facts, notation="typst").text, size=size, colour=colour)


@pytest.mark.parametrize(("size", "terms"), [(1, 4), (10, 4), (123_456_789, 0)])
def test_terms_are_told_where_there_is_room_for_all_and_the_sum_is_always_told(size: int, terms: int) -> None:
    console: Any = Told({name: size * (-1) ** k * (k + 1) for k, name in enumerate(NAMES)})
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "{}", "sum", dict.fromkeys(NAMES, theme.INK))
    *told, last = total.parts
    assert sum(len(part) > 0 for part in told) == terms
    assert all(is_readable(part) for part in (*told, last) if len(part))
    assert last.get_right()[0] <= theme.UNDER_GAUGE.right + 1e-6


class Turned(Told):
    """The same, with numbers under its dials; it says which of them can be turned."""

    def __init__(self, changes: dict[str, int]) -> None:
        super().__init__(changes)
        self.rates = {name: self.formula(f"{{{name}:+g}}") for name in changes}
        self.dials = dict.fromkeys(changes, SimpleNamespace(width=WIDE))  # type: ignore[arg-type]

    def free(self, *names: str) -> list[str]:
        return list(names)


def test_terms_come_one_by_one_each_while_its_dial_alone_can_be_turned_and_then_the_sum() -> None:
    console: Any = Turned({name: k + 1 for k, name in enumerate(NAMES)})
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "{}", "sum", dict.fromkeys(NAMES, theme.INK))
    *turns, last = ([each for each in turn if isinstance(each, str)] for turn in total.terms())
    assert turns == [[name] for name in NAMES] and last == [*NAMES]


@pytest.mark.parametrize("digits", range(1, 10))
def test_a_number_under_a_dial_swells_as_far_as_that_of_the_next_leaves_it_room(digits: int) -> None:
    console: Any = Turned({name: int("8" * digits) for name in NAMES})
    for rate in console.rates.values():
        rate.fit(WIDE - theme.TEXT_GAP)
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "{}", "sum", dict.fromkeys(NAMES, theme.INK))
    for rate, (_, swells, *_) in zip(console.rates.values(), total.terms(), strict=False):
        wide = rate.width
        swells.begin()
        swells.interpolate(0.5)
        assert rate.width <= WIDE - theme.TEXT_GAP + 1e-9 and rate.width >= wide - 1e-9
        assert rate.width > wide or digits > 4
