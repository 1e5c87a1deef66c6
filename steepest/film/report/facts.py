"""Every parameter and fact of a scene, with its value."""

from __future__ import annotations

import json
from collections.abc import Iterator

from steepest.film.report.scene import OpenScene
from steepest.film.report.table import table
from steepest.film.report.value import in_a_line, in_words
from steepest.script.fault import Fault
from steepest.script.values.as_json import as_json


def facts(scene: OpenScene) -> Iterator[str]:
    """Two tables: what is given, and what follows from it."""
    fields, stated = type(scene.parameters).model_fields, scene.parameters.facts()
    yield f"{scene.anchor}: {scene.section.title}"
    yield "parameters"
    yield from table(
        [
            (name, in_a_line(scene.value(name)), f"{fields[name].description} ({scene.origin(name)})")
            for name in fields
        ],
        "  ",
    )
    if stated:
        yield "facts"
        yield from table(
            [(name, _in_a_line(scene, name), fact.sentence) for name, fact in stated.items()], "  "
        )


def rows(scene: OpenScene) -> Iterator[tuple[str, str, str]]:
    """Each parameter, then each fact: its name, its value in a line, and what it is."""
    fields, stated = type(scene.parameters).model_fields, scene.parameters.facts()
    for name, field in fields.items():
        yield name, in_a_line(scene.value(name)), field.description or ""
    for name, fact in stated.items():
        yield name, _in_a_line(scene, name), fact.sentence


def _in_a_line(scene: OpenScene, name: str) -> str:
    """The value of a fact; of one that does not exist with these settings, why not."""
    try:
        return in_a_line(scene.value(name))
    except Fault as fault:
        return _none(scene, fault)


def _value(scene: OpenScene, name: str) -> dict[str, object]:
    try:
        value = scene.value(name)
    except Fault as fault:
        return {"value": None, "shown": _none(scene, fault)}
    return {"value": as_json(value), "shown": in_words(value)}


def _none(scene: OpenScene, fault: Fault) -> str:
    return f"none: {fault.sentence.removeprefix(f'{scene.anchor}: ')}"


def facts_json(scene: OpenScene) -> str:
    """The same as a JSON object: name -> kind, value, how it is said, sentence, origin."""
    fields, stated = type(scene.parameters).model_fields, scene.parameters.facts()
    found = {
        name: {
            "kind": "fact" if name in stated else "parameter",
            **_value(scene, name),
            "sentence": stated[name].sentence if name in stated else fields[name].description,
            "from": list(scene.parameters.reads(name)) if name in stated else scene.origin(name),
        }
        for name in scene.parameters.namespace()
    }
    return json.dumps({"scene": scene.anchor, "facts": found}, ensure_ascii=False, indent=2)
