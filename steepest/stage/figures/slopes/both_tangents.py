"""Both slopes at a point of a block, as triangles over one run, or as arrows along the lines of two cuts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject

from steepest.calculus import Cut, Point
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel, Seen
from steepest.stage.figures.ground.outlook import parting
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import (
    LEAST,
    beside_middle,
    far_side,
    if_room,
    level,
    off_climb,
    upright,
)
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, Somebody, SpaceCurve, Thing, placed
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.typeset import Typeset, formula

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

# In units of the block: how long a run is that is seen well, how long another one is, and the most that is climbed.
_SEEN, _LONG, _TALL = (0.9, 3.4), 1.7, 2.4
_APART = 0.4  # of one run's length from the other's, on the frame
_THIN = 3.4  # of an arrow
_ON = 1.5  # so much longer are arrows along edges, without triangles
_INKS = theme.FIRST, theme.SECOND


class BothTangents(Assembly):
    """Both slopes at a point of a block, where somebody stands, each as a triangle: a level run along its axis, the
    tangent over it, an arrow, and what that climbs, an upright. The run of both is a unit of the map, or what is seen
    well where that is not, so that one climb is to the other as the slopes are. The block has room for them from now
    on. Beside each climb, or beside its arrow where that is all that is seen, stands the slope, an entry of the fact
    `slopes`. `along` has both triangles, each with its slope. Where the ground is `sliced`, there are longer arrows in
    their place, each with its slope, and the line on the ground that it touches, along which one variable moves alone.
    """

    def __init__(
        self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str, sliced: bool = False
    ) -> None:
        self.land, run = land, _run_on(land, at) * (_ON if sliced else 1.0)
        ways = zip(run * np.eye(2), _INKS, strict=True)
        self.arrows = [land.tangent(at, way, ink, None, full=True) for way, ink in ways]
        self.legs = [] if sliced else [self._legs(arrow) for arrow in self.arrows]
        cuts = [Cut(land.function, at, name) for name in land.function.variables if sliced]
        self.edges = [land.edge(cut, ink) for cut, ink in zip(cuts, _INKS, strict=False)]
        self.sides = [*self.arrows, *self.edges, *(leg for legs in self.legs for leg in legs)]
        view = parting(land.landscape.view, [points_of(arrow, land.whole) for arrow in self.arrows])
        land.landscape.face(land.fitted(view, holding=self.sides))
        words = [scene.formula(f"{{{slopes}[{axis}]:g}}", colour=ink) for axis, ink in enumerate(_INKS)]
        off = [*self.sides, who]
        self.along: list[tuple[Actor | Mobject, ...]]
        if sliced:
            slices = zip(self.edges, self.arrows, words, strict=True)
            self.along = [(edge, arrow, land.label(each, arrow, off=off)) for edge, arrow, each in slices]
        else:
            legs = zip(words, self.arrows, self.legs, strict=True)
            labels = [self._told(each, arrow, climb, off) for each, arrow, (_, climb) in legs]
            told = zip(self.legs, self.arrows, labels, self._ones(run, off), strict=True)
            self.along = [(*both, arrow, label, *one) for both, arrow, label, one in told]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All of it."""
        return [part for side in self.along for part in side]

    def _legs(self, arrow: Arrow) -> tuple[SpaceCurve, SpaceCurve]:
        """The level run under an arrow, or over it, and what it climbs."""
        ends = partial(placed, arrow.start), partial(placed, arrow.end)
        run, climb = level(*ends, theme.QUIET), upright(*ends, arrow.colour)
        run.dashed, run.halo, arrow.width = None, True, _THIN
        return run.of(self.land.landscape), climb.of(self.land.landscape)

    def _told(self, words: Typeset, arrow: Arrow, climb: SpaceCurve, off: Sequence[Thing]) -> Label:
        """A slope beside the climb, on its far side, over a rim of the block if it would stand higher or lower than
        all of it otherwise; or beside the arrow where there is hardly a climb."""
        foot, *_, top = points_of(climb, self.land.whole)
        if abs(top[2] - foot[2]) < LEAST:
            return self.land.label(words, arrow, off=off)
        for over_rims in (False, True):
            side = far_side(self.land, climb, arrow)
            label = beside_middle(self.land, words.copy(), climb, side, off, over_rims)
            low, high = sorted(self.land.landscape.view.project(points_of(climb, self.land.whole))[[0, -1], 1])
            if over_rims or (label.box.bottom < high and label.box.top > low):
                break
            self.land.labels.withdraw(label)
        return label

    def _ones(self, run: float, off: Sequence[Thing]) -> list[list[Label]]:
        """How long each run is, at its middle, where both are one unit and have room for it on the side off their
        arrows."""
        if run != 1:
            return [[], []]
        sides = [off_climb(self.land, climb) for _, climb in self.legs]
        ones = [self._one(level, side, off) for (level, _), side in zip(self.legs, sides, strict=True)]
        near = ones[0].box.apart(ones[1].box) < _APART
        view = self.land.landscape.view
        held = [one.after[1](view) @ side(view) > 0 for one, side in zip(ones, sides, strict=True)]
        if not near and all(held):
            return [[one] for one in if_room(self.land, ones)] or [[], []]
        for one in ones:
            self.land.labels.withdraw(one)
        return [[], []]

    def _one(self, run: SpaceCurve, side: Seen, off: Sequence[Thing]) -> BlockLabel:
        words = formula("1", size=theme.SMALLEST_SIZE, colour=theme.QUIET)
        return beside_middle(self.land, words, run, side, off)


def _run_on(land: Block, at: Point) -> float:
    """How long the runs are, in units of the map."""
    whole, (x, y) = land.whole, map(float, at)
    start = whole.at(x, y, 0)
    unit = min(float(np.hypot(*(whole.at(*there, 0) - start)[:2])) for there in ((x + 1, y), (x, y + 1)))
    slopes = [abs(float(land.function.slope(at, way))) for way in ((1, 0), (0, 1))]
    tall = float((whole.at(x, y, max(slopes)) - start)[2])
    run = 1.0 if _SEEN[0] <= unit <= _SEEN[1] else _LONG / unit
    return run if tall * run <= _TALL else _TALL / tall
