"""The rules of the house: who imports whom, what is named how, and that no number is typed by hand."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from steepest.script.text.lecture import read_lecture

ROOT = Path(__file__).parents[1]
LECTURE = ROOT / "assets" / "lecture.md"
SCENES = sorted((ROOT / "scenes").glob("*.py"))
MACHINERY = ("script", "stage", "film")

MAY_IMPORT = {
    "calculus": {"numpy", "sympy"},
    "script": {"calculus"},
    "stage": {"manim", "numpy", "cairo", "contourpy", "typst", "script"},
    "scenes": {"manim", "numpy", "pydantic", "calculus", "stage"},
    "film": {"av", "PIL", "numpy", "rich", "typst", "watchdog", "manim", "stage", "script"},
    "bench": {"av", "manim", "numpy", "typst", "film", "script", "stage"},
    "render.py": {"film", "script"},
}
"""Beside Python's own modules and those of the same folder. Scenes may not even import each other."""

SETTINGS = {
    "bounds",
    "facts",
    "kinds",
    "loading",
    "parameters",
    "refusal",
    "schema",
    "settings",
    "telling",
    "toml",
}
"""The files of `stage` that know the kinds of a parameter: pydantic and calculus for them, and no manim."""

PROBED = {"doctor.py": {"cairo"}, "keys.py": {"cairo"}, "piper_process.py": {"piper"}}
"""The doctor tries whatever may be missing; a key holds the version of the system's Cairo; a voice is no part of the
usual set-up."""


def sources(folder: str) -> list[Path]:
    """Every Python file in a folder (or the file of that name)."""
    place = ROOT / folder
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Full names of the modules that a file imports, anywhere in it."""
    package = file.relative_to(ROOT).parent.parts
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """Every string literal that is not a docstring or a comment in its place."""
    idle = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in idle:
            yield node


def terms() -> set[str]:
    """Words of the field: what calculus calls its modules and tells apart. A scene may be named by one."""
    told = {str(literal.value) for file in sources("calculus") for literal in literals(tree(file))}
    return told | {file.stem for file in sources("calculus")}


CLUSTER = {"distributed", "cloudpickle"}
"""An optional extra, which only `film/cluster` knows."""

FILES = [(folder, file) for folder in MAY_IMPORT for file in sources(folder)]


@pytest.mark.parametrize(("folder", "file"), FILES, ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_nobody_imports_what_is_not_theirs(folder: str, file: Path) -> None:
    allowed = MAY_IMPORT[folder] | ({folder} if folder != "scenes" else set()) | PROBED.get(file.name, set())
    if folder == "stage" and file.stem in SETTINGS:
        allowed = (allowed | {"pydantic", "pydantic_core", "calculus"}) - {"manim", "cairo"}
    if file.parent == ROOT / "film" / "cluster":
        allowed |= CLUSTER
    roots = {name.partition(".")[0] for name in imports(file)}
    assert roots - allowed - set(sys.stdlib_module_names) == set()


@pytest.mark.parametrize("file", sources("script"), ids=lambda file: file.name)
def test_the_text_takes_only_the_grammar_from_calculus(file: Path) -> None:
    taken = {name for name in imports(file) if name.partition(".")[0] == "calculus"}
    allowed = {
        "steepest.calculus.tree.grammar",
        "steepest.calculus.formula",
        "steepest.calculus.tree.notation",
        "calculus",
    }
    assert {".".join(name.split(".")[:2]) for name in taken} <= allowed


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.name)
def test_no_scene_imports_another(file: Path) -> None:
    assert not {name for name in imports(file) if name.partition(".")[0] == "scenes"}


def test_reading_the_text_imports_no_manim_and_asks_no_scene() -> None:
    code = (
        "import sys\n"
        "from steepest.script.text.lecture import read_lecture\n"
        f"read_lecture({str(LECTURE)!r})\n"
        "print(sorted({'manim', 'pydantic', 'scenes'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("folder", MACHINERY)
def test_the_machinery_names_no_scene(folder: str) -> None:
    sections = read_lecture(LECTURE).sections
    anchors = {section.anchor for section in sections} - terms()
    classes = {section.class_name for section in sections}
    beats = {f"{section.anchor}/{beat.name}" for section in sections for beat in section.templates}
    known: list[str] = []
    for file in sources(folder):
        module = tree(file)
        for literal in literals(module):
            words = set(re.findall(r"[\w/]+", str(literal.value)))
            known += [
                f"{file.name}:{literal.lineno}: {word}"
                for word in sorted(words & (anchors | classes | beats))
            ]
        for node in ast.walk(module):
            name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)
            if name in classes:
                known.append(f"{file.name}: {name}")
    assert known == []


def test_calculus_knows_neither_text_nor_stage() -> None:
    roots = {name.partition(".")[0] for file in sources("calculus") for name in imports(file)}
    assert roots.isdisjoint({"script", "stage", "scenes", "film", "manim", "pydantic"})


def test_no_file_is_named_after_nothing() -> None:
    idle = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "stuff"}
    stems = {file.stem for folder in MAY_IMPORT for file in sources(folder)}
    folders = {
        part for folder in MAY_IMPORT for file in sources(folder) for part in file.relative_to(ROOT).parts
    }
    assert idle.isdisjoint(stems | folders)


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.name)
def test_no_scene_is_named_like_a_module_of_python(file: Path) -> None:
    assert file.stem not in sys.stdlib_module_names


def test_every_section_has_its_scene_and_every_scene_its_section() -> None:
    anchors = {section.anchor for section in read_lecture(LECTURE).sections}
    assert {file.stem for file in SCENES if file.stem != "__init__"} == anchors


ON_SCREEN = {"formula", "words", "say", "label", "title", "fill"}
"""Calls whose text reaches the screen."""


def typed_digits(file: Path) -> list[str]:
    """Digits in what a scene writes on screen, outside of placeholders. The 1 of w_1 belongs to a name.

    A digit that no parameter moves, such as that of a law, is waived beside it: `# waive: the reason`.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    found = []
    for call in (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)):
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
