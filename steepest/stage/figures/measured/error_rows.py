"""How wrong measured slopes are, as lines of a panel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from steepest.calculus import Cut, Number, Wrong
from steepest.calculus.slopes.difference import Kind
from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

_FORM = ".4g"  # in which slopes are told here


def error_rows(
    panel: Panel, wrong: str, cut: str, kinds: Mapping[str, tuple[Kind, str]], first: int
) -> tuple[list[list[Any]], list[Typeset]]:
    """The errors of some kinds of differences in their colours, by the names of their sides, of a fact that is a
    `Wrong`, from a `first` line on; and each as a number, for a picture."""
    rows = [_row(panel, wrong, cut, side, *of, line) for line, (side, of) in enumerate(kinds.items(), first)]
    numbers = [(f"{{{wrong}.{kind}:.2g}}", colour) for kind, colour in kinds.values()]
    return rows, [panel.scene.formula(number, theme.LABEL_SIZE, colour) for number, colour in numbers]


def _row(
    panel: Panel, wrong: str, cut: str, side: str, kind: Kind, colour: str, line: int
) -> list[Any]:
    """The label `side_sided` with what is left of the difference less the slope of a fact that is a `Cut`; where that
    cannot be seen by these numbers, `side_wrong`, as that of an error."""
    measured, along = (panel.scene.names[fact] for fact in (wrong, cut))
    error = f"{{{wrong}.{kind}:.2g}}"
    assert isinstance(measured, Wrong) and isinstance(along, Cut)
    if _is_left(measured, kind, along.slope):
        rule = f"{{{wrong}.given.{kind}:{_FORM}}} - {{{cut}.slope:{_FORM}}}"
        words = panel.words(f"{side}_sided", line, colour)
        number = panel.scene.formula(f"{rule} = {error}", colour=colour).fit(panel.room_beside(words))
        if is_readable(number):
            return [words, number.stand(panel.right, panel.baseline(line), side=1)]
    return [*panel.row(f"{side}_wrong", error, line, colour)]


def _is_left(measured: Wrong, kind: Kind, slope: Number) -> bool:
    """Whether the error of a kind is what is left, as that is told here, of what it gives less a slope above 0."""
    given, error = measured.given.of(kind), measured.of(kind)
    left = float(format(given, _FORM)) - float(format(float(slope), _FORM))
    return slope > 0 and abs(left - error) < error / 200
