"""The key of a scene: a digest of everything its pixels, words and times follow from.

It covers the scene's section of the text and what the lecture's header sets, its settings, its file and all
code of ours that it or the filming imports (theme included), the data files beside that code (fonts), the
versions of what draws and encodes, the size and the frame rate, who speaks and with what code. Without the
voice it is the scene's ground: two takes of one ground differ in time only. No code is imported to work it
out, so a run in which nothing changed starts no manim.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

from film.imports import closure
from script.fault import Fault

ENGINE = Path(__file__).resolve().parent.parent
"""The folder that holds `film`, `stage` and `script`; its own lecture lies in it too."""

DRAWS = ("manim", "numpy", "sympy", "typst", "av", "pycairo", "contourpy", "pydantic")
"""Distributions whose version may show in a film; Typst's wheel carries the fonts, PyAV's the encoder."""

_FILMING = Path(__file__).with_name("shoot.py")
_SPEAKING = ("film/voice", "film/sound")
"""Folders of code that makes sound, and shows in pictures through the times of words only."""


@functools.cache
def versions() -> dict[str, str]:
    """What draws and encodes on this machine, with its version."""
    found = {"python": platform.python_version(), "machine": platform.machine()}
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
    lecture_folder: Path,
    anchor: str,
    *,
    text: Iterable[str],
    settings: Mapping[str, str],
    size: tuple[int, int],
    fps: int,
    voice: Iterable[str] | None = (),
) -> str:
    """The key of a scene, 32 hexadecimal digits.

    `text` is every piece of the lecture's text that the scene shows or speaks, or that its lengths follow
    from; `settings` names each parameter that is set and its value as typed; `voice` is whatever its sound
    follows from, None for the key of the scene's ground. Raises Fault where the scene has no file or the code
    is not Python.
    """
    digest = hashlib.sha256()

    def add(*parts: str | bytes) -> None:
        for part in parts:
            content = part.encode() if isinstance(part, str) else part
            digest.update(len(content).to_bytes(8, "big"))
            digest.update(content)

    add(anchor, f"{size[0]}x{size[1]}@{fps}", json.dumps(dict(sorted(settings.items()))))
    add(json.dumps(versions(), sort_keys=True), *text)
    add("ground" if voice is None else json.dumps(list(voice)))
    for name, content in _code(lecture_folder, anchor, spoken=voice is not None):
        add(name, content)
    return digest.hexdigest()[:32]


def _code(lecture_folder: Path, anchor: str, spoken: bool) -> Iterable[tuple[str, bytes]]:
    """Name and content of every file of ours that may show in the scene."""
    roots = (lecture_folder.resolve(), ENGINE)
    without = () if spoken else tuple(ENGINE / folder for folder in _SPEAKING)
    files = closure((scene_file(lecture_folder, anchor), _FILMING), roots, without)
    named = []
    for file in (*files, *_data({file.parent for file in files})):
        root = next(root for root in roots if file.is_relative_to(root))
        content = _content(file, file.stat().st_mtime_ns, file.stat().st_size)
        named.append((file.relative_to(root).as_posix(), content))
    return sorted(named)  # wherever the folders lie


def _data(folders: Iterable[Path]) -> list[Path]:
    """Files that code may read from beside itself: fonts, pictures, tables."""
    files: set[Path] = set()
    for folder in folders:
        if (folder / "__init__.py").is_file() or folder.name == "scenes":
            files.update(
                file
                for file in folder.rglob("*")
                if file.is_file()
                and file.suffix not in {".py", ".pyc"}
                and not any(part.startswith((".", "__")) for part in file.relative_to(folder).parts)
            )
    return sorted(files)


@functools.lru_cache(maxsize=1024)
def _content(file: Path, changed: int, size: int) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()
