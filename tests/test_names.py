"""What `from steepest import …` offers: it costs nothing until it is used, and leads to the code that it stands for."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import steepest
from steepest.film.cache.imports import closure
from steepest.offered import STUB, origins

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "steepest"
OFFERED = origins(ENGINE / STUB)
TABLE = (ROOT / "docs" / "scene.md").read_text(encoding="utf-8")


def reached(tmp_path: Path, line: str) -> set[str]:
    """The engine's files that a scene of this line reaches, beyond those that it reaches without it."""

    def files(text: str) -> set[Path]:
        scene = tmp_path / "scene.py"
        scene.write_text(text, encoding="utf-8")
        return set(closure([scene], [tmp_path, ENGINE]))

    return {
        file.relative_to(ENGINE).as_posix() for file in files(line) - files("") if file.parent != tmp_path
    }


def test_importing_the_engine_imports_nothing_heavy() -> None:
    code = "import sys, steepest; print(sorted({'manim', 'numpy', 'pydantic', 'sympy', 'ast'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_a_name_is_what_its_module_calls_so(name: str) -> None:
    value, module = getattr(steepest, name), sys.modules[OFFERED[name]]
    assert value is getattr(module, name)


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_a_name_has_a_docstring(name: str) -> None:
    value = getattr(steepest, name)
    if inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value):
        assert (value.__doc__ or "").strip()
    else:
        assert name in described(Path(sys.modules[OFFERED[name]].__file__ or ""))


def described(file: Path) -> set[str]:
    """The names of a module under whose definition a string says what they are."""
    found = set()
    for node, below in pairwise(ast.parse(file.read_text(encoding="utf-8")).body):
        said = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        found |= {target.id for target in targets if said and isinstance(target, ast.Name)}
    return found


def test_the_docs_list_every_name_and_no_other() -> None:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| .+ \|$", TABLE, re.M)
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(OFFERED)


def test_other_names_are_refused_as_any_module_does() -> None:
    with pytest.raises(AttributeError, match="module 'steepest' has no attribute 'Nothing'"):
        _ = steepest.Nothing  # type: ignore[attr-defined]
    assert set(OFFERED) <= set(dir(steepest))


@pytest.mark.verify
def test_type_checkers_know_the_names(tmp_path: Path) -> None:
    scene = tmp_path / "typed.py"
    names = ", ".join(sorted(OFFERED))
    scene.write_text(
        f"from steepest import {names}\nreveal_type(Function)\nfrom steepest import Nothing\n", "utf-8"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(scene)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    assert 'has no attribute "Nothing"' in told[1]
    assert "steepest.calculus.function.Function" in told[0]
    assert len(told) == 3


# --- from a scene to its code ---


def test_a_name_leads_to_its_module_and_to_no_other(tmp_path: Path) -> None:
    plane, arrow = (
        OFFERED[name].removeprefix("steepest.").replace(".", "/") + ".py" for name in ("Plane", "FlatArrow")
    )
    found = reached(tmp_path, "from steepest import Plane")
    assert found == reached(tmp_path, f"from {OFFERED['Plane']} import Plane")
    assert plane in found
    assert arrow not in found
    assert arrow in reached(tmp_path, "from steepest import FlatArrow, Plane")


@pytest.mark.parametrize("line", ["import steepest", "import steepest as s", "from steepest import *"])
def test_whoever_imports_the_whole_reaches_everything(tmp_path: Path, line: str) -> None:
    assert reached(tmp_path, line) == reached(tmp_path, f"from steepest import {', '.join(OFFERED)}")


def test_a_lecture_may_offer_names_in_the_same_way(tmp_path: Path) -> None:
    package = tmp_path / "figures"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "__init__.pyi").write_text("from figures.wheel import Wheel as Wheel\n", encoding="utf-8")
    (package / "wheel.py").write_text("class Wheel: ...\n", encoding="utf-8")
    (package / "kite.py").write_text("class Kite: ...\n", encoding="utf-8")
    (tmp_path / "scene.py").write_text("from figures import Wheel\n", encoding="utf-8")
    names = {file.name for file in closure([tmp_path / "scene.py"], [tmp_path])}
    assert names == {"scene.py", "__init__.py", "wheel.py"}
