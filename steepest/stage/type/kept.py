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
"""Names the folder, in this process and in those that it starts. Without it, type is kept in memory only."""


def keep_type(folder: Path) -> None:
    """Keep type in this folder, unless another one is named already."""
    os.environ.setdefault(VARIABLE, str(folder))


def find(name: str) -> bytes | None:
    """The SVG file of this name as it was kept, None where there is none that is whole."""
    folder = os.environ.get(VARIABLE)
    if folder:
        with contextlib.suppress(OSError):
            entry = content(Path(folder, name))
            svg = entry[: -len(_seal(name, b""))]
            return svg if entry == svg + _seal(name, svg) else None
    return None


def keep(name: str, svg: bytes) -> None:
    """Keep an SVG file under this name, whole or not at all. Where it cannot be kept it will be made again."""
    folder = os.environ.get(VARIABLE)
    if folder:
        with contextlib.suppress(OSError):
            Path(folder).mkdir(parents=True, exist_ok=True)
            place(Path(folder, name), svg + _seal(name, svg), clearing=True, flushing=False)


def _seal(name: str, svg: bytes) -> bytes:
    """A comment at the end of the SVG file: the digest of its name and of what comes before."""
    return f"\n<!-- {hashlib.sha256(name.encode() + svg).hexdigest()} -->\n".encode()
