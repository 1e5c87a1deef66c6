"""What one turn of a dial does, told beside the meter, and what stays of it under the dial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from manim import VGroup, there_and_back

from steepest.stage import theme
from steepest.stage.figures.formula.swelling import swelling
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.motion import running
from steepest.stage.type.fitting import is_readable
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
    """What single turns of all dials of a `console` add up to: the second line of a `panel`, in `parts`, a term for
    each dial and the sum, which ends the line. `turn` is the expression of a dial's turn, with its name left open, and
    `total` is that of the sum. Numbers have the colours of the dials; where all of them have no room, there is the sum
    alone."""

    def __init__(
        self, console: Console, panel: Panel, turn: str, total: str, inks: Mapping[str, str]
    ) -> None:
        self.console, self.panel, self.inks = console, panel, inks
        scene = console.scene
        terms = [scene.formula(f"{{{turn.format(name)}:+g}}", colour=inks[name]) for name in console.dials]
        self.parts: list[Any] = [*panel.parts(*terms, scene.formula(f"= {{{total}:+g}}"), line=2)]
        self.parts[-1].stand(panel.right, panel.baseline(2), side=1)
        if not all(is_readable(part) for part in self.parts):
            alone = panel.number(f"{{{total}:+g}}", 2, theme.INK)
            self.parts = [*(VGroup() for _ in terms), alone]

    def terms(self) -> Iterator[list[Any]]:
        """One dial after the other can be turned, and the others are locked: the number under it swells, as far as
        the next dial's leaves room, as its term comes; at last all of them can be turned, and the sum comes."""
        for name, term in zip(self.console.dials, self.parts[:-1], strict=True):
            swell = swelling(self.console.rates[name], self.console.dials[name].width - theme.TEXT_GAP)
            swells = running(VGroup(), swell, rate_func=there_and_back)
            yield [*self.console.free(name), swells, *come(term)]
        yield [*self.console.free(*self.console.dials), *come(self.parts[-1])]

    def beside(self, together: str, rest: str) -> list[VGroup]:
        """The next lines: what all of them do together, and what of that is the rest."""
        numbers = {each.rpartition(".")[2]: f"{{{each}:+g}}" for each in (together, rest)}
        return self.panel.rows(numbers, theme.INK, self.inks["rest"], first=3)
