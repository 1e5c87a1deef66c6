"""What a person meant by a number or a list that is not written as TOML has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from steepest.stage.settings import toml

_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?")
_COMMA = re.compile(r"([+-]?\d+),(\d+)")
_SHOWN = 3  # decimals of a third


def number_meant(text: str) -> tuple[str, Fraction | Decimal] | None:
    """Why a text is no number as TOML has it, and the number that it spells; None where it spells none.

    >>> number_meant("2,5"), number_meant("1/3"), number_meant("many")
    (('decimals have a point', Decimal('2.5')), ('a number is written as a decimal', Decimal('0.333')), None)
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return "a number stands without quotes", Decimal(text)
    if comma := _COMMA.fullmatch(text):
        return "decimals have a point", Decimal(f"{comma[1]}.{comma[2]}")
    found = toml.worth(text)
    if found is None:
        return None
    value, is_rounded = found
    return "a number is written as a decimal", Decimal(f"{value:.{_SHOWN}f}") if is_rounded else value


def list_meant(text: str) -> list[object] | None:
    """The list that a text spells with other brackets or signs than TOML's, or with what is no number in it; None where
    it spells none.

    >>> list_meant("1,2"), list_meant("(1; 2)"), list_meant("[1/3, 1]"), list_meant("here")
    ([1, 2], [1, 2], ['1/3', 1], None)
    >>> list_meant("(0,05; 1)"), list_meant("[(1, 2), (3, 4)]")
    (['0,05', 1], [[1, 2], [3, 4]])
    """
    inner = text.strip().translate(str.maketrans("()", "[]"))
    inner = inner[1:-1] if _is_bracketed(inner) else inner
    parts = _parts(inner)
    if len(parts) < 2 or not all(parts):
        return None
    return [list_meant(part) or toml.typed(part) if part[0] == "[" else _item(part) for part in parts]


def decimals_meant(values: Sequence[Fraction]) -> tuple[Fraction, ...] | None:
    """The decimals that were meant by whole numbers, as 0,1, 0,5 by 0.1, 0.5; None where none can be.

    >>> [str(each) for each in decimals_meant([Fraction(0), Fraction(1), Fraction(0), Fraction(5)])]
    ['1/10', '1/2']
    """
    fit = len(values) % 2 == 0 and all(each.denominator == 1 for each in values)
    pairs = list(zip(values[::2], values[1::2], strict=True)) if fit else []
    if not pairs or any(part < 0 for _, part in pairs):
        return None
    return tuple(Fraction(f"{whole}.{part}") for whole, part in pairs)


def _is_bracketed(text: str) -> bool:
    """Whether the first bracket of a text closes at its end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if not depth:
            return place > 0 and place == len(text) - 1
    return False


def _parts(text: str) -> list[str]:
    """The entries of a list: between semicolons, else between commas before a space, else between commas."""
    for mark in (r";", r",\s+", r","):
        found = re.split(rf"\s*{mark}\s*(?![^\[]*\])", text.strip())
        if len(found) > 1:
            return found
    return [text]


def _item(part: str) -> object:
    return toml.typed(part) if _PLAIN.fullmatch(part) else part
