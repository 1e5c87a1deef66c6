"""The glossary leads to the code that it names, and a class name has one meaning."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|`]+) \| (.+) \| `([^`]+\.py)`(?: `(\w+)`)? \|$", PAGE, re.M)

SHARED = {"Place", "Surface", "Walk"}
"""A walk of mathematics and one on the stage; manim's `Surface` and that of a function; a line of a file, and what a
walk takes place on. This list may only shrink."""


def classes(file: Path) -> list[str]:
    """The names of the classes that a file defines at its top."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def test_every_row_names_a_file() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| word |")]
    assert len(ROWS) == len(rows)


def test_each_word_stands_once() -> None:
    assert [word for word, times in Counter(row[0] for row in ROWS).items() if times > 1] == []


@pytest.mark.parametrize(("word", "file", "name"), [(row[0], row[2], row[3]) for row in ROWS])
def test_a_word_is_defined_where_it_says(word: str, file: str, name: str) -> None:
    assert (ROOT / file).is_file()
    if name:
        assert classes(ROOT / file).count(name) == 1


def test_a_class_shares_its_name_with_no_other() -> None:
    homes = defaultdict(list)
    for file in sorted((ROOT / "steepest").rglob("*.py")):
        for name in classes(file):
            homes[name].append(file.relative_to(ROOT).as_posix())
    several = {name: files for name, files in homes.items() if len(files) > 1 and not name.startswith("_")}
    assert set(several) == SHARED, several
