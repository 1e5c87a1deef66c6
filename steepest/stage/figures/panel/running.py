"""Lines of words with a number that runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from manim import VGroup

from steepest.stage import theme
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import SLIVER, Readout, point_before
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.panel.panel import Panel


class RunningLine(VGroup):
    """Words and a running number, the `readout`."""

    def __init__(self, words: Typeset, readout: Readout) -> None:
        super().__init__(words, readout)
        self.readout = readout


class RunningLines(list[RunningLine]):
    """Lines of a panel from line 1 on: words, and a running number each, aligned at their decimal points.

    `fields` has the name of a field for each label; the record that has them is `now`, and in the end the fact named
    `end`.
    """

    def __init__(self, panel: Panel, now: Callable[[], Any], end: str, fields: dict[str, str]) -> None:
        self.scene, self.ends = panel.scene, [f"{end}.{field}" for field in fields.values()]
        counts = [decimals_of([panel.scene.number(one)]) for one in self.ends]
        point = point_before(panel.right, max(counts), theme.FORMULA_SIZE)
        for line, ((label, field), count) in enumerate(zip(fields.items(), counts, strict=True), 1):
            value = partial(lambda name: getattr(now(), name), field)
            words = panel.words(label, line)
            readout = Readout(
                value,
                count,
                point=(point, panel.baseline(line)),
                right=panel.right + SLIVER,
                room=panel.room_beside(words),
            )
            self.append(RunningLine(words, readout))

    def settle(self) -> None:
        """Let every number end on its fact. Raises AssertionError where one shows anything else."""
        for line, end in zip(self, self.ends, strict=True):
            self.scene.settle(line.readout, end)
