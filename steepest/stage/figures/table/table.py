"""A table: headings over a rule and rows below, its figures aligned at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Animation, Line, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.type.typeset import Typeset

PITCH = 0.52  # from a row to the next
HEAD = 0.3  # from the top of the region to the baseline of the headings
_RULE = 0.22  # the rule below it
LIFT = 0.08  # how much less than a pitch below the rule the first row stands
ABOVE = HEAD + _RULE - LIFT  # from the top of the region to a pitch over the first row
GAP = 0.25  # between two columns, at least
_SIGN = 0.45  # from the baseline of a heading to that of the sign over it


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


class Cases:
    """Several cases side by side in a `region`: a sign over each of them, its heading, and a figure in every row.

    `heading` is that of the `counts`, which begin the rows; each of `cases` has its sign, its heading and its figures.
    All are made smaller alike where there is no room. `heads[k]` is what a case begins with, the first with the counts'
    heading and the rule; `rows[k]` are its figures, the first with the counts. `edges` are where the cases end.
    """

    def __init__(
        self, heading: Typeset, counts: Sequence[Typeset], cases: Sequence[Sequence[Typeset]], region: Box
    ) -> None:
        share = min(1.0, self.share(heading, cases, region.width))
        for text in (text for case in cases for text in case):
            text.scale(share)
        room = region.width - heading.width
        spare = max(0.0, (room - sum(map(widest, cases))) / len(cases))
        self.edges = [region.right]
        for case in cases[:0:-1]:
            self.edges.insert(0, self.edges[0] - widest(case) - spare)
        signs, headings, *figures = zip(*cases, strict=True)
        below = Box(region.left, region.bottom, region.right, region.top - _SIGN)
        table = Table((heading, *headings), (region.left + heading.width, *self.edges), below)
        for sign, edge in zip(signs, self.edges, strict=True):
            sign.stand(edge, table.top + _SIGN, side=1)
        rows = [table.row((count, *row)) for count, row in zip(counts, figures, strict=True)]
        self.heads = [VGroup(*texts) for texts in zip(headings, signs, strict=True)]
        self.heads[0].add(table.rule, heading)
        self.rows = [
            [VGroup(*(row[:2] if k == 0 else row[k + 1 : k + 2])) for row in rows] for k in range(len(cases))
        ]

    @staticmethod
    def share(heading: Typeset, cases: Sequence[Sequence[Typeset]], width: float) -> float:
        """How large cases can be in a width, as a share of what they are: less than 1 where there is no room."""
        return float((width - heading.width - len(cases) * GAP) / sum(map(widest, cases)))


def widest(texts: Sequence[Typeset]) -> float:
    """The width of the widest of some texts."""
    return float(max(text.width for text in texts))
