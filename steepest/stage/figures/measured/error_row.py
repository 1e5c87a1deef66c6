"""How wrong a measured slope is, as a line of a panel."""

from __future__ import annotations

from typing import Any

from steepest.calculus import Cut, Number, Wrong
from steepest.calculus.slopes.difference import Kind
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable

_FORM = ".4g"  # in which slopes are told here


def error_row(
    panel: Panel, wrong: str, cut: str, kind: Kind, labels: tuple[str, str], line: int, colour: str
) -> list[Any]:
    """The error of a kind of difference, of a fact that is a `Wrong`: the first of two labels with what is left of the
    difference less the slope of a fact that is a `Cut`; where that cannot be seen by these numbers, the second label,
    as that of an error."""
    measured, along = (panel.scene.names[fact] for fact in (wrong, cut))
    error = f"{{{wrong}.{kind}:.2g}}"
    assert isinstance(measured, Wrong) and isinstance(along, Cut)
    if _is_left(measured, kind, along.slope):
        rule = f"{{{wrong}.given.{kind}:{_FORM}}} - {{{cut}.slope:{_FORM}}}"
        words = panel.words(labels[0], line, colour)
        number = panel.scene.formula(f"{rule} = {error}", colour=colour).fit(panel.room_beside(words))
        if is_readable(number):
            return [words, number.stand(panel.right, panel.baseline(line), side=1)]
    return [*panel.row(labels[1], error, line, colour)]


def _is_left(measured: Wrong, kind: Kind, slope: Number) -> bool:
    """Whether the error of a kind is what is left, as that is told here, of what it gives less a slope above 0."""
    given, error = measured.given.of(kind), measured.of(kind)
    left = float(format(given, _FORM)) - float(format(float(slope), _FORM))
    return slope > 0 and abs(left - error) < error / 200
