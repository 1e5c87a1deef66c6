"""A sum on a line, term by term, whose places are empty squares until their terms have come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from manim import UP, Animation, VGroup

from steepest.stage import theme
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.play.motion import fade_in_after, running
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_ROOMY = 0.6  # of the time in which lines trade places, until one has left room for the other
_EMPTY = "square.stroked.dotted"


@dataclass
class SumLine:
    """A sum on a line: what it is, its terms, and the sign before each of them (None before the first).

    A line of which some terms are there and others are not would tell something false. So each place that is still to
    come is held by an empty square with the sign of the term `above`, from which it comes.
    """

    head: Typeset
    equals: Typeset
    terms: list[Typeset]
    signs: list[Typeset | None]
    ice: dict[int, list[Ice]] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)
    empty: dict[int, list[Typeset]] = field(default_factory=dict)

    def all(self) -> Iterator[Typeset]:
        """Its parts, from left to right."""
        yield from (self.head, self.equals)
        for number in range(len(self.terms)):
            yield from self.place(number)

    def ever(self, scene: LectureScene[Any], above: SumLine, live: Iterable[int]) -> Iterator[Typeset]:
        """Its parts, and the squares that hold the places of `live` terms until they come, which may be wider."""
        yield from self.all()
        for number in live:
            yield from self._held(scene, number, above)

    def place(self, number: int) -> list[Typeset]:
        """A term, after its sign."""
        sign = self.signs[number]
        return [self.terms[number]] if sign is None else [sign, self.terms[number]]

    def fill(
        self, scene: LectureScene[Any], numbers: Iterable[int], above: SumLine
    ) -> tuple[Sequence[Typeset], Sequence[Typeset]]:
        """Some terms are there from now on: which squares and signs come for those that are not, and which go."""
        self.filled |= {*numbers}
        left = [text for number in sorted(self.filled) for text in self.empty.pop(number, [])]
        waiting = [k for k in range(len(self.terms)) if k not in self.filled and k not in self.empty]
        for number in waiting:
            self.empty[number] = self._held(scene, number, above)
        return [text for number in waiting for text in self.empty[number]], left

    def trade(self, other: SumLine, run_time: float) -> list[Animation]:
        """It steps back, and goes to where another line stands, of which nothing is there yet. That stands where this
        one did from now on, and its left side comes there, once there is room. What keeps off this line keeps off where
        it will be."""
        down = float(other.equals.get_center()[1] - self.equals.get_center()[1]) * UP
        for text in other.all():
            text.shift(-down)
        glyphs = [glyph for text in self.all() for glyph in text.family_members_with_points()]
        dimmed = [max(theme.DIMMED, theme.readable(glyph.get_fill_color().to_hex())) for glyph in glyphs]
        for glyph in glyphs:
            glyph.shift(down)
        ends = [glyph.points for glyph in glyphs]

        def move(_: Any, share: float) -> None:
            for glyph, points, low in zip(glyphs, ends, dimmed, strict=True):
                glyph.points = points - (1 - share) * down
                glyph.set_fill(opacity=1 - (1 - low) * share)

        late = [fade_in_after(_ROOMY * run_time, text, (1 - _ROOMY) * run_time) for text in (other.head, other.equals)]
        return [running(VGroup(), move, run_time=run_time), *late]

    def _held(self, scene: LectureScene[Any], number: int, above: SumLine) -> list[Typeset]:
        """A square where a term will be, after the sign that the term above has."""
        term, sign = self.terms[number], above.signs[number]
        square = scene.formula(_EMPTY, term.size * term.enlarged, theme.QUIET)
        last = number + 1 == len(self.terms)
        square.stand(float((term.get_left() if last else term.get_center())[0]), 0, -1 if last else 0)
        square.shift((self.equals.get_center()[1] - square.get_center()[1]) * UP)
        if sign is None:
            return [square]
        own = self.signs[number]
        assert own is not None
        held = sign.copy().set_color(theme.QUIET)
        held.shift((own.baseline - sign.baseline) * UP)
        return [held, square]
