"""Keys: each is a digest of everything that a thing in the cache depends on.

The key of a scene covers its section of the text and what the lecture's header sets, its settings, its file and
all code of ours that it or the filming imports (theme included), the data files beside that code (fonts), the
versions of what draws and encodes, the size and the frame rate, who speaks and with what code. No code is
imported to work it out, so a run in which nothing changed starts no manim.

A scene with another key is rehearsed: played with nothing drawn. The key of a segment, a filmed beat, covers
everything that each of its frames depends on (`Frame.signature`), the code that draws and encodes them, the versions,
the size and the rate. A change that shows in no frame of a beat leaves its segment as it is.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

from steepest.film.cache.arithmetic import arithmetic
from steepest.film.cache.imports import Finder, closure
from steepest.film.cache.leftovers import LEFTOVER
from steepest.script.fault import Fault

ENGINE = Path(__file__).resolve().parents[2]
"""The engine's package, `steepest/`."""

DRAWS = ("manim", "numpy", "sympy", "typst", "av", "pycairo", "contourpy", "pydantic")
"""Distributions whose version may show in a film; Typst's wheel carries the fonts, PyAV's the encoder."""

ARITHMETIC = "arithmetic"

FILMING = ("film/rehearse.py", "film/shoot.py")
"""What runs in the processes that play a scene."""
INTERLUDE = ("film/interlude/shoot.py",)
"""What runs in the processes that film what is between scenes."""
DESCRIBED = ("film/described/speaking.py",)
"""What runs in the processes that have descriptions spoken."""
ENCODING = ("film/encode/encode.py",)
PLAYING = ("stage/play/scene.py",)
"""What plays and paints every scene, whatever else it imports."""

NO_DATA = (".py", ".pyi", "py.typed", ".schema.json")
"""How files end that no scene reads as data: code, which counts where imports lead to it, and schemas, which only
describe what is written.
"""


@functools.cache
def versions() -> dict[str, str]:
    """What draws and encodes on this machine, with its version, and how the machine computes."""
    import cairo

    found = {"python": platform.python_version(), "machine": platform.machine(), ARITHMETIC: arithmetic()}
    found["cairo"] = cairo.cairo_version_string()  # the system's, whatever pycairo is
    for name in DRAWS:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "missing"
    return found


def scene_file(lecture_folder: Path, anchor: str) -> Path:
    """The file of a scene. Raises Fault where there is none."""
    file = lecture_folder / "scenes" / f"{anchor}.py"
    if not file.is_file():
        raise Fault(
            f"{file}: there is no such file, though the text tells a scene {{#{anchor}}}; "
            "write it, or take the scene out of the text"
        )
    return file


def scene_key(
    anchor: str,
    *,
    code: str,
    text: Iterable[str],
    settings: Mapping[str, str],
    size: tuple[int, int],
    fps: int,
    voice: Iterable[str] = (),
) -> str:
    """The key of a scene, 32 hexadecimal digits.

    `code` is the digest of the scene's code; `text` is every piece of the lecture's text that the scene shows or
    speaks, or that its lengths depend on; `settings` names each parameter that is set and its value as typed;
    `voice` is everything that its sound depends on.
    """
    look = [f"{size[0]}x{size[1]}@{fps}", json.dumps(dict(sorted(settings.items())))]
    made = [json.dumps(versions(), sort_keys=True), json.dumps(list(voice)), code]
    return _digest(anchor, *look, *made, *text)


def scene_code(lecture_folder: Path, anchor: str, finder: Finder | None = None) -> str:
    """A digest of every file of ours that may change how a scene looks or sounds.

    Raises Fault where the scene has no file or the code is not Python.
    """
    filming = (ENGINE / file for file in FILMING)
    files = scene_file(lecture_folder, anchor), *filming
    return _code(closure(files, _roots(lecture_folder), finder), lecture_folder, finder)


def drawing_code(lecture_folder: Path, anchor: str) -> str:
    """A digest of the code that makes a scene's segments of what is on stage: all files of `stage`, and of the lecture
    beside its scenes, that the scene reaches by its imports, and what encodes. A scene's own file counts by what it
    shows, frame by frame (`Looks`); a class in it that paints counts in `code_of` of its appearance.

    Raises Fault where the scene has no file or the code is not Python.
    """
    roots = _roots(lecture_folder)
    playing = (ENGINE / file for file in PLAYING)
    reached = closure((scene_file(lecture_folder, anchor), *playing), roots)
    scenes, stage = roots[0] / "scenes", ENGINE / "stage"
    drawing = [
        file
        for file in reached
        if file.is_relative_to(stage) or not (file.is_relative_to(ENGINE) or file.is_relative_to(scenes))
    ]
    encoding = closure((ENGINE / file for file in ENCODING), (ENGINE,))
    return _code((*drawing, *encoding), lecture_folder)


def interlude_code() -> str:
    """A digest of the code that makes the segment of an interlude of pictures and words."""
    return _code(closure((ENGINE / file for file in INTERLUDE), (ENGINE,)), ENGINE.parent)


def described_code() -> str:
    """A digest of the code that has descriptions spoken."""
    return _code(closure((ENGINE / file for file in DESCRIBED), (ENGINE,)), ENGINE.parent)


class Looks:
    """What is on screen in a beat, frame by frame."""

    def __init__(self) -> None:
        self._shown = hashlib.sha256()
        self._last, self._count = b"", 0

    def add(self, signature: bytes, count: int) -> bool:
        """Add a picture of this signature that stands for `count` frames. Returns whether it is another than before."""
        new = signature != self._last
        if new:
            self._close()
            self._last, self._count = signature, 0
        self._count += count
        return new

    def _close(self) -> None:
        self._shown.update(self._last + self._count.to_bytes(8, "big"))

    def key(self, size: tuple[int, int], fps: int, code: str) -> str:
        """The key of the segment that shows them, 32 hexadecimal digits; `code` is `drawing_code()`."""
        self._close()
        self._last, self._count = b"", 0
        made = json.dumps(versions(), sort_keys=True)
        return _digest(f"{size[0]}x{size[1]}@{fps}", made, code, self._shown.hexdigest())


def code_in(folder: Path) -> list[Path]:
    """The Python files in a folder, without the locks of editors, which bear such names and cannot be read."""
    found = (file for file in sorted(folder.glob("*.py")) if not LEFTOVER.fullmatch(file.name))
    return [file for file in found if file.is_file()]


def _digest(*parts: str | bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.hexdigest()[:32]


def _roots(lecture_folder: Path) -> tuple[Path, ...]:
    return (lecture_folder.resolve(), ENGINE)


def _code(files: Iterable[Path], lecture_folder: Path, finder: Finder | None = None) -> str:
    """The names and contents of files of ours and of the data beside them, wherever the folders lie."""
    finder = finder or Finder()
    code = set(files)
    data = {file for folder in {file.parent for file in code} for file in finder.once(_data_in, folder)}
    lecture = lecture_folder.resolve()
    named = (finder.once(_named, file, lecture) for file in code | data)
    return _digest(*(part for pair in sorted(named) for part in pair))


def _named(file: Path, lecture: Path) -> tuple[str, bytes]:
    """A file's name from the root of its folder, and a digest of what is in it."""
    status = file.stat()
    root = ENGINE.parent if file.is_relative_to(ENGINE) else lecture
    return file.relative_to(root).as_posix(), _content(file, status.st_mtime_ns, status.st_size)


def data_beside(code: Iterable[Path]) -> list[Path]:
    """Files that this code may read from beside itself: fonts, pictures, tables in its package. What lies in a package
    below belongs to that one.
    """
    return sorted({file for folder in {file.parent for file in code} for file in _data_in(folder)})


def _data_in(folder: Path) -> tuple[Path, ...]:
    """The data of a package, or of the folder of scenes."""
    found: list[Path] = []
    if (folder / "__init__.py").is_file() or folder.name == "scenes":
        for place, inner, names in os.walk(folder):
            inner[:] = [
                name
                for name in inner
                if not LEFTOVER.fullmatch(name) and not os.path.isfile(f"{place}/{name}/__init__.py")
            ]
            found += [file for name in names if _is_data(file := Path(place, name))]
    return tuple(found)


def _is_data(file: Path) -> bool:
    return not file.name.endswith(NO_DATA) and not LEFTOVER.fullmatch(file.name) and file.is_file()


@functools.lru_cache(maxsize=1024)
def _content(file: Path, changed: int, size: int) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()
