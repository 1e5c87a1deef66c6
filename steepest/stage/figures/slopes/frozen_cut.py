"""A cut in which a variable is frozen: a pane of ice stands in it, and the edge of the ground is lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Thing
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.motion import at_once, running

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FRAME = Box(-theme.FRAME_WIDTH / 2, -theme.FRAME_HEIGHT / 2, theme.FRAME_WIDTH / 2, theme.FRAME_HEIGHT / 2)
_LONG = 1.9  # of an arrow along the edge, in units of the block


class FrozenCut(Assembly):
    """The pane of ice in a cut through the point that the fact `at` is, with its rim, what is frozen there, and the
    edge of the ground in the colour of the variable that moves. `land.open(cut)` opens the block there. The words keep
    `off` what will come."""

    def __init__(
        self, scene: LectureScene[Any], land: Block, cut: Cut, at: str = "point", off: Sequence[Thing] = ()
    ) -> None:
        frozen = 1 - cut.axis
        name = cut.function.variables[frozen]
        glass, self.rim = land.pane(cut)
        template = f'part("{name}", {name}) = {{{at}[{frozen}]:g}}'
        words = scene.formula(template, theme.LABEL_SIZE, theme.ICE, **{name: theme.ICE})
        self._edge = edge = land.edge(cut, theme.ROLES[cut.name])
        self._parts: tuple[Actor | Mobject, ...] = (
            glass,
            self.rim,
            edge,
            land.label(words, self.rim, off=(self.rim, edge, *off)),
        )

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Pane, rim, edge and words, and what has come to them."""
        return self._parts


class SlopedCut(FrozenCut):
    """The same with an arrow along the edge, the way in which its variable grows, and the name of the partial
    derivative: `sloped` brings them, and they go with the pane. `land.look_into(cut, pane.tall)` leaves room for all of
    it."""

    def __init__(self, scene: LectureScene[Any], land: Block, cut: Cut, at: str = "point") -> None:
        way = (0, 1) if cut.axis else (1, 0)
        self.arrow = land.tangent(cut.at, way, theme.ROLES[cut.name], _LONG)
        super().__init__(scene, land, cut, at, [self.arrow])
        self.scene, self.land, self.cut = scene, land, cut
        self.tall = [self.rim, self.arrow]

    def sloped(self) -> list[Animation]:
        """The arrow comes, and its name."""
        name = f'partial f \\/ partial part("{self.cut.name}", {self.cut.name})'
        words = self.scene.formula(name, theme.LABEL_SIZE)
        came = self.arrow, self.land.label(words, self.arrow)
        self._parts = *self._parts, *came
        return come(*came)

    def become(self, plane: Plane, **timing: Any) -> list[Animation]:
        """The eye goes to straight before the cut, where its edge lies as its graph does on a plane of the frame; all
        but the edge goes."""
        past = (part for part in self._parts if part is not self._edge)
        land, left = self.land.landscape, at_once(gone(*past))
        self._parts, self._edge.through = (self._edge,), True  # seen all along: nothing is before it
        start, ground = land.view, land.terrain
        view, rise = straight_on(ground, self.cut, plane)

        def turn(_: object, share: float) -> None:
            land.lay(replace(ground, rise=ground.rise + (rise - ground.rise) * share), land.levels)
            land.pane = _toward(_FRAME, plane.box, share)  # nothing reaches under the axis
            land.face(start.toward(view, share))

        return [*left, running(land, turn, **timing)]


def _toward(box: Box, other: Box, share: float) -> Box:
    """A box on the way from one to another."""
    ends = (
        np.array([box.left, box.bottom, box.right, box.top]),
        [other.left, other.bottom, other.right, other.top],
    )
    return Box(*(float(each) for each in ends[0] * (1 - share) + np.array(ends[1]) * share))


def straight_on(ground: Terrain, cut: Cut, plane: Plane) -> tuple[View, float]:
    """The view from straight before a cut, and how high the ground has risen, in which points of the cut are seen where
    a plane of the frame has their values."""
    (left, right), (low, high) = plane.xs, plane.ys
    corners = np.array([cut.at] * 3, float)
    corners[:, cut.axis] = left, right, left
    (x, y), z = corners.T, np.array([low, low, high])
    points = ground.risen.at(x, y, z)
    seen = plane.places(np.array([[left, low], [right, low], [left, high]]))[:, :2]
    first = View(0 if cut.axis else -90, 0)
    flat = first.project(points)[:, :2]
    wide = (seen[1, 0] - seen[0, 0]) / (flat[1, 0] - flat[0, 0])
    tall = (seen[2, 1] - seen[0, 1]) / (flat[2, 1] - flat[0, 1])
    rise = float(tall / wide)
    corner = replace(ground, rise=rise).at(x[0], y[0], low)
    return replace(first, zoom=float(wide)).with_point(corner, seen[0]), rise
