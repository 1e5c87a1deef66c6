"""A spot for words beside a point of a landscape: of several, the one where they hide least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.tag import Tag
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset


@dataclass(frozen=True)
class Spot:
    """Beyond a `point` (3,) of the block's space, on the way `way` (2,) of the frame, `gap` units away."""

    point: np.ndarray
    way: tuple[float, float]
    gap: float = 0.22

    def box(self, words: Typeset, view: View) -> Box:
        """Where a plate under words stands in a view."""
        size = np.array([words.width, words.height]) + 2 * theme.TEXT_GAP
        way = np.array(self.way) / np.hypot(*self.way)
        x, y = view.project(self.point)[:2] + way * (self.gap + 0.5 * abs(float(way @ size)))
        wide, tall = size / 2
        return Box(x - wide, y - tall, x + wide, y + tall)

    def tag(self, words: Typeset, landscape: Landscape, within: Box) -> Tag:
        """Words on a plate at this spot, which follows the landscape."""

        def tip() -> np.ndarray:
            return landscape.on_screen(self.point)

        return Tag(words, landscape, tip, lambda: tip() - [*self.way, 0], within, self.gap)


def clearest_spot(
    words: Typeset,
    spots: Sequence[Spot],
    views: Sequence[View],
    taken: Sequence[Sequence[Box]],
    lines: Sequence[np.ndarray],
) -> Spot:
    """The spot where words on a plate touch least of what is `taken` in each view, and hide least of `lines`.

    Lines are points (n, 3) of the block's space. Of equally good spots the first.
    """

    def cost(spot: Spot) -> float:
        total = 0.0
        for view, boxes in zip(views, taken, strict=True):
            plate = spot.box(words, view)
            total += sum(plate.apart(box) < theme.TEXT_GAP for box in boxes)
            for line in lines:
                flat = view.project(line)[:, :2]
                inside = (flat > [plate.left, plate.bottom]) & (flat < [plate.right, plate.top])
                total += float(inside.all(axis=1).mean())
        return total

    return min(spots, key=cost)


def clear_spots(
    names: Sequence[tuple[Typeset, Sequence[Spot], Sequence[View]]],
    taken: Mapping[View, Sequence[Box]],
    lines: Sequence[np.ndarray],
) -> list[Spot]:
    """The clearest of its spots for each of several words, one after the other, in the views in which it is seen.

    No word stands on what is `taken` in a view, nor on a word before it, if it need not.
    """
    boxes = {view: list(there) for view, there in taken.items()}
    found = []
    for words, spots, seen in names:
        found.append(clearest_spot(words, spots, seen, [boxes[view] for view in seen], lines))
        for view, there in boxes.items():
            there.append(found[-1].box(words, view))
    return found


def box_of(mobject: Mobject) -> Box:
    """The rectangle that a mobject fills."""
    left, bottom, _ = mobject.get_corner(np.array([-1, -1, 0]))
    right, top, _ = mobject.get_corner(np.array([1, 1, 0]))
    return Box(float(left), float(bottom), float(right), float(top))
