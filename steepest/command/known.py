"""What a TAB can be answered with: names of scenes, beats, parameters, qualities, voices, classes of a file.

Scenes and beats are read from the headings of the lecture's text, and from code as text: to read every expression, or
to import a scene, would take longer than a person waits for a TAB. What cannot be read raises, and `completion` answers
nothing then.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from steepest.command.asked import Asked

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")
GET = "get"
"""The word after `voices` that fetches one."""
DECLARED = "parameter"
"""The function that declares a parameter in a scene's file."""

SCENE = re.compile(r"## (?P<title>.*?)\s*\{#(?P<anchor>\w+)\}\s*")
BEAT = re.compile(r"### +(?P<name>\w+)(?P<rest>.*)")

Items: TypeAlias = "list[CompletionItem]"


@dataclass
class Headings:
    """A scene as its headings tell it: its title, and its beats by the names of their first turns."""

    title: str
    beats: list[str] = field(default_factory=list)


def scenes(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """Scenes of the lecture with their titles, without those that stand on the line already."""
    there = ctx.params.get(parameter.name) or ()
    return _beginning(begun, ((name, one.title) for name, one in _scenes(ctx).items() if name not in there))


def beats(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """SCENE/ for every scene, and once that stands there its beats; the first turn of one that repeats."""
    scene, slash, _ = begun.partition("/")
    known = _scenes(ctx)
    if not slash:
        return _beginning(begun, ((f"{name}/", one.title) for name, one in known.items()))
    return _beginning(begun, ((f"{scene}/{beat}", "") for beat in known[scene].beats))


def assignments(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """SCENE. for every scene, and once that stands there SCENE.NAME= for its parameters, with their sentences."""
    scene, dot, _ = begun.partition(".")
    known = _scenes(ctx)
    if not dot:
        return _beginning(begun, ((f"{name}.", one.title) for name, one in known.items()))
    if scene not in known or "=" in begun:
        return []
    declared = _parameters(_tree(_folder(ctx) / "scenes" / f"{scene}.py"))
    return _beginning(begun, ((f"{scene}.{name}=", sentence) for name, sentence in declared))


def qualities(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """Qualities with their sizes."""
    from steepest.film.quality import QUALITIES

    sizes = ((name, f"{width} × {height}") for name, (width, height, _) in QUALITIES.items())
    return _beginning(begun, sizes)


def voices(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """What --voice can name."""
    from steepest.film.voice.voice_names import NAMES

    return _beginning(begun, ((name, "") for name in NAMES))


def voices_words(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """`get`, and once that stands there the voices that can be fetched, with what they are."""
    typed = ctx.params.get(parameter.name) or ()
    if not typed:
        return _beginning(begun, [(GET, "Fetch a neural voice.")])
    from steepest.film.voice.neural.published import read_voice_list

    listed = read_voice_list(_folder(ctx)).voices if typed == (GET,) else {}
    return _beginning(begun, ((name, voice.about) for name, voice in listed.items()))


def shells(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """Shells that can complete."""
    return _beginning(begun, ((name, "") for name in SHELLS))


def classes(ctx: click.Context, parameter: click.Parameter, begun: str) -> Items:
    """The classes of the file before it that can be played: those with a `construct`, or that extend some Scene."""
    file = ctx.params.get("file")
    found = (
        (node.name, ast.get_docstring(node) or "")
        for node in ast.walk(_tree(Path(file).expanduser()) if file else ast.Module([], []))
        if isinstance(node, ast.ClassDef) and _is_scene(node)
    )
    return _beginning(begun, found)


def _folder(ctx: click.Context) -> Path:
    kept = ctx.find_object(Asked)
    assert kept is not None
    return kept.folder.expanduser()


def _scenes(ctx: click.Context) -> dict[str, Headings]:
    """Every scene that the lecture's text has a heading for, in its order."""
    from steepest.script.paragraph.comments import masked

    file = _folder(ctx) / "assets" / "lecture.md"
    found: dict[str, Headings] = {}
    for line in masked(file.read_text(encoding="utf-8-sig"), file.name).splitlines():
        if scene := SCENE.fullmatch(line):
            found[scene["anchor"]] = last = Headings(scene["title"])
        elif found and (beat := BEAT.fullmatch(line)):
            repeats = re.search(r"\bfor\b.*\bin\b", beat["rest"])
            last.beats.append(beat["name"] + (".1" if repeats else ""))
    return found


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes(), str(file))


def _parameters(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Name and sentence of every parameter that a scene's file declares: `name: Kind = parameter(default, "…")`."""
    for node in ast.walk(module):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            call = node.value
            if isinstance(call, ast.Call) and _last_name(call.func) == DECLARED:
                told = call.args[1] if len(call.args) > 1 else None
                yield node.target.id, str(told.value) if isinstance(told, ast.Constant) else ""


def _is_scene(node: ast.ClassDef) -> bool:
    return any(_last_name(base).endswith("Scene") for base in node.bases) or any(
        isinstance(one, ast.FunctionDef) and one.name == "construct" for one in node.body
    )


def _last_name(node: ast.expr) -> str:
    """The name, or what stands after the last dot; empty for another expression."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _beginning(begun: str, rows: Iterable[tuple[str, str]]) -> Items:
    """Those that begin so, each with the first line of its help."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(value, help=help.strip().partition("\n")[0] or None)
        for value, help in rows
        if value.startswith(begun)
    ]
