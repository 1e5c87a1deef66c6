"""What can be changed in a scene, as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from steepest.film.report.parameters import every_parameter_json, parameters_json
from steepest.film.report.scene import OpenScene, open_scene
from tests.film.test_rendering import request


def opened(folder: Path, *anchors: str) -> list[OpenScene]:
    """Scenes of the small lecture, where the dot of `glide` is set to move by 4 instead of 3."""
    return [open_scene(request(folder, "glide.reach=4"), anchor) for anchor in anchors]


def test_a_scene_tells_its_title_and_its_values_beside_the_defaults(tmp_path: Path) -> None:
    (scene,) = opened(tmp_path, "glide")
    told = json.loads(parameters_json(scene))
    Draft202012Validator.check_schema(told)
    assert (told["title"], told["x-scene"]) == ("A dot glides", "glide")
    assert told["properties"]["reach"] == {
        "title": "reach",
        "description": "how far the dot glides",
        "type": "number",
        "x-kind": "number",
        "minimum": 1,
        "maximum": 5,
        "default": 3,
        "x-value": 4,
        "x-from": "--set",
    }


def test_values_and_defaults_fit_the_schema(tmp_path: Path) -> None:
    for scene in opened(tmp_path, "glide", "fall"):
        told = json.loads(parameters_json(scene))
        for key in ("default", "x-value"):
            values = {name: one[key] for name, one in told["properties"].items()}
            Draft202012Validator(told).validate(values)


def test_several_scenes_are_told_by_their_names(tmp_path: Path) -> None:
    scenes = opened(tmp_path, "glide", "fall")
    told = json.loads(every_parameter_json(scenes))
    assert told == {scene.anchor: json.loads(parameters_json(scene)) for scene in scenes}
    assert list(told) == ["glide", "fall"]
