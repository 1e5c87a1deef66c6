"""The small lecture with something changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.command.running import SMALL


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the small lecture with one change in one file."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder
