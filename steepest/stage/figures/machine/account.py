"""What one turn of a dial does, told beside the meter, and what stays of it under the dial."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import VGroup

from steepest.calculus import Number, acting
from steepest.stage import theme
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.head_to_tail import HeadToTail
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
    """What single turns of all dials of a `console` add up to, what they do at once, and between both the `rest` that
    this is more: lines of a `panel` for the sums, by their labels. The first is quiet, as it is only added up, and the
    rest has the colour of what is done together. `by` is the fact of how far each turn is, which is labelled `turned`.
    The turns come `head_to_tail`, from which the facts of the turns and of the sums are."""

    def __init__(self, console: Console, panel: Panel, by: str, head_to_tail: HeadToTail) -> None:
        self.console, self.by, self.along = console, by, head_to_tail
        self.turned = panel.row("turned", f"{{{by}:+g}}", 2)
        numbers = {each: f"{{{head_to_tail.sums}.{each}:+g}}" for each in ("added", "rest", "at_once")}
        self.added, self.more, self.at_once = panel.rows(numbers, theme.QUIET, theme.TOGETHER, theme.INK)

    def times(self) -> list[Any]:
        """Each number under a dial is told times its turn, how far that is comes under the first line, and a straight
        scale grows."""
        return [*come(self.turned), *self.console.rates.times(self.by), *self.along.grow()]

    def hops(self) -> Iterator[list[Any]]:
        """One dial after the other can be turned, and the others are locked: what its turn does comes to stand under
        it, and as an arrow over the scale. Then their sum comes."""
        for name in self.console.dials:
            made = self.console.rates.make(name, f"{self.along.turns}.{name}.change")
            yield [*self.console.free(name), *made, *self.along.hop(name)]
        yield self.sum()

    def sum(self) -> list[Any]:
        """All dials can be turned, the sum comes, and the numbers under the dials, of which it is made, are dim."""
        free = self.console.free(*self.console.dials)
        dims = dim(*self.console.rates.told.values())
        return [*free, *gone(self.turned), *come(self.added), *self.along.sum(), *dims]

    def turn(self, by: Number, told: str) -> list[Any]:
        """All dials turn `by` so much, as is `told` over them, and what that does is told."""
        return [*come(self.at_once), *self.console.turn(*self.console.dials, by=by, colour="", told=told)]

    def rest(self, by: Number) -> Iterator[list[Any]]:
        """What is more then, in parts to be played one after the other: what single turns do goes from the dials, and
        what is told at the turns, as how far they are could be taken for that number, while all else steps back; in
        its place comes a bracket under those that act on each other, with an arrow on from the others; and last that
        number, at both and in its line."""
        console = self.console
        among = acting(console.function, tuple(console.start.values()), by)
        idle = [name for name in console.dials if among and name not in among]
        far, console.told = console.told, []
        console.marks = [mark for mark in console.marks if mark not in far]
        goes, bracket, number = console.rates.instead(among, theme.TOGETHER, f"{{{self.along.sums}.rest:+g}}")
        yield [*goes, *gone(*far), *dim(*(console.dials[name] for name in idle), *console.marks)]
        yield [*bracket, *self.along.push()]
        yield [*number, *self.along.rest(), *come(self.more)]
