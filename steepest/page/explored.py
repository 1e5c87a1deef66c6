"""What the explorer can open: the functions among a scene's parameters, each at a point of the scene, as JavaScript."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, TypeAlias

from steepest.calculus import Function, NoValue, Walk, descend, length
from steepest.calculus.numbers import Number, is_within
from steepest.calculus.tree.notation.javascript import javascript
from steepest.film.report.scene import OpenScene
from steepest.page.naming import renamed
from steepest.script.fault import Fault
from steepest.script.values.languages import Language
from steepest.script.values.showing import with_decimal_sign
from steepest.stage.settings.kinds import LARGEST
from steepest.stage.settings.schema import Schema

Span: TypeAlias = tuple[float, float]

UNTIL = 0.001  # a walk has arrived where the gradient is shorter, unless the scene says otherwise
_STEPS = 60  # of a walk that is to be seen
_AROUND = 3  # times its own size: so far from a point lies what is still to be seen with it


@dataclass(frozen=True)
class Explored:
    """A function of a scene, and how it is opened: at a point, within a window (one span for each variable), and with
    the learning rate of a first step. `called` has what variables are called in the page's language.
    """

    scene: str
    name: str
    sentence: str
    function: Function
    at: tuple[float, ...]
    window: tuple[Span, ...]
    rate: float
    until: float
    called: Mapping[str, str] = field(default_factory=dict)

    def written(self, text: str, language: Language) -> str:
        """A formula of its variables as a page in this language writes it."""
        return with_decimal_sign(renamed(text, self.called), "text", language)

    def told(self, language: Language) -> Mapping[str, Any]:
        """What a page in this language is told of it, beside its formulas as JavaScript."""
        variables = self.function.variables

        def written(function: Function) -> str:
            return self.written(function.text(), language)

        return {
            "scene": self.scene,
            "name": self.name,
            "sentence": self.sentence,
            "formula": written(self.function),
            "variables": [written(Function(name, variables)) for name in variables],
            "derivatives": [written(self.function.partial(name)) for name in variables],
            "at": self.at,
            "window": self.window,
            "rate": self.rate,
            "until": self.until,
        }

    @property
    def code(self) -> str:
        """Its value and its partial derivatives, as JavaScript printed from their trees."""
        functions = self.function, *map(self.function.partial, self.function.variables)
        value, *slopes = (javascript(one.formula.tree, self.function.variables) for one in functions)
        return f"{{ value: {value}, slopes: [{', '.join(slopes)}] }}"


def explored(opened: OpenScene) -> tuple[Explored, ...]:
    """The functions of a scene that can be explored, in the order of its parameters.

    A function's point is the first parameter behind it that is a point of its variables; else the start of a walk over
    it that the scene states as a fact, which also tells the learning rate; else any point of the scene, or the middle
    of the map. Its window is the scene's domain for its variables, the bounds of its point, or what holds the point,
    the walk and the origin. A function without a gradient at all of these places is left out.
    """
    return tuple(_found(_Given(opened)))


def _found(given: _Given) -> Iterator[Explored]:
    seen: set[tuple[Function, tuple[float, ...]]] = set()
    for name, function in given.functions.items():
        walk = given.walk(function)
        for at, spans in given.places(name, function, walk):
            if not function.has_gradient(at):
                continue
            rate = float(walk.rate) if walk else _first_rate(function, at)
            window = given.window(function, at, spans, walk or descend(function, at, rate, _STEPS))
            place = tuple(map(float, at))
            if (function, place) not in seen and all(map(math.isfinite, place)):
                seen.add((function, place))
                yield Explored(
                    scene=given.opened.anchor,
                    name=name,
                    sentence=str(given.schema[name].get("description", "")),
                    function=function,
                    at=place,
                    window=window,
                    rate=rate,
                    until=float(walk.until) if walk and walk.until else UNTIL,
                )
            break


Place: TypeAlias = tuple[tuple[Number, ...], tuple[Span, ...]]


class _Given:
    """What a scene was given, and the walks among its facts."""

    def __init__(self, opened: OpenScene) -> None:
        self.opened = opened
        self.schema: Mapping[str, Schema] = opened.kind.Parameters.model_json_schema().get("properties", {})
        self.values = {name: getattr(opened.parameters, name) for name in self.schema}
        self.functions = {name: value for name, value in self.values.items() if isinstance(value, Function)}
        self.walks = tuple(self._walks())

    def _walks(self) -> Iterator[Walk]:
        for name, fact in self.opened.kind.Parameters.facts().items():
            if fact.func.__annotations__.get("return") in ("Walk", Walk):
                try:
                    value = self.opened.value(name)
                except Fault:  # with these settings there is none
                    continue
                if isinstance(value, Walk) and not value.uphill:
                    yield value

    def walk(self, function: Function) -> Walk | None:
        """The first walk over a function."""
        return next((walk for walk in self.walks if walk.function == function), None)

    def places(self, name: str, function: Function, walk: Walk | None) -> Iterator[Place]:
        """Where a function may be opened, with the bounds of each coordinate; the best place first."""
        names = list(self.schema)
        behind = names[names.index(name) + 1 :]
        own = next((k for k, other in enumerate(behind) if other in self.functions), len(behind))
        free = ((-math.inf, math.inf),) * len(function.variables)
        yield from self._points(behind[:own], function)
        if walk:
            yield walk.start, free
        if len(function.variables) > 1:
            yield from self._points(names, function)
        domain = self._domain(function)
        yield tuple(sum(span) / 2 for span in domain) if domain else (0.0,) * len(function.variables), free

    def _points(self, names: Sequence[str], function: Function) -> Iterator[Place]:
        many = len(function.variables)
        for name in names:
            value, schema = self.values[name], self.schema[name]
            match schema.get("x-kind"):
                case "number" if many == 1:
                    yield (value,), (_span(schema),)
                case "point" | "numbers" if len(value) == many:
                    yield tuple(value), (_span(schema["items"]),) * many
                case "points" if many == 2:
                    yield tuple(value[0]), (_span(schema["items"]["items"]),) * many

    def _domain(self, function: Function) -> tuple[Span, ...] | None:
        for name, schema in self.schema.items():
            if schema.get("x-kind") == "domain" and tuple(schema["x-variables"]) == function.variables:
                return tuple((float(low), float(high)) for low, high in self.values[name])
        return None

    def window(
        self, function: Function, at: Sequence[Number], spans: Sequence[Span], walk: Walk
    ) -> tuple[Span, ...]:
        """What of a function's map is shown around a point, with a walk over it."""
        start = tuple(map(float, at))
        domain = self._domain(function)
        if domain and is_within(start, domain):
            return domain
        if all(map(math.isfinite, (end for span in spans for end in span))):
            return tuple(spans)
        near = _AROUND * (1 + max(map(abs, start)))
        ways = takewhile(lambda stop: math.dist(tuple(map(float, stop)), start) < near, walk.points[:_STEPS])
        columns = list(zip((0.0,) * len(start), start, *(map(float, stop) for stop in ways), strict=True))
        half = max(1.0, *((max(column) - min(column)) for column in columns))
        unit = 10.0 ** math.floor(math.log10(half)) / 2
        return tuple(
            (
                max(low, math.floor(((max(column) + min(column)) / 2 - half) / unit) * unit),
                min(high, math.ceil(((max(column) + min(column)) / 2 + half) / unit) * unit),
            )
            for column, (low, high) in zip(columns, spans, strict=True)
        )


def _span(schema: Schema) -> Span:
    """The bounds of a number, infinite where nobody set one."""
    low, high = schema.get("minimum", -LARGEST), schema.get("maximum", LARGEST)
    return (-math.inf if low <= -LARGEST else float(low), math.inf if high >= LARGEST else float(high))


def _first_rate(function: Function, at: Sequence[Number]) -> float:
    """A rate at which a walk goes down a bowl as curved as the ground here without overshooting: 1, 2 or 5 times a
    power of ten. On level or straight ground, one whose first step is a tenth of the way across a small map.
    """
    try:
        bend = max(sum(abs(float(value)) for value in row) for row in function.hessian(at))
    except (NoValue, OverflowError):
        bend = 0.0
    steep = float(length(function.gradient(at)))
    wanted = 0.2 / bend if bend else 0.4 / steep if steep else 0.1
    wanted = min(max(wanted, 1e-4), 10.0)
    power = 10.0 ** math.floor(math.log10(wanted))
    return float(f"{min((1, 2, 5, 10), key=lambda by: abs(math.log(by * power / wanted))) * power:.3g}")


def code_of(surfaces: Sequence[Explored]) -> bytes:
    """The functions that can be explored, as a script that holds their JavaScript."""
    formulas = ",\n".join(each.code for each in surfaces)
    return f"var steepestFormulas = [\n{formulas}\n];\n".encode()
