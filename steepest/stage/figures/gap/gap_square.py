"""A gap that is the square of a leg: a square grows by that leg, and the plane misses its corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.extent import Extent, corners
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.gap.gap_lens import GapLens
from steepest.stage.figures.panel.added_up import AddedUp
from steepest.stage.figures.slopes.climbs import OFF_LAND, farthest_right
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, bright, dim, gone
from steepest.stage.play.motion import after, before
from steepest.stage.play.shapes import Shape
from steepest.stage.type.told_sum import Told, sign_of
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_BESIDE = 0.12  # from it to what its sides are
_LEAST = 1.0  # as long as a side is at least, if it comes
_LINE, _OVER, _UNDER = 0.6, 0.22, 0.42  # room for a line of words; from its top up to one, and from its foot down
_APART, _FORM = 0.3, ".3g"  # between words of a line; the number of the strips
_LEADS, _MADE = 0.3, 0.75  # after which shares of its time it grows, lens and sum being gone, and its parts are told
_WHOLE, _STRIP, _CORNER = 0.2, 0.5, 0.95  # how solid each part is
_SIZE, _EDGE = theme.LINE_SIZE, 0.014  # of words; how broad its lines are
_COLOURS = theme.FIRST, theme.SECOND


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
    """In a region, and from the block on where that leaves less, in place of a `lens` and of a sum that is `told`: a
    coordinate's square that `grows` by a leg of some `legs`, by two strips, which the plane counts, and by the square
    where they meet, which it does not: that is the gap, and `named` so. Its number stands right over it, and that of
    the strips, which are named, under them, each in its colour. When it goes, the lens is there again. Where the step
    makes no square grow, or the block leaves no room for one, nothing comes, and lens and sum stay, the sum until this
    goes."""

    def __init__(self, legs: TwoLegs, told: AddedUp, lens: GapLens, region: Box, named: Typeset) -> None:
        self.told, self.legs, self.lens = told, legs, lens
        self.square, self.words = list[Grown](), list[Typeset]()
        if (number := legs.whole.side) is None or not legs.whole.grows:
            return
        name, formula = legs.whole.function.variables[number], legs.scene.formula
        at, by = float(legs.whole.at[number]), float(legs.whole.by[number])
        letter, leg = f'part("{name}", {name})', f'dif part("{name}", {name})'
        sides = [formula(source, _SIZE) for source in (letter, leg)]
        left = max(region.left, farthest_right(legs.land) + OFF_LAND + max(side.width for side in sides) + _BESIDE)
        ink, longer = _COLOURS[number], min(region.right - left, region.height - 2 * _LINE)
        gap = formula(f"({leg})^2 = {{{legs.fact}.gap:{told.told.form}}}", _SIZE, theme.TOGETHER)
        made = f'{self._sign(number)} part("{name}", {{{legs.fact}.strips:{_FORM}}})'
        strips = formula(f"2 dot {letter} thin {leg} {made}", _SIZE)
        if longer < max(_LEAST, *(told.copy().smallest().width for told in (gap, strips))):
            return
        corner, side = np.array([left, region.top - _LINE - longer]), longer * at / (at + by)
        self.square = [Grown(corner, side, longer, ink)]
        for words, middle in zip(sides, (side / 2, (side + longer) / 2), strict=True):
            self._put(words, corner + [-_BESIDE - words.width / 2, middle])
        if (square := formula(f"{letter}^2", _SIZE)).width + _BESIDE < side:
            self._put(square, corner + side / 2)
        self._name_strips(f"{letter} thin {leg}", corner, side, longer)
        named.set_color(theme.TOGETHER).scale(_SIZE / named.size)
        self._tell([gap, named], left, longer, region.top - _LINE + _OVER)
        self._tell([strips], left, longer, region.top - _LINE - longer - _UNDER)

    def _name_strips(self, told: str, corner: np.ndarray, side: float, longer: float) -> None:
        """Each strip is named as what it is, so that the number under them is seen to be of both; where they are too
        narrow for that, neither."""
        names = [self.legs.scene.formula(told, _SIZE).smallest() for _ in range(2)]
        if names[0].width + theme.TEXT_GAP <= longer - side <= side:
            middles = (side / 2, (side + longer) / 2), ((side + longer) / 2, side / 2)
            for words, middle in zip(names, middles, strict=True):
                self._put(words, corner + np.array(middle))

    def _tell(self, line: list[Typeset], left: float, width: float, baseline: float) -> None:
        """Words on a baseline, each before the one that is told first, which ends where the square does; they are set
        smaller where they have no room over it or under it, and only the first where that does not help either."""
        small = [words.copy().smallest() for words in line]
        for tried in (line, small, line[:1], small[:1]):
            if sum(words.width + _APART for words in tried) - _APART <= width:
                break
        right = left + width
        for words in tried:
            self.words.append(words.stand(right, baseline, side=1))
            right -= words.width + _APART

    def _sign(self, number: int) -> str:
        """Whether that is told exactly, or about."""
        whole = self.legs.whole
        assert whole.strips is not None
        made: list[Told] = [(2, "g"), (whole.at[number], "g"), (whole.by[number], "g")]
        return sign_of([made], (whole.strips, _FORM))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is in the end: the sum where nothing came in its place."""
        return [*self.square, *self.words] or self.told.all

    def coming(self) -> Sequence[Animation]:
        """Lens and sum go, the square grows by its strips, and what they are is told."""
        if not self.square:
            return []
        leaving: list[Any] = [*gone(*self.told.all, *self.lens.names), *dim(self.lens, to=0.0)]
        leaving = [prepare_animation(each).set_rate_func(before(_LEADS)) for each in leaving]
        grown = [part.grow(rate_func=after(_LEADS)) for part in self.square]
        return [*leaving, *grown, *(FadeIn(words, rate_func=after(_MADE)) for words in self.words)]

    def going(self) -> Sequence[Animation]:
        """It goes, and what the lens shows is seen again."""
        return [*super().going(), *(bright(self.lens) if self.square else [])]

    def _put(self, words: Typeset, middle: np.ndarray) -> None:
        words.move_to(np.array([*middle, 0.0]))
        self.words.append(words)


def _square(corner: np.ndarray, width: float, height: float) -> np.ndarray:
    """The corners (4, 3) of a rectangle, from its lower left one on."""
    (x, y), zero = corner, 0.0
    return np.array([[x, y, zero], [x + width, y, zero], [x + width, y + height, zero], [x, y + height, zero]])
