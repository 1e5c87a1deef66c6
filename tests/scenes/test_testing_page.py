"""What docs/testing.md shows can be written so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.stage.settings import toml
from tests.scenes.records import Refused, Table, of_scene

pytestmark = of_scene("hill")
PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The one code block of a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.S | re.M)
    return str(found)


@pytest.mark.parametrize("scene", ["hill"])  # by this name it runs where the hill has been played
def test_its_example_holds(scene: str) -> None:
    assert f'of_scene("{scene}")' in block("python")
    names: dict[str, object] = {}
    exec(block("python"), names)
    tests: list[Callable[[], None]] = [names[name] for name in names if name.startswith("test_")]  # type: ignore[misc]
    assert tests
    for test in tests:
        test()


def test_its_table_has_every_heading_and_no_other() -> None:
    read = toml.read(block("toml"))
    assert {*read} == {*Table.__dataclass_fields__}
    for refused in read["refuses"].values():  # type: ignore[attr-defined]
        Refused(**refused)
