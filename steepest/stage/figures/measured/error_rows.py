"""How wrong measured slopes are, as lines of a panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import Cut, Number, Wrong
from steepest.calculus.slopes.difference import Kind
from steepest.calculus.slopes.errors import Errors
from steepest.stage import theme
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

KINDS: dict[str, tuple[Kind, str]] = {"one": ("forward", theme.ONE_SIDE), "two": ("central", theme.INK)}
"""What is measured to one side and to two, and its colour."""

_FORM, _ERROR = ".6g", ".2g"  # in which slopes, and errors, are told here
_BEFORE = 0.12  # so far on the left of a row a dot begins, which is small there


def error_rows(
    panel: Panel, wrong: str, cut: str, kinds: Mapping[str, tuple[Kind, str]], first: int
) -> tuple[list[list[Any]], list[Typeset]]:
    """The errors of some kinds of differences in their colours, by the names of their sides, of a fact that is a
    `Wrong`, from a `first` line on; and each as a number, for a picture."""
    rows = [_row(panel, wrong, cut, side, *of, line) for line, (side, of) in enumerate(kinds.items(), first)]
    _alike([row[1] for row in rows if isinstance(row[1], Typeset)])
    numbers = [(f"{{{wrong}.{kind}:{_ERROR}}}", colour) for kind, colour in kinds.values()]
    return rows, [panel.scene.formula(number, theme.LABEL_SIZE, colour) for number, colour in numbers]


def shortest_rows(panel: Panel, errors: str, label: str, first: int) -> list[Any]:
    """What the shortest step does, as wrong: from a `first` line on a heading, and the last error of a fact that is
    `Errors`, whose label is told under it; nothing where these do not rise again."""
    if not panel.scene.fact(errors, Errors).rises:
        return []
    heading, error = panel.words("shortest", first, theme.WRONG), f"approx {{{errors}.all[-1].error:.1g}}"
    return [heading, *panel.row(label, error, first + 1, theme.WRONG)]


def best_rows(panel: Panel, errors: str, kinds: Mapping[str, tuple[Kind, str]], first: int) -> list[list[Any]]:
    """How wrong each kind of difference is at a step that is about best, of a fact that is `Differences`: from a
    `first` line on a heading, which belongs to the first row under it, and a row for each."""
    rows = [
        [*panel.row(f"{side}_sided", f"approx {{{errors}.usual_best.{kind}.error:.1g}}", line, colour)]
        for line, (side, (kind, colour)) in enumerate(kinds.items(), first + 1)
    ]
    rows[0].insert(0, panel.words("least", first, theme.INK))
    return rows


def fly_from(rows: Sequence[Sequence[Any]], dots: Sequence[FlatDot]) -> list[Animation]:
    """Dots fly to their places on a plot on the left, each from before the row in its colour, which tells its error:
    so they pass over nothing that is written."""
    heads = {row[0].colour: box_of(row[0]) for row in rows}
    starts = {colour: np.array([box.left - _BEFORE, box.middle[1]]) for colour, box in heads.items()}
    return [dot.fly(starts[dot.colour]) for dot in dots]


def _row(
    panel: Panel, wrong: str, cut: str, side: str, kind: Kind, colour: str, line: int
) -> list[Any]:
    """The label `side_sided` with what is left of the difference less the slope of a fact that is a `Cut`; where that
    cannot be seen by these numbers, `side_wrong`, as that of an error."""
    measured, along = panel.scene.fact(wrong, Wrong), panel.scene.fact(cut, Cut)
    error = f"{{{wrong}.{kind}:{_ERROR}}}"
    left = _left(measured, kind, along.slope)
    if abs(float(left) - measured.of(kind)) < measured.of(kind) / 200:
        rule = f"{{{wrong}.given.{kind}:{_FORM}}} - {{{cut}.slope:{_FORM}}}"
        words = panel.words(f"{side}_sided", line, colour)
        sign = "=" if left == _told(measured.of(kind), _ERROR) else "approx"
        number = panel.scene.formula(f"{rule} {sign} {error}", colour=colour).fit(panel.room_beside(words))
        if is_readable(number):
            return [words, number.stand(panel.right, panel.baseline(line), side=1)]
    return [*panel.row(f"{side}_wrong", error, line, colour)]


def _alike(rules: Sequence[Typeset]) -> None:
    """Rules that stand at the right edge are set as large as the smallest of them."""
    least = min((rule.size * rule.enlarged for rule in rules), default=0.0)
    for rule in rules:
        right, baseline = float(rule.get_right()[0]), rule.baseline
        rule.scale(least / (rule.size * rule.enlarged)).stand(right, baseline, side=1)


def _left(measured: Wrong, kind: Kind, slope: Number) -> Decimal:
    """What is left of what a kind gives, as that is told here, less a slope, as that is told; less than nothing, and so
    no error, where the slope is not above 0."""
    return _told(measured.given.of(kind), _FORM) - _told(slope, _FORM) if slope > 0 else Decimal(-1)


def _told(number: Number, form: str) -> Decimal:
    """A number as it is told."""
    return Decimal(format(float(number), form))
