"""How far the floor under open space reaches, where its axis of heights stands, and how its arrows are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from steepest.calculus import LevelSurface
from steepest.stage.figures.ground.corner import Side
from steepest.stage.ground.egg import Egg
from steepest.stage.ground.heights import Span
from steepest.stage.ground.open.box import OpenBox, open_box
from steepest.stage.ground.view import View
from steepest.stage.type.powers import scale_below

_OFF = 0.3  # from the axis of heights to the tips of arrows, in units of the frame
_FLOOR, _WIDEST = 0.86, 1.08  # how far the floor reaches, as a share of the glass
_FOOT = 1.1  # and of where the point stands over it
_BESIDE = 1.1, 1.17, 1.24, 1.31  # and, on the frame, of how wide the glass is: the least that does
_SLIMMEST, _SLIM = 1.9, 3.2  # the least and the greatest width of the parts of a gradient
_SHAFT = 3.7  # the width of one for each unit of its length
_LONGEST = 0.75  # of the longest arrow along an axis, as a share of the glass's farthest reach


def floor_under(
    surface: LevelSurface, bearing: float | None = None, beside: float = 1.0
) -> tuple[Span, Span]:
    """What of x and y the floor shows: less than the glass spans, which so is larger, but its point stands over it, and
    seen from the `bearing` of an eye its corners stand out `beside` the glass, so many times as wide as that."""
    off = np.abs(np.array([float(value) for value in surface.at[:2]]) - surface.middle[:2])
    share = _FLOOR
    if bearing is not None:
        side = np.array([-np.sin(np.radians(bearing)), np.cos(np.radians(bearing)), 0.0])
        wide = float(np.linalg.norm(side @ surface.axes) / (np.abs(side) @ surface.reach))
        share = float(np.clip(beside * wide, _FLOOR, _WIDEST))
    half = np.maximum(share * surface.reach[:2], _FOOT * off)
    (a, c), (b, d) = ((surface.middle[:2] + sign * half).tolist() for sign in (-1, 1))
    return (a, b), (c, d)


def box_and_glass(
    surface: LevelSurface, heights: Span, unit: float, eye: View, bearing: float
) -> tuple[OpenBox, Egg]:
    """The space around a level surface, so turned that an `eye` sees it from a bearing, and the surface in it; its
    floor is as small as leaves the left corner clear of the glass."""
    view = View(bearing, eye.elevation)
    for beside in _BESIDE:
        spans = floor_under(surface, eye.azimuth, beside)
        box = open_box(*spans, heights, unit, bearing - eye.azimuth)
        egg = Egg.of(box.at(*surface.middle), box.unit * box.turn @ surface.axes)
        if _beside_nearest(view, box)[0] < float(egg.outline(view)[:, 0].min()):
            break
    return box, egg


def _beside_nearest(view: View, box: OpenBox) -> tuple[float, float]:
    """How far to the right, on the frame, the corners of the floor are beside the one nearest to the eye."""
    border = view.project(box.border)
    nearest = int(np.argmax(border[:, 2]))
    left, right = sorted((float(border[nearest - 1, 0]), float(border[(nearest + 1) % 4, 0])))
    return left, right


def scale_of_arrows(surface: LevelSurface) -> Fraction:
    """How many times their length arrows are drawn, as it is told in a few words."""
    return scale_below(_LONGEST * float(surface.reach.max()) / max(map(abs, surface.slopes)))


def side_for_heights(view: View, box: OpenBox, egg: Egg, tips: np.ndarray) -> Side:
    """On which side the axis of heights is clear of the glass, and of arrows that end at `tips` (n, 3): of the two
    corners of the floor beside the one nearest to the eye, the right one where it is clear, or the left one is not."""
    glass, (left, right) = egg.outline(view)[:, 0], _beside_nearest(view, box)
    crossed = right < max(glass.max(), view.project(tips)[:, 0].max() + _OFF)
    return "left" if crossed and left < glass.min() else "right"


def width_of_parts(slopes: Sequence[float], unit: float) -> float:
    """How broad the parts of a gradient are drawn whose slopes are told in units of so many scene units: so slim that
    the cone of the shortest leaves a shaft, if that may be."""
    shortest = min(abs(slope) for slope in slopes if slope)
    return float(np.clip(_SHAFT * unit * shortest, _SLIMMEST, _SLIM))
