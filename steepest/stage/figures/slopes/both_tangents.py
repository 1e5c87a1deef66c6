"""Both slopes at a point of a block, as triangles under the lines that touch it there along two cuts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Cut, Point
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import parting
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import beside_middle, far_side, triangle, under
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Patch, Somebody, SpaceCurve, Thing, placed
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

# In units of the block: how long a run is that is seen well, how long another one is, and the most that is climbed.
_SEEN, _LONG, _TALL = (0.9, 3.4), 1.7, 3.6
_ONE = 1.0  # unit of the map, where that is seen well
_INKS = theme.FIRST, theme.SECOND
_PIECES = 12  # points of a line
_THIN, _BROAD = 2.5, 9.0  # the widths of a tangent, and of its climb, which is what counts
_APART = 0.06  # from that, words beside it
_GLASS = 0.4  # how solid a triangle is between its sides


class BothTangents(Assembly):
    """Both slopes at a point of a block, where somebody stands, each as a line on the ground, along which one variable
    moves alone, and a triangle of glass under a thin line that touches it: a level run, as long in both, and an upright
    with the slope beside it, an entry of the fact `slopes`. `along` has these for each variable; a triangle comes as a
    whole. Runs go one unit over the map, and say so, or as far as is seen well where that is not; the block has room
    for them from now on."""

    def __init__(self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str) -> None:
        self.land, self.who, run = land, who, _run_on(land, at)
        ways = [*zip(run * np.eye(2), _INKS, strict=True)]
        self.arrows = [land.tangent(at, way, ink, None, full=True) for way, ink in ways]
        self.lines = [self._touching(arrow) for arrow in self.arrows]
        cuts = zip(land.function.variables, _INKS, strict=True)
        self.edges = [land.edge(Cut(land.function, at, name), ink) for name, ink in cuts]
        self.legs = [triangle(land, arrow, _BROAD, bright=True) for arrow in self.arrows]
        for _, bar in filter(None, self.legs):
            bar.measures = True  # as it begins to rise it is no ball, which would be a point of the ground
        self.sides = [*self.lines, *self.edges, *(leg for legs in self.legs for leg in legs)]
        view = parting(land.landscape.view, [points_of(arrow, land.whole) for arrow in self.arrows])
        land.landscape.face(land.fitted(view, holding=self.sides))
        words = [scene.formula(f"{{{slopes}[{axis}]:g}}", colour=ink) for axis, ink in enumerate(_INKS)]
        named = [self._climb(*each) for each in zip(words, self.arrows, self.legs, strict=True)]
        ones = [self._one(scene, legs) if run == _ONE else [] for legs in self.legs]
        triangles = [
            [*self._pane(arrow, legs), *legs, line]
            for arrow, legs, line in zip(self.arrows, self.legs, self.lines, strict=True)
        ]
        self.along: list[tuple[Actor | Mobject, ...]] = [
            (edge, _Whole(land, sides), name, *one)
            for edge, sides, name, one in zip(self.edges, triangles, named, ones, strict=True)
        ]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All of it."""
        return [part for side in self.along for part in side]

    def _touching(self, arrow: Arrow) -> SpaceCurve:
        """The long side of a triangle, thin and without a head, in which the end of its upright would be lost."""

        def points(ground: Terrain) -> np.ndarray:
            return np.linspace(placed(arrow.start, ground), placed(arrow.end, ground), _PIECES)

        line = SpaceCurve(points=points, width=_THIN, through=True, halo=True)
        return line.of(self.land.landscape)

    def _pane(self, arrow: Arrow, legs: Sequence[SpaceCurve]) -> list[Patch]:
        """What a triangle holds, as glass in the colour of its climb: it stands upright, in the ground."""
        if not legs:
            return []

        def corners(ground: Terrain) -> np.ndarray:
            return np.array([placed(arrow.start, ground), points_of(legs[0], ground)[-1], placed(arrow.end, ground)])

        return [Patch(colour=legs[1].colour, points=corners, solid=_GLASS).of(self.land.landscape)]

    def _climb(self, words: Typeset, arrow: Arrow, legs: Sequence[SpaceCurve]) -> Label:
        """The slope beside its upright, away from the arrow, or beside the arrow where it has none."""
        off = [*self.sides, self.who]
        if not legs:
            return self.land.label(words, arrow, off=off)
        return beside_middle(self.land, words, legs[1], far_side(self.land, legs[1], arrow), off, True, _APART)

    def _one(self, scene: LectureScene[Any], legs: Sequence[SpaceCurve]) -> Sequence[Label]:
        """How far a run goes, under it, where there is room."""
        if not legs:
            return []
        words = scene.formula("1", theme.LABEL_SIZE)
        told = beside_middle(self.land, words, legs[0], under, [*self.sides, self.who], True)
        return self.land.labels.if_room(told)


class _Whole(Assembly):
    """Things on a block that fade in together, so that no piece of them lies alone on the ground."""

    def __init__(self, land: Block, things: Sequence[Thing]) -> None:
        self.land, self._things = land.landscape, things

    @property
    def parts(self) -> Sequence[Thing]:
        """All of them."""
        return self._things

    def coming(self) -> Sequence[Animation]:
        """All of them appear at one pace, in their full length."""
        for each in self._things:
            each.grown, each.opacity = 1.0, 0.0
        return [self.land.put(*self._things).soften(*self._things, to=1.0)]


def _run_on(land: Block, at: Point) -> float:
    """How far the arrows go, in units of the map."""
    whole, (x, y) = land.whole, map(float, at)
    start = whole.at(x, y, 0)
    ends = ((x + _ONE, y), (x, y + _ONE))
    length = min(float(np.hypot(*(whole.at(*there, 0) - start)[:2])) for there in ends)
    slopes = [abs(float(land.function.slope(at, way))) for way in ((1, 0), (0, 1))]
    tall = _ONE * float((whole.at(x, y, max(slopes)) - start)[2])
    share = 1.0 if _SEEN[0] <= length <= _SEEN[1] else _LONG / length
    return _ONE * min(share, _TALL / tall if tall else share)
