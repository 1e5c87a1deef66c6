"""A number line of regimes: stretches and single numbers of a ruler, each with its name, revealed bit by bit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from manim import Animation, Create, FadeIn, Mobject, VGroup

from steepest.stage.figures.ruler import Ruler
from steepest.stage.ground.terrain import Span
from steepest.stage.type.typeset import Typeset

_STILL = (0.0, 0.0)


class Regime(Protocol):
    """The numbers from `start` to `stop` (None: without end) that share a name; one where both are equal."""

    @property
    def start(self) -> float | Fraction: ...
    @property
    def stop(self) -> float | Fraction | None: ...
    @property
    def name(self) -> str: ...


class RegimeLine:
    """Marks and names of regimes on a ruler; nothing is shown until it is revealed.

    `names` and `colours` go by the regimes' names. A stretch has its name on the first of two `baselines` and
    may swing (`swings`, see `Ruler.section`); a single number has it on the second, and is a dot, or a ring
    where it is among the `hollow`.
    """

    def __init__(
        self,
        ruler: Ruler,
        regimes: Sequence[Regime],
        names: Mapping[str, Typeset],
        colours: Mapping[str, str],
        baselines: tuple[float, float],
        swings: Mapping[str, Span],
        hollow: Collection[str] = (),
    ):
        self.marks: dict[str, VGroup] = {}
        self.names = {regime.name: names[regime.name] for regime in regimes}
        self.revealed: list[str] = []
        self._single: list[VGroup] = []
        for regime in regimes:
            name, start = regime.name, float(regime.start)
            stop = None if regime.stop is None else float(regime.stop)
            if start == stop:
                self.marks[name] = ruler.place(start, colours[name], hollow=name in hollow)
                self._single.append(self.marks[name])
            else:
                self.marks[name] = ruler.section(start, stop, colours[name], swings.get(name, _STILL))
            names[name].stand(ruler.middle(start, stop), baselines[start == stop], side=0)

    def revealing(self, *names: str) -> list[Animation]:
        """Those of the regimes appear that were not yet revealed."""
        new = [name for name in names if name not in self.revealed]
        self.revealed += new
        drawn = [Create(part) for name in new for part in self.marks[name]]
        return [*drawn, *(FadeIn(self.names[name]) for name in new)]

    @property
    def shown(self) -> list[Mobject]:
        """Marks and names that were revealed."""
        return [part for name in self.revealed for part in (self.marks[name], self.names[name])]

    @property
    def on_top(self) -> list[Mobject]:
        """The single numbers that were revealed: they are seen over the stretches beside them."""
        return [mark for mark in self._single if mark in self.shown]
