"""Values as a person types them: TOML's notation, decimals exact."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

from steepest.calculus import Formula, FormulaError, NoAnswer
from steepest.script.fault import Fault

LIMIT = 40
"""The most digits of a decimal that is printed digit for digit."""

_KEY = re.compile(r"\s*([\w\"'.-]+)\s*=\s*(.*)")
_BARE = re.compile(r"[-+.,;\d\s()\[\]]*[,;][-+.,;\d\s()\[\]]*")  # several numbers with commas or semicolons


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


def not_toml(name: str, text: str, error: Exception) -> Fault:
    """The fault of a file's text, `name` in messages, that cannot be read as TOML: with the line and the key where they
    can be told.
    """
    reason, _, where = str(error).removesuffix(")").partition(" (at ")
    if not where:
        return Fault(f"{name}: this is not TOML: {error}")
    lines = text.splitlines()
    number = int(found[1]) if (found := re.match(r"line (\d+)", where)) else max(len(lines), 1)
    key = _KEY.match(lines[number - 1]) if number <= len(lines) else None
    if key and reason == "Cannot overwrite a value":
        return Fault(f"{name}:{number}: {key[1]} is set twice; take one of its lines out")
    bare = key[2].partition("#")[0].strip() if key else ""
    if key and len(bare) < LIMIT and _BARE.fullmatch(bare):
        right = f"decimals have a point, and a list has brackets [ ] and commas, as in {key[1]} = [2, 1]"
        return Fault(f"{name}:{number}: {key[1]}: {bare} is neither a number nor a list; {right}")
    if reason == "Invalid value":
        reason += "; write a number, a list such as [2, 1], or text in quotes"
    return Fault(f"{name}:{number}: {f'{key[1]}: ' if key else ''}this is not TOML: {reason}")


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


def worth(text: str) -> tuple[Decimal, bool] | None:
    """What a sum without variables is worth, and whether that number has no end and was rounded; None for other text.

    >>> worth("99"), worth("−1/4"), worth("sqrt(20)"), worth("one jump")
    ((Decimal('99'), False), (Decimal('-0.25'), False), (Decimal('4.47213595499958'), True), None)
    """
    try:
        value = Formula(text.replace("−", "-"), []).evaluate({})
    except (FormulaError, NoAnswer, ValueError):
        return None
    if not isinstance(value, Fraction):
        return Decimal(repr(float(value))), True
    decimal = Decimal(value.numerator) / value.denominator
    return decimal, Fraction(decimal) != value


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
