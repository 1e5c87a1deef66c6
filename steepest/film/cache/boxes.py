"""The boxes of a beat or a scene, descriptions, notes, questions and exercises, as a record keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from steepest.script.paragraph.filling import Filled
from steepest.script.text.boxes import TextBox


@dataclass(frozen=True)
class ShownValue:
    """A value that is said or shown: the expression that stands in the text, and how it reads. The `value` of a formula
    is its source, in these `variables`; None for what is no formula.
    """

    expression: str
    text: str
    value: str
    variables: tuple[str, ...] | None = None


@dataclass(frozen=True)
class BoxText:
    """A text of a box, and the values that stand in it."""

    text: str
    values: tuple[ShownValue, ...] = ()


@dataclass(frozen=True)
class BoxOption:
    """An answer to choose, whether it is right with the settings of this film, and its letter on the picture."""

    text: str
    right: bool
    values: tuple[ShownValue, ...] = ()
    letter: str = ""


@dataclass(frozen=True)
class BoxRecord:
    """A box with its values: see `steepest.script.text.boxes.TextBox`."""

    kind: str
    text: str
    values: tuple[ShownValue, ...] = ()
    options: tuple[BoxOption, ...] = ()
    hints: tuple[BoxText, ...] = ()
    answer: BoxText | None = None
    because: BoxText | None = None


def values_of(filled: Iterable[Any]) -> tuple[ShownValue, ...]:
    """Each value once, in the order in which it is met."""
    return tuple({_shown(one): None for one in filled})


def _shown(one: Any) -> ShownValue:
    formula = getattr(one.value, "formula", one.value)  # a function has one
    variables = formula.names if callable(getattr(formula, "mathml", None)) else None
    return ShownValue(one.expression, one.text, str(one.value), variables)


def recorded(box: TextBox) -> BoxRecord:
    """A box of the text as a record keeps it."""
    return BoxRecord(
        box.kind,
        box.text,
        values_of(box.filled.shown),
        tuple(
            BoxOption(one.filled.text, one.right, values_of(one.filled.shown), one.letter)
            for one in box.options
        ),
        tuple(_text(hint) for hint in box.hints),
        _text(box.answer) if box.answer else None,
        _text(box.because) if box.because else None,
    )


def _text(filled: Filled) -> BoxText:
    return BoxText(filled.text, values_of(filled.shown))
