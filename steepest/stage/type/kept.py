"""Where type that was set is kept between runs: a folder that may be shared, may be lost, and that several processes
may fill at once.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

VARIABLE = "STEEPEST_TYPE_CACHE"
"""Names the folder, in this process and in those that it starts. Without it, type is kept in memory only."""


def keep_type(folder: Path) -> None:
    """Keep type in this folder, unless another one is named already."""
    os.environ.setdefault(VARIABLE, str(folder))


def find(name: str) -> bytes | None:
    """The file of this name, None where there is none."""
    folder = os.environ.get(VARIABLE)
    if folder:
        with contextlib.suppress(OSError):
            return Path(folder, name).read_bytes()
    return None


def keep(name: str, content: bytes) -> None:
    """Keep a file under this name, whole or not at all. Where it cannot be kept it will be made again."""
    folder = os.environ.get(VARIABLE)
    if folder:
        with contextlib.suppress(OSError):
            Path(folder).mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as scratch:
                scratch.write(content)
            Path(scratch.name).replace(Path(folder, name))
