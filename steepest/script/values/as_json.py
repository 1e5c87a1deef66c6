"""A value of the namespace in JSON's types."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any

from steepest.script.values.records import field, fields_of, is_record


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
        return {name: as_json(field(value, name)) for name in own_fields(value)}
    return str(value)


def own_fields(record: object) -> list[str]:
    """A record's own fields in their order; properties, which follow from them, are left out."""
    declared = (
        list(record) if isinstance(record, Mapping) else list(getattr(record, "__dataclass_fields__", ()))
    )
    return [name for name in declared if name in fields_of(record)] or sorted(fields_of(record))
