"""What the turns of dials add up to can be read, however long its numbers are."""

from __future__ import annotations

from typing import Any

import pytest

from steepest.calculus import Function
from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.figures.machine.account import Total
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.lean.fading import FadeOut
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

NAMES = ("one", "two", "three", "four")


class Told:
    """A console whose scene knows by how much each turn moves the needle."""

    def __init__(self, changes: dict[str, int]) -> None:
        self.scene, self.dials, self.changes = self, dict.fromkeys(NAMES), changes

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        sums = dict.fromkeys(("added", "rest", "at_once"), sum(self.changes.values()))
        facts = {**self.changes, "sums": sums, "by": 2}
        return typeset.formula(fill(template, facts, notation="typst").text, size=size, colour=colour)


@pytest.mark.parametrize("size", [1, 10, 123_456_789, 10**12])
def test_all_sums_can_be_read_however_long_they_are_and_what_is_only_added_up_is_quiet(size: int) -> None:
    console: Any = Told({name: size * (k + 1) for k, name in enumerate(NAMES)})
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "by", ALONG)
    lines = total.added, total.more, total.at_once
    for line in lines:
        assert all(is_readable(part) for part in line)
        assert line.get_right()[0] <= theme.UNDER_GAUGE.right + 1e-6
    assert [line[-1].colour for line in lines] == [theme.QUIET, theme.TOGETHER, theme.INK]


class Rates(dict[str, Typeset]):
    """Numbers under dials."""

    @property
    def told(self) -> dict[str, Typeset]:
        return self

    def make(self, name: str, number: str) -> list[str]:
        return [f"{number} under {name}"]

    def instead(self, among: tuple[str, ...], _colour: str, number: str) -> tuple[list[str], list[str], list[str]]:
        return ["what was told goes"], [f"a bracket from {among[0]} to {among[-1]}"], [number]


class Along:
    """Arrows over a scale."""

    turns, sums = "turns", "sums"

    def hop(self, name: str) -> list[str]:
        return [f"the arrow of {name}"]

    def sum(self) -> list[str]:
        return []

    def push(self) -> list[str]:
        return ["an arrow of its own"]

    def rest(self) -> list[str]:
        return ["how far"]


class Turned(Told):
    """The same, with numbers under its dials; it says which of them can be turned."""

    def __init__(self, changes: dict[str, int]) -> None:
        super().__init__(changes)
        self.rates = Rates({name: self.formula(f"{{{name}:+g}}") for name in changes})
        self.dials = dict.fromkeys(changes)

    def free(self, *names: str) -> list[str]:
        return list(names)


ALONG: Any = Along()


def turned() -> Any:
    return Turned({name: k + 1 for k, name in enumerate(NAMES)})


def test_dials_can_be_turned_one_by_one_while_arrows_lead_on_and_then_all_of_them() -> None:
    console = turned()
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "by", ALONG)
    *hops, summed = total.hops()
    assert [each for each in summed if isinstance(each, str)] == [*NAMES]
    assert hops == [[name, f"turns.{name}.change under {name}", f"the arrow of {name}"] for name in NAMES]
    assert [each for each in total.sum() if isinstance(each, str)] == [*NAMES]


def test_numbers_under_the_dials_are_dim_once_their_sum_is_told() -> None:
    console = turned()
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "by", ALONG)
    dimmed = {id(each.mobject) for each in total.sum() if not isinstance(each, str)}
    assert {id(rate) for rate in console.rates.told.values()} <= dimmed


class Bracketed(Turned):
    """The same, after a turn that is told over its dials: it has arrows, and texts beside them."""

    start, function = dict.fromkeys(NAMES, 1), Function("one*two + three + four", NAMES)

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(NAMES, 1))
        self.told = [self.words("+2")]
        self.arrow = self.words("an arrow")
        self.marks = [self.arrow, *self.told]
        self.dials = {name: self.words(name) for name in NAMES}


def test_how_far_dials_turn_is_gone_when_what_they_do_together_comes_and_arrows_are_dim() -> None:
    console: Any = Bracketed()
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "by", ALONG)
    (far,) = console.told
    moves = {each.mobject: each for part in total.rest(2) for each in part if not isinstance(each, str)}
    assert isinstance(moves[far], FadeOut) and not isinstance(moves[console.arrow], FadeOut)
    assert console.marks == [console.arrow]
    assert {name for name, dial in console.dials.items() if dial in moves} == {"three", "four"}


def test_what_single_turns_do_is_gone_before_a_bracket_comes_and_its_number_comes_last() -> None:
    console: Any = Bracketed()
    total = Total(console, Panel(console, theme.UNDER_GAUGE), "by", ALONG)
    told = [[each for each in part if isinstance(each, str)] for part in total.rest(2)]
    assert told == [
        ["what was told goes"],
        ["a bracket from one to two", "an arrow of its own"],
        ["{sums.rest:+g}", "how far"],
    ]
