"""The schema of timeline.json, closed: what a film writes there and the schema does not tell is a fault."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from steepest.film.timeline import SCHEMA


def schema() -> dict[str, Any]:
    """The schema as it is published, which lets keys be added."""
    told: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return told


def strict() -> Draft202012Validator:
    """Validates timelines that hold what the schema tells and nothing else."""
    return Draft202012Validator(closed(schema()), format_checker=Draft202012Validator.FORMAT_CHECKER)


def closed(told: Any) -> Any:
    """The same schema, its objects closed, but for the place, which stands within others."""
    if isinstance(told, list):
        return [closed(one) for one in told]
    if not isinstance(told, dict):
        return told
    inner = {name: one if name == "place" else closed(one) for name, one in told.items()}
    return inner | {"unevaluatedProperties": False} if "required" in told else inner
