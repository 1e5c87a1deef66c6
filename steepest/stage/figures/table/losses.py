"""Losses of walks side by side, each walk with how it is drawn, step after step."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from manim import VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.swatch import swatch
from steepest.stage.figures.table.table import Cases
from steepest.stage.type.exact_figures import spec_of
from steepest.stage.type.typeset import Typeset

_STEPS = 3  # as many fit on a panel


class Losses:
    """The losses of several walks at the start and after the first steps, on a panel from a `line` on.

    `cases` says for each walk which label of the text is over it, and which fact it is; `heading` is the label over the
    numbers of the steps. Walks are drawn in one `colour`, those `dashed` so. `heads[k]` is what a walk begins with, its
    loss at the start included; `rows[k]` are its losses after each step.
    """

    def __init__(
        self,
        panel: Panel,
        line: int,
        heading: str,
        cases: Mapping[str, str],
        colour: str,
        dashed: Collection[str] = (),
    ) -> None:
        scene, steps = panel.scene, range(_STEPS + 1)
        first = next(iter(cases.values()))
        spec = spec_of(scene.number(f"{first}.losses[{k}]") for k in steps[1:])
        counts = [scene.formula(f"{{{first}.numbers[{k}]}}", theme.LABEL_SIZE, theme.QUIET) for k in steps]
        columns: list[list[Typeset]] = [
            [
                scene.words(sign, theme.SMALLEST_SIZE),
                scene.formula(f'part("eta", eta) = {{{walk}.rate:g}}', theme.LABEL_SIZE, theme.THIRD),
                *(scene.formula(f"{{{walk}.losses[{k}]:{spec}}}", theme.LABEL_SIZE) for k in steps),
            ]
            for sign, walk in cases.items()
        ]
        over = scene.words(heading, theme.SMALLEST_SIZE, theme.QUIET)
        table = Cases(over, counts, columns, panel.room(line))
        drawn = [
            swatch(column[0], colour, sign in dashed) for sign, column in zip(cases, columns, strict=True)
        ]
        parts = zip(table.heads, table.rows, drawn, strict=True)
        self.heads = [VGroup(*head, rows[0], each) for head, rows, each in parts]
        self.rows = [rows[1:] for rows in table.rows]
