"""What one turn of a dial does, told beside the meter, and what stays of it under the dial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from manim import VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.type.typeset import Typeset

_NUMBERS = "by:+g", "change:+g", "rate:+.3g"  # of a nudge: the turn, what it does, and that for each mark


class Account:
    """Lines of a `panel`, labelled `turned`, `needle` and `per_mark`: how far the dial `name` of a `console` was
    turned, how far the needle went, and how far that is for each mark, as a nudge, the name of a `fact`, tells; numbers
    of the needle have a `colour`. Marks may have a `unit`, and the last line another label, which is told as `per`.
    `lines` come one by one; `put_away` takes them off, and the last number comes to the dial, where it is `noted`."""

    def __init__(
        self,
        console: Console,
        panel: Panel,
        name: str,
        fact: str,
        colour: str,
        per: str = "per_mark",
        unit: str = "",
    ) -> None:
        self.console, self.name, self.fact, self.colour = console, name, fact, colour
        turned, went, rate = (f"{{{fact}.{number}}}" for number in _NUMBERS)
        rows = ("turned", f'{turned} "{unit}"' if unit else turned), ("needle", went), (per, rate)
        inks = theme.INK, colour, colour
        self.lines: list[VGroup] = [
            panel.row(*row, line, ink) for line, (row, ink) in enumerate(zip(rows, inks, strict=True), 1)
        ]

    def noted(self) -> Typeset:
        """The number for each mark, under the dial."""
        return self.console.rate(self.name, f"{self.fact}.rate", self.colour)

    def put_away(self) -> list[Any]:
        """The lines go, and the number for each mark comes under the dial: on a way there it would cross the machine.
        """
        return [*gone(*self.lines), *come(self.noted())]


class Total:
    """What single turns of all dials of a `console` add up to, and what they do at once: two `lines` of a `panel`, for
    two facts that are labelled by the last part of their names. The first is as quiet as the arrow of what is only
    added up."""

    def __init__(self, console: Console, panel: Panel, added: str, at_once: str) -> None:
        self.console = console
        numbers = {each.rpartition(".")[2]: f"{{{each}:+g}}" for each in (added, at_once)}
        self.lines: list[VGroup] = panel.rows(numbers, theme.QUIET, theme.INK)

    def hops(self, turns: str, changes: Mapping[str, Number]) -> Iterator[list[Any]]:
        """One dial after the other can be turned, and the others are locked: under it the change that its turn makes,
        of the fact `turns`, takes the place of the number for each mark, so that what is added up can be read, and a
        dashed needle hops on by it."""
        for name, hop in zip(changes, self.console.hops(*changes.values()), strict=True):
            yield [*self.console.free(name), *self.console.change(name, f"{turns}.{name}.change"), *hop]

    def sum(self) -> list[Any]:
        """All dials can be turned, the sum comes, and the numbers under the dials, of which it is made, are dim."""
        free = self.console.free(*self.console.dials)
        return [*free, *come(self.lines[0]), *dim(*self.console.rates.told.values())]
