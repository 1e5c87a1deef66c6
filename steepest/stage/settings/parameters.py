"""What an instructor may change in a scene, and the facts that follow from it.

    class HillParameters(Parameters):
        height: MapFunction = parameter("x**2 + 3*y", "the height of the hill above the map")
        point: Point2 = parameter((2, 1), "where the farmer stands")

        @fact
        def slope_east(self) -> Number:
            \"""The slope going east.\"""
            return self.height.partial("x")(self.point)

        def refuse(self) -> None:
            require_value(self.height, at=self.point, field="point")

Bounds exclude only what is meaningless, never what is merely hard to lay out.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema

from steepest.stage.settings.bounds import Bounds
from steepest.stage.settings.facts import Ledger, Namespace, Source, fact, source_of_fact
from steepest.stage.settings.kinds import (
    Count,
    Domain,
    Exact,
    LossCurve,
    LossDomain,
    LossFunction,
    MapFunction,
    Point2,
    Points,
    Rates,
    Span,
    Spans,
    Variables,
)
from steepest.stage.settings.refusal import Unfit, require_value
from steepest.stage.settings.schema import ParameterSchema, Schema

__all__ = [
    "Count",
    "Domain",
    "Exact",
    "LossCurve",
    "LossDomain",
    "LossFunction",
    "MapFunction",
    "Parameters",
    "Point2",
    "Points",
    "Rates",
    "Span",
    "Spans",
    "Unfit",
    "Variables",
    "fact",
    "parameter",
    "require_value",
]

LEDGER = "ledger of facts"
"""The key of the ledger in an instance's dictionary: it is no valid name, so no field or fact can have it."""


def parameter(
    default: object,
    sentence: str,
    *,
    unit: str = "",
    ge: float | Fraction | None = None,
    gt: float | Fraction | None = None,
    le: float | Fraction | None = None,
    lt: float | Fraction | None = None,
    fewest: int | None = None,
    most: int | None = None,
) -> Any:
    """A field of Parameters: its default, one sentence (no full stop), its unit and its bounds.

    Bounds hold for every number of a point or list; `fewest` and `most` for a list's length. The default is
    read as an instructor's value would be, so `"x**2"` becomes a function and 0.1 a tenth.
    """
    lower, above, upper, below = (None if end is None else Fraction(str(end)) for end in (ge, gt, le, lt))
    extra: Any = {"x-unit": unit} if unit else None
    info = Field(default, validate_default=True, description=sentence, json_schema_extra=extra)
    info.metadata.append(Bounds(lower, above, upper, below, fewest, most))
    return info


class Parameters(BaseModel):
    """The fields that an instructor may change, and the facts that follow from them. Instances are frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(fact,), protected_namespaces=())

    def refuse(self) -> None:
        """Raise Unfit for parameters that make sense one by one, but not together. A scene overrides this."""

    @model_validator(mode="after")
    def _refuse(self) -> Self:
        self.refuse()
        return self

    @classmethod
    def model_json_schema(  # type: ignore[override]
        cls, *, schema_generator: type[GenerateJsonSchema] = ParameterSchema, **how: Any
    ) -> Schema:
        """The JSON Schema of what may be typed, see `steepest.stage.settings.schema`. `how` goes to pydantic."""
        schema = super().model_json_schema(schema_generator=schema_generator, **how)
        for name, field in cls.model_fields.items():
            schema["properties"][name] = bounds_of(field).narrowed(schema["properties"][name])
        return schema

    @classmethod
    def facts(cls) -> dict[str, fact[Any]]:
        """Every fact by name, in the order of the file."""
        lines = {name: value for one in reversed(cls.__mro__) for name, value in vars(one).items()}
        return {name: value for name, value in lines.items() if isinstance(value, fact)}

    def namespace(self) -> Namespace:
        """Everything that the text and the picture may name."""
        return Namespace(self, (*type(self).model_fields, *self.facts()))

    def reads(self, name: str) -> tuple[str, ...]:
        """The parameters and facts that the fact `name` reads itself, also where there is no such fact with these
        parameters; none for a parameter.
        """
        if name not in self.facts():
            return ()
        with suppress(Unfit):
            getattr(self, name)
        return tuple(self.ledger.reads[name])

    def source_of(self, name: str) -> Source:
        """Where a parameter or fact is stated: its file, line and code. Raises KeyError for another name."""
        if name in self.facts():
            return source_of_fact(self.facts()[name])
        return source_of_parameter(type(self), name)

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal. Facts follow from them, and need no look: some are arrays."""
        if not isinstance(other, Parameters):
            return NotImplemented
        alike = type(self) is type(other)
        return alike and all(vars(self)[name] == vars(other)[name] for name in type(self).model_fields)

    @property
    def ledger(self) -> Ledger:
        """Which fact read what; kept beside the cached facts, where equality and hashing do not look."""
        kept = vars(self)
        if LEDGER not in kept:
            kept[LEDGER] = Ledger(frozenset({*type(self).model_fields, *self.facts()}))
        ledger: Ledger = kept[LEDGER]
        return ledger

    if not TYPE_CHECKING:  # with it, a type checker would let any name pass as an attribute

        def __getattribute__(self, name: str) -> Any:
            value = super().__getattribute__(name)
            if not name.startswith("_"):
                ledger = super().__getattribute__("__dict__").get(LEDGER)
                if ledger is not None:
                    ledger.note(name)
            return value


def bounds_of(field: FieldInfo) -> Bounds:
    """The bounds of a field made by `parameter`."""
    return next((one for one in field.metadata if isinstance(one, Bounds)), Bounds())


def unit_of(field: FieldInfo) -> str:
    """The unit of a field made by `parameter`; empty for a plain number."""
    extra = field.json_schema_extra
    return str(extra.get("x-unit", "")) if isinstance(extra, Mapping) else ""


def source_of_parameter(owner: type[Parameters], name: str) -> Source:
    """Where a parameter is declared. Raises KeyError where there is none of that name."""
    if name not in owner.model_fields:
        raise KeyError(name)
    declared = next(one for one in owner.__mro__ if name in vars(one).get("__annotations__", {}))
    lines, first = inspect.getsourcelines(declared)
    text = textwrap.dedent("".join(lines))
    statements = ast.parse(text).body[0].body  # type: ignore[attr-defined]
    for node in statements:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            code = ast.get_source_segment(text, node) or ""
            return Source(
                Path(inspect.getsourcefile(declared) or ""), first + node.lineno - 1, " ".join(code.split())
            )
    raise KeyError(name)
