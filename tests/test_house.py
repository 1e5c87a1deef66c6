"""The rules of the house: who imports whom, how large a file and a folder may be, and what is named how."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import steepest
from steepest.script.text.lecture import read_lecture

ROOT = Path(__file__).parents[1]
LECTURE = ROOT / "assets" / "lecture.md"
SCENES = sorted((ROOT / "scenes").glob("*.py"))

ROOMS = ("disk", "calculus", "script", "stage", "film", "foreign", "page", "notebook", "new", "command")
"""The rooms of the engine, from the ground up: a room imports only those below it."""

MAY_IMPORT: dict[str, set[str]] = {
    "steepest/disk": set(),
    "steepest/calculus": {"numpy", "sympy", "mpmath", "contourpy"},
    "steepest/script": {"steepest.disk", "steepest.calculus"},
    "steepest/stage": {
        *("manim", "numpy", "cairo", "contourpy", "typst"),
        *("steepest.disk", "steepest.calculus", "steepest.script"),
    },
    "steepest/stage/settings": {
        *("numpy", "pydantic", "pydantic_core"),
        *("steepest.disk", "steepest.calculus", "steepest.script"),
    },
    "steepest/film": {
        *("manim", "numpy", "PIL", "av", "pyworld", "rich", "typst", "watchdog"),
        *("steepest.call_stack", "steepest.offered", "steepest.disk", "steepest.script", "steepest.stage"),
    },
    "steepest/film/cluster": {
        *("cloudpickle", "dask", "distributed"),
        "steepest.disk",
        "steepest.film",
        "steepest.script",
    },
    "steepest/foreign": {
        *("manim", "numpy", "PIL", "cairo"),
        *("steepest.disk", "steepest.script", "steepest.stage", "steepest.film"),
    },
    "steepest/page": {
        *("PIL", "av", "jinja2", "markupsafe", "numpy", "steepest.disk", "steepest.calculus"),
        *("steepest.script", "steepest.stage", "steepest.film"),
    },
    "steepest/page/handout": {
        *("numpy", "PIL", "typst"),
        *("steepest.disk", "steepest.calculus", "steepest.script", "steepest.film", "steepest.page"),
    },
    "steepest/notebook": {"steepest.disk", "steepest.script", "steepest.stage", "steepest.film"},
    "steepest/new": {"steepest.disk", "steepest.script"},
    "steepest/command": {
        *("click", "steepest.call_stack", "steepest.script", "steepest.stage"),
        *("steepest.film", "steepest.foreign", "steepest.page", "steepest.new"),
    },
    "steepest/call_stack.py": set(),
    "steepest/testing.py": {"steepest.script", "steepest.stage"},
    "steepest/__main__.py": {"steepest.command"},
    "scenes": {"manim", "numpy", "steepest", "steepest.calculus", "steepest.stage"},
    "bench": {
        *("manim", "numpy", "av", "pyworld", "typst"),
        *("steepest.script", "steepest.stage", "steepest.film"),
    },
    "docs/gallery": {"numpy", "PIL", "steepest", "steepest.calculus", "steepest.script", "steepest.stage"},
    "render.py": {"steepest.command"},
}
"""Beside Python's own modules and those of the same folder; a folder below another has rules of its own. Scenes may not
even import each other. CONTRIBUTING.md has the same table."""

PROBED = {
    "steepest/film/cache/keys.py": {"cairo"},
    "steepest/film/report/doctor.py": {"cairo"},
    "steepest/film/voice/engines/piper_process.py": {"onnxruntime", "piper"},
}
"""A key holds the version of the system's Cairo; the doctor tries whatever may be missing; a voice is no part of the
usual set-up."""

LONG: set[str] = set()
"""Files of more than 300 lines. This list may only shrink."""

CROWDED: set[str] = set()
"""Folders of more than 16 Python files. This list may only shrink."""

TEMPLATE = ROOT / "steepest" / "new" / "lecture"
"""A lecture, and no code of ours: it goes by what is written of lectures."""


def sources(folder: str) -> list[Path]:
    """Every Python file in a folder and below it (or the file of that name), those of the new lecture apart."""
    place = ROOT / folder
    found = [place] if place.is_file() else sorted(place.rglob("*.py"))
    return [file for file in found if not file.is_relative_to(TEMPLATE)]


def path_of(file: Path) -> str:
    """Where a file lies, from the root."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def module_of(file: Path) -> str:
    """The full name of a module, or of the package whose `__init__.py` this is."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


OURS = {module_of(file): file for file in sources("steepest")}


@cache
def imports(file: Path, types: bool = True) -> tuple[str, ...]:
    """Full names of the modules that a file imports, anywhere in it; without `types`, not those under
    `if TYPE_CHECKING`.
    """
    return tuple(_imports(file, types))


def _imports(file: Path, types: bool) -> Iterator[str]:
    idle = {
        id(inner)
        for node in ast.walk(tree(file))
        if not types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(file)):
        if id(node) in idle:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{path_of(file)}:{node.lineno}: imports are absolute"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in OURS else node.module


def owner(module: str) -> str:
    """Whose module it is: of ours the room, of others the package."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "steepest" else parts[0]


def rule_of(file: Path) -> str:
    """The folder in MAY_IMPORT that holds a file most closely."""
    path = path_of(file)
    return max((folder for folder in MAY_IMPORT if path == folder or path.startswith(f"{folder}/")), key=len)


FILES = [
    file
    for folder in ("steepest", "scenes", "bench", "docs/gallery", "render.py")
    for file in sources(folder)
]
FRONT = [ROOT / "steepest" / "__init__.py", ROOT / "steepest" / "offered.py"]
"""What the package offers to scenes, in no room: it may import what a scene may."""


@pytest.mark.parametrize("rule", MAY_IMPORT)
def test_nobody_imports_what_is_not_theirs(rule: str) -> None:
    own = rule.replace("/", ".")
    files = [file for file in FILES if file not in FRONT and rule_of(file) == rule]
    assert files, "a rule that holds for nobody"
    found = {
        f"{path_of(file)} imports {owner(name)}"
        for file in files
        for name in imports(file)
        if rule == "scenes" or not f"{name}.".startswith(f"{own}.")
        if owner(name) not in MAY_IMPORT[rule] | PROBED.get(path_of(file), set()) | sys.stdlib_module_names
    }
    assert found == set()


@pytest.mark.parametrize("file", FRONT, ids=path_of)
def test_the_front_offers_what_scenes_may_have(file: Path) -> None:
    found = {owner(name) for name in imports(file) if name not in {module_of(other) for other in FRONT}}
    assert found - set(sys.stdlib_module_names) <= MAY_IMPORT["scenes"]


def test_rooms_import_downwards() -> None:
    order = {f"steepest.{room}": height for height, room in enumerate(ROOMS)}
    upwards = [
        f"{module} imports {name}"
        for module, file in OURS.items()
        for name in imports(file)
        if owner(module) in order and owner(name) in order and order[owner(name)] > order[owner(module)]
    ]
    assert upwards == []


def test_every_room_has_its_place() -> None:
    there = {folder.name for folder in (ROOT / "steepest").iterdir() if (folder / "__init__.py").is_file()}
    assert there <= set(ROOMS)


def test_no_import_closes_a_circle() -> None:
    """Imports in functions count, too: a circle that Python does not stumble over still has to be read as one. Imports
    for types only are left out: a part that is given its whole may say so. A package's `__init__.py` counts where its
    own names are taken from it, not wherever Python runs it.
    """
    graph = {
        module: set(imports(file, types=False)) & OURS.keys() - {module} for module, file in OURS.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_reading_parameters_imports_no_manim() -> None:
    settings = [name for name in OURS if name.startswith("steepest.stage.settings")]
    code = f"import sys, {', '.join(settings)}; print('manim' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_the_text_takes_only_formulas_from_calculus() -> None:
    taken = {
        f"{path_of(file)} imports {name}"
        for file in sources("steepest/script")
        for name in imports(file)
        if owner(name) == "steepest.calculus" and not name.startswith("steepest.calculus.tree.")
    }
    assert taken == set()


def test_contributing_has_the_same_table() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+?)/?` \|[^|]*\|([^|]*)\|$", page, re.M)
    told = {folder: set(re.findall(r"[A-Za-z_.0-9]+", names)) for folder, names in rows}
    assert {folder: names for folder, names in told.items() if names} == {
        folder: names for folder, names in MAY_IMPORT.items() if names
    }


def test_no_other_file_is_long() -> None:
    long = {path_of(file) for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 300}
    assert long - LONG == set()
    assert LONG - long == set(), "take what is short now out of LONG"


def test_no_other_folder_is_crowded() -> None:
    """`scenes/` has a file for every scene, however many there are."""
    held = Counter(path_of(file.parent) for folder in ("steepest", "bench") for file in sources(folder))
    crowded = {folder for folder, files in held.items() if files > 16}
    assert crowded - CROWDED == set()
    assert CROWDED - crowded == set(), "take what has room now out of CROWDED"


@pytest.mark.parametrize(
    "folder",
    sorted({file.parent for folder in ("steepest", "bench") for file in sources(folder)}),
    ids=path_of,
)
def test_every_folder_says_what_it_is_for(folder: Path) -> None:
    assert (folder / "__init__.py").is_file()
    assert ast.get_docstring(tree(folder / "__init__.py"))


def test_tests_lie_where_lies_what_they_test() -> None:
    folders = {file.parent.relative_to(ROOT / "tests") for file in (ROOT / "tests").rglob("*/test_*.py")}
    rooms = {path.as_posix() for path in folders if path.parts[0] in ROOMS}
    apart = {
        "package",
        "oracle",
        "faults",
    }  # all of it, as somebody installs it; what knows nothing of it; a machine
    others = {path.as_posix() for path in folders if path.parts[0] not in apart} - rooms
    assert [path for path in sorted(rooms) if not (ROOT / "steepest" / path).is_dir()] == []
    assert [path for path in sorted(others) if not (ROOT / path).is_dir()] == []


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """Every string literal that is not a docstring or a comment in its place."""
    idle = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in idle:
            yield node


def terms() -> set[str]:
    """Words of the field: what calculus calls its modules and tells apart. A scene may be named by one."""
    files = sources("steepest/calculus")
    return {str(literal.value) for file in files for literal in literals(tree(file))} | {
        f.stem for f in files
    }


def test_the_machinery_names_no_scene() -> None:
    sections = read_lecture(LECTURE).sections
    anchors = {section.anchor for section in sections} - terms() - {steepest.__name__}
    classes = {section.class_name for section in sections}
    beats = {f"{section.anchor}/{beat.name}" for section in sections for beat in section.templates}
    known: list[str] = []
    told = anchors | classes | beats
    for file in [file for room in ROOMS[1:] for file in sources(f"steepest/{room}")]:
        for literal in literals(tree(file)):
            words = set(re.findall(r"[\w/]+", str(literal.value)))
            known += [f"{path_of(file)}:{literal.lineno}: {word}" for word in words & told]
        named = [(name, node) for node in ast.walk(tree(file)) if (name := name_of(node)) in classes]
        theirs = borrowed(tree(file)) if named else set()
        known += [f"{path_of(file)}: {name}" for name, node in named if ast.unparse(node) not in theirs]
    assert known == []


def name_of(node: ast.AST) -> str | None:
    """What a name, an attribute, a function or a class is called."""
    return getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)


def borrowed(module: ast.Module) -> set[str]:
    """Names that a module takes from other packages, which may call a class as a scene is called, as pydantic calls its
    Field; and every attribute of such a package."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("steepest"):
            found |= {ast.unparse(alias) for alias in node.names} | {alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            packages = {alias.asname or alias.name for alias in node.names}
            found |= {
                ast.unparse(each)
                for each in ast.walk(module)
                if isinstance(each, ast.Attribute) and ast.unparse(each.value) in packages
            }
    return found


def test_no_file_is_named_after_nothing() -> None:
    idle = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "stuff"}
    paths = [file.relative_to(ROOT).with_suffix("") for file in FILES]
    assert [path for path in paths if not idle.isdisjoint(path.parts)] == []


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.name)
def test_no_scene_is_named_like_a_module_of_python(file: Path) -> None:
    assert file.stem not in sys.stdlib_module_names


def test_every_section_has_its_scene_and_every_scene_its_section() -> None:
    anchors = {section.anchor for section in read_lecture(LECTURE).sections}
    assert {file.stem for file in SCENES if file.stem != "__init__"} == anchors
