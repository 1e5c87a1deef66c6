"""Where type that was set is kept between runs: a folder that may be shared, may be lost, and that several processes
may fill at once.

It is the cache of the run, which lies in the lecture's `build` or where `--cache` says, and never a folder that all
users of a machine share: whoever may write there may change the film anyway. Every entry ends with a digest of its
name and its content, so one that was damaged or mixed up is found out and made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from steepest.disk.placing import place
from steepest.disk.reading import content

VARIABLE = "STEEPEST_TYPE_CACHE"
"""Whoever starts us may name the folder by it; then no other is used."""

_named: list[Path] = []
"""The folder that this process was told of last, and uses otherwise. Without any, type is kept in memory only."""


def keep_type(folder: Path) -> None:
    """Let this process keep type in this folder from now on."""
    _named[:] = [folder]


def keep_type_unless_named(folder: Path) -> None:
    """Let it do so only if it was never told of a folder."""
    if not _named:
        keep_type(folder)


def type_folder() -> Path | None:
    """Where this process keeps type."""
    if told := os.environ.get(VARIABLE):
        return Path(told)
    return _named[-1] if _named else None


def find(name: str) -> bytes | None:
    """The SVG file of this name as it was kept, None where there is none that is whole."""
    folder = type_folder()
    if folder:
        with contextlib.suppress(OSError):
            entry = content(folder / name)
            svg = entry[: -len(_seal(name, b""))]
            return svg if entry == svg + _seal(name, svg) else None
    return None


def keep(name: str, svg: bytes) -> None:
    """Keep an SVG file under this name, whole or not at all. Where it cannot be kept it will be made again."""
    folder = type_folder()
    if folder:
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            place(folder / name, svg + _seal(name, svg), clearing=True, flushing=False)


def _seal(name: str, svg: bytes) -> bytes:
    """A comment at the end of the SVG file: the digest of its name and of what comes before."""
    return f"\n<!-- {hashlib.sha256(name.encode() + svg).hexdigest()} -->\n".encode()
