"""Every example in docs/text.md is a text that can be read, and its facts give what the page says."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import steepest
from steepest.script.text.lecture import Lecture
from steepest.script.text.wording import idle_reasons, unbacked

DOCS = Path(__file__).parents[3] / "docs" / "text.md"
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```", DOCS.read_text("utf-8"), re.M | re.S)
FACTS = re.findall(r"^```python\n(.*?)^```", DOCS.read_text("utf-8"), re.M | re.S)
SCENE = "---\ntitle: T\n---\n# C\n## S {#run}\n"


def whole(example: str) -> str:
    """The example in a lecture that holds nothing else."""
    if example.startswith("---"):
        return example
    if example.startswith("### "):
        return SCENE + re.sub(r"^(### .*)$", r"\1\nWords.", example, flags=re.M)
    return SCENE + "### go\nGo.\n\n" + example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text[:20])
def test_an_example_is_read(example: str, read: Callable[[str], Lecture]) -> None:
    (section,) = read(whole(example)).sections
    assert idle_reasons(section) == []
    assert "two" in section.title or unbacked(section) == []


def guessed(name: str, **known: Any) -> dict[str, bool]:
    """Whether each guess is right that a fact of the page offers, of a scene of which so much is known."""
    names = {each: getattr(steepest, each) for each in steepest.__all__}
    for code in FACTS:
        exec(code, names)
    found = names[name].func(SimpleNamespace(**known))
    return {each: guess.right for each, guess in found.items() if guess}


def test_one_of_several_ways_is_right() -> None:
    hill = steepest.Function("x**2 + 3*y", ["x", "y"])
    assert guessed("ways", height=hill, point=(2, 1)) == {"east": False, "both": True}


@pytest.mark.parametrize("slope", [1, -1])
def test_a_line_is_right_along_both_its_directions(slope: int) -> None:
    assert guessed("level", gradient=(slope, 0)) == {"uphill": False, "north": True}
