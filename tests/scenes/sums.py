"""Formulas on screen that reckon with numbers alone, such as 14.61 − 14 = 0.61, read back as they are printed."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from numbers import Real
from typing import Any

from mpmath import iv

from steepest.script.paragraph.filling import Shown
from steepest.script.values.showing import exact_of
from steepest.stage.play.projector import on_screen
from steepest.stage.type.fitting import DISPLAY
from steepest.stage.type.typeset import Typeset
from tests.oracle.mathematics.formula import SMALL
from tests.oracle.printed import Printed, read

_PART = re.compile(r'part\("[^"]*", |inline\(')
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONG = re.compile(r'"(\d{1,3}(?:,\d{3})+(?:\.\d+)?)"')  # a number whose digits are grouped
_SPELLED = {" dot ": "*", " thin ": "*", " times ": "*", "^": "**", "[": "(", "]": ")"}
_NUMBERS = ast.Expression, ast.Constant, ast.UnaryOp, ast.unaryop, ast.BinOp, ast.operator
_RECKONS = *_NUMBERS, ast.Call, ast.Name, ast.Load


@dataclass(frozen=True)
class Side:
    """A side of an equation that has nothing but numbers: its code in Python."""

    code: str

    @property
    def adds(self) -> bool:
        """Whether it does nothing but add and subtract."""
        nodes = ast.walk(ast.parse(self.code, mode="eval"))
        return not any(isinstance(node, ast.Mult | ast.Div | ast.Pow | ast.Call) for node in nodes)

    @property
    def printed(self) -> Fraction:
        """What its numbers give as they are printed, if it `adds`."""
        exact = _NUMBER.sub(lambda found: f"Fraction('{found[0]}')", self.code)
        return Fraction(eval(exact, {"Fraction": Fraction}))  # made of nothing but numbers and signs

    def meant(self, rounded: Collection[str]) -> Any:
        """The interval of all that it may be, where some numbers were rounded to their last digits."""

        def interval(found: re.Match[str]) -> str:
            if found[0] not in rounded:
                return f"iv.mpf('{found[0]}')"
            decimals = len(found[0].partition(".")[2])
            return f"(iv.mpf('{found[0]}') + iv.mpf(['-0.5', '0.5']) * iv.mpf(10) ** -{decimals})"

        return eval(_NUMBER.sub(interval, self.code), {"iv": iv, "sqrt": iv.sqrt})


def sides(markup: str) -> list[Side | None]:
    """The sides of an equation; None for one that has anything but numbers."""
    code = markup.removeprefix(DISPLAY[0]).removesuffix(DISPLAY[1])
    return [_read(side) for side in code.removeprefix("= ").split(" = ")] if code != markup else []


def _read(side: str) -> Side | None:
    code = re.sub(r"attach\(", "(", side)
    code = re.sub(r", t: (\d+)\)", r")**\1", code)
    code = _LONG.sub(lambda found: found[1].replace(",", ""), _PART.sub("(", code))
    for spelled, sign in _SPELLED.items():
        code = code.replace(spelled, sign)
    code = re.sub(r"(?<=[\d)])\s*\(", "*(", code)  # what stands before a bracket multiplies it
    try:
        tree = ast.parse(code.strip(), mode="eval")
    except SyntaxError:
        return None
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    reckons = all(isinstance(node, _RECKONS) for node in ast.walk(tree))
    return Side(code.strip()) if reckons and named <= {"sqrt"} else None


def wrong_sums(markup: str, rounded: Collection[str]) -> Iterator[str]:
    """What does not add up in a formula as it is printed: sums to the last digit; products as far as their numbers are
    known, of which some were `rounded`."""
    for left, right in pairwise(sides(markup)):
        if left is None or right is None:
            continue
        if left.adds and right.adds:
            if left.printed != right.printed:
                yield f"{left.code} = {right.code}"
        else:
            apart = left.meant(rounded) - right.meant(rounded)
            if apart.a > SMALL or apart.b < -SMALL:
                yield f"{left.code} = {right.code}"


def numbers_of(shown: Shown) -> Iterator[tuple[Fraction, Printed]]:
    """Exact numbers, and how each is printed; of a point, its entries. Words, lists and formulas are none."""
    value, text = shown.value, shown.text
    values, texts = [value], [text]
    if isinstance(value, tuple | list):
        values, texts = [*value], text.strip("()").split(", ") if text.startswith("(") else []
    for one, printed in zip(values, texts, strict=len(texts) > 0):
        if isinstance(one, Real | Decimal) and not isinstance(one, bool | float):
            try:
                yield exact_of(one), read(printed.removeprefix("+"))
            except ValueError:
                continue  # a number in words


def rounded_in(shown: Iterable[Shown]) -> Iterator[str]:
    """The numbers that were rounded where they are shown; of a formula, any that has decimals may have been."""
    for one in shown:
        numbers = [*numbers_of(one)]
        yield from (printed.text.lstrip("−+").replace(",", "") for exact, printed in numbers if printed.value != exact)
        if not numbers:
            yield from (number for number in _NUMBER.findall(one.text) if "." in number)


def reckoned(key: str, scene: Any) -> tuple[int, list[str]]:
    """How many equations of numbers are on screen, and which of them do not add up. One that has fewer digits because
    there is no room for more is told more closely elsewhere."""
    there = {id(part): part for each in on_screen(scene) for part in each.get_family()}
    written = [part for part in there.values() if isinstance(part, Typeset) and not part.rounded]
    found = [part for part in written if sum(side is not None for side in sides(part.markup)) > 1]
    return len(found), [
        wrong for part in found for wrong in wrong_sums(part.markup, {*rounded_in(part.shown)})
    ]
