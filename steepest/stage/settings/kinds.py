"""The kinds of value a parameter can have, and how each is read from what a person typed.

What was typed arrives as TOML gives it (numbers, text, lists, tables; decimals as `Decimal`) or, for
defaults, as Python literals. Every decimal is read exactly: 0.1 is a tenth. A kind refuses with one
sentence, never with a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, TypeVar

from steepest.calculus import FORMULA, FormulaError, Function, exact, repaired
from steepest.script.values.told import ToldNumber
from steepest.stage.settings.meant import decimals_meant, list_meant, number_meant
from steepest.stage.settings.refusal import Unfit
from steepest.stage.settings.schema import Kind, Schema, list_of

T = TypeVar("T")

LARGEST = 10**12
DIGITS = 40

NUMBER: Schema = {"type": "number", "x-kind": "number", "minimum": -LARGEST, "maximum": LARGEST}
COUNT: Schema = {**NUMBER, "type": "integer", "x-kind": "count"}
POINT = list_of(NUMBER, "point", 2, 2)
SPAN = list_of(NUMBER, "span", 2, 2)


def read_number(value: object) -> Fraction:
    """`value` as an exact number, which is told as it was typed.

    Raises Unfit for text, infinities and numbers beyond 10**12.
    """
    if isinstance(value, str) and (meant := number_meant(value)):
        why, number_in = meant
        raise Unfit(f"{_named(value)} is not a number; {why}", instead=_if_fit(number_in))
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        raise Unfit(f"{_named(value)} is not a number")
    number: int | Decimal | Fraction = Decimal(repr(value)) if isinstance(value, float) else value
    if isinstance(number, Decimal):
        if number.is_nan():
            raise Unfit("nan is not a number")
        if number.is_infinite():
            raise Unfit("an infinity is not a number that can be shown")
        if len(number.as_tuple().digits) > DIGITS:
            raise Unfit(f"a number has at most {DIGITS} digits")
        if number and number.adjusted() < -DIGITS:
            raise Unfit(f"{number} is too small to be told from zero", instead=0)
    if not number:
        return Fraction(0)
    if not -LARGEST <= number <= LARGEST:
        nearest = LARGEST if number > 0 else -LARGEST
        raise Unfit(f"{_named(value)} is beyond 10**12, too large to be shown", instead=nearest)
    return ToldNumber(exact(number))


def read_count(value: object) -> int:
    """`value` as a whole number. Raises Unfit."""
    number = read_number(value)
    if number.denominator != 1:
        raise Unfit(f"{_named(value)} is not a whole number", instead=round(number))
    return int(number)


def read_point(value: object) -> tuple[Fraction, Fraction]:
    """`value` as a pair of exact numbers. Raises Unfit."""
    _refuse_meant(value, read_point)
    example = "a point is two numbers in brackets, such as [2, 1]"
    pair = _list(value, example)
    if len(pair) in (3, 4) and all(type(each) is int for each in pair):
        decimals = decimals_meant([*map(read_number, pair)])
        raise Unfit(f"{example}, and this has {len(pair)}; decimals have a point, as in 2.5", instead=decimals)
    if len(pair) != 2:
        raise Unfit(f"{example}, and this has {len(pair)}")
    east, north = _each(pair, read_number)
    return east, north


def read_points(value: object) -> tuple[tuple[Fraction, Fraction], ...]:
    """`value` as a list of points, at least one. Raises Unfit."""
    _refuse_meant(value, read_points)
    example = "a list of points looks like [[2, 1], [0, 0]]"
    points = _list(value, example)
    if not points:
        raise Unfit(f"the list is empty; {example}")
    return _each(points, read_point)


def read_numbers(value: object) -> tuple[Fraction, ...]:
    """`value` as a list of exact numbers, at least one. Raises Unfit."""
    _refuse_meant(value, read_numbers)
    example = "a list of numbers looks like [0.1, 0.5]"
    numbers = _list(value, example)
    if not numbers:
        raise Unfit(f"the list is empty; {example}")
    return _each(numbers, read_number)


def read_span(value: object) -> tuple[Fraction, Fraction]:
    """`value` as an interval [low, high] with low < high. Raises Unfit."""
    _refuse_meant(value, read_span)
    example = "a span is two numbers from low to high, such as [-2, 2]"
    ends = _list(value, example)
    if len(ends) != 2:
        raise Unfit(f"{example}, and this has {len(ends)}")
    low, high = _each(ends, read_number)
    if low > high:
        raise Unfit("a span goes from low to high", instead=(high, low))
    if low == high:
        raise Unfit("a span ends above where it begins", instead=(low - 1, high + 1))
    return low, high


class Spans(Kind):
    """A span for each of two variables, typed by name or in their order.

    `{x = [-2, 2], y = [-1, 3]}` and `[[-2, 2], [-1, 3]]` are the same domain.
    """

    def __init__(self, *names: str) -> None:
        table = {
            "type": "object",
            "properties": dict.fromkeys(names, SPAN),
            "required": list(names),
            "additionalProperties": False,
        }
        ways = [table, list_of(SPAN, "spans", len(names), len(names))]
        super().__init__(self.__call__, {"x-kind": "domain", "x-variables": list(names), "anyOf": ways})
        self.names = names

    def __call__(self, value: object) -> tuple[tuple[Fraction, Fraction], ...]:
        """`value` as one span per variable. Raises Unfit."""
        _refuse_meant(value, self)
        table = "{" + ", ".join(f"{name} = [-2, 2]" for name in self.names) + "}"
        if isinstance(value, Mapping):
            if set(value) != set(self.names):
                raise Unfit(f"a domain has a span for each of {' and '.join(self.names)}, such as {table}")
            ordered = {name: value[name] for name in self.names}
            try:
                return _each(ordered.values(), read_span)
            except Unfit as error:
                named = None if error.instead is None else dict(zip(self.names, error.instead, strict=True))
                raise Unfit(error.sentence, *error.details, instead=named) from None
        spans = _list(value, f"a domain looks like {table}")
        if len(spans) != len(self.names):
            raise Unfit(f"a domain has a span for each of {' and '.join(self.names)}, such as {table}")
        return _each(spans, read_span)


class Variables(Kind):
    """A function of these variables, typed as a formula: `Annotated[Function, Variables("x", "y")]`."""

    def __init__(self, *names: str) -> None:
        super().__init__(
            self.__call__, {"type": ["string", "number"], "x-kind": "formula", "x-variables": list(names)}
        )
        self.names = names

    def __call__(self, value: object) -> Function:
        """`value` as a function. Raises Unfit, with the formula and a caret under what is wrong in it."""
        if isinstance(value, Function):
            if tuple(value.variables) != self.names:
                raise Unfit(f"{value.source} is not a function of {' and '.join(self.names)}")
            return value
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise Unfit(
                f"{_named(value)} is not a formula, which is text in quotes, in {' and '.join(self.names)}"
            )
        try:
            return Function(value, self.names)
        except FormulaError as error:
            meant = repaired(value, FORMULA(self.names))
            instead = None if meant is None else Function(meant, self.names)
            raise Unfit(str(error), *error.pointer().splitlines(), instead=instead) from error


def _list(value: object, example: str) -> list[object]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise Unfit(f"{_named(value)} is not a list; {example}")
    return list(value)


def _each(values: Iterable[object], read: Callable[[object], T]) -> tuple[T, ...]:
    """Every value read; a refusal names the whole list with the one value mended."""
    given = list(values)
    found: list[T] = []
    for index, value in enumerate(given):
        try:
            found.append(read(value))
        except Unfit as error:
            mended = None if error.instead is None else (*given[:index], error.instead, *given[index + 1 :])
            raise Unfit(error.sentence, *error.details, instead=mended) from None
    return tuple(found)


def _if_fit(number: Decimal | Fraction) -> Fraction | None:
    """A number, if it would do."""
    try:
        return read_number(number)
    except Unfit:
        return None


def _refuse_meant(value: object, read: Callable[[object], object]) -> None:
    """Refuse a text that spells a list in another way than TOML: for what is wrong in it, else with that list."""
    if isinstance(value, str) and (meant := list_meant(value)):
        read(meant)
        raise Unfit(f"{_named(value)} is not a list, which has brackets [ ] and commas", instead=tuple(meant))


def _named(value: object) -> str:
    """What was typed, short enough for a sentence."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            text = value if len(value) <= 40 else f"{value[:40]}…"
            return f'the text "{text}"'
        case list() | tuple():
            return "a list"
        case Mapping():
            return "a table"
        case int() if abs(value) >= 10**DIGITS:
            return f"a number of {Decimal(value).adjusted() + 1} digits"
        case _:
            return str(value)


Exact = Annotated[Fraction, Kind(read_number, NUMBER)]
"""A number, exact: typed 0.1, kept as a tenth."""

Count = Annotated[int, Kind(read_count, COUNT)]
"""A whole number."""

Point2 = Annotated[tuple[Fraction, Fraction], Kind(read_point, POINT)]
"""A point of the plane, or a pair of weights."""

Points = Annotated[tuple[tuple[Fraction, Fraction], ...], Kind(read_points, list_of(POINT, "points"))]
"""Points of the plane, at least one."""

Rates = Annotated[tuple[Fraction, ...], Kind(read_numbers, list_of(NUMBER, "numbers"))]
"""Numbers, at least one."""

Span = Annotated[tuple[Fraction, Fraction], Kind(read_span, SPAN)]
"""An interval, low < high."""

Domain = Annotated[tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]], Spans("x", "y")]
"""A rectangle of the map: a span for x and one for y."""

LossDomain = Annotated[tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]], Spans("w1", "w2")]
"""A rectangle of weights: a span for w1 and one for w2."""

MapFunction = Annotated[Function, Variables("x", "y")]
"""A height above the map, in x (east) and y (north)."""

LossFunction = Annotated[Function, Variables("w1", "w2")]
"""A loss of two weights, in w1 and w2."""

LossCurve = Annotated[Function, Variables("w")]
"""A loss of one weight, in w."""
