"""Axes of a valley: its lower and its left edge, with numbers that stand where their points are; a row of type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
from manim import VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.type.typeset import Typeset

_LEFT, _UNDER = 0.15, 0.38  # from the edges to the numbers, and to their baseline
_THIN = 1.5  # the lower edge, where there are no names
_FOOT = 0.5  # room for the numbers under a valley

Numbered: TypeAlias = Sequence[tuple[float, Typeset]]
"""Numbers of an axis, each with the type that shows it."""


class ValleyAxes(VGroup):
    """Axes along a live `box` with their names, numbers `across` below and `up`, from high to low, on the left; where
    there is a name for the variable alone, or none, the lower edge alone.

    `at` says where points are on the frame (3,); the numbers follow it. One on the left that would touch the one above
    it, or one below that would touch one before it, or the name, is not seen.
    """

    def __init__(
        self,
        box: Callable[[], Box],
        at: Callable[[float, float], np.ndarray],
        names: Sequence[Typeset],
        across: Numbered,
        up: Numbered,
    ) -> None:
        self.box, self.at, self.across, self.up, self.names = box, at, across, up, names
        self.edges = [line((0, 0), (1, 0), width=theme.AXIS_WIDTH if names else _THIN)]
        if names[1:]:
            self.edges.append(line((0, 0), (0, 1)))
        super().__init__(*self.edges, *names, *(label for _, label in (*across, *up)))
        self.hidden: set[Typeset] = set()
        self.stood: list[object] = []
        self.place()
        self.add_updater(lambda axes: axes.place())

    def place(self) -> None:
        """Stand the numbers where their points are now."""
        at, box = self.at, self.box()
        if (stand := [*at(0, 0), *at(1, 1), box]) == self.stood:  # two points tell where all others are
            return
        self.stood = stand
        for edge, (x, y) in zip(self.edges, ((box.right, box.bottom), (box.left, box.top)), strict=False):
            edge.put_start_and_end_on((box.left, box.bottom, 0), (x, y, 0))
        if self.names:
            self.names[0].stand(box.right, box.bottom - _UNDER, side=1)
        if self.names[1:]:
            self.names[1].stand(box.left - _LEFT, box.top - 0.25, side=1)
        there = [*self.names[:1]]
        for value, label in self.across:
            label.stand(at(value, 0)[0], box.bottom - _UNDER, side=0)
            if self._show(label, all(keep_apart(each, label) for each in there)):
                there.append(label)
        lowest = float(self.names[1].get_bottom()[1]) if self.names[1:] else float("inf")
        for value, label in self.up:
            self.stand(value, label)
            if self._show(label, bool(lowest - label.get_top()[1] > theme.TEXT_GAP)):
                lowest = float(label.get_bottom()[1])

    def stand(self, value: float, label: Typeset) -> None:
        """Stand a number of the left axis, or one beside it that is only there for a while, where its point is now."""
        label.stand(self.box().left - _LEFT, self.at(0, value)[1] - 0.09, side=1)

    def _show(self, label: Typeset, clear: bool) -> bool:
        """A number is seen where it is clear of others: whether it is."""
        if clear == (label in self.hidden):  # where nothing changes they may fade
            label.set_opacity(1.0 if clear else 0.0)
            self.hidden ^= {label}
        return clear


def beside(labels: Iterable[Typeset], room: Box) -> Box:
    """What is left of a room for a valley when labels stand on its left, and numbers under it."""
    wide = max(label.width for label in labels)
    return Box(room.left + wide + _LEFT, room.bottom + _FOOT, room.right, room.top)


class TypeRow:
    """A line of type so far `down` from the region's top, and what is `taken` of it: from where to where."""

    def __init__(self, down: float, taken: Sequence[tuple[float, float]]) -> None:
        self.down, self.taken = down, [*taken]

    def is_free(self, own: tuple[float, float]) -> bool:
        """Whether type that reaches so far keeps off all that is there."""
        gaps = (max(own[0] - right, left - own[1]) for left, right in self.taken)
        return all(gap >= theme.TEXT_GAP for gap in gaps)

    def widest(self, left: float, right: float) -> tuple[float, float]:
        """The widest part of it between two places on the frame that nothing stands on."""
        free = []
        for start, stop in sorted(each for each in self.taken if each[1] > left and each[0] < right):
            free.append((left, max(start, left)))
            left = max(left, stop)
        return max([*free, (left, max(left, right))], key=lambda part: part[1] - part[0])


def reach(text: Typeset) -> tuple[float, float]:
    """From where to where type reaches on the frame."""
    return float(text.get_left()[0]), float(text.get_right()[0])
