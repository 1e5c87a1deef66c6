"""A tangent plane from its edge, a line, with its name; and what stands on it where a lens looks at its point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.space.space import RIM, Space
from steepest.stage.figures.space.under_title import under_title
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

_UPPER, _ALONG = np.array([-0.3, 1.0]), 0.75  # which way on the frame a plane has its name, and how far to its rim
_RIGHT = np.array([1.0, -0.15])  # which way glass has its value: off the axes and the arrow
_HARDLY = 1e-6  # how solid what has not come yet is, so that words in a lens keep off it, and nobody sees it
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


class TangentEdge(Assembly):
    """The plane that touches the glass `at` a point, as it is seen from the view of now, from its edge: its `line`, and
    the mark of a right angle between it and the gradient, a `square`; with words over its `rim`, its `names`, where
    there is room for them and they are not there yet, and maybe with the `value` of the glass beside that."""

    def __init__(
        self, space: Space, at: Point, rim: SpaceCurve, words: Typeset | None, value: Typeset | None = None
    ) -> None:
        tangent = space.tangent(at, space.landscape.view)
        self.line, self.square = (
            SpaceCurve(points=points, width=RIM, through=True, halo=True).of(space.landscape)
            for points in (tangent.across, tangent.corner)
        )
        self.names = at_rim(space, words, rim, self.square) if words else []
        self.values = at_glass(space, value, self.square, rim) if value else []

    @property
    def parts(self) -> Sequence[Any]:
        """All of it."""
        return [self.line, *self.on_face]

    @property
    def on_face(self) -> Sequence[Any]:
        """All of it but the line, where the eye is a little over the edge, and sees the square itself."""
        return [self.square, *self.names, *self.values]


class AlongEdge:
    """What stands on that plane where a lens that enlarges so many `times` looks at the point, from the view of now:
    two balls in a `colour`, seen in the lens alone, which run out of the point to the left and to the right, and the
    mark of the right angle between their line and the gradient, a `square`."""

    def __init__(self, space: Space, at: Point, times: float, colour: str = theme.INK) -> None:
        self.space, tangent = space, space.tangent(at, space.landscape.view)
        self.start, left = tangent.here, tangent.along
        self.ends = [tangent.beside_in_lens(times, side * left) for side in (1, -1)]
        corner = tangent.corner_in_lens(times, left)
        self.square = SpaceCurve(points=corner, width=RIM, through=True, halo=True).of(space.landscape)
        self.square.near, self.square.opacity = _NEAR, _HARDLY
        self.balls = [space.point(at, colour) for _ in self.ends]
        for ball in self.balls:  # seen from afar, they would be a second ball behind that of the point
            ball.near = _NEAR

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.square, *self.balls]

    def run(self) -> Animation:
        """The balls come out of the point, and go apart along the plane."""

        def go(_: object, share: float) -> None:
            for ball, end in zip(self.balls, self.ends, strict=True):
                ball.point = self.start + share * (end - self.start)

        self.space.landscape.put(*self.balls, self.square)
        return running(self.space.landscape, go)
