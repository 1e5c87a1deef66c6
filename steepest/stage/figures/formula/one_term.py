"""One term of a sum by itself: its frozen letter is a number, so it is a function like any other, with its graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.calculus.slopes.term_alone import TermAlone
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.faces.unit_climb import UnitClimb
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.motion import late
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SIZE, _OVER, _UNDER = 48, 0.9, 0.16  # of the formula; over it; between it and the plot
_WIDE, _PLOT = 4.2, (2.4, 1.7)  # of the plot, at most; the least that it can be read in
_LINE = 0.36  # of the name of its heights, at most
_LATE = 0.4  # of the time in which it comes: until then what stood there goes
_COUNT = 121  # places of its graph that are looked at
_BEYOND = 0.5  # of the heights of its graph: as far past them the climb may end


class OneTerm(Assembly):
    """The term that a `fact` is (`TermAlone`), in a `room` under the sum of which it is one: it is told with a number,
    as ice, in place of its frozen letter, and worked out; below that is its graph over a `span` of its own letter.
    `told` brings how steep that is at the point and, where there is room, which term of the derivative this number is.
    There is nothing of it where no letter of it is frozen, and no graph where it has no room."""

    def __init__(self, scene: LectureScene[Any], fact: str, room: Box, span: Sequence[Number]) -> None:
        found = scene.fact(fact, TermAlone)
        self.scene, self.fact, self.alone = scene, fact, found
        self.words, self._told = list[Typeset | Ice](), list[Actor | Mobject]()
        self.plot: Plot | None = None
        if not found.term.is_mixed:
            return
        text = self._put_in().fit(width=room.width)
        if not is_readable(text):
            return
        text.stand(room.left, room.top - _OVER - float(text.get_top()[1] - text.baseline))
        self.words = [text, Ice([part for name in found.put.letters for part in text.parts.get(name, ())]).freeze()]
        low = float(text.get_bottom()[1]) - _UNDER
        rest = replace(room, top=low, right=min(room.right, room.left + _WIDE))
        if rest.width > _PLOT[0] and rest.height > _PLOT[1]:
            self._draw(rest, span)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Formula, graph, and what was told of them."""
        drawn: list[Actor | Mobject] = [self.plot, self.line] if self.plot else []
        return [*self.words, *drawn, *self._told]

    def coming(self) -> Sequence[Animation]:
        """It comes a little later, when what stood in its place has gone."""
        return late(come(*self.parts), theme.REVEAL, _LATE)

    def told(self) -> Sequence[Animation]:
        """How steep its graph is at the point, and which term of the derivative this number is."""
        if not self.plot:
            return []
        self._told = [*self._touching, self.climb]
        return [*come(*self._told), *self._sloped(f" = {{{self.fact}.term.after.signed}}")]

    def _sloped(self, equal: str) -> list[Animation]:
        """The slope beside its climb, with what it is equal to if there is room for that."""
        paint = dict.fromkeys(self.alone.put.letters, theme.ICE)
        slope = f"{{{self.fact}.cut.slope:g}}{equal}"
        words = self.scene.formula(slope, theme.LABEL_SIZE, self.line.colour, **paint)
        found = self.climb.stand(words)
        told = [plate.words.markup for plate in self.climb.told if isinstance(plate.words, Typeset)]
        return found if not equal or words.markup in told else self._sloped("")

    def _put_in(self) -> Typeset:
        """The term with its number, and what that comes to, if that is written otherwise."""
        put, edge = self.alone.put.text(), self.alone.cut.edge.text()
        equal = "" if put == edge else f" = {{{self.fact}.cut.edge}}"
        return self.scene.formula(f"{{{self.fact}.put}}{equal}", _SIZE)

    def _name(self) -> Typeset | None:
        """What its axis of heights tells, the term with its number, if it is no taller than a line: it is close under
        the same in large."""
        name = self.scene.formula(f"{{{self.fact}.cut.edge}}", theme.LABEL_SIZE)
        return name if name.height < _LINE else None

    def _draw(self, region: Box, span: Sequence[Number]) -> None:
        """The graph of what is left, with room for the climb of a step of one, if that is not far off."""
        cut, ink = self.alone.cut, theme.ROLES[self.alone.term.name]
        (x, y), slope = map(float, cut.foot), float(cut.slope)
        heights = np.asarray(cut.edge.sample(np.linspace(float(span[0]), float(span[1]), _COUNT)), float)
        held = [y, *heights[np.isfinite(heights)].tolist()]
        low, high = min(held), max(held)
        room = _BEYOND * (high - low)
        held += [y + slope] if low - room <= y + slope <= high + room else []
        self.plot = plot = Plot(span, held, region, names=(self.scene.letter(cut.name), self._name()))
        self.line = plot.graph(cut.edge, ink)
        self.climb = UnitClimb(plot, lambda: (x, y), lambda: slope, self.line, [((x, y), slope)])
        self._touching = [] if cut.is_straight else [plot.tangent((x, y), slope, theme.INK)]
