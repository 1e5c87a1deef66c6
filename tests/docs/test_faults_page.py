"""docs/faults.md and SECURITY.md: each fault has its test, and each test that is named is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("docs/faults.md", "SECURITY.md")


def rows(page: str) -> list[list[str]]:
    """The cells of every row of the tables of a page, their headings left out."""
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("|") and not line.startswith("|--")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in tables]
    return [row for row in cells if row[-1] not in ("test", "tested in")]


@cache
def held_by(file: str) -> set[str]:
    """The tests of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_is_named_is_there(page: str) -> None:
    named = [name for row in rows(page) for name in re.findall(r"`(tests/[^`]+)`", row[-1])]
    assert len(named) > 10
    for name in named:
        file, _, test = name.partition("::")
        assert (ROOT / file).is_file(), name
        assert not test or test in held_by(file), name


def test_every_fault_has_a_test() -> None:
    assert [row[0] for row in rows("docs/faults.md") if "::test_" not in row[-1]] == []


def test_what_is_not_trusted_is_tested() -> None:
    trusted = [row[0] for row in rows("SECURITY.md") if row[1].startswith("yes")]
    assert trusted == ["scenes, and packages beside them"]
    assert [
        row[0] for row in rows("SECURITY.md") if not row[1].startswith("yes") and "tests/" not in row[-1]
    ] == []
