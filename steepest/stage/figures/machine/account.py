"""What one turn of a dial does, told beside the meter and under the dial; and in a table, what turns of all do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from manim import VGroup

from steepest.calculus import Nudge, Number, acting, effect_of
from steepest.stage import theme
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.instrument.sector import Sector
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.slopes_told import headed, in_column
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.motion import after, waiting
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.numerals import numeral
from steepest.stage.type.typeset import Typeset

_NUMBERS = "by:+g", "change:+g", "rate:+.3g"  # of a nudge: the turn, what it does, and that for each mark
_PACE = 0.22  # seconds from one number of a row to the next
_TOLD = 0.5  # of the time in which a dial turns: before it is told what that does
_LINK = 0.38, 0.22  # from the baseline of the last row down to the line under it; and how far its ends reach up
_FORM = "+g"  # how a change is told, if there is room


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


class DialRow:
    """A row of a table under the dials of a `console`, on a `line` of a `panel`: its `label`, in the column of each
    dial that the expressions of some `changes` have what the needle does, in the colour that is its own, and in the
    panel their `sum`, in a colour."""

    def __init__(
        self,
        console: Console,
        panel: Panel,
        line: int,
        label: str,
        changes: Mapping[str, tuple[str, str]],
        total: tuple[str, str],
    ) -> None:
        scene, foot = console.scene, panel.baseline(line)
        right = max(float(each.get_right()[0]) for each in console.row)
        self.label = scene.words(label, theme.SMALLEST_SIZE, theme.QUIET).stand(right, foot, side=1)

        def under(dial: Dial) -> Callable[[Typeset], Typeset]:
            return lambda text: text.fit(dial.width - theme.TEXT_GAP).stand(dial.centre, foot, side=0)

        self.cells = {
            name: in_column(scene, under(console.dials[name]), number, _FORM, theme.FORMULA_SIZE, ink)
            for name, (number, ink) in changes.items()
        }
        number, colour = total
        self.sum = in_few_digits(
            lambda told: scene.formula(told, colour=colour).fit(panel.width).stand(panel.left, foot),
            f"= {{{number}:{_FORM}}}",
        )

    @property
    def parts(self) -> list[Typeset]:
        """All of it."""
        return [self.label, *self.cells.values(), self.sum]


class Total:
    """What turns of all dials of a `console` add up to, and what they do together. `by` is the fact of how far each
    turn is, which a `panel` tells first, labelled `each_turned`. Under the dials come two rows, each with its sum:
    `alone`, what each does by itself, from the facts of the `turns`; and `together`, as the dials turn one by one and
    stay so, what each does once those before it are turned, from those of their `order`. That may have none, where
    nobody can tell: then all turn at once. What a dial does there that reads otherwise has the colour of what is done
    together."""

    def __init__(self, console: Console, panel: Panel, by: str, turns: str, sums: str, order: str) -> None:
        self.console, self.order = console, order
        scene, self.here = console.scene, console.reading()
        self.first: dict[str, Nudge] = scene.fact(turns, dict)
        self.then: dict[str, Nudge] = scene.fact(order, dict)
        self.sums: dict[str, Number] = scene.fact(sums, dict)
        self.by = next(iter(self.first.values())).by
        self.turned = panel.row("each_turned", f"{{{by}:+g}}", 1)
        ends = (f"{sums}.added", theme.QUIET), (f"{sums}.at_once", theme.INK)
        self.inks = {name: CoffeeMachine.INKS[effect_of(turn.change)] for name, turn in self.first.items()}
        alone = {name: (f"{turns}.{name}.change", ink) for name, ink in self.inks.items()}
        self.alone = DialRow(console, panel, 2, "alone", alone, ends[0])
        self.others = [name for name in self.then if self._is_other(name)]
        inks = self.inks | dict.fromkeys(self.others, theme.TOGETHER)
        together = {name: (f"{order}.{name}.change", inks[name]) for name in self.then}
        self.together = DialRow(console, panel, 3, "together", together, ends[1])
        self.around: dict[str, Any] = {}
        self.expected = console.meter.ghost(self._ends[0])
        self.beyond: list[Sector] = []

    def begin(self) -> list[Any]:
        """It is told how far each turn is, and all dials can be turned."""
        return [*come(self.turned), *self.console.free(*self.console.dials)]

    def add(self) -> list[Any]:
        """What each turn does by itself comes, one after another, and then their sum, with a dashed hand of the meter
        where that would lead."""
        row = self.alone
        numbers = [
            each
            for k, text in enumerate(row.cells.values())
            for each in waiting(come(text), k * _PACE, theme.LIGHT)
        ]
        late = waiting(come(row.sum, self.expected), (len(row.cells) + 1) * _PACE, theme.LIGHT)
        return [*waiting(come(row.label), 0.0, theme.LIGHT), *numbers, *late]

    def turns(self, told: str) -> Iterator[list[Any]]:
        """One dial after another turns, as is `told` over it, and stays turned; what that does comes in its column, and
        in the end what all turns do together, with what lies on the meter between where the needle was expected and
        where it went."""
        console, row = self.console, self.together
        label = [row.label]
        changes: list[tuple[list[str], Number]] = [([name], turn.change) for name, turn in self.then.items()]
        for names, change in changes or [([*console.dials], self.sums["at_once"])]:
            past, ink = gone(*console.swung), CoffeeMachine.INKS[effect_of(change)]
            turning = console.turn(*names, by=self.by, colour=ink, told=told)
            self.around |= console.around
            told_now = come(*(row.cells[name] for name in names if name in row.cells))
            yield [*past, *turning, *come(*label), *(each.set_rate_func(after(_TOLD)) for each in told_now)]
            label = []
        if console.meter.tells_apart(*self._ends):
            self.beyond = console.meter.between(*self._ends, theme.TOGETHER)
        yield [*gone(*console.swung), *come(row.sum, *self.beyond)]

    def acting(self) -> list[Any]:
        """Where a dial does something else than by itself, its number for each mark is told after what it was, and a
        line leads there from the dial that acts on it, if that is one; dials that act on no other step back, with all
        that is told of them."""
        console = self.console
        pairs = ((name, self.then[name].rate, self.first[name].rate) for name in self.others)
        rates = [name for name, *both in pairs if console.rates.differ(*both)]
        if not rates:
            return []
        was = [console.rates[name] for name in rates]
        told = [console.rates.changed(name, f"{self.order}.{name}.rate") for name in rates]
        return [*gone(*was), *come(*told, *self._link()), *self._aside()]

    @property
    def _ends(self) -> tuple[Number, Number]:
        """Where the turns would lead by themselves, and where they do."""
        return self.here + self.sums["added"], self.here + self.sums["at_once"]

    def _is_other(self, name: str) -> bool:
        """Whether a dial reads as doing something else once those before it are turned."""
        both = self.first[name].change, self.then[name].change
        return len({numeral(change, _FORM) for change in both}) > 1

    @cached_property
    def _acting(self) -> tuple[str, ...]:
        """The dials that act on each other."""
        console = self.console
        return acting(console.function, tuple(console.start.values()), self.by)

    def _link(self) -> list[Any]:
        """From what one dial has done to what it makes another one do."""
        pair = self._acting
        if len(pair) != 2 or pair[1] not in self.others:
            return []
        one, other = (self.together.cells[name] for name in pair)
        start, end = (float(each.get_center()[0]) for each in (one, other))
        down, up = _LINK
        return [headed(start, end, one.baseline - down, one.baseline - down + up, theme.TOGETHER)]

    def _aside(self) -> list[Any]:
        """What acts on nothing becomes dim."""
        console, still = self.console, [name for name in self.first if name not in self._acting]
        rows = [row.cells[name] for row in (self.alone, self.together) for name in still]
        dials = [each[name] for each in (console.dials, self.around, console.rates.told) for name in still]
        return dim(*rows, *dials)
