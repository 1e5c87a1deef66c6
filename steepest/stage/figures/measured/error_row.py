"""How wrong a measured slope is, as a line of a panel."""

from __future__ import annotations

from typing import Any

from steepest.calculus import Cut, Wrong
from steepest.stage.figures.measured.error_plot import Kind
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable

_FORM = ".4g"  # in which slopes are told here


def error_row(panel: Panel, side: str, kind: Kind, line: int, colour: str) -> list[Any]:
    """The error of a kind of difference, of the fact `tenth`: the label of a `side` with what is left of the difference
    less the slope of the fact `slice`; where that cannot be seen by these numbers, its label as an error."""
    measured, along = (panel.scene.names[fact] for fact in ("tenth", "slice"))
    error = f"{{tenth.{kind}:.2g}}"
    assert isinstance(measured, Wrong) and isinstance(along, Cut)
    if measured.is_left(kind, along.slope, _FORM):
        rule = f"{{tenth.given.{kind}:{_FORM}}} - {{slice.slope:{_FORM}}}"
        words = panel.words(f"{side}_sided", line, colour)
        number = panel.scene.formula(f"{rule} = {error}", colour=colour).fit(panel.room_beside(words))
        if is_readable(number):
            return [words, number.stand(panel.right, panel.baseline(line), side=1)]
    return [*panel.row(f"{side}_wrong", error, line, colour)]
