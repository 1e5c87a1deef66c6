"""The edge of a cut without the terms that are constant along it: as steep everywhere, only lower or higher."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Cut, TermByTerm
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import LEAST, beside_middle, lies_on
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, Thing, placed
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.inventory import take
from steepest.stage.play.live import Live
from steepest.stage.play.motion import late
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_DASHES, _THIN, _STOUT = (0.16, 0.1), 3.0, 6.0  # the widths of edge and arrows, and of the lines that touch
_REACH = 0.25, 0.9  # of a line that touches an edge, to each side, in units of the block: at least, at most
_COMPARED = 0.6  # of the time in which it comes: then it is told how both compare
_SHARES, _APART = (0.7, 0.3, 0.5, 0.9, 0.1), 0.12  # of the edge: where arrows stand, and how far off the point


class EdgeWithout(Assembly):
    """The edge of a cut of a block without what in a `rule`, a fact that is `TermByTerm`, is constant along it.

    It may come `first`, alone. Then a copy of it goes as far up, or down, as these terms add, until it is the edge;
    arrows follow it and tell how far, the first that has room with what is added. At the point where the cut is made, a
    line touches each of both, and these lines are parallel: that of the edge goes there with the copy. All of it fades.
    What lies in the pane of ice is seen; where the point of it does not, or is hardly off the edge, nothing is there at
    all. Labels of the text may be named: one tells `how_much` is added, in place of the terms alone where letters stand
    in them, on the side of the edge; one stands beside the lower line and says that both are as `steep`; and one is the
    `name` of what is without these terms, on the side of that. They are left out where they have no room.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        land: Block,
        cut: Cut,
        rule: str,
        how_much: str = "",
        steep: str = "",
        name: str = "",
    ) -> None:
        self.scene, self.land, self.rule = scene, land, rule
        self._how_much, self._steep, self._name = how_much, steep, name
        self.edge, (_, rim) = land.edge(cut, theme.ROLES[cut.name]), land.pane(cut)
        self._added, self._told = Live(1.0), list[Label]()
        heights = placed(rim.points, land.whole)[:, 2]
        self._low, self._high = float(heights.min()), float(heights.max())
        self._start = land.whole.on(*map(float, cut.at))
        fact = scene.fact(rule, TermByTerm)
        self._frozen = fact.frozen
        self._lettered = any(term.letters for term in fact.melting)
        tall = land.whole.at(0, 0, 1)[2] - land.whole.at(0, 0, 0)[2]
        self._down = float(tall) * float(fact.constant(cut.at))
        points, at = placed(self.edge.points, land.whole), self._start[cut.axis]
        self._middle = int(np.argmin(abs(points[:, cut.axis] - at)))
        self.lines, self._copies = self._lines(points, self._along(cut))
        self.arrows = self._arrows(points) if self.lines else []

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Edge, its copy, arrows, both lines that touch, and what is added."""
        return *self.lines, *self._copies, *self.arrows, *self._told

    @property
    def first(self) -> Sequence[SpaceCurve]:
        """The edge without these terms, by itself, which may come before all else."""
        return self.lines[:1]

    def coming(self) -> Sequence[Animation]:
        """A copy of it becomes the edge, and what is added is told, and once both are apart, how they compare."""
        if not self.lines:
            return []
        added, *others = self._tell()
        self._told = [label for labels in (added, *others) for label in labels]
        compared = come(*(label for labels in others for label in labels))
        self._added.value = 0.0
        for thing in (*self.lines, *self._copies, *self.arrows):
            thing.opacity = 1.0
            self.land.landscape.put(thing)
        return [self._added.to(1.0, run_time=theme.MOVE), *come(*added), *late(compared, theme.MOVE, _COMPARED)]

    def going(self) -> Sequence[Animation]:
        """It fades, if it is there."""
        land, things = self.land.landscape, [*self.lines, *self._copies, *self.arrows]
        if not any(thing in land.things for thing in things):
            return []
        return [land.take_away(*things), *gone(*self._told)]

    def _lines(self, points: np.ndarray, along: np.ndarray) -> tuple[list[SpaceCurve], list[SpaceCurve]]:
        """The edge without these terms, and the lines that touch both; and its copy, which becomes the edge."""
        reach = min(self._reach(along, down) for down in (0.0, self._down))
        if abs(self._down) < LEAST or reach < _REACH[0]:
            return [], []
        ends = self._start + np.linspace(-reach, reach, 2)[:, None] * along
        curve, colour = partial(SpaceCurve, through=True), self.edge.colour
        lines = [
            curve(colour=colour, points=self._seen(self._lowered(points)), width=_THIN, dashed=_DASHES),
            curve(points=lambda _: self._risen(ends), width=_STOUT, halo=True),
            curve(points=self._lowered(ends), width=_STOUT, halo=True),
            curve(colour=colour, points=lambda _: self._seen(self._risen(points)), width=_THIN),
        ]
        *lines, copy = (line.of(self.land.landscape) for line in lines)
        return lines, [copy]

    def _arrows(self, points: np.ndarray) -> list[SpaceCurve]:
        """From the edge without these terms to the one with them, as often as they are apart from the point."""
        found = []
        for number in (round(share * (len(points) - 1)) for share in _SHARES):
            top = points[number]
            if abs(number - self._middle) > _APART * len(points) and self._inside(top[2] - self._down):

                def rising(_: Terrain, top: np.ndarray = top) -> np.ndarray:
                    return np.linspace(self._lowered(top), self._risen(top), 2)

                arrow = SpaceCurve(colour=theme.ICE, points=rising, width=_THIN, through=True, halo=True, tip=True)
                found.append(arrow.of(self.land.landscape))
        return found

    def _tell(self) -> list[list[Label]]:
        """What is added, at the first arrow where it has room, that both lines are as steep, and what is lower."""
        paint, beyond = dict.fromkeys(self._frozen, theme.ICE), np.array([0.0, np.sign(self._down)])
        terms = self.scene.formula(f"{{{self.rule}.constant}}", theme.LABEL_SIZE, theme.ICE, **paint)
        lettered = self._how_much if self._lettered else ""
        whole = [self.scene.words(lettered, colour=theme.ICE)] if lettered else []
        steep = [(self.scene.words(self._steep), self.lines[-1])] if self._steep else []
        name = [self.scene.words(self._name, colour=theme.QUIET)] if self._name else []
        added, named = ([(text, arrow) for text in each for arrow in self.arrows] for each in ((*whole, terms), name))
        aside = np.array([1.0, 0.0])
        return [self._first_free(added, beyond), self._first_free(steep, aside), self._first_free(named, -beyond)]

    def _first_free(self, places: Sequence[tuple[Typeset, SpaceCurve]], way: np.ndarray) -> list[Label]:
        """Some words, on one side of the middle of a line, of the first pair in which they have room there, off a
        question that stands beside the block, too."""
        off: list[Thing] = [self.edge, *self.lines, *self.arrows]
        asked = [text.box for text in take(self.scene).texts]
        for words, line in places:
            label = beside_middle(self.land, words.copy(), line, lambda _: way, off)
            close = any(label.box.apart(box) < theme.TEXT_GAP for box in asked)
            if close or lies_on(self.land, label.box, self.arrows):
                self.land.labels.withdraw(label)
            elif found := self.land.labels.if_room(label):
                return found
        return []

    def _along(self, cut: Cut) -> np.ndarray:
        """The way (3,) of the line that touches the edge, a unit of the block long."""
        x, y = map(float, cut.moved(1))
        way = self.land.whole.at(x, y, float(cut.function(cut.at) + cut.slope)) - self._start
        return np.asarray(way / np.linalg.norm(way))

    def _reach(self, along: np.ndarray, down: float) -> float:
        """How far a line that touches the edge, so far down, may go to each side."""
        here, steep = float(self._start[2]) - down, max(abs(float(along[2])), 1e-9)
        return min(_REACH[1], (self._high - here) / steep, (here - self._low) / steep)

    def _lowered(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 3) of the edge, without these terms."""
        return points - [0.0, 0.0, self._down]

    def _risen(self, points: np.ndarray) -> np.ndarray:
        """The same with as much of these terms as is added by now."""
        return points - [0.0, 0.0, self._down * (1.0 - self._added())]

    def _seen(self, moved: np.ndarray) -> np.ndarray:
        """What of an edge is seen, around the point, that was moved up or down."""
        out = np.flatnonzero(~self._inside(moved[:, 2]))
        before, behind = out[out < self._middle], out[out > self._middle]
        return moved[before.max(initial=-1) + 1 : behind.min(initial=len(moved))]

    def _inside(self, z: Any) -> Any:
        return (z >= self._low) & (z <= self._high)
