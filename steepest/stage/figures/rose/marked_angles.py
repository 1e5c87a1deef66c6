"""The angle of a rose's needle, marked where it is met again as the parts of a vector are laid along the needle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.rose.outlines import arc
from steepest.stage.ground.things import Arrow, SpaceCurve
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_OUT = 0.45, 0.33  # of a whole, and of the shorter side of the other angle: the radius of an arc
_BEGINS = 0.8  # of the first part, on which that around the middle begins, at most
_SEEN = 0.5  # a smaller one is not drawn
_WITHIN = 0.25  # how far inside it a name begins, with its gap, and
_CLOSE = 0.04  # its room: it stands by its arc


def marked_angles(
    rose: Rose, whole: np.ndarray, names: Sequence[Typeset], off: Sequence[SpaceCurve | Arrow]
) -> list[list[SpaceCurve | Label]]:
    """The angle from the first axis to the needle as it lies now, twice: around the middle, and, from the line that is
    square to the needle to the second part of a `whole` (2,), around the end of the first part. Each is an arc in the
    colour of angles, with its name outside, or none where it is too small, or its name has no room off some things;
    that of the first stands between the whole and the needle. There are none where the parts lead elsewhere than their
    axes do, or the needle has turned by half a turn or more: no angle between the parts and the needle is then the
    needle's own."""
    (east, north), turn = whole, rose.turned
    if min(whole) <= 0 or not 0 < turn < 180:
        return []
    turned, corner, square = np.degrees(np.arctan2(north, east)), np.array([east, 0.0]), east * np.sin(np.radians(turn))
    sides = rose.line(partial(np.array, [(0.0, 0.0), corner, whole]), theme.INK, theme.CURVE_WIDTH)
    middles = (turned + turn if turned < turn else turn) / 2, 90 + turn / 2
    first = min(_OUT[0] * np.hypot(*whole), _BEGINS * east)
    places = (np.zeros(2), 0.0, first), (corner, 90.0, _OUT[1] * min(north, square))
    found = list[list[SpaceCurve | Label]]()
    for (at, start, radius), middle, name in zip(places, middles, names, strict=True):
        named = list[Label]()
        if radius >= _SEEN:
            told = rose.outward(name, at + (radius - _WITHIN) * arc(middle, middle)[0], _CLOSE, off=at)
            named = rose.with_room(told, off=[*off, sides])
        way = partial(np.array, at + radius * arc(start, start + turn))
        line = rose.line(way, theme.THIRD, theme.CURVE_WIDTH, halo=True)
        found.append([line, *named] if named else [])
    return found
