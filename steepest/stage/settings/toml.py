"""Values as a person types them: TOML's notation, decimals exact."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

LIMIT = 40
"""The most digits of a decimal that is printed digit for digit."""


def read(text: str) -> dict[str, object]:
    """The document `text`, its decimals as Decimal. Raises tomllib.TOMLDecodeError (with line and column).

    >>> read("rates = [0.1, 1]")
    {'rates': [Decimal('0.1'), 1]}
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (RecursionError, ValueError, ArithmeticError) as error:
        if isinstance(error, tomllib.TOMLDecodeError):
            raise
        raise tomllib.TOMLDecodeError(f"cannot be read ({error})") from error


def typed(text: str) -> object:
    """A value in TOML's notation; what is not TOML (a formula without its quotes) is text.

    >>> typed("[2, 1]"), typed("x**2")
    ([2, 1], 'x**2')
    """
    try:
        document = read(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return text
    return document["value"] if set(document) == {"value"} else text


def written(value: object) -> str:
    """`value` in TOML's notation: what to type to get it.

    >>> written((Fraction(1, 10), 2))
    '[0.1, 2]'
    >>> written({"x": (Fraction(-2), Fraction(2))})
    '{x = [-2, 2]}'
    """
    match value:
        case bool():
            return str(value).lower()
        case Fraction():
            return _decimal(value)
        case str():
            return f'"{value}"'
        case Mapping():
            return "{" + ", ".join(f"{name} = {written(item)}" for name, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(written(item) for item in value) + "]"
        case _ if hasattr(value, "source"):
            return f'"{value.source}"'
        case _:
            return str(value)


def _decimal(value: Fraction) -> str:
    """The decimal that is exactly this number, or the nearest float's where there is none (a third)."""
    with localcontext(prec=LIMIT):
        decimal = Decimal(value.numerator) / value.denominator
    return f"{decimal.normalize():f}" if Fraction(decimal) == value else repr(float(value))
