"""The JSON Schema (draft 2020-12) of what may be typed for a parameter; a form or an editor is built from it.

Beside the usual keywords, `x-kind` names the kind of a value (number, count, point, points, numbers, span,
domain or formula), `x-variables` the variables of a formula or a domain, and `x-unit` the unit. Every value that
a parameter accepts fits its schema. The reverse does not hold: the schema knows each value alone, and a scene may
refuse values that do not go together, or a formula that has no value where it is needed.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode
from pydantic_core import CoreSchema, core_schema

from steepest.script.values.as_json import as_json

Schema = dict[str, Any]
"""A JSON Schema, as Python's JSON module reads it."""


class Kind:
    """A kind of value: `read` makes one of what was typed or raises Unfit; `schema` is the JSON Schema of what may
    be typed.
    """

    def __init__(self, read: Callable[[object], object], schema: Schema) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(Any))  # bounds come after it

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        return copy.deepcopy(self.schema)


class ParameterSchema(GenerateJsonSchema):
    """Writes the schema of a class of parameters; defaults stand in it as a person types them."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> Schema:
        """The schema, which names its dialect."""
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}

    def get_title_from_name(self, name: str) -> str:
        """A parameter's name in words: `learning_rate` is titled "learning rate"."""
        return name.replace("_", " ")

    def encode_default(self, dft: Any) -> Any:
        """A default in JSON's types; a number that no decimal is equal to, such as a third, as the nearest float."""
        return as_json(dft)


def list_of(items: Schema, kind: str, fewest: int = 1, most: int | None = None) -> Schema:
    """The schema of a list of `fewest` to `most` values that fit `items`."""
    longest = {} if most is None else {"maxItems": most}
    return {"type": "array", "x-kind": kind, "items": items, "minItems": fewest, **longest}


def with_limits(schema: Schema, limits: Mapping[str, int | float]) -> Schema:
    """The same schema with these limits (such as `exclusiveMinimum`) for each of its numbers, instead of those on the
    same side.
    """
    below, above = {"minimum", "exclusiveMinimum"}, {"maximum", "exclusiveMaximum"}
    gone = {name for side in (below, above) if side & set(limits) for name in side}
    match schema:
        case {"type": "number" | "integer"}:
            return {name: value for name, value in schema.items() if name not in gone} | dict(limits)
        case {"type": "array", "items": items}:
            return {**schema, "items": with_limits(items, limits)}
        case {"type": "object", "properties": properties}:
            inner = {name: with_limits(one, limits) for name, one in properties.items()}
            return {**schema, "properties": inner}
        case {"anyOf": ways}:
            return {**schema, "anyOf": [with_limits(one, limits) for one in ways]}
        case _:
            return schema
