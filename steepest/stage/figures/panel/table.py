"""A table of numbers that grows row by row, its figures aligned at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Animation, FadeIn, Line, VGroup

from steepest.stage import theme
from steepest.stage.ground.terrain import Span
from steepest.stage.type.typeset import Typeset


class Table(VGroup):
    """Headings over a rule, and rows below. Cells are right-aligned in columns that end at `edges` (scene units).

    The rule runs along `span`, or as far as the columns do. `row(cells)` makes the next row and returns it
    without showing it: play its FadeIn.
    """

    def __init__(
        self,
        headings: Sequence[Typeset],
        edges: Sequence[float],
        top: float,
        pitch: float = 0.52,
        span: Span | None = None,
    ):
        super().__init__()
        self.edges, self.top, self.pitch = list(edges), top, pitch
        for heading, edge in zip(headings, edges, strict=True):
            heading.stand(edge, top, side=1)
        left, right = span or (min(h.get_left()[0] for h in headings) - 0.15, edges[-1] + 0.1)
        self.rule = Line(
            (left, top - 0.22, 0), (right, top - 0.22, 0), stroke_color=theme.QUIET, stroke_width=1.5
        )
        self.add(*headings, self.rule)
        self.rows: list[VGroup] = []

    @property
    def next_baseline(self) -> float:
        """The baseline that the next row will stand on."""
        return self.baseline(len(self.rows))

    def baseline(self, number: int) -> float:
        """The baseline of a row, counted from 0."""
        return self.top - 0.22 - self.pitch * (number + 1) + 0.08

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

    def cut(self, count: int) -> list[VGroup]:
        """Keep the first rows only; the others, which are returned, can fade out."""
        gone, self.rows = self.rows[count:], self.rows[:count]
        return gone
