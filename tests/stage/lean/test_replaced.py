"""What is replaced in manim is known, told to who works here, and still what it was when it was replaced."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.command.running import ROOT
from tests.stage.lean.test_lean_manim import answer

REPLACED = {
    "Mobject.__deepcopy__": "8a1349b6fc8ab459",
    "Mobject.get_critical_point": "8f92263906777cc3",
    "Mobject.get_family": "d0b2953532b4380a",
    "Mobject.length_over_dim": "027128f7a32a72a4",
    "Mobject.update": "52c93cfdbd9877d3",
    "VGroup.__init__": "72cee23eee8accbe",
    "VMobject.generate_rgbas_array": "1d83acf3c389677a",
}
"""For each method that is replaced, the beginning of the SHA-256 of the lines of manim's own. A digest is changed by
somebody who has read what changed."""

OURS = """
import steepest.stage, manim, json
found = [
    f"{kind.__name__}.{name}"
    for kind in vars(manim).values() if isinstance(kind, type)
    for name, value in vars(kind).items() if str(getattr(value, "__module__", "")).startswith("steepest.")
]
print(json.dumps(sorted(set(found))))
"""

THEIRS = """
import hashlib, inspect, json, sys, manim
def told(path):
    kind, name = path.split(".")
    return hashlib.sha256(inspect.getsource(getattr(getattr(manim, kind), name)).encode()).hexdigest()[:16]
print(json.dumps({path: told(path) for path in sys.argv[1:]}))
"""


@pytest.fixture(scope="module")
def theirs() -> dict[str, str]:
    """The digests of manim's own, where nothing of ours is imported."""
    found: dict[str, str] = json.loads(answer(THEIRS, *REPLACED))
    return found


def test_what_is_replaced_is_known_and_told() -> None:
    found: list[Any] = json.loads(answer(OURS))
    assert found == sorted(REPLACED)
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [path for path in found if f"`{path}`" not in contributing] == []


@pytest.mark.parametrize("path", REPLACED)
def test_it_is_still_what_was_replaced(path: str, theirs: dict[str, str]) -> None:
    assert theirs[path] == REPLACED[path], f"manim's {path} has changed: does ours still do what it does?"
