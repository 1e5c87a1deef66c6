"""What a typed answer is held against: the computed value, and how exactly the lecture tells it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from steepest.calculus.formula import Formula
from steepest.calculus.tree.notation.javascript import javascript
from steepest.script.values.languages import language_of

Value = Mapping[str, Any]
"""A value of timeline.json."""

_ENTRY = re.compile(r"Fraction\((-?\d+), (\d+)\)|(-?\d+/\d+)|(-?\d+\.?\d*(?:e[+-]?\d+)?)")
_POWER = re.compile(r"(?:(.*) × |([−+]?))10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_LOW = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_CLOSELY = Fraction(1, 200)  # where nothing is known of the digits: half a percent


def answer_of(value: Value, language: str) -> Mapping[str, Any]:
    """What the page has to know of the value that a question asks for, in JSON's types.

    text: how it reads. For a formula its `variables`, see `answers_code`. Else `entries`, one for a number and several
    for a point, each a pair: the value, and by how much an answer may miss it. That is half a unit of the last digit
    that is told, and nothing where all digits are; beside a bare power of ten half a percent.

    >>> answer_of({"text": "0.67", "value": "2/3"}, "en")["entries"]
    [[0.6666666666666666, 0.005]]
    >>> answer_of({"text": "(4; −0,5)", "value": "(Fraction(4, 1), Fraction(-1, 2))"}, "de")["entries"]
    [[4.0, 0.0], [-0.5, 0.0]]
    """
    text = value["text"]
    if "variables" in value:
        return {"text": text, "variables": value["variables"]}
    values = [_number(match) for match in _ENTRY.finditer(value["value"])]
    between = language_of(language).between.strip()
    told = [text] if len(values) == 1 else text.strip("()").split(f"{between} ")
    if len(told) != len(values):
        told = [""] * len(values)
    entries = [
        [float(one), float(_missed(one, shown.strip(), language))]
        for one, shown in zip(values, told, strict=True)
    ]
    return {"text": text, "entries": entries}


def answers_code(asked: Iterable[tuple[str, Value]]) -> bytes:
    """The formulas that questions, by their names, ask for: a script of functions under those names."""
    functions = (
        f"  {json.dumps(name)}: {javascript(Formula(one['value'], names, derived=True).tree, names)},\n"
        for name, one in asked
        if (names := one.get("variables")) is not None
    )
    return f"var steepestAnswers = {{\n{''.join(functions)}}};\n".encode()


def _number(match: re.Match[str]) -> Fraction:
    above, below, quotient, decimal = match.groups()
    return Fraction(int(above), int(below)) if above else Fraction(quotient or decimal)


def _missed(value: Fraction, told: str, language: str) -> Fraction:
    """By how much an answer may miss a value that is told so."""
    spoken = language_of(language)
    mantissa, power = told, 0
    if found := _POWER.fullmatch(told):
        mantissa, power = found[1] or f"{found[2]}1", int(found[3].translate(_LOW))
    plain = mantissa.replace(spoken.thousands, "").replace(spoken.decimal, ".").replace("−", "-")
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?", plain):  # in words
        return Fraction(0) if value.denominator == 1 else _CLOSELY * max(Fraction(1), abs(value))
    off = abs(Fraction(plain) * Fraction(10) ** power - value)
    if off and found and not found[1]:  # 10⁹ alone leaves out the zeros that were meant to be told
        return max(off, _CLOSELY * abs(value))
    return Fraction(10) ** (power - len(plain.partition(".")[2])) / 2 if off else Fraction(0)
