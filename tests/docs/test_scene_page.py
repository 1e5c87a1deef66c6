"""docs/scene.md and docs/parameters.md: what may be said of a parameter, what a formula may contain, what tests ask."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from steepest import Formula, parameter
from steepest.calculus.tree.grammar import CALLS, CONSTANTS, FORMULA, FormulaError

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SCENE, PARAMETERS = ((DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("scene", "parameters"))


def row(part: str) -> list[str]:
    """What stands as code in a row of the table of what a formula may contain."""
    (found,) = re.findall(rf"^\| {part} \| (.+) \|$", PARAMETERS, re.M)
    return re.findall(r"`([^`]+)`", found)


def test_every_argument_of_a_parameter_is_told_in_its_order() -> None:
    table = SCENE.partition("What `parameter` takes:")[2].partition("\n\n[")[0]
    cells = re.findall(r"^\| (`.+?`) \|", table, re.M)
    told = [name for cell in cells for name in re.findall(r"`(\w+)=?`", cell)]
    assert told == list(inspect.signature(parameter).parameters)


def test_the_functions_and_names_of_formulas_are_told_and_no_other() -> None:
    assert set(row("functions")) == CALLS
    assert set(row("names")) == CONSTANTS


@pytest.mark.parametrize("typed", [*row("numbers"), *row("signs")[-4:]])
def test_what_a_formula_may_contain_is_read(typed: str) -> None:
    assert Formula(typed, ["x", "y"]).source == typed


REFUSED = re.findall(r"`([^`]+)`", PARAMETERS.partition("Nothing else can be read: ")[2].partition("refused")[0])


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(FormulaError):
        Formula(typed, ["x", "y"])


def test_the_limits_of_a_formula_are_those_that_are_told() -> None:
    last, limits = PARAMETERS.rpartition("A formula is refused when")[2], FORMULA(["x"])
    told = [int(number.replace(",", "")) for number in re.findall(r"(?<!\*)\b\d+\b", last)]
    assert told[:4] == [limits.length, limits.depth, limits.degree, limits.digits]
    assert f"more than {limits.second:g} numbers and names" in " ".join(last.split())


def test_the_tests_of_the_page_hold_for_a_new_lecture(tmp_path: Path) -> None:
    def run(folder: Path, *command: str) -> None:
        told = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=folder, env=told, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run(tmp_path, "steepest", "new", "lecture")
    (page,) = re.findall(r"```python\n(from steepest.testing.*?)```", SCENE, re.S)
    (tmp_path / "lecture/tests/test_uphill.py").write_text(page, encoding="utf-8")
    run(tmp_path / "lecture", "pytest", "-q", "-p", "no:cacheprovider", "tests")
