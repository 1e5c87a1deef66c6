"""What one turn of a dial does, told beside the meter, and what stays of it under the dial."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import VGroup

from steepest.calculus import Number, acting
from steepest.stage import theme
from steepest.stage.figures.machine.alone_and_after import AloneAndAfter
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
    """What single turns of all dials of a `console` add up to, what they do at once, and what this is more: lines of a
    `panel`, by their labels. `by` is the fact of how far each turn is, which is labelled `turned`. The turns come
    `head_to_tail`, from which the facts of the turns and of the sums are; once all have come, the numbers under the
    dials go, with their `key` on the first line of the panel. What they do more is a line `rest`, between both
    sums. Where it is all what the last dial does more once the others are turned, as a nudge says that is in a fact
    `late`, the arrows of both come apart in the end: what it does `alone`, and `after` the others, or, as
    `after_` it, after the one that it acts on."""

    def __init__(
        self, console: Console, panel: Panel, by: str, head_to_tail: HeadToTail, late: str, key: Typeset
    ) -> None:
        self.console, self.by, self.along, self.key = console, by, head_to_tail, key
        self.among = acting(console.function, tuple(console.start.values()), console.scene.number(by))
        self.turned = panel.row("turned", f"{{{by}:+g}}", 2)
        numbers = {each: f"{{{head_to_tail.sums}.{each}:+g}}" for each in ("added", "rest", "at_once")}
        self.added, self.more, self.at_once = panel.rows(numbers, theme.QUIET, theme.TOGETHER, theme.INK)
        after = f"after_{self.among[0]}" if len(self.among) == 2 else "after"
        told = console.scene.fact(late, tuple)
        self.apart = AloneAndAfter(head_to_tail, "alone", after) if told else None

    def begin(self) -> list[Any]:
        """How far each turn is comes, and a straight scale grows."""
        return [*come(self.turned), *self.along.grow()]

    def hops(self) -> Iterator[list[Any]]:
        """One dial after the other can be turned, and the others are locked: what its turn does comes as an arrow over
        the scale. Then their sum comes, in place of all that told of single marks."""
        for name in self.console.dials:
            yield [*self.console.free(name), *self.along.hop(name)]
        yield [*self.console.free(*self.console.dials), *gone(*self._single()), *come(self.added), *self.along.sum()]

    def _single(self) -> list[Any]:
        """What was told of single turns: how far each is, and what the needle does for each mark."""
        return [self.turned, self.key, *self.console.rates.told.values()]

    def turn(self, by: Number, told: str) -> list[Any]:
        """All dials turn `by` so much, as is `told` over them, and what that does is told."""
        return [*come(self.at_once), *self.console.turn(*self.console.dials, by=by, colour="", told=told)]

    def rest(self) -> Iterator[list[Any]]:
        """What is more then, in parts to be played one after the other: a bracket under those that act on each other,
        while the others step back, with an arrow on from theirs; how far that is, with its line; and last, where it is
        told, what a dial does alone and after the others."""
        console = self.console
        far, console.told = console.told, []  # how far each turn was could be taken for what they do more
        console.marks = [mark for mark in console.marks if mark not in far]
        idle = [name for name in console.dials if self.among and name not in self.among]
        back = dim(*(console.dials[name] for name in idle), *console.marks)
        yield [*come(*console.rates.bracket(self.among, theme.TOGETHER)), *self.along.push(idle), *back, *gone(*far)]
        yield [*self.along.rest(), *come(self.more)]
        if self.apart:
            yield self.apart.clear()
            yield self.apart.begin()
