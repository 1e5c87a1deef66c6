"""A value in a message, in a few words."""

from numbers import Real

from steepest.script.fault import Fault
from steepest.script.values.records import fields_of, is_record
from steepest.script.values.showing import show


def brief(value: object) -> str:
    """A value for a message, in a few words.

    >>> from fractions import Fraction
    >>> brief(Fraction(1, 10)), brief((2, 1)), brief("glides"), brief(True)
    ('0.1', '(2, 1)', '"glides"', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 40 else f'"{value[:39]}…"'
    if isinstance(value, Real):
        try:
            return show(value)
        except Fault:
            return str(value)
    if isinstance(value, tuple | list):
        listed = [brief(entry) for entry in value[:6]] + (["…"] if len(value) > 6 else [])
        return "(" + ", ".join(listed) + ")"
    if value is None:
        return "nothing"
    if is_record(value):
        return f"a record ({', '.join(sorted(fields_of(value))[:8])})"
    if callable(printer := getattr(value, "text", None)):
        return str(printer())
    return f"a {type(value).__name__}"
