"""Axes of a valley: its lower and its left edge, with numbers that stand where their points are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
from manim import VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import line
from steepest.stage.type.typeset import Typeset

_LEFT, _UNDER = 0.15, 0.38  # from the edges to the numbers, and to their baseline
_THIN = 1.5  # the lower edge, where there are no names

Numbered: TypeAlias = Sequence[tuple[float, Typeset]]
"""Numbers of an axis, each with the type that shows it."""


class ValleyAxes(VGroup):
    """Axes along a `box` with their names, numbers `across` below and `up`, from high to low, on the left; without
    names, the lower edge alone.

    `at` says where points are on the frame (3,); the numbers follow it. One on the left that would touch the one above
    it is not seen.
    """

    def __init__(
        self,
        box: Box,
        at: Callable[[float, float], np.ndarray],
        names: tuple[Typeset, Typeset] | None,
        across: Numbered,
        up: Numbered,
    ) -> None:
        lower = (box.left, box.bottom), (box.right, box.bottom)
        if names is None:
            super().__init__(line(*lower, width=_THIN))
            return
        super().__init__(
            line(*lower),
            line((box.left, box.bottom), (box.left, box.top)),
            names[0].stand(box.right, box.bottom - _UNDER, side=1),
            names[1].stand(box.left - _LEFT, box.top - 0.25, side=1),
            *(label for _, label in (*across, *up)),
        )
        self.box, self.at, self.across, self.up = box, at, across, up
        self.clear = [True] * len(up)
        self.stood: list[float] = []
        self.place()
        self.add_updater(lambda axes: axes.place())

    def place(self) -> None:
        """Stand the numbers where their points are now."""
        at, box = self.at, self.box
        if (stand := [*at(0, 0), *at(1, 1)]) == self.stood:  # two points tell where all others are
            return
        self.stood = stand
        for value, label in self.across:
            label.stand(at(value, 0)[0], box.bottom - _UNDER, side=0)
        lowest = float("inf")
        for k, (value, label) in enumerate(self.up):
            label.stand(box.left - _LEFT, at(0, value)[1] - 0.09, side=1)
            clear = bool(lowest - label.get_top()[1] > theme.TEXT_GAP)
            if clear != self.clear[k]:  # or else they could not fade
                label.set_opacity(1.0 if clear else 0.0)
                self.clear[k] = clear
            lowest = float(label.get_bottom()[1]) if clear else lowest


def beside(labels: Iterable[Typeset], room: Box) -> Box:
    """What is left of a room for a valley when labels stand on its left."""
    wide = max(label.width for label in labels)
    return Box(room.left + wide + _LEFT, room.bottom, room.right, room.top)
