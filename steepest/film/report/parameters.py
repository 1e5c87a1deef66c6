"""What an instructor may change in a scene: names, values, bounds, units, sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from steepest.film.report.scene import OpenScene
from steepest.film.report.table import table
from steepest.script.values.as_json import as_json
from steepest.stage.settings.parameters import bounds_of, unit_of
from steepest.stage.settings.schema import Schema
from steepest.stage.settings.toml import written


def parameters(scene: OpenScene) -> Iterator[str]:
    """A table with one parameter a line, its value in the notation in which it is typed."""
    rows = [("name", "value", "bounds", "unit", "what it is")]
    for name, field in type(scene.parameters).model_fields.items():
        value = written(getattr(scene.parameters, name))
        rows.append(
            (
                name,
                value if scene.origin(name) == "default" else f"{value} ({scene.origin(name)})",
                str(bounds_of(field)) or "–",
                unit_of(field) or "–",
                field.description or "",
            )
        )
    yield f"{scene.anchor}: {scene.section.title}"
    yield from table(rows, "  ")
    first = rows[1] if len(rows) > 1 else None
    if first:
        default = written(getattr(type(scene.parameters)(), first[0]))
        yield f"To change one: --set {scene.anchor}.{first[0]}='{default}'"
        yield f"or, for good, under [{scene.anchor}] in assets/parameters.toml: {first[0]} = {default}"


def parameters_json(scene: OpenScene) -> str:
    """The JSON Schema of a scene's parameters, see `schema_of`."""
    return json.dumps(schema_of(scene), ensure_ascii=False, indent=2)


def every_parameter_json(scenes: Iterable[OpenScene]) -> str:
    """The same for several scenes: one JSON object, which holds each schema under its scene's name."""
    schemas = {scene.anchor: schema_of(scene) for scene in scenes}
    return json.dumps(schemas, ensure_ascii=False, indent=2)


def schema_of(scene: OpenScene) -> Schema:
    """The JSON Schema of what may be typed for a scene's parameters, titled as the scene is.

    For each parameter, `default` is its value in the scene's file, `x-value` the one with these settings, and
    `x-from` says where that comes from: "default", a file, or "--set".
    """
    schema = type(scene.parameters).model_json_schema()
    for name, told in schema["properties"].items():
        told["x-value"] = as_json(getattr(scene.parameters, name))
        told["x-from"] = scene.origin(name)
    return schema | {"title": scene.section.title, "x-scene": scene.anchor}
