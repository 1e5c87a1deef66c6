"""Axes of a valley: its lower and its left edge, with numbers that stand where their weights and losses are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from manim import VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.valley import Valley
from steepest.stage.type.typeset import Typeset

_LEFT, _UNDER = 0.15, 0.38  # from the edges to the numbers, and to their baseline

Numbered = Sequence[tuple[float, Typeset]]
"""Numbers of an axis, each with the type that shows it."""


class ValleyAxes(VGroup):
    """Axes named `weight` and `loss`, the weights numbered below and the losses, from high to low, on the left.

    `place()` stands the numbers where they belong in what the valley shows now. A loss whose number would touch
    the one above it goes without.
    """

    def __init__(self, valley: Valley, weight: Typeset, loss: Typeset, weights: Numbered, losses: Numbered):
        box = valley.box
        super().__init__(
            line((box.left, box.bottom), (box.right, box.bottom)),
            line((box.left, box.bottom), (box.left, box.top)),
            weight.stand(box.right, box.bottom - _UNDER, side=1),
            loss.stand(box.left - _LEFT, box.top - 0.25, side=1),
            *(label for _, label in (*weights, *losses)),
        )
        self.valley, self.weights, self.losses = valley, weights, losses
        self.place()

    def place(self) -> None:
        """Stand the numbers where their points are now."""
        at, box = self.valley.at, self.valley.box
        for weight, label in self.weights:
            label.stand(at(weight, 0)[0], box.bottom - _UNDER, side=0)
        lowest = float("inf")
        for loss, label in self.losses:
            label.stand(box.left - _LEFT, at(0, loss)[1] - 0.09, side=1)
            clear = lowest - label.get_top()[1] > theme.TEXT_GAP
            label.set_opacity(1.0 if clear else 0.0)
            lowest = float(label.get_bottom()[1]) if clear else lowest


def beside(labels: Iterable[Typeset], room: Box) -> Box:
    """What is left of a room for a valley when labels stand on its left."""
    wide = max(label.width for label in labels)
    return Box(room.left + wide + _LEFT, room.bottom, room.right, room.top)
