"""The folder of a lecture: where its text lies."""

from __future__ import annotations

from pathlib import Path

TEXT = Path("assets", "lecture.md")
"""A lecture's text, in the lecture's folder."""


def nearest_lecture(start: Path) -> Path:
    """The folder of the lecture that somebody means who is in `start`: this one or the nearest above it that holds a
    lecture; `start` where none does.
    """
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / TEXT).is_file()), start)
