"""No scene types a digit on screen: numbers come from facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SCENES = sorted((Path(__file__).parents[2] / "scenes").glob("*.py"))

ON_SCREEN = {"formula", "words", "say", "label", "title", "fill"}
"""Calls whose text reaches the screen."""


def typed_digits(file: Path) -> list[str]:
    """Digits in what a scene writes on screen, outside of placeholders. The 1 of w_1 belongs to a name.

    A digit that no parameter moves, such as that of a law, is waived beside it: `# waive: the reason`.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    found = []
    for call in (
        node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name not in ON_SCREEN or not call.args:
            continue
        for line, text in templates(call.args[0]):
            bare = re.sub(r"\{[^{}]*\}", "", text)
            if re.search(r"\d", re.sub(r"[^\W\d_]+_?\d", "", bare)) and "# waive: " not in lines[line - 1]:
                found.append(f"{file.name}:{line}: {text}")
    return found


def templates(argument: ast.expr) -> Iterator[tuple[int, str]]:
    """Line and text of every string in an argument; what an f-string fills in stands as a letter."""
    if isinstance(argument, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "x" for part in argument.values]
        yield argument.lineno, "".join(map(str, parts))
    elif isinstance(argument, ast.Constant):
        if isinstance(argument.value, str):
            yield argument.lineno, argument.value
    elif not isinstance(
        argument, ast.Call | ast.Compare | ast.Subscript
    ):  # whose strings are keys, not words
        for child in ast.iter_child_nodes(argument):
            if isinstance(child, ast.expr):
                yield from templates(child)


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.name)
def test_no_scene_types_a_digit_on_screen(file: Path) -> None:
    assert typed_digits(file) == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ('self.formula("f = 4")', True),
        ('self.formula("{slope:.2f} " + "at 3")', True),
        ('typeset.words(f"slope 4 {east}")', True),
        ('self.formula("w_1 - {eta:.2f} {point[0]:g}")', False),
        ('self.words("east")', False),
        ('self.formula(f"{{{name}.length:.3g}}")', False),
        ('self.formula(f"{name} + 4")', True),
        ('self.formula("1 - eta")  # waive: the law has this one', False),
    ],
)
def test_a_typed_digit_would_be_caught(tmp_path: Path, line: str, caught: bool) -> None:
    (tmp_path / "planted.py").write_text(line, encoding="utf-8")
    assert bool(typed_digits(tmp_path / "planted.py")) is caught
