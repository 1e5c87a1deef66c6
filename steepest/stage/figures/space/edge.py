"""A tangent plane with its name: its face, as a lens sees it, with balls that run along it; and its edge, a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import Guesses, Point
from steepest.stage import theme
from steepest.stage.figures.guess.on_ground import InSpace
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.space.space import RIM, Space
from steepest.stage.figures.space.under_title import under_title
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

_UPPER, _ALONG = np.array([-0.3, 1.0]), 0.75  # which way on the frame a plane has its name, and how far to its rim
_RIGHT = np.array([1.0, -0.15])  # which way glass has its value: off the axes and the arrow
_LEANS = np.radians(10)  # of a way that is not square to the plane: what is less is seen as none
_PAST_MARK = 1.15  # of how far the mark of a right angle reaches: where they begin
_NEAR = 1.5  # so many times closer what is small is seen: in a lens, and not from afar
_SNUG = 0.02  # room around the name, which so stands close to the end of the line


def at_rim(space: Space, words: Typeset, *rim: SpaceCurve) -> list[Label]:
    """Words on a plate over the rim of the square that touches the glass, rather to its left, off the glass and lines
    that come with it: from its edge, close over the upper half of a line. Under the line of a title, whose end they
    would seem to be. None where there is no room for them, as it is seen now."""

    def place(view: View) -> np.ndarray:
        seen = view.project(placed(rim[0].points, space.whole))[:, :2]
        return np.asarray(_ALONG * seen[np.argmax(seen @ _UPPER)] + (1 - _ALONG) * seen.mean(axis=0))

    def off(view: View) -> np.ndarray:
        return np.asarray(place(view) - view.project(space.egg.centre)[:2])

    room = under_title(space.around, space.labels.axes.taken)
    label = space.labels.add(words, place, lambda _: np.array([0.0, 1.0]), room, _SNUG, off=rim, side=off, near=True)
    return space.labels.if_room(label)


def at_glass(space: Space, words: Typeset, *off: SpaceCurve) -> list[Label]:
    """Words on a plate beside the glass, close to its outline on the right, where they tell what its value is, and off
    lines that come with them. None where there is no room for them, as it is seen now."""

    def place(view: View) -> np.ndarray:
        outline = space.egg.outline(view)
        return np.asarray(outline[np.argmax(outline @ _RIGHT)])

    room = replace(space.around, right=max(space.around.right, theme.UNDER_PANEL.left))
    label = space.labels.add(words, place, lambda _: _RIGHT, room, off=off, side=lambda _: _RIGHT, near=True)
    return space.labels.if_room(label)


def leaning(space: Space, at: Point, ways: Guesses) -> list[SpaceCurve]:
    """The wrong ones of some guessed ways from a point of the glass, dashed as they were in the question, but quiet:
    those that lean as space is seen now, where the right one stands square, and cross no words that stand in it."""
    guessed, view = InSpace(space), space.landscape.view
    wrong = [guessed.curve("way", guess.of, at) for guess in ways.values() if guess and not guess.right]
    mark = space.tangent(at, view).corner[1] - space.at(at)
    for curve in wrong:  # they begin beyond the mark of the right angle, which they would cross
        off = np.linalg.norm((points := np.asarray(curve.points)) - space.at(at), axis=1)
        curve.points = points[off > min(_PAST_MARK * np.linalg.norm(mark), off[-1] / 2)]
    words = [box_of(label) for label in space.labels.there]
    ends = view.project(np.array([space.at(at), space.tip(at, space.surface.slopes)]))[:, :2]

    def is_seen(curve: SpaceCurve) -> bool:
        line = view.project(placed(curve.points, space.whole))[:, :2]
        leads, stands = line[-1] - line[0], ends[1] - ends[0]
        off = np.arctan2(abs(leads[0] * stands[1] - leads[1] * stands[0]), leads @ stands)
        has_room = bool(space.room.holding(line).all()) and not any(box.is_crossed(line) for box in words)
        return bool(off > _LEANS) and has_room

    return [replace(curve, colour=theme.QUIET).of(space.landscape) for curve in wrong if is_seen(curve)]


class TangentFace:
    """The plane that touches the glass `at` a point, as a lens that enlarges so many `times` sees its face: the two
    halves of a line on it, to the left and to the right, which is seen square to the gradient, with the mark of that
    right angle, a `square`. A ball in a `colour` `runs` each half."""

    def __init__(self, space: Space, at: Point, times: float, colour: str = theme.INK) -> None:
        self.space, tangent = space, space.tangent(at, space.landscape.view)
        self.start, left = tangent.here, tangent.across_for(space.landscape.view)
        self.ends = [tangent.beside_in_lens(times, side * left) for side in (1, -1)]
        *self.ways, self.square = (
            SpaceCurve(points=points, width=RIM, through=True, halo=True).of(space.landscape)
            for points in (
                *(np.array([self.start, end]) for end in self.ends),
                tangent.corner_in_lens(times, left),
            )
        )
        self.square.near = _NEAR
        self.balls = [space.point(at, colour) for _ in self.ends]

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [*self.ways, self.square, *self.balls]

    def runs(self, number: int) -> list[Animation]:
        """A ball comes out of the point, and goes along one half of the line, which is drawn."""
        ball, way, end = self.balls[number], self.ways[number], self.ends[number]

        def go(_: object, share: float) -> None:
            ball.point = self.start + share * (end - self.start)

        self.space.landscape.put(ball)
        return [running(self.space.landscape, go), *come(way)]


class TangentEdge(Assembly):
    """The plane that touches the glass `at` a point, as it is seen from the view of now, from its edge: its `line`, and
    the mark of a right angle between it and the gradient, a `square`; with words over its `rim`, and at the glass,
    where there is room for them. Of some guessed `ways` the wrong ones stand there, too, and lean."""

    def __init__(
        self, space: Space, at: Point, rim: SpaceCurve, words: Typeset, value: Typeset, ways: Guesses | None = None
    ) -> None:
        tangent = space.tangent(at, space.landscape.view)
        self.line, self.square = (
            SpaceCurve(points=points, width=RIM, through=True, halo=True).of(space.landscape)
            for points in (tangent.across, tangent.corner)
        )
        self.names = [*at_rim(space, words, rim, self.square), *at_glass(space, value, self.square)]
        self.wrong = leaning(space, at, ways) if ways else []

    @property
    def parts(self) -> Sequence[Any]:
        """All of it."""
        return [self.line, self.square, *self.names, *self.wrong]
