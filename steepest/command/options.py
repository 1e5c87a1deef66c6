"""What several commands take, defined once: options that `Asked` keeps, and the words that name a scene or a beat."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from steepest.command import known
from steepest.command.asked import Asked
from steepest.command.grammar import Command, Option
from steepest.script.fault import Fault, clipped

F = TypeVar("F", bound=Callable[..., Any])


class PathTo(click.Path):
    """The path of a folder, or of a file, which need not be there. What would do is named by an `example`."""

    def __init__(self, kind: str, example: str = "") -> None:
        super().__init__(path_type=Path)
        self.kind, self.example = kind, example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises Fault where the other of the two lies there, or a file above it."""
        path = Path(value)  # without the slash that may end it, as in LICENSE/
        above = next((one for one in path.parents if os.path.isfile(one)), None)
        found = "folder" if os.path.isdir(path) else "file" if os.path.exists(path) else self.kind
        if found != self.kind or above:
            name = f"{param.opts[0]} " if isinstance(param, click.Option) else ""
            example = f", such as {self.example}" if self.example else ""
            typed = clipped(str(value)) or '""'
            told = f"{clipped(str(above))} is a file" if above else f"this is a {found}"
            raise Fault(f"{name}{typed}: {told}; name a {self.kind}{example}")
        return path


FOLDER, FILE = PathTo("folder"), PathTo("file")


class Whole(click.ParamType[int]):
    """A whole number. What is too small or too large is refused where the number's meaning is known."""

    name = "N"

    def __init__(self, usual: int) -> None:
        self.usual = usual

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises Fault where it is none."""
        try:
            return int(value)
        except ValueError:
            option = param.opts[0] if param else ""
            typed = clipped(str(value))
            raise Fault(
                f'{option}: "{typed}" is not a whole number; {option} {self.usual} would do'
            ) from None


class Output(click.Path):
    """The folder for what is made; for one `picture` its file, too. A name that ends as a film's or a picture's does is
    no folder's, unless one lies there.
    """

    def __init__(self, picture: bool = False) -> None:
        super().__init__(path_type=Path)
        self.picture = picture

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises Fault for the name of a file that will not be made."""
        typed, kind = clipped(str(value)), Path(value).suffix.lower()
        if kind not in FILMS_AND_PICTURES or os.path.isdir(value):
            return PathTo("folder", "build").convert(value, param, ctx)
        if not self.picture:
            raise Fault(
                f"--output {typed}: this is a file's name, and several files are made; name a folder for them, such as "
                "--output build"
            )
        if kind != ".png":
            raise Fault(
                f"--output {typed}: a still is a PNG picture; --output {Path(typed).stem}.png would do"
            )
        return FILE.convert(value, param, ctx)


FILMS_AND_PICTURES = {".gif", ".jpeg", ".jpg", ".mov", ".mp4", ".pdf", ".png", ".svg", ".webm", ".webp"}
"""How names end that are no folders'."""


def command(name: str) -> Callable[[Callable[..., int]], Command]:
    """Make a function a command of this name. It returns the exit code."""
    return lambda function: click.command(name, cls=Command)(traceback(function))


def own(*names: str, **how: Any) -> Callable[[F], F]:
    """An option that one command alone takes, given to its function."""
    return click.option(*names, cls=Option, **how)


def shared(heading: str, *names: str, **how: Any) -> Callable[[F], F]:
    """An option that is kept in `Asked` under its name, for every command that takes it."""
    return click.option(*names, cls=Option, heading=heading, expose_value=False, callback=_keep, **how)


def together(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Options that are always taken together, shown in this order."""

    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def _keep(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    kept = ctx.find_object(Asked)
    assert kept is not None
    setattr(kept, parameter.name, value)


LECTURE, PICTURE, WORK = (
    "Which lecture, with which numbers",
    "How it looks and sounds",
    "How the work is done",
)

lecture = shared(
    LECTURE, "--lecture", type=FOLDER, metavar="FOLDER", help="Take the lecture that lies in this folder."
)
settings = shared(
    LECTURE,
    "--settings",
    type=PathTo("file", "assets/parameters.toml"),
    multiple=True,
    metavar="FILE",
    help="Take changed parameters from this file, written like assets/parameters.toml; may be given again.",
)
change = shared(
    LECTURE,
    "--set",
    multiple=True,
    metavar="SCENE.NAME=VALUE",
    shell_complete=known.assignments,
    help="Change one parameter, for this run only; may be given again.",
)
language = shared(
    LECTURE,
    "--language",
    metavar="CODE",
    help="Take the text in this language: de is assets/lecture.de.md.",
)
lecture_and_settings = together(lecture, settings, change, language)
"""Options that say which lecture is meant, with which numbers."""

quality = shared(
    PICTURE,
    "--quality",
    metavar="NAME",
    shell_complete=known.qualities,
    help="Choose the size of the picture: draft, 720p, 1080p (usual), 1440p or 2160p.",
)
fps = shared(
    PICTURE,
    "--fps",
    type=Whole(30),
    help="Film this many frames a second: usually 30, 15 for a draft, 60 of other people's scenes.",
)
voice = shared(
    PICTURE,
    "--voice",
    metavar="NAME",
    shell_complete=known.voices,
    help="Let this voice speak and no other (recordings, piper, festival, espeak-ng, or none for silence); or several, "
    "after commas, each where those before it cannot.",
)
output = shared(
    WORK,
    "--output",
    type=Output(),
    metavar="FOLDER",
    help="Put what is made into this folder (usually build).",
)
picture = shared(
    WORK,
    "--output",
    type=Output(picture=True),
    metavar="FOLDER",
    help="Put the picture into this folder (usually build), or into this file where the name ends in .png.",
)
cache = shared(
    WORK,
    "--cache",
    type=PathTo("folder", "build/cache"),
    metavar="FOLDER",
    help="Keep finished parts in this folder (usually build/cache), which several runs may share.",
)
watch = shared(WORK, "--watch", is_flag=True, help="Do it again whenever a file is saved, until Ctrl-C.")
workers = shared(
    WORK,
    "--workers",
    type=Whole(2),
    help="Let this many processes work side by side (usually one for each core).",
)
cluster = shared(
    WORK,
    "--cluster",
    metavar="ADDRESS",
    help="Film on the machines of a Dask cluster, such as tcp://HOST:8786.",
)
quiet = shared(WORK, "--quiet", is_flag=True, help="Show no progress.")
filming = together(lecture_and_settings, quality, fps, voice, output, cache, watch, workers, cluster, quiet)
"""How a film is made."""
traceback = shared(
    "Help", "--traceback", is_flag=True, help="Show where in the code, a scene's or ours, a fault happened."
)

as_json = own("--json", "as_json", is_flag=True, help="Print JSON for another program to read.")
as_schema = own(
    "--json",
    "as_json",
    is_flag=True,
    help="Print a JSON Schema, of which a form can be built; docs/parameters.md lists its keywords.",
)

_SCENE = "The name of a scene; the command list shows all of them."
scene = click.argument("scene", metavar="SCENE", shell_complete=known.scenes, help=_SCENE)
scene_or_all = click.argument(
    "scene",
    required=False,
    metavar="[SCENE]",
    shell_complete=known.scenes,
    help="The name of a scene; the whole lecture where none is named.",
)
scenes = click.argument(
    "scenes",
    nargs=-1,
    metavar="[SCENE]...",
    shell_complete=known.scenes,
    help="Names of scenes; all of the lecture's where none is named.",
)
beat = click.argument(
    "beat",
    metavar="SCENE/BEAT",
    shell_complete=known.beats,
    help="A scene, a slash, and one of its beats, as they are headed in assets/lecture.md.",
)
