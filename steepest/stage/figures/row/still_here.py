"""How far somebody on a block of ground was when somebody else had left theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate, line
from steepest.stage.figures.ground.walking import GroundWalk
from steepest.stage.figures.label import box_around
from steepest.stage.ground.things import placed
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.layout import SAFE

_LEADER = (0.08, 0.4)  # where the line to a name begins and ends, off who stands still
_TURNS = np.array([0.0, *(sign * turn for turn in np.linspace(0.2, np.pi, 15) for sign in (1, -1))])
_CLEAR = 0.12  # how far a plate keeps off what is seen
_THIN = 1.6  # the line to a name
_ALONG = 40  # points of a body


class StillHere(Assembly):
    """Where a `walk` over a block is by now, when somebody else has left theirs: a thin line leads from there to
    `words`, which are off the way that is left, and off `others` that are on the frame."""

    def __init__(self, walk: GroundWalk, words: Any, others: Sequence[Box] = ()) -> None:
        self.walk, self.land = walk, walk.landscape
        self.foot = placed(walk.ball.point, self.land.terrain)
        foot, *body = self._body(self.foot)
        there = [*body, *self._body(self.walk.end), *(self.land.over(*point)[:2] for point in walk.points[:-1])]
        middle, half = (foot + body[-1]) / 2, float(body[-1][1] - foot[1]) / 2
        near, far = (half + off for off in _LEADER)
        self.plate = _beside(Plate(words), middle, np.array([1.0, 0.3]), np.array(there), far, others)
        way = self.plate.get_center()[:2] - middle
        edge = float((self.plate.half_sides / np.maximum(abs(way), 1e-9)).min())  # this share of it is on the plate
        start = middle + near * way / np.linalg.norm(way)
        self.leader = line(start, middle + (1 - edge) * way, theme.QUIET, _THIN)

    def _body(self, foot: np.ndarray) -> np.ndarray:
        """Points (n, 2) of the frame from the feet of somebody at a point (3,) to their head."""
        head = foot + [0, 0, self.walk.ball.height]
        return np.linspace(self.land.on_screen(foot)[:2], self.land.on_screen(head)[:2], _ALONG)

    @property
    def parts(self) -> Sequence[Any]:
        """The words with the line to them."""
        return [self.leader, self.plate]

    def coming(self) -> list[Animation]:
        """The words come."""
        return come(self.leader, self.plate)


def _beside(
    plate: Plate, at: np.ndarray, way: np.ndarray, off: np.ndarray, gap: float, words: Sequence[Box]
) -> Plate:
    """A plate beside a point (2,), on a way (2,) from there, or on the nearest one on which it is off all points (n, 2)
    of what is seen, off words, and on the frame; on that way where there is none."""
    half, most = plate.half_sides, SAFE.right - plate.half_sides[0]
    begun = np.arctan2(way[1], way[0])
    for far, turn in product((1.0, 1.6, 2.4, 3.4), _TURNS):
        out = np.array([np.cos(begun + turn), np.sin(begun + turn)])
        middle = at + out * (far * gap + np.abs(out) @ half)
        free = not (np.abs(off - middle) < half + _CLEAR).all(axis=1).any()
        free &= all(box_around(middle, half).apart(each) > theme.TEXT_GAP for each in words)
        if free and abs(middle[0]) <= most and SAFE.bottom + half[1] <= middle[1] <= SAFE.top - half[1]:
            return plate.move_to((*middle, 0.0))
    out = np.array([np.cos(begun), np.sin(begun)])
    middle = np.clip(
        at + out * (gap + np.abs(out) @ half),
        (-most, SAFE.bottom + half[1]),
        (most, SAFE.top - half[1]),
    )
    return plate.move_to((*middle, 0.0))
