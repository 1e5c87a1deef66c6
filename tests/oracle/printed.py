"""Numbers as they are printed, read back, and held against what they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import same

Truth: TypeAlias = "mpf | int | str | Sequence[Truth] | Band | Typed"

_NUMBER = re.compile(
    r"(?P<sign>[+−-]?)(?:(?P<digits>[\d,]+(?:\.\d+)?)(?: × )?)?(?:10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
)
_FIND = re.compile(r"[+−-]?(?:\d[\d,]*(?:\.\d+)? × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d[\d,]*(?:\.\d+)?)")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_TIMES = ("zero times", "once", "twice")
_ORDERED = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


_SHARES = (
    *("half", "a third", "a quarter", "a fifth", "a sixth"),
    *("a seventh", "an eighth", "a ninth", "a tenth"),
)


@dataclass(frozen=True)
class Band:
    """What float64 may make of a number: `middle`, or as far from it as its rounding reaches."""

    middle: mpf
    reach: mpf


@dataclass(frozen=True)
class Typed:
    """A number that a person typed: it is told with all its digits."""

    value: Decimal


def as_typed(value: Any) -> Typed | tuple[Typed, ...]:
    """A number or a point of a setting, to be told as it was typed."""
    return tuple(map(as_typed, value)) if isinstance(value, Sequence) else Typed(Decimal(str(value)))  # type: ignore[misc]


@dataclass(frozen=True)
class Printed:
    """A number as it was printed: its value, the place of its last digit, and how many digits it has."""

    text: str
    value: Decimal
    place: int
    """The last digit counts tens to this power."""

    @property
    def negative(self) -> bool:
        return self.text.startswith(("−", "-"))


def read(text: str) -> Printed:
    """A printed number. Raises ValueError for what is none."""
    found = re.fullmatch(_NUMBER, text)
    if not found or not (found["digits"] or found["power"]):
        raise ValueError(f"{text!r} is not a number as the lecture prints them")
    digits = (found["digits"] or "1").replace(",", "")
    power = int((found["power"] or "0").translate(_LOWERED))
    value = Decimal(digits).scaleb(power) * (-1 if found["sign"] in ("−", "-") else 1)
    return Printed(text, value, power - len(digits.partition(".")[2]))


def wrong(text: str, spec: str, truth: Truth) -> str | None:
    """What is wrong with a value printed in a format, None where nothing is."""
    if isinstance(truth, str):
        return None if text == truth else f"it should read {truth!r}"
    if isinstance(truth, Sequence):
        return _wrong_entries(text, spec, truth)
    kind = spec.split()[0].lower() if spec.split() else "g"
    if kind == "share" and (parts := _parts_in(text)) is not None:
        return (
            None
            if not isinstance(truth, Band | Typed) and same(mpf(truth) * parts, mpf(1))
            else f"it is {_brief(truth)}"
        )
    if kind in ("words", "ordinal", "times") and (said := _in_words(text.lower(), kind)) is not None:
        true = str(truth.value) if isinstance(truth, Typed) else truth
        return None if not isinstance(true, Band) and same(mpf(true), mpf(said)) else f"it is {_brief(truth)}"
    if kind == "times":
        text = text.removesuffix(" times")
    try:
        shown = read(text)
    except ValueError as error:
        return str(error)
    return _wrong_number(shown, "g" if kind in ("words", "times", "share") else kind, truth)


def _wrong_entries(text: str, spec: str, truth: Sequence[Truth]) -> str | None:
    joint = spec.split()[-1] if spec.split()[-1:] in (["and"], ["or"]) else ""
    if joint:
        parts = re.split(rf", | {joint} ", text)
    else:
        if not (text.startswith("(") and text.endswith(")")):
            return f"{text!r} is not a point"
        parts = text[1:-1].split(", ")
    if len(parts) != len(truth):
        return f"it has {len(truth)} entries"
    bare = spec.removesuffix(joint).strip() if joint else spec
    found = [fault for part, true in zip(parts, truth, strict=True) if (fault := wrong(part, bare, true))]
    return "; ".join(found) or None


def _in_words(text: str, kind: str) -> int | None:
    table = {"words": _COUNTED, "ordinal": _ORDERED, "times": _TIMES}[kind]
    minus = text.startswith("minus ")
    text = text.removeprefix("minus ")
    if text in table:
        return -table.index(text) if minus else table.index(text)
    if kind == "times" and text.removesuffix(" times") in _COUNTED:
        return _COUNTED.index(text.removesuffix(" times")) * (-1 if minus else 1)
    if kind == "ordinal" and (found := re.fullmatch(r"(\d+)(st|nd|rd|th)", text)):
        return int(found[1])
    return None


def _parts_in(text: str) -> int | None:
    """Of how many equal parts a share is one."""
    if text in _SHARES:
        return _SHARES.index(text) + 2
    return int(read(text[2:]).value) if text.startswith("1/") else None


def _wrong_number(shown: Printed, kind: str, truth: mpf | int | Band | Typed) -> str | None:
    if isinstance(truth, Typed):
        return None if shown.value == truth.value else f"{truth.value} was typed"
    if isinstance(truth, Band):
        ends = truth.middle - truth.reach, truth.middle + truth.reach
        value, half = mpf(str(shown.value)), mpf(10) ** shown.place / 2
        return None if ends[0] - half <= value <= ends[1] + half else f"it is {_brief(truth)}"
    true = mpf(truth)
    if not true:
        return None if shown.value == 0 and not shown.negative else "it is zero"
    if shown.value == 0:
        return f"it is {_brief(true)}, and not zero"
    if shown.negative != (true < 0):
        return f"it is {_brief(true)}: another sign"
    return None if any(shown.value == each for each in _roundings(true, kind)) else f"it is {_brief(true)}"


def _roundings(true: mpf, kind: str) -> Iterator[Decimal]:
    """The number rounded as the format asks, and to more digits."""
    order = int(mp.floor(mp.log10(abs(true)) + mpf(10) ** -80))
    if kind.lstrip("+").endswith("f"):
        decimals = int(kind.lstrip("+")[1:-1])
        first = -decimals if order <= 7 else order - 1  # to what would be zero, digits have been added
        places = range(first, min(first, order) - 18, -1)
    else:
        body = kind.lstrip("+").strip(".g")
        first = order - (int(body) if body else 4) + 1
        places = range(first, first - 16, -1)
    for place in places:
        yield from rounded(true, place)


def rounded(true: mpf, place: int) -> set[Decimal]:
    """The number rounded to a place: two values where it lies half way."""
    scaled = true * mpf(10) ** -place
    low = mp.floor(scaled)
    rest = scaled - low
    near = mpf(10) ** -55
    counts = {int(low)} if rest < mpf(1) / 2 + near else set()
    counts |= {int(low) + 1} if rest > mpf(1) / 2 - near else set()
    return {Decimal(count).scaleb(place) for count in counts}


def _brief(truth: Truth) -> str:
    if isinstance(truth, Typed):
        return str(truth.value)
    if isinstance(truth, Band):
        return f"{mp.nstr(truth.middle, 12)} ± {mp.nstr(truth.reach, 2)}"
    return mp.nstr(mpf(truth), 20)


def numbers_in(text: str) -> list[str]:
    """Every number that is printed in a text."""
    return _FIND.findall(text)


__all__ = ["Band", "Printed", "Truth", "Typed", "as_typed", "numbers_in", "read", "rounded", "wrong"]
