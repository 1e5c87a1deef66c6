"""docs/mathematics.md: every call takes what the page says, and every example gives what stands there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import steepest
from steepest.calculus.numbers import Enclosure

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "mathematics.md").read_text(encoding="utf-8")


class Row(NamedTuple):
    """A row of a table: the class that it belongs to, its calls and values, what it is, and its example."""

    owner: str
    called: list[str]
    told: str


def rows() -> list[Row]:
    """All rows of the page."""
    found: list[Row] = []
    owner = ""
    for called, told in re.findall(r"^\| (`.+?`) \| (.+) \|$", PAGE, re.M):
        calls = re.findall(r"`([^`]+)`", called)
        if not calls[0].startswith("."):
            owner = calls[0].partition("(")[0].partition(".")[0]
        found.append(Row(owner, calls, told))
    return found


ROWS = rows()
CALLS = [(row.owner, call) for row in ROWS for call in row.called]
EXAMPLES = re.findall(r"`([^`]+)` is `([^`]+)`", PAGE)
GIVEN = re.findall(r"```python\n(.*?)```", PAGE, re.S)


def written(value: Any) -> str:
    """A value as the page writes it.

    >>> written((0.1 + 0.2, "falls"))
    '(0.3, falls)'
    """
    if isinstance(value, tuple):
        return f"({', '.join(map(written, value))})"
    return f"{float(value):.6g}" if isinstance(value, (float, Enclosure)) else str(value)


def taken(callable_: Any) -> str:
    """What is called with what, as the page writes it."""
    told, keyword = [], False
    for name, one in inspect.signature(callable_).parameters.items():
        if name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and not keyword:
            told, keyword = [*told, "*"], True
        told.append("*" * (one.kind is one.VAR_KEYWORD) * 2 + name + default(one.default))
    return ", ".join(told)


def default(value: Any) -> str:
    """What stands behind the name of an argument that may be left out; nothing behind another."""
    if value is inspect.Parameter.empty:
        return ""
    names = value if isinstance(value, tuple) else [value]
    told = repr(value).replace("'", '"') if any(isinstance(each, str) for each in names) else written(value)
    return f"={told}"


def value_of(owner: str, called: str) -> Any:
    """What has this name on the page: of a class, if a dot is before it."""
    name, dot, method = called.partition(".")
    return getattr(getattr(steepest, name or owner), method) if dot else getattr(steepest, name)


@pytest.mark.parametrize(("owner", "call"), CALLS)
def test_what_the_page_calls_is_there_and_takes_what_it_says(owner: str, call: str) -> None:
    name, brackets, arguments = call.partition("(")
    value = value_of(owner, name)
    assert not brackets or arguments == f"{taken(value)})"


@pytest.mark.parametrize(("code", "result"), EXAMPLES)
def test_every_example_gives_what_the_page_says(code: str, result: str) -> None:
    (given,) = GIVEN
    names = {name: getattr(steepest, name) for name in steepest.__all__}
    exec(given, names)
    assert written(eval(code, names)) == result


def test_every_call_has_an_example() -> None:
    assert [row.called for row in ROWS if "` is `" not in row.told] == []


def test_every_name_of_mathematics_stands_on_the_page() -> None:
    _, _, rest = (DOCS / "scene.md").read_text(encoding="utf-8").partition("## Mathematics")
    listed = re.findall(r"^\| (`.+?`) \|", rest.partition("\n## ")[0], re.M)
    names = {name for row in listed for name in re.findall(r"\w+", row)}
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", PAGE.partition("## Functions")[2]))))
    assert len(names) > 50 and names - told == set()
