"""A tangent plane with its name, which a lens sees from its edge: a line, and a ball that runs along it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.ground.block_labels import BlockLabel
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.space.space import RIM, Space
from steepest.stage.figures.space.under_title import under_title
from steepest.stage.ground.things import Dot, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

_UPPER = np.array([-0.3, 1.0])  # which way on the frame a plane has its name, half way to its rim
_RIGHT = np.array([1.0, -0.15])  # which way glass has its value: off the axes and the arrow
_SNUG = 0.02  # room around the name, which so stands close to the end of the line


def at_rim(space: Space, words: Typeset, rim: SpaceCurve, spare: float = _SNUG) -> list[BlockLabel]:
    """Words on a plate over the rim of the square that touches the glass, rather to its left, off the glass, with so
    much `spare` room around them: from its edge, close over the upper half of a line. Under the line of a title, whose
    end they would seem to be. None where there is no room for them, as it is seen now."""

    def place(view: View) -> np.ndarray:
        seen = view.project(placed(rim.points, space.whole))[:, :2]
        return np.asarray((seen[np.argmax(seen @ _UPPER)] + seen.mean(axis=0)) / 2)

    def off(view: View) -> np.ndarray:
        return np.asarray(place(view) - view.project(space.egg.centre)[:2])

    room = under_title(space.around, space.labels.axes.taken)
    label = space.labels.add(words, place, lambda _: np.array([0.0, 1.0]), room, spare, off=[rim], side=off, near=True)
    return space.labels.if_room(label)


def at_glass(space: Space, words: Typeset) -> list[BlockLabel]:
    """Words on a plate beside the glass, close to its outline on the right, where they tell what its value is. None
    where there is no room for them, as it is seen now."""

    def place(view: View) -> np.ndarray:
        outline = space.egg.outline(view)
        return np.asarray(outline[np.argmax(outline @ _RIGHT)])

    room = replace(space.around, right=max(space.around.right, theme.UNDER_PANEL.left))
    label = space.labels.add(words, place, lambda _: _RIGHT, room, side=lambda _: _RIGHT, near=True)
    return space.labels.if_room(label)


class TangentEdge:
    """The plane that touches the glass `at` a point, as it is seen from the view of now by a lens that enlarges so many
    `times`: its `line`, a `ball` that is at the point in a `colour` until it `runs` along the line, and values stand in
    the lens, and the mark of a right angle between it and the gradient, a `square` that is seen beside and in the
    lens."""

    def __init__(self, space: Space, at: Point, times: float, colour: str = theme.INK) -> None:
        self.space, self.at, tangent = space, at, space.tangent(at, space.landscape.view)
        self.start, self.end, self.out = tangent.here, tangent.beside_in_lens(times), tangent.out
        self.line, *self.square = (
            SpaceCurve(points=points, width=RIM, through=True, halo=True).of(space.landscape)
            for points in (tangent.across, tangent.corner(), tangent.corner(times))
        )
        self.ball = space.point(at, colour)

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.line, self.ball, *self.square]

    def runs(self) -> list[Animation]:
        """The ball comes out of the point, and goes."""

        def go(_: object, share: float) -> None:
            self.ball.point = self.start + share * (self.end - self.start)

        self.space.landscape.put(self.ball)
        return [running(self.space.landscape, go, run_time=theme.MOVE)]

    def values(self, lens: Lens, same: Typeset, less: Typeset, more: Typeset) -> list[Animation]:
        """What the value is: the `same` along the line, told outside of the lens, if there is room, and on both sides
        of the line in it, `less` on the glass and `more` off it."""
        view, here = self.space.landscape.view, self.start
        foot, tip = view.project(np.array([here, here + self.out]))[:, :2]
        up = (tip - foot) / np.linalg.norm(tip - foot)
        end = Dot(point=self.end, radius=self.ball.radius).of(self.space.landscape)
        told = lens.tell_beyond(same, self.line)
        return [*told, *lens.inscribe(less, -up, end), *lens.inscribe(more, up, end)]
