"""A table: headings over a rule and rows below, its figures aligned at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Animation, Line, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_of
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.type.typeset import Typeset

PITCH = 0.52  # from a row to the next
HEAD = 0.3  # from the top of the region to the baseline of the headings
_RULE = 0.22  # the rule below it
LIFT = 0.08  # how much less than a pitch below the rule the first row stands
ABOVE = HEAD + _RULE - LIFT  # from the top of the region to a pitch over the first row
GAP = 0.25  # between two columns, at least


class Table:
    """Headings over a rule, and rows below, at the top of a `region`. Cells are right-aligned in columns that end at
    `edges` (scene units).

    `growing` shows the next row.
    """

    def __init__(
        self, headings: Sequence[Typeset], edges: Sequence[float], region: Box, pitch: float = PITCH
    ) -> None:
        self.edges, self.region, self.pitch, self.top = list(edges), region, pitch, region.top - HEAD
        for heading, edge in zip(headings, edges, strict=True):
            heading.stand(edge, self.top, side=1)
        low = self.top - _RULE
        self.rule = Line(
            (region.left, low, 0), (region.right, low, 0), stroke_color=theme.QUIET, stroke_width=1.5
        )
        self.head = VGroup(*headings, self.rule)
        self.rows: list[VGroup] = []

    def coming(self) -> Sequence[Animation]:
        """Its head appears, and the rows that are there."""
        return [FadeIn(self.head), *map(FadeIn, self.rows)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """All of it fades to this opacity."""
        return dim(self.head, *self.rows, to=to)

    def going(self) -> Sequence[Animation]:
        """All of it disappears."""
        return [FadeOut(self.head), *map(FadeOut, self.rows)]

    def leaves(self, words: Mobject) -> bool:
        """Whether its region is off words elsewhere."""
        return box_of(words).apart(self.region) > theme.TEXT_GAP

    @property
    def next_baseline(self) -> float:
        """The baseline that the next row will stand on."""
        return self.baseline(len(self.rows))

    def baseline(self, number: int) -> float:
        """The baseline of a row, counted from 0."""
        return self.top - _RULE - self.pitch * (number + 1) + LIFT

    def row(self, cells: Sequence[Typeset]) -> VGroup:
        """The next row, in place."""
        baseline = self.next_baseline
        row = VGroup(
            *(cell.stand(edge, baseline, side=1) for cell, edge in zip(cells, self.edges, strict=True))
        )
        self.rows.append(row)
        return row

    def growing(self, cells: Sequence[Typeset]) -> list[Animation]:
        """The next row appears, and the one before becomes quiet."""
        before: list[Any] = [row.animate.set_color(theme.QUIET) for row in self.rows[-1:]]
        return [FadeIn(self.row(cells)), *before]

    def cut(self, count: int) -> list[Animation]:
        """Keep the first rows only; the others fade."""
        gone, self.rows = self.rows[count:], self.rows[:count]
        return [FadeOut(row) for row in gone]


def widest(texts: Sequence[Typeset]) -> float:
    """The width of the widest of some texts."""
    return float(max(text.width for text in texts))
