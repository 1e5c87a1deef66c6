"""What one turn of a dial does, told beside the meter, and what stays of it under the dial."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from manim import VGroup

from steepest.calculus import Nudge, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.sector import Sector
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.head_to_tail import HeadToTail
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.motion import after
from steepest.stage.type.typeset import Typeset

_LINES = 0.5  # of the time in which an arrow comes: before the lines that tell it
_NUMBERS = "by:+g", "change:+g", "rate:+.3g"  # of a nudge: the turn, what it does, and that for each mark


class Account:
    """Lines of a `panel`, labelled `turned`, `needle` and `per_mark`: how far the dial `name` of a `console` was
    turned, how far the needle went, and how far that is for each mark, as a nudge, the name of a `fact`, tells; numbers
    of the needle have a `colour`. Marks may have a `unit`; where it was turned by one of them, the last line would tell
    the same number, and is left out. `lines` come one by one; `put_away` takes them off, and the last number comes to
    the dial, where it is `noted`, with the label of the row, if the console has one."""

    def __init__(
        self,
        console: Console,
        panel: Panel,
        name: str,
        fact: str,
        colour: str,
        unit: str = "",
    ) -> None:
        self.console, self.name, self.fact, self.colour = console, name, fact, colour
        turned, went, rate = (f"{{{fact}.{number}}}" for number in _NUMBERS)
        rows = ("turned", f'{turned} "{unit}"' if unit else turned), ("needle", went), ("per_mark", rate)
        inks, many = (theme.INK, colour, colour), 2 if console.scene.fact(fact, Nudge).by == 1 else 3
        self.lines: list[VGroup] = [
            panel.row(*row, line, ink) for line, row, ink in zip(range(1, many + 1), rows, inks, strict=False)
        ]

    def noted(self) -> Typeset:
        """The number for each mark, under the dial."""
        return self.console.rate(self.name, f"{self.fact}.rate", self.colour)

    def put_away(self) -> list[Any]:
        """The lines go, and the number for each mark comes under the dial, once: on a way there it would cross the
        machine."""
        lines, self.lines = self.lines, []
        return [*gone(*lines), *come(self.noted(), *self.console.row)] if lines else []


class Total:
    """What single turns of all dials of a `console` add up to, what they do at once, and what this is more: lines of a
    `panel`, by their labels. `by` is the fact of how far each turn is, which is labelled `each_turned`. The turns come
    head to tail in a `box`, from which the facts of the `turns` and of their `sums` are; once all have come, the
    numbers under the dials go, with the label of their row. What they do more is a line `rest`, between both sums.
    Then comes, under a dial on which one before it acts, what it did, and what it does once those before it are
    turned, as a fact tells of those in their `order`: so they add up. Dials that act on no other step back."""

    def __init__(
        self,
        console: Console,
        panel: Panel,
        box: Box,
        by: str,
        turns: str,
        sums: str,
        order: str,
    ) -> None:
        self.console, self.turns, self.order = console, turns, order
        self.along = HeadToTail(console, box, turns, sums)
        self.turned = panel.row("each_turned", f"{{{by}:+g}}", 1)
        inks = theme.QUIET, theme.TOGETHER, theme.INK
        told = {number: f"{{{sums}.{number}:+g}}" for number in ("added", "rest", "at_once")}
        self.all_of_them = panel.rows(told, *inks)
        self.beyond: list[Sector] = []

    def hops(self) -> Iterator[list[Any]]:
        """How far each turn is comes, and a straight scale grows. All dials are locked, for none turns again: what
        each did comes as an arrow over the scale. Then their sum comes, in place of all that told of single marks, and
        all dials can be turned."""
        yield [*come(self.turned), *self.console.free(), *self.along.grow()]
        for name in self.console.dials:
            yield self.along.hop(name)
        single = gone(self.turned, *self.console.row, *self.console.rates.told.values())
        yield [*self.console.free(*self.console.dials), *single, *come(self.all_of_them[0]), *self.along.sum()]

    def turn(self, by: Number, told: str) -> list[Any]:
        """All dials turn `by` so much, as is `told` over them."""
        return self.console.turn(*self.console.dials, by=by, colour="", told=told)

    def rest(self) -> list[Any]:
        """The needle has come to rest: what is more comes as an arrow, and then lines that tell it."""
        console = self.console
        far, console.told = console.told, []  # how far each turn was could be taken for what they do more
        console.marks = [mark for mark in console.marks if mark not in far]
        lines = [each.set_rate_func(after(_LINES)) for each in come(*self.all_of_them[1:])]
        return [*lines, *self.along.rest(), *self._beyond(self.along.ends), *gone(*far)]

    def acting(self) -> list[Any]:
        """What dials did by themselves and what they do after those before them, where that reads as another number,
        and the label of their row; what was added up steps back, and so do dials that act on no other."""
        scene, console = self.console.scene, self.console
        first, then = scene.fact(self.turns, dict), scene.fact(self.order, dict)
        other = [name for name, turn in then.items() if console.rates.differ(turn.rate, first[name].rate)]
        told = [console.rates.changed(name, f"{self.order}.{name}.rate") for name in other]
        told_before = *self.all_of_them, *self.along.arrows, *chain(*self.along.texts.values(), self.along.more)
        still = [each[name] for name in console.dials if name not in then for each in (console.dials, console.around)]
        return [*come(*told, *console.row), *dim(*told_before, *still)] if told else []

    def _beyond(self, ends: tuple[Number, Number]) -> list[Any]:
        """What lies on the meter between where the turns would lead by themselves and where they do."""
        meter = self.console.meter
        self.beyond = meter.between(*ends, theme.TOGETHER) if meter.tells_apart(*ends) else []
        return come(*self.beyond)
