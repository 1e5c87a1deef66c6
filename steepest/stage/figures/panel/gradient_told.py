"""A gradient in a line of a panel, whose entries run while the surface changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import RIGHT, Animation, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.type.becoming import become
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.line_of_type import LineOfType
from steepest.stage.type.numerals import pair_sign
from steepest.stage.type.readout import Readout

if TYPE_CHECKING:
    from steepest.stage.figures.twin.slopes import Slopes

_PLACES, _GAP, _MORE = 1, 0.05, 0.12  # decimals of an entry that runs; between two signs, and more after a comma


class GradientTold(Assembly):
    """A gradient that is the same everywhere, as it is at the first of two facts, the `ends`: `run` lets the entries
    that change run with the surface of some `slopes`, where their walker is, and `settle` ends them on the second one.
    Where a line has no room for numbers that run, or an entry is too small for that, it gives way then to the one that
    it becomes.

    While they run no formula of the surface holds: the first gives way to an arrow that `leads` from its function to
    the one that it will be, and the other formula is there when that is reached."""

    def __init__(self, slopes: Slopes, ends: tuple[str, str], line: int = 1) -> None:
        self.panel, self.scene, self.pair = slopes.panel, slopes.scene, slopes.pair
        self.ends, self.line = ends, line
        self.formula, self.after = slopes.formula, slopes.into
        self.shown: list[Any] = [*self._still(0)]
        self._size = float(self.shown[0].size * self.shown[0].enlarged)
        self._reads: dict[int, Readout] = {}

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What of it is there."""
        return self.shown

    def run(self) -> list[Animation]:
        """The entries that change give way to numbers that run."""
        reads, running = self._running()
        entries = [entry for end in self.ends for entry in self.scene.fact(end, tuple)]
        small = any(0 < abs(float(entry)) < 10**-_PLACES for entry in entries)  # it would not be read while it runs
        if small or len(self.shown) > 1 or float(running[-1].get_right()[0]) > self.panel.right:
            return []
        past, self.shown, self._reads = self.shown, running, reads
        return become(past, self.shown, closed=True)

    def leads(self, function: str, to: str) -> list[Animation]:
        """The formula gives way to an arrow from a function to another one, the names of facts; to one that leads there
        from nothing, where both could not be read in the room of the formulas; to the other's mere sign, where even its
        formula has no room for more."""
        past, self.formula = self.formula, self.after
        if "=" in self.after.markup:
            ends = f"{{{function}}} arrow.r {{{to}}}", f"arrow.r {{{to}}}"
            both, alone = (self.scene.formula(each, self.after.size).scale(self.after.enlarged) for each in ends)
            both.fit(max(past.width, self.after.width))
            toward = both if is_readable(both) else alone
            toward.stand(float(self.after.get_left()[0]), self.after.baseline)
            self.formula = toward.shift(min(self.panel.right - float(toward.get_right()[0]), 0.0) * RIGHT)
        return [*gone(past), *come(self.formula)]

    def settle(self) -> list[Animation]:
        """They have come to the second fact, and the surface to its formula."""
        for axis, read in self._reads.items():
            self.scene.settle(read, f"{self.ends[1]}[{axis}]")
        ran, self.shown = self.shown, [*self._still(1)]
        reached = become([self.formula], [self.after], closed=True) if self.formula is not self.after else []
        quick = [each.set_run_time(theme.LIGHT) for each in reached]  # its sign is hardly missed
        return [*become(ran, self.shown, closed=True), *quick]

    def _still(self, end: int) -> VGroup:
        return self.panel.gradient(None, self.ends[end], self.line)

    def _running(self) -> tuple[dict[int, Readout], list[Any]]:
        """Numbers that run for the entries that change, and the line that they are in."""
        reads, baseline = dict[int, Readout](), float(self.shown[0].baseline)
        line = LineOfType(self.scene, self.panel.left, baseline, self._size, _GAP, _PLACES)
        before, after = (self.scene.fact(end, tuple) for end in self.ends)
        for axis, sign in enumerate(('nabla f = "("', f'"{pair_sign()}"')):
            line.sign(sign, theme.GRADIENT)
            more = axis * _MORE
            if before[axis] == after[axis]:
                line.sign(f"{{{self.ends[0]}[{axis}]:.3g}}", theme.GRADIENT, more)
            else:
                ends = before[axis], after[axis]
                reads[axis] = line.number(partial(self._now, axis), ends, theme.GRADIENT, more)
        line.sign('")"', theme.GRADIENT)
        return reads, line.shown

    def _now(self, axis: int) -> float:
        slope = float(self.pair.surface.slope(np.array(self.pair.place), self.pair.share)[axis])
        return slope if round(slope, _PLACES) else 0.0  # one that is read as zero is no power of ten on its way
