"""A table of numbers that grows row by row, its figures aligned at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Line, VGroup

from stage import theme
from stage.typeset import Typeset


class Table(VGroup):
    """Headings over a rule, and rows below. Cells are right-aligned in columns that end at `edges` (scene units).

    `row(cells)` makes the next row and returns it without showing it: play its FadeIn.
    """

    def __init__(self, headings: Sequence[Typeset], edges: Sequence[float], top: float, pitch: float = 0.52):
        super().__init__()
        self.edges, self.top, self.pitch = list(edges), top, pitch
        for heading, edge in zip(headings, edges, strict=True):
            heading.stand(edge, top, side=1)
        left = min(h.get_left()[0] for h in headings) - 0.15
        self.rule = Line(
            (left, top - 0.22, 0),
            (edges[-1] + 0.1, top - 0.22, 0),
            stroke_color=theme.QUIET,
            stroke_width=1.5,
        )
        self.add(*headings, self.rule)
        self.rows: list[VGroup] = []

    @property
    def next_baseline(self) -> float:
        """The baseline that the next row will stand on."""
        return self.top - 0.22 - self.pitch * (len(self.rows) + 1) + 0.08

    def row(self, cells: Sequence[Typeset]) -> VGroup:
        """The next row, in place."""
        baseline = self.next_baseline
        row = VGroup(
            *(cell.stand(edge, baseline, side=1) for cell, edge in zip(cells, self.edges, strict=True))
        )
        self.rows.append(row)
        return row
