"""Every example in docs/text.md is a text that can be read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.script.text.lecture import Lecture
from steepest.script.text.wording import idle_reasons, unbacked

DOCS = Path(__file__).parents[3] / "docs" / "text.md"
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```", DOCS.read_text("utf-8"), re.M | re.S)
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
