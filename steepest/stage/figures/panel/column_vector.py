"""A vector as a column of its entries between brackets, gathered one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SHOWN = 0.2  # of its way: by then an entry that comes is all there


class ColumnVector(VGroup):
    """The `name` of a vector and its entries in a column, each as a formula that is filled from the facts of a `scene`,
    in the upper left corner of a `region` and no larger than that.

    It comes without its entries; `gather` brings them, one by one, from wherever each of them is told.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        name: str,
        entries: Sequence[str],
        region: Box,
        colour: str = theme.GRADIENT,
    ) -> None:
        keys = [f"entry{number}" for number in range(len(entries))]
        column = ", ".join(f'part("{key}", {entry})' for key, entry in zip(keys, entries, strict=True))
        self.text = scene.formula(f"{name} = vec({column})", colour=colour)
        self.text.fit(region.width, region.height)
        corner = np.array([self.text.get_left()[0], self.text.get_top()[1], 0.0])
        self.text.shift(np.array([region.left, region.top, 0.0]) - corner)
        self.entries = [self.text.parts[key].set_fill(theme.INK, 0.0) for key in keys]
        super().__init__(self.text)

    def gather(self, number: int, source: Mobject, **timing: Any) -> Animation:
        """An entry comes to its place from where it is told, by its `source`, which stays."""
        entry = self.entries[number]
        end, way = [glyph.points.copy() for glyph in entry], source.get_center() - entry.get_center()

        def fly(_: object, share: float) -> None:
            entry.set_opacity(min(1.0, share / _SHOWN))
            for glyph, points in zip(entry, end, strict=True):
                glyph.points = points + (1 - share) * way

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, fly, **timing)
