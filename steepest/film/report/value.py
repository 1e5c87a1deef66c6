"""A value of the namespace, told in a line, or given as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any

from steepest.script.values.records import field, fields_of, is_record
from steepest.script.values.showing import show

MOST = 8
"""The most entries of a list that are told one by one."""
LONGEST = 100


def told(value: object) -> str:
    """A value as the lecture would say it; records by their fields, long lists by their ends.

    >>> told((Fraction(2), Fraction(1, 10))), told(True), told({"rate": Fraction(1, 2)})
    ('(2, 0.1)', 'true', 'rate = 0.5')
    """
    match value:
        case None:
            return "none"
        case bool():
            return str(value).lower()
        case str():
            return value
        case Real() | Decimal():
            return show(value)
        case tuple() | list() if not is_record(value):
            entries = [_nested(entry) for entry in value]
            if len(entries) > MOST:
                entries = [*entries[: MOST - 2], f"… {len(value)} in all …", entries[-1]]
            return f"({', '.join(entries)})"
    for printer in ("text", "tolist"):
        if callable(method := getattr(value, printer, None)):
            return told(method())
    if is_record(value):
        return ", ".join(f"{name} = {_nested(field(value, name))}" for name in _ordered(value))
    return str(value)


def in_a_line(value: object) -> str:
    """The same, cut where it would be longer than a line of a table can be."""
    text = told(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def as_json(value: object) -> Any:
    """A value in JSON's types: numbers (a third as the nearest float), text, lists, objects for records.

    >>> as_json({"rate": Fraction(1, 2), "steps": 3, "points": ((Fraction(1), 2.5),)})
    {'rate': 0.5, 'steps': 3, 'points': [[1, 2.5]]}
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case Real() | Decimal():
            number = float(value)
            return number if number - number == 0 else str(number)
        case tuple() | list() if not is_record(value):
            return [as_json(entry) for entry in value]
    if hasattr(value, "source"):
        return value.source
    if callable(method := getattr(value, "tolist", None)):
        return as_json(method())
    if is_record(value):
        return {name: as_json(field(value, name)) for name in _ordered(value)}
    return str(value)


def _nested(value: object) -> str:
    return (
        f"({told(value)})" if is_record(value) and not callable(getattr(value, "text", None)) else told(value)
    )


def _ordered(record: object) -> list[str]:
    """A record's own fields in their order; properties, which follow from them, are left out."""
    declared = (
        list(record) if isinstance(record, Mapping) else list(getattr(record, "__dataclass_fields__", ()))
    )
    return [name for name in declared if name in fields_of(record)] or sorted(fields_of(record))
