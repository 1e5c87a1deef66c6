"""A comparison: the figures of several cases side by side, one case after the other."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from steepest.stage.box import Box
from steepest.stage.figures.panel.table import HEAD, Table
from steepest.stage.type.typeset import Typeset

_GAP = 0.25  # between two columns, at least
_HEAD = 0.3  # from the top of the region to the signs
_SIGN = 0.45  # from the baseline of a heading to that of the sign over it


class Comparison:
    """A table at the top of a `region`, to be shown case by case.

    Each of `cases` has a sign, the heading under it, and a figure for each of the `counts`, whose own heading is
    `heading`; all are scaled down alike where there is no room. `steps[k]` is what is shown of case k, row after
    row: first its sign, heading and first figure, then a figure at a time; the counts come with the first case.
    `edges` are where the cases end on the right, `signs` the words over them.
    """

    def __init__(
        self,
        heading: Typeset,
        counts: Sequence[Typeset],
        cases: Sequence[Sequence[Typeset]],
        region: Box,
    ):
        left, right, top = region.left, region.right, region.top - _SIGN - _HEAD
        room = right - left - heading.width
        share = min(1.0, (room - len(cases) * _GAP) / sum(map(_widest, cases)))
        for text in (text for case in cases for text in case):
            text.scale(share)
        spare = max(0.0, (room - sum(map(_widest, cases))) / len(cases))
        self.edges = [right]
        for case in cases[:0:-1]:
            self.edges.insert(0, self.edges[0] - _widest(case) - spare)
        self.signs, headings, *figures = zip(*cases, strict=True)
        edges = (left + heading.width, *self.edges)
        table = Table((heading, *headings), edges, Box(left, top - 3, right, top + HEAD))
        rows = [table.row((count, *row)) for count, row in zip(counts, figures, strict=True)]
        self.steps: list[list[VGroup]] = []
        for k, (sign, edge) in enumerate(zip(self.signs, self.edges, strict=True), 1):
            first, *others = (VGroup(*(row[:2] if k == 1 else row[k : k + 1])) for row in rows)
            head = (table.rule, heading, headings[0]) if k == 1 else (headings[k - 1],)
            self.steps.append([VGroup(*head, sign.stand(edge, top + _SIGN, side=1), first), *others])


def _widest(case: Sequence[Typeset]) -> float:
    return float(max(text.width for text in case))
