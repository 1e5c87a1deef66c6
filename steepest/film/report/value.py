"""A value of the namespace in words, on one line."""

from __future__ import annotations

from decimal import Decimal
from numbers import Real

from steepest.script.values.as_json import own_fields
from steepest.script.values.records import field, is_record
from steepest.script.values.showing import show

MOST = 8
"""The most entries of a list that are told one by one."""
LONGEST = 100


def in_words(value: object) -> str:
    """A value as the lecture would say it; records by their fields, long lists by their ends.

    >>> from fractions import Fraction
    >>> in_words((Fraction(2), Fraction(1, 10))), in_words(True), in_words({"rate": Fraction(1, 2)})
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
            told = value if len(value) <= MOST else (*value[: MOST - 2], value[-1])
            entries = [_nested(entry) for entry in told]
            if len(value) > MOST:
                entries.insert(-1, f"… {len(value)} in all …")
            return f"({', '.join(entries)})"
    for printer in ("text", "tolist"):
        if callable(method := getattr(value, printer, None)):
            return in_words(method())
    if is_record(value):
        return ", ".join(f"{name} = {_nested(field(value, name))}" for name in own_fields(value))
    return str(value)


def in_a_line(value: object) -> str:
    """The same, cut where it would be longer than a line of a table can be."""
    text = in_words(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _nested(value: object) -> str:
    return (
        f"({in_words(value)})"
        if is_record(value) and not callable(getattr(value, "text", None))
        else in_words(value)
    )
