"""Names beside the rim of a lens, of lines that lead to it: each at the end of its line, or led to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.gap.lines import straight_on
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.figures.lens.glass import Glass

OUT = 0.1, 0.2, 0.3  # from the rim to a name beside it
_ACROSS = np.linspace(-1, 1, 201)  # places across the lens at which a line is looked at, in radii
_MOVED = 0.05 * np.arange(12)  # how far up or down a name beside the rim may go, off others
_OFF, _THIN = 0.1, 1.6  # so far from the end of its line a name leaves room for what leads there; how broad that is
_BESIDE = 0.15  # a name so far to the side of that end is led to at half its height, and one over it at its foot


def tips_on(glass: Glass, lines: Sequence[np.ndarray], side: float) -> list[np.ndarray]:
    """Where lines (n, 2) come to the rim of a lens (2,), straight on from their ends, at its right where `side` is 1;
    none where one does not cross it."""
    xs = glass.centre[0] + glass.radius * _ACROSS
    fine = [np.column_stack([xs, straight_on(line, xs)]) for line in lines]
    inside = [line[np.hypot(*(line - glass.centre).T) <= glass.radius] for line in fine]
    return [end[np.argmax(side * end[:, 0])] for end in inside] if all(map(len, inside)) else []


def places_beside(
    glass: Glass,
    region: Box,
    lines: Sequence[np.ndarray],
    up: float,
    side: float,
    halves: Sequence[np.ndarray],
    taken: Sequence[Box],
) -> list[np.ndarray]:
    """The middles (2,) of names with half their sides, outside of the rim, at its right where `side` is 1, each as high
    as its line comes there, and off the other; none where a name has no room in the region."""
    (x, y), radius, tips = glass.centre, glass.radius, tips_on(glass, lines, side)
    if not halves or not tips or up * (tips[0] - tips[1])[1] < 0:  # they cross on the way there
        return []
    apart = sum(half[1] for half in halves) + theme.TEXT_GAP
    middle, found = (tips[0][1] + tips[1][1]) / 2, list[np.ndarray]()
    for tip, way, half in zip(tips, (up, -up), halves, strict=False):
        high = way * max(way * tip[1], way * middle + apart / 2)
        led = abs(high - tip[1]) > _OFF
        for moved, out in product(_MOVED, sorted(OUT, key=lambda far: led and far < OUT[1])):
            there = high + way * moved
            near = max(abs(there - y) - half[1], 0.0)
            place = np.array([x + side * (np.sqrt(max(radius**2 - near**2, 0.0)) + out + half[0]), there])
            box = box_around(place, half)
            if box == region.common(box) and min(map(box.apart, taken), default=1.0) >= theme.TEXT_GAP:
                found.append(place)
                break
    return found if len(found) == len(halves) else []


def leading(names: Sequence[Mobject], glass: Glass, lines: Callable[[], Sequence[np.ndarray]]) -> list[FlatLine]:
    """What leads from the end of each line, as it is now, across the rim to its name, which is beside that; nothing is
    seen of it where the lens shows no lines."""

    def ends(number: int, name: Mobject) -> Callable[[], np.ndarray]:
        box, side = box_of(name), float(np.sign(name.get_center()[0] - glass.centre[0]))
        low, high = (box.left, box.bottom), (box.right, box.top)

        def points() -> np.ndarray:
            tip = (*tips_on(glass, lines(), side), *2 * [np.array(box.middle)])[number]
            x, y = np.clip(tip, low, high)
            beside = min(abs(x - tip[0]) / _BESIDE, 1.0)
            return np.array([tip, [x, y + beside * (box.middle[1] - y)]])

        return points

    lines_to = (FlatLine(ends(*each), width=_THIN) for each in enumerate(names))
    return [line.set_z_index(theme.TOPMOST) for line in lines_to]
