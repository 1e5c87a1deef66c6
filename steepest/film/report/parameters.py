"""What an instructor may change in a scene: names, values, bounds, units, sentences."""

from __future__ import annotations

from collections.abc import Iterator

from steepest.film.report.scene import OpenScene
from steepest.film.report.table import table
from steepest.stage.settings.parameters import bounds_of, unit_of
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
