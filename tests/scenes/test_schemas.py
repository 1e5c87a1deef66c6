"""The JSON Schema of every scene's parameters fits whatever the scene can be played with."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from steepest.stage.play.loading import load_scene
from steepest.stage.settings.parameters import Parameters
from tests.scenes.records import ANCHORS, ROOT, shared
from tests.stage.settings.typed import typed


@pytest.fixture(scope="module", params=ANCHORS)
def parameters(request: pytest.FixtureRequest) -> type[Parameters]:
    """What can be changed in each scene."""
    kind: type[Parameters] = load_scene(ROOT, request.param).Parameters
    return kind


def values(parameters: Parameters) -> dict[str, object]:
    """Every parameter's value."""
    return {name: getattr(parameters, name) for name in type(parameters).model_fields}


def test_the_schema_tells_every_parameter(parameters: type[Parameters]) -> None:
    schema = json.loads(json.dumps(parameters.model_json_schema()))
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == list(parameters.model_fields)
    for told in schema["properties"].values():
        assert told["description"] and told["x-kind"]


def test_the_defaults_fit_and_are_read_as_themselves(parameters: type[Parameters]) -> None:
    schema = json.loads(json.dumps(parameters.model_json_schema()))
    defaults = {name: told["default"] for name, told in schema["properties"].items()}
    Draft202012Validator(schema).validate(defaults)
    assert values(parameters(**defaults)) == values(parameters())


@settings(max_examples=shared(400))
@given(data=st.data())
def test_what_a_scene_accepts_fits_its_schema(parameters: type[Parameters], data: st.DataObject) -> None:
    """Each value with its bounds; that a scene refuses some of them, alone or together, leaves fewer."""

    class Lenient(parameters):  # type: ignore[misc, valid-type]
        def refuse(self) -> None:
            """Nothing."""

    schema: dict[str, Any] = parameters.model_json_schema()
    fits = Draft202012Validator(schema)
    name = data.draw(st.sampled_from(list(schema["properties"])))
    value = data.draw(typed(schema["properties"][name]))
    with contextlib.suppress(ValidationError):
        Lenient(**{name: value})
        fits.validate({name: value})
