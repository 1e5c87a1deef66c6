"""Who walks off a block of ground: over its edge, straight on, to the tip of an arrow that leads the same way; and how
far somebody else was by then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate, line
from steepest.stage.figures.ground.draped import on_ground
from steepest.stage.figures.ground.walking import GroundWalk
from steepest.stage.ground.things import Dot, SpaceCurve, placed
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.layout import SAFE
from steepest.stage.play.motion import running

_ON = 0.95  # so far an arrow leads on beyond the edge, in the block's units
_NEAR = 0.1  # of a step: its way at the edge
_BESIDE = 0.3  # how far the arrow's tip, where somebody stands, keeps off the margin
_LEADER = (0.08, 0.4)  # where the line to a name begins and ends, off who stands still
_DASHED = (0.13, 0.1)
_STOP = 0.06  # the radius of a dot where a step begins
_LEAST = 0.5  # of the arrow, where there is little room
_TURNS = np.array([0.0, *(sign * turn for turn in np.linspace(0.2, np.pi, 15) for sign in (1, -1))])
_CLEAR = 0.12  # how far a plate keeps off what is seen
_THIN = 1.6  # the line to a name
_LEFT, _ALONG = 3.4, 40  # the width of the way that is left, and points along each of its steps


class OverEdge(Assembly):
    """A `walk` over a block that has come to the edge of the map goes over it: an arrow leads on, and the walker stands
    at its tip."""

    def __init__(self, walk: GroundWalk) -> None:
        self.walk, self.land = walk, walk.landscape
        self.foot = placed(walk.ball.point, self.land.terrain)
        shown = walk.last - 1 + walk.trace.ends_within(walk.last - 1)
        before = on_ground(self.land.terrain, walk.trace.at(max(shown - _NEAR, 0.0)))
        way = self.foot - before
        self.way = _ON * way / max(float(np.linalg.norm(way)), 1e-9)
        self.way *= self._room()
        ends = np.array([self.foot, self.foot + self.way])
        self.arrow = SpaceCurve(
            colour=theme.DESCENT, points=ends, width=5, halo=True, dashed=_DASHED, tip=True
        ).of(self.land)

    def _room(self) -> float:
        """How much of the way, 0 to 1, the frame has room for."""
        start, head = (float(self.land.on_screen(self.foot + share * self.way)[0]) for share in (0.0, 1.0))
        most = SAFE.right - _BESIDE
        return float(np.clip((most - abs(start)) / max(abs(head) - abs(start), 1e-9), _LEAST, 1.0))

    @property
    def parts(self) -> Sequence[Any]:
        """The arrow."""
        return [self.arrow]

    def coming(self) -> list[Animation]:
        """The walker goes over the edge, while the arrow grows on."""
        ball = self.walk.ball

        def leave(_: object, share: float) -> None:
            ball.point = self.foot + share * self.way

        return [running(self.land, leave), *come(self.arrow)]


class StillHere(Assembly):
    """Where a `walk` over a block is by now, when somebody else has left theirs: a thin line leads from there to
    `words`. `lead_on` has a dashed line go on to the edge, the way that is left, with dots where its steps begin."""

    def __init__(self, walk: GroundWalk, words: Any) -> None:
        self.walk, self.land = walk, walk.landscape
        self.foot = placed(walk.ball.point, self.land.terrain)
        self.left = SpaceCurve(
            colour=theme.INK, points=self._way, width=_LEFT, dashed=_DASHED, on_ground=True, past=True
        ).of(self.land)
        self.stops = [
            Dot(colour=theme.INK, point=on_ground(self.land.terrain, at), radius=_STOP, past=True).of(self.land)
            for at in walk.points[walk.whole + 1 : walk.last]
        ]
        foot, *body = self._body(self.foot)
        there = [*body, *(self.land.over(*point)[:2] for point in walk.points[:-1]), *self._body(self._way[-1])]
        middle, half = (foot + body[-1]) / 2, float(body[-1][1] - foot[1]) / 2
        near, far = (half + off for off in _LEADER)
        self.plate = _beside(Plate(words), middle, np.array([1.0, 0.3]), np.array(there), far)
        way = self.plate.get_center()[:2] - middle
        edge = float((self.plate.half_sides / np.maximum(abs(way), 1e-9)).min())  # this share of it is on the plate
        start = middle + near * way / np.linalg.norm(way)
        self.leader = line(start, middle + (1 - edge) * way, theme.QUIET, _THIN)

    def _body(self, foot: np.ndarray) -> np.ndarray:
        """Points (n, 2) of the frame from the feet of somebody at a point (3,) to their head."""
        head = foot + [0, 0, self.walk.ball.height]
        return np.linspace(self.land.on_screen(foot)[:2], self.land.on_screen(head)[:2], _ALONG)

    @cached_property
    def _way(self) -> np.ndarray:
        """What is left of the walk (n, 3), on the ground."""
        walk, terrain = self.walk, self.land.terrain
        end = walk.last - 1 + walk.trace.ends_within(walk.last - 1)
        return np.array([on_ground(terrain, walk.trace.at(each)) for each in np.linspace(walk.steps, end, _ALONG)])

    @property
    def parts(self) -> Sequence[Any]:
        """The words with the line to them, and the way that is left, where it is told."""
        return [self.leader, self.plate, *(each for each in (self.left, *self.stops) if each in self.land.things)]

    def coming(self) -> list[Animation]:
        """The words come."""
        return come(self.leader, self.plate)

    def lead_on(self, **timing: Any) -> Animation:
        """The way that is left grows, under the walker, and the places where its steps begin appear."""
        landscape = self.land
        at = landscape.things.index(self.walk.ball)
        landscape.things[at:at] = [self.left, *self.stops]
        return landscape.grow(self.left, *self.stops, **timing)


def _beside(plate: Plate, at: np.ndarray, way: np.ndarray, off: np.ndarray, gap: float) -> Plate:
    """A plate beside a point (2,), on a way (2,) from there, or on the nearest one on which it is off all points (n, 2)
    of what is seen, and on the frame; on that way where there is none."""
    half, most = plate.half_sides, SAFE.right - plate.half_sides[0]
    begun = np.arctan2(way[1], way[0])
    for far, turn in product((1.0, 1.6, 2.4, 3.4), _TURNS):
        out = np.array([np.cos(begun + turn), np.sin(begun + turn)])
        middle = at + out * (far * gap + np.abs(out) @ half)
        free = not (np.abs(off - middle) < half + _CLEAR).all(axis=1).any()
        if free and abs(middle[0]) <= most and SAFE.bottom + half[1] <= middle[1] <= SAFE.top - half[1]:
            return plate.move_to((*middle, 0.0))
    out = np.array([np.cos(begun), np.sin(begun)])
    middle = np.clip(
        at + out * (gap + np.abs(out) @ half),
        (-most, SAFE.bottom + half[1]),
        (most, SAFE.top - half[1]),
    )
    return plate.move_to((*middle, 0.0))
