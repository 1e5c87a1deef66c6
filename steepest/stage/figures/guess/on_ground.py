"""How guesses are drawn on a block of ground, and in open space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import on_ground, room_for
from steepest.stage.figures.guess.outlines import (
    DISC,
    OFF,
    POINTS,
    Ghost,
    Kind,
    circle,
    evenly,
    points_in,
    room_for_ring,
    without_start,
)
from steepest.stage.figures.label import Label, Labels
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Arrow, Dot, Somebody, SpaceCurve, draped, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.typeset import Typeset, words

_LETTER_ROOM = 0.215  # around a letter on a ground: its round plate, and a line's gap
_GROUND_RING = 0.17  # radius of a place there, in the block's units
_SHARE = 0.85  # of that, so that letters have room beyond
_BEYOND = 0.4  # from the end of a ghost in space to the middle of its letter, in the picture's units
_NEAR = 0.2  # from a letter's plate to an arrow that comes, while the eye drifts
_LIFT = 0.02  # of a ghost over the ground
_WAY = 2.3  # how long a direction is drawn there, likewise
_DASHED = 0.17, 0.12  # an arrow whose slope is asked for, likewise
_STYLE: dict[str, Any] = {"width": 6.5, "dashed": (0.2, 0.14), "halo": True}


class _Standing:
    """A block of ground, or open space, with what stands on it."""

    def __init__(self, figure: Block | Space) -> None:
        self.figure, self.terrain = figure, figure.whole
        self.coming: list[Somebody] = []

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        curve = self.curve(kind, guess, at)
        curve.of(land := self.figure.landscape)
        return Ghost(
            kind,
            curve,
            lambda **timing: land.grow(curve, **timing),
            lambda: land.view.project(placed(curve.points, land.terrain))[:, :2],
        )

    def curve(self, kind: Kind, guess: Any, at: Sequence[Any]) -> SpaceCurve:
        """A guess as it is drawn there."""
        raise NotImplementedError

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        assert isinstance(ghost.actor, SpaceCurve)
        line = placed(ghost.actor.points, self.terrain)

        def end(view: View) -> np.ndarray:
            return np.asarray(view.project(line[-1:])[0, :2])

        def onward(view: View) -> np.ndarray:
            first, last = view.project(line[[0, -1]])[:, :2]
            return np.asarray(last - first if np.linalg.norm(last - first) > OFF else [0.0, 1.0])

        curves = [each.actor for each in ghosts if isinstance(each.actor, SpaceCurve)]
        later = curves[curves.index(ghost.actor) + 1 :]  # those before have their letters
        coming = [*curves, *self.coming, *self.ends(later)]
        return self.figure.labels.add(words, end, onward, self.room, _LETTER_ROOM, coming, round=True)

    @property
    def room(self) -> Box:
        """Where letters may stand."""
        return self.figure.axes.room

    def ends(self, curves: Sequence[SpaceCurve]) -> list[Dot]:
        """Where the letters of some ghosts will stand."""
        return []

    def seat(self) -> Label:
        return Labels(self.figure.region).in_corner(room_for_ring())

    def free(self, *labels: Label) -> None:
        self.figure.labels.free(*labels)


class OnGround(_Standing):
    """A block of ground, with points where somebody will stand."""

    def __init__(self, block: Block, ends: Sequence[Point] = ()) -> None:
        super().__init__(block)
        self.coming = [Somebody(point=on_ground(self.terrain, np.array(end, float))) for end in ends]
        self.block, self.unit = block, self.terrain.per_unit[:2]  # of the map, in the block's units

    def curve(self, kind: Kind, guess: Any, at: Sequence[Any]) -> SpaceCurve:
        tip = kind != "place"
        if kind == "way":  # along the tangent, as it is shown how steep a way is
            arrow = self.block.tangent(tuple(at), guess, theme.INK, _WAY)
            return _straight(placed(arrow.start, self.terrain), placed(arrow.end, self.terrain))
        ring = kind == "place"
        line = points_in([guess]) + _GROUND_RING * circle() / self.unit if ring else self._inked(guess)
        return SpaceCurve(points=draped(line[:, 0], line[:, 1], _LIFT), on_ground=True, tip=tip, **_STYLE)

    def _kept(self, points: np.ndarray) -> np.ndarray:
        """A path (n, 2) of the map as far as it stays on it."""
        kept = [points[0]]
        for start, end in pairwise(points):
            share = room_for(self.terrain, start, end)
            kept.append(start + (end - start) * share)
            if share < 1:
                break
        return np.array(kept)

    def _inked(self, path: Any) -> np.ndarray:
        """Points (n, 2) of the map all along a path, from a little after its start."""
        scaled = without_start(self._kept(points_in(path)) * self.unit, OFF)
        return np.asarray(evenly(scaled, POINTS) / self.unit)


class Unknown(Assembly):
    """An `arrow` on a block whose slope is asked for: a dashed one of the same length, and a question mark at its tip,
    where there is room for one `off` other arrows."""

    def __init__(self, block: Block, arrow: Arrow, off: Sequence[Arrow] = ()) -> None:
        self.block, self.arrow, self.off = block, arrow, off
        self._parts: tuple[Arrow | Label, ...] = ()

    def coming(self) -> Sequence[Animation]:
        """It comes as the block is seen now."""
        asked = replace(self.arrow, dashed=_DASHED).of(self.block.landscape)
        sign = words("?", size=theme.FORMULA_SIZE, colour=asked.colour)
        mark = self.block.label(sign, asked, off=self.off)
        if self.block.labels.has_room(mark):
            self._parts = asked, mark
        else:
            self.block.labels.free(mark)
            self._parts = (asked,)
        return super().coming()

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The arrow and the question mark."""
        return self._parts


class InSpace(_Standing):
    """Open space. All directions are drawn nearly as long as the longest part of its gradient."""

    def __init__(self, space: Space) -> None:
        super().__init__(space)
        self.space = space

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        return replace(super().ghost(kind, guess, at), in_its_place=True)

    def curve(self, kind: Kind, guess: Any, at: Sequence[Any]) -> SpaceCurve:
        assert kind == "way", "in space, directions are guessed"
        foot = self.space.at(at)
        return _straight(foot, foot + _SHARE * (self.space.tip(at, guess) - foot))

    @property
    def room(self) -> Box:
        return self.space.around

    def reaches(self, letter: Label) -> bool:
        """Whether the gradient comes as far as a letter, or its parts do, tip to tail."""
        surface, land = self.space.surface, self.space.landscape
        parts = np.cumsum(np.diag([self.space.scale * slope for slope in surface.slopes]), axis=0)
        corners = np.array([self.space.at(surface.at, off) for off in (np.zeros(3), *parts)])
        lines = [np.linspace(start, end, POINTS) for start, end in pairwise([*corners, corners[0]])]
        points = land.view.project(np.concatenate(lines))[:, :2]
        return bool((np.hypot(*(points - letter.get_center()[:2]).T) < DISC + _NEAR).any())

    def ends(self, curves: Sequence[SpaceCurve]) -> list[Dot]:
        lines = [placed(curve.points, self.terrain) for curve in curves]
        ways = [(line[-1] - line[0]) / np.linalg.norm(line[-1] - line[0]) for line in lines]
        return [
            Dot(point=line[-1] + _BEYOND * way, radius=DISC) for line, way in zip(lines, ways, strict=True)
        ]


def _straight(foot: np.ndarray, tip: np.ndarray) -> SpaceCurve:
    """An arrow (3,) to (3,), from a little after its start; labels keep off its points."""
    ends = np.linspace(OFF / np.linalg.norm(tip - foot), 1.0, POINTS)[:, None]
    return SpaceCurve(points=foot + (tip - foot) * ends, through=True, tip=True, **_STYLE)
