"""Two walks from one place, side by side: one of plain steps, and one with momentum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VGroup

from steepest.calculus import Domain, Walk, partings
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import on_ground
from steepest.stage.figures.ground.walking import GroundWalk
from steepest.stage.figures.label import Label
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import FACTORS
from steepest.stage.figures.lens.near import far_off, near_of
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.row.block_row import BlockRow
from steepest.stage.figures.row.step_cells import StepCells
from steepest.stage.figures.row.step_sum import StepSum
from steepest.stage.figures.row.still_here import StillHere
from steepest.stage.ground.things import SpaceCurve, draped
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.inventory import take
from steepest.stage.play.motion import at_once, late, waiting

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_EDGE, _LIT, _LIFT = 2.2, 3.4, 0.014  # how wide the edge of a map is, and one that was crossed; how far over it
_POINTS = 60  # along an edge
_NAME, _COUNT = 0.55, 0.7  # from the ground to a name, and from there to its count
_LARGE = 100  # steps, or more, are told in smaller digits, off the name
_RADIUS = 0.15  # of who walks: so large that the edge and the head of a step are seen beside them
_LENS, _FILLED, _LEAST = 1.8, 0.97, 2  # the radius of a lens on steps, how much of that they fill; least factor
_LED = 0.25  # so much nearer to the end of the last one it looks than to their middle: all of who stands there is in it
_SMALL = 1.0  # so many times as tall as from afar who takes it is in that
_INSIDE = 0.6  # of the time of the steps before: then who takes it is in the lens
_PAST = 0.6  # how solid who was on the way is drawn where they were when the other one had left


class Race:
    """A walk of `plain` steps over a block of ground, and one with momentum, `rolled`, over the same ground beside it.

    Each of the second's steps is one arrow in two parts: what it takes by itself, and, dashed, what it carries along
    from the one before. Played `alone`, the second walks over the block where that stands. With `come` the block goes
    to its place, and its like comes out from behind it, to the left. Play `enter` for each walker, with the label of
    its name: the first comes with that ground where it is not there yet. Play `count`, which has the steps counted
    under both names, and shown as cells. The ground may go on beyond the `bounds` that are to be crossed: of each the
    `edge` is lit to which its walker comes, or the other one. Who has crossed it stands where that step leads, or at
    the end of the ground; once `crossed` it lights up, and the other one walks `on` alone, whose edge becomes broad
    last, and not green: green is who was first.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        land: Block,
        plain: Walk,
        rolled: Walk,
        region: Box = theme.SIDE_BY_SIDE,
        view: View | None = None,
        bounds: Domain | None = None,
    ) -> None:
        self.scene, self.land, self.twin = scene, land, land.like()
        self.spans = np.array(bounds or land.domain, float)
        self.row = BlockRow([self.twin, land], view or land.landscape.view, region, (_NAME, _COUNT))
        self.plain = self.twin.walk(plain.points, self.twin.ball(plain.start, _RADIUS), cut=True)
        self.rolled = land.carrying(rolled.points, partings(rolled), land.ball(rolled.start, _RADIUS))
        self.walks = self.plain, self.rolled
        for walk in self.walks:
            walk.stays = True
            walk.landscape.drop(walk.ball)  # nobody is there before being named
        ends = [self._crossed_at(walk) for walk in self.walks]
        left = (one if one is not None else ends[1 - number] for number, one in enumerate(ends))
        sides = [(block, at) for block, at in zip(self.row.blocks, left, strict=True) if at is not None]
        self.edges, self.at_edges = [self._side_of(*side, theme.INK, _EDGE) for side in sides], list[Any]()
        self.told, self.near, self.still = VGroup(), list[Any](), list[StillHere]()
        self.counts, self.cells, self.paired = list[RunningLine](), list[StepCells](), False

    def coming(self) -> Sequence[Animation]:
        """The block, bare of all else, parts from its like; who walked alone stands at the start again."""
        kept = self.rolled.trace.things, [self.rolled.ball] if self.near else []
        bare = self.land.bare(*(thing for things in kept for thing in things))
        again = self.rolled.again(run_time=theme.MOVE) if self.rolled.steps else []
        self.paired = True
        return [bare, *at_once(gone(*self.near)), *again, *self.row.part(self.land, self.twin)]

    def alone(self, label: str) -> list[Animation]:
        """The second is there alone, on the block as it stands, bare of all else, with its name at the upper right."""
        head = self.scene.words(label).stand(theme.EDGES[1], theme.TITLE_BASELINE, side=1)
        self.near = [head]
        return [self.land.bare(*self.rolled.trace.things), *come(self.rolled, head)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Both walks fade to this opacity."""
        return [each for walk in self.walks for each in walk.dimming(to)]

    def going(self) -> Sequence[Animation]:
        """All of it but the block itself disappears."""
        return gone(*self.walks, self.twin, *self.told, *self.cells, *self.near, *self.at_edges)

    def enter(self, number: int, label: str, both: str = "") -> list[Animation]:
        """The walker of a walk, counted from 0, appears, unless it walked alone and is there, with its name, and
        the first with its ground. With the second comes what a label says of `both`, at the upper right."""
        self.told.add(told := self.row.words(number, 1, self.scene.words(label)))
        if both and number:
            told.add(self.scene.words(both, colour=theme.QUIET).stand(theme.EDGES[1], theme.TITLE_BASELINE, side=1))
        walk = self.walks[number]
        ground = self.row.join(self.twin) if walk is self.plain and not self.paired else []
        return [*ground, *come(*([] if walk.ball in walk.landscape.things else [walk]), told)]

    def sum(
        self, number: int, plain: str = "plain", carried: str = "carried", whole: str = "sum", last: str = "last"
    ) -> Iterator[list[Animation]]:
        """How a step of the second, counted from 1, adds up, in parts to be played one after the other: it comes to
        where the step begins, and a lens to that and to the step before, where these are small, once somebody is in it;
        then, each on the ground and by its label beside it, what is `plain`, what is `carried` along, which comes down
        from the `last` step, and the `whole`, with which it comes to the end."""
        walk, unit = self.rolled, self.land.whole.per_unit[:2]
        yield [walk.run(number - 1), *late(come(*self._close_up(number)), theme.MOVE, _INSIDE)]
        start, end = walk.points[number - 1 : number + 1] * unit
        joint = walk.partings[number - 1] * unit
        before = start - walk.points[max(number - 2, 0)] * unit
        told = StepSum(self.scene, joint - start, end - joint, before, (plain, carried, whole, last))
        self.near.append(told)
        yield [walk.run(number - 0.5, run_time=theme.REVEAL), *come(*told.plain)]
        yield [walk.recall(number), *told.carry()]
        yield [walk.run(number, run_time=theme.REVEAL), *come(*told.whole)]

    def _close_up(self, number: int) -> list[Lens]:
        """A lens on a step of the second and on the one before, at the foot of the ground, or on the step alone where
        both are too long for it; none where that is large anyway."""
        near = near_of(self.land)
        for first in (number - 2, number - 1):
            ends = self.rolled.points[first : number + 1]
            half = (ends.min(axis=0) + ends.max(axis=0)) / 2
            middle = tuple(map(float, half + _LED * (ends[-1] - half)))
            far = float(far_off(near, middle, [*map(tuple, ends)]).max())
            if (times := min(max(int(_FILLED * _LENS / max(far, 1e-9)), 1), FACTORS[0])) >= _LEAST:
                break
        soon = [arrow for part, arrow in self.rolled.trace.arrows if part // 2 == number - 1]
        where = theme.LENS_BELOW, _LENS
        lens = Lens(self.scene, self.land, middle, times, *where, taller=_SMALL, soon=soon, own=True)
        self.near += (found := [lens] if lens.enlarges else [])
        return found

    def count(self, label: str) -> list[Animation]:
        """Under each name the steps of its walk are counted, and shown as cells."""
        least, most = sorted(walk.last for walk in self.walks)
        size = theme.COUNT_SIZE if most < _LARGE else theme.FORMULA_SIZE
        for number, walk in enumerate(self.walks):
            words = self.scene.words(label, colour=theme.QUIET)
            line, room = self.row.running(number, 2, words, partial(_counted, walk), most, size)
            self.counts.append(line)
            self.cells.append(StepCells(room, most, partial(_taken, walk), least if least < most else np.inf))
        self.told.add(*self.counts)
        return come(*self.counts, *self.cells)

    def edge(self, label: str) -> list[Animation]:
        """The edges to be crossed come, each with its name, off where the walk there ends, and where it is by the time
        that the first one ends."""
        first = min(walk.last for walk in self.walks)  # after so many steps one of them has arrived
        named, sides = list[Label](), zip(self.row.blocks, self.edges, self.row.boxes, self.walks, strict=False)
        for block, edge, box, walk in sides:  # all have an edge, or none
            room = replace(block.axes.room, bottom=box.bottom, top=theme.UNDER_TITLE.top)
            meanwhile = on_ground(block.whole, walk.points[first])
            stands = [replace(walk.ball, point=point) for point in (meanwhile, walk.end)]
            named.append(block.at_end(self.scene.words(label, theme.SMALLEST_SIZE), edge, room, stands))
        self.at_edges += [*self.edges, *named]
        return come(*self.at_edges)

    def run(self, steps: float, **timing: Any) -> list[Animation]:
        """Both go on until they have taken so many steps, as far as they go, at the pace of who hops."""
        hops = steps - min(walk.steps for walk in self.walks)
        timing.setdefault("run_time", min(max(theme.HOP * hops, theme.GLANCE), theme.SWEEP))
        return [walk.run(min(steps, walk.last), **timing) for walk in self.walks if walk.steps < walk.last]

    def crossed(self, number: int, label: str) -> list[Animation]:
        """Who has come to the edge of the ground stays there, and count and edge light up. A label names the step after
        which the other one is still on the way. Nothing for one who does not come there."""
        walk, other = self.walks[number], self.walks[1 - number]
        if self._crossed_at(walk) is None:
            return []
        lit: list[Any] = self._edge_lit(number)
        if other.whole == walk.last < other.last:
            others = [text.covered for text in take(self.scene).texts]
            self.still = [StillHere(other, self.scene.words(label, theme.SMALLEST_SIZE), others)]
            lit += self.still
        self.at_edges += lit
        green: Any = self.counts[number].readout.animate
        return [*come(*lit), green.set_color(theme.DESCENT)]

    def on(self) -> list[Animation]:
        """Who is still on the way goes on alone, to the edge or to the end of the walk, and leaves a ghost where they
        were, with the words that name the step; cells of later steps are paler."""
        for still in self.still:
            ghost = replace(still.walk.ball, point=still.foot.copy(), opacity=_PAST).of(still.land)
            self.at_edges.append(ghost)
            still.land.put(ghost)
        on = self.run(max(walk.last for walk in self.walks))
        lit = [edge for still in self.still for edge in self._edge_lit(self.walks.index(still.walk), theme.INK)]
        self.at_edges += lit
        return [*on, *waiting(come(*lit), max((each.run_time for each in on), default=0.0), theme.BLINK)]

    def settle(self, plain: str, rolled: str) -> None:
        """Hold both counts against the facts that tell them. Raises Fault where one shows anything else."""
        for count, told in zip(self.counts, (plain, rolled), strict=True):
            self.scene.settle(count.readout, told)

    def _crossed_at(self, walk: GroundWalk) -> np.ndarray | None:
        """Where a walk crosses the edge, a point (2,) of the map; None for one that does not."""
        start, end = walk.points[-2:]
        inside = np.clip(end, *self.spans.T)
        if not (out := inside != end).any():
            return None
        return np.asarray(start + (end - start) * float(((inside - start)[out] / (end - start)[out]).min()))

    def _edge_lit(self, number: int, colour: str = theme.DESCENT) -> list[SpaceCurve]:
        """The edge of a ground, lit in a colour where the walk there crosses it."""
        at = self._crossed_at(self.walks[number])
        return [] if at is None else [self._side_of(self.row.blocks[number], at, colour, _LIT)]

    def _side_of(self, block: Block, at: np.ndarray, colour: str, width: float) -> SpaceCurve:
        """The side of what is to be crossed on which a point (2,) lies, or nearest to it, on the ground of a block."""
        off = abs(at[:, None] - self.spans) / np.ptp(self.spans, axis=1)[:, None]
        axis, end = np.unravel_index(np.argmin(off), off.shape)
        ends = np.array(block.spans, float).T  # from rim to rim
        ends[:, axis] = self.spans[axis, end]
        x, y = np.linspace(ends[0], ends[1], _POINTS + 1).T
        line = SpaceCurve(colour=colour, points=draped(x, y, _LIFT), width=width, ghost=0.25, on_ground=True)
        return line.of(block.landscape)


def _taken(walk: Any) -> float:
    return float(walk.steps)


def _counted(walk: Any) -> int:
    return int(walk.whole)
