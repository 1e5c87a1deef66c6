"""A sum as stairs: each term a bar from where the one before ends, and what they make a bar from their foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import Extent, corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import box_of
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.told_sum import ToldSum
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_THICK, _LINE, _DASHES = 0.44, 1.6, (0.07, 0.06)  # of a bar; the width of a level line, and its dashes
_OVER = 0.14  # from a bar to its number
_ROOM = 0.55  # for a number over the highest bar, or under the lowest
_APART = 0.2  # between two numbers


class Stair(FlatLine):
    """A bar, which grows from one level to another: a stroke without ends, so that its length is exact."""

    kind, cap = "stair", cairo.LINE_CAP_BUTT

    def __init__(self, points: np.ndarray, colour: str) -> None:
        super().__init__(points, colour, 100 * _THICK, halo=False)

    def extents(self) -> Iterable[Extent]:
        """All of the bar, as far as it has grown: it is far broader than a line."""
        if self.is_seen and len(path := self.drawn[:, :2]):
            (left, low), (right, high) = path.min(axis=0), path.max(axis=0)
            box = Box(left - _THICK / 2, low, right + _THICK / 2, high)
            yield Extent("picture", corners(box), opacity=self.opacity)


class Stairs:
    """The terms of a sum, and its total, in a region, in one scale: the bars of the terms one after the other, each
    from the level where the one before ends, and that of the total from the floor, where the first one began.

    `sources` are the expressions that give them, the total's the last, and `colours` those of the bars. `steps` are
    what comes with each: the level that leads to it, its bar and, where it can be read, its number; with the first one
    comes the floor. Without a region there is nothing. Numbers stand over the bars, or under those that end close under
    the floor.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        told: ToldSum,
        sources: Sequence[str],
        colours: Sequence[str],
        region: Box | None,
    ) -> None:
        self.scene, self.told = scene, told
        self.steps = list[list[Any]]([[] for _ in colours])
        if not region:
            return
        ends = [*accumulate(map(float, told.terms)), float(told.total)]
        starts = [0.0, *ends[:-2], 0.0]
        low, high = min(0.0, *ends), max(0.0, *ends)
        foot = region.bottom + (_ROOM if low < 0 else 0.0)
        self._scale = (region.top - _ROOM - foot) / ((high - low) or 1.0)
        self.floor, self.pitch = foot - self._scale * low, region.width / len(ends)
        across = [region.left + self.pitch * (k + 0.5) for k in range(len(ends))]
        self.bars = [
            Stair(np.array([[x, self._level(start)], [x, self._level(end)]]), colour)
            for x, start, end, colour in zip(across, starts, ends, colours, strict=True)
        ]
        ground = [[region.left, self.floor], [region.right, self.floor]]
        joins = [FlatLine(np.array(ground), theme.QUIET, _LINE, halo=False)]
        for (left, right), level in zip(pairwise(across), ends, strict=False):
            line = np.array([[left + _THICK / 2, self._level(level)], [right - _THICK / 2, self._level(level)]])
            joins.append(FlatLine(line, theme.QUIET, _LINE, _DASHES, halo=False))
        numbers = map(self._number, sources, self.bars)
        self.steps = [[*parts[:2], *parts[2]] for parts in zip(joins, self.bars, numbers, strict=True)]

    @property
    def all(self) -> list[Any]:
        """Everything of it."""
        return [part for step in self.steps for part in step]

    def _level(self, value: float) -> float:
        return self.floor + self._scale * value

    def _number(self, source: str, bar: Stair) -> list[Typeset]:
        """The number of a bar; nothing where it could not be read."""
        text = self.told.signed(self.scene, source, theme.LABEL_SIZE, bar.colour).fit(self.pitch - _APART)
        if not is_readable(text):
            return []
        low, high = sorted(bar.outline[:, 1].tolist())
        x, box = float(bar.outline[0, 0]), box_of(text)
        over = high >= self.floor or high + box.height + 2 * _OVER <= self.floor
        middle = high + _OVER + box.height / 2 if over else low - _OVER - box.height / 2
        text.move_to(np.array([x, middle, 0.0]))
        return [text]
