"""A gap that is the square of a leg: a square grows by that leg, and the plane misses its corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.extent import Extent, corners
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.panel.added_up import AddedUp
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, gone
from steepest.stage.play.motion import after, before
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_BELOW, _BASE, _ASIDE = 0.36, 0.28, 0.24  # under it, for what its sides are, and their baseline; at its right
_LINE = 0.19  # half as far as a line there is under the next
_LEADS, _MADE = 0.2, 0.75  # after which shares of its time it grows, the sum being gone, and its parts are told
_WHOLE, _STRIP, _CORNER = 0.2, 0.5, 0.95  # how solid each part is
_SIZE, _EDGE = theme.LABEL_SIZE, 0.014  # of words; how broad its lines are


class Grown(Drawn):
    """A square with a corner in a place (2,) of the frame, that grows by two strips and the square where they meet:
    its sides, before and after, in scene units, and the colour of the strips."""

    kind = "area"

    def __init__(self, corner: np.ndarray, side: float, longer: float, colour: str) -> None:
        super().__init__(colour)
        self.corner, self.side, self.longer = corner, side, longer
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """The corners (4, 3) of all that it grows to."""
        return _square(self.corner, self.longer, self.longer)

    @property
    def parts(self) -> list[tuple[np.ndarray, str, float]]:
        """The corners (4, 3) of each part, its colour, and how solid it is: the square before, both strips, and what
        is left where these meet."""
        first, more = self.side, self.grown * (self.longer - self.side)
        right, up = self.corner + [first, 0], self.corner + [0, first]
        return [
            (_square(self.corner, first, first), theme.QUIET, _WHOLE),
            (_square(right, more, first), self.colour, _STRIP),
            (_square(up, first, more), self.colour, _STRIP),
            (_square(self.corner + first, more, more), theme.TOGETHER, _CORNER),
        ]

    def shapes(self) -> Iterable[Shape]:
        """Each part."""
        if self.is_seen:
            yield from (Shape(self.kind, colour, part[:, :2], self.opacity) for part, colour, _ in self.parts)

    def extents(self) -> Iterable[Extent]:
        """All that it grows to."""
        if self.is_seen:
            (left, low), (right, high) = self.outline[[0, 2], :2]
            yield Extent("picture", corners(Box(left, low, right, high)), opacity=self.opacity)

    def reach(self) -> Box | None:
        """All that it grows to, with its edge."""
        return around(self.outline, 2 * _EDGE)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it part by part, each with an edge."""
        if self.opacity <= 0:
            return
        context.set_dash([])
        context.set_line_width(_EDGE)
        for part, colour, solid in self.parts:
            for share, finish in ((solid, context.fill), (1.0, context.stroke)):
                ink(context, theme.channels(colour), share * self.opacity)
                trace(context, part[:, :2])
                context.close_path()
                finish()


class GapSquare(Assembly):
    """In a region, in place of a sum that is `told`: a coordinate's square that `grows` by a leg of some `legs`, by
    two strips, which the plane counts, and by the square where they meet, which it does not: that is the gap. Where
    the step makes no square grow nothing comes, and the sum stays until this goes."""

    def __init__(self, legs: TwoLegs, told: AddedUp, region: Box) -> None:
        self.told, whole = told, legs.whole
        self.square, self.words = list[Grown](), list[Typeset]()
        if whole.side is None or not whole.grows:
            return
        name, colour = whole.function.variables[whole.side], (theme.FIRST, theme.SECOND)[whole.side]
        at, by = float(whole.at[whole.side]), float(whole.by[whole.side])
        longer = region.height - _BELOW
        side = longer * at / (at + by)
        corner = np.array([region.left, region.bottom + _BELOW])
        self.square = [Grown(corner, side, longer, colour)]
        formula, letter, leg = legs.scene.formula, f'part("{name}", {name})', f'dif part("{name}", {name})'
        for source, middle in ((letter, side / 2), (leg, (side + longer) / 2)):
            self.words.append(formula(source, _SIZE).stand(corner[0] + middle, corner[1] - _BASE, side=0))
        square = formula(f"({leg})^2 = {{{legs.fact}.gap:{told.told.form}}}", _SIZE, theme.TOGETHER)
        strips, counted = formula(f"2 dot {letter} thin {leg}", _SIZE), told.rows[0][0].copy()
        self._put(formula(f"{letter}^2", _SIZE), corner + side / 2)
        right = region.left + longer + _ASIDE
        for words, up in (square, (side + longer) / 2), (strips, side / 2 + _LINE), (counted, side / 2 - _LINE):
            words.fit(region.right - right)
            self._put(words, np.array([right + words.width / 2, corner[1] + up]))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is in the end: the sum where nothing came in its place."""
        return [*self.square, *self.words] or self.told.all

    def coming(self) -> Sequence[Animation]:
        """The sum goes, the square grows by its strips, and what they are is told."""
        if not self.square:
            return []
        leaving = [each.set_rate_func(before(_LEADS)) for each in gone(*self.told.all)]
        grown = [part.grow(rate_func=after(_LEADS)) for part in self.square]
        return [*leaving, *grown, *(FadeIn(words, rate_func=after(_MADE)) for words in self.words)]

    def _put(self, words: Typeset, middle: np.ndarray) -> None:
        words.move_to(np.array([*middle, 0.0]))
        self.words.append(words)


def _square(corner: np.ndarray, width: float, height: float) -> np.ndarray:
    """The corners (4, 3) of a rectangle, from its lower left one on."""
    (x, y), zero = corner, 0.0
    return np.array([[x, y, zero], [x + width, y, zero], [x + width, y + height, zero], [x, y + height, zero]])
