"""The folder of a lecture: where its text lies."""

from __future__ import annotations

from pathlib import Path

from steepest.disk.reading import resolved

TEXT = Path("assets", "lecture.md")
"""A lecture's text, in the lecture's folder."""


def nearest_lecture(start: Path) -> Path:
    """The folder of the lecture that somebody in `start` means: this one, or the nearest above it that holds a
    lecture; `start` itself where there is none.
    """
    start = resolved(start)
    return next((folder for folder in (start, *start.parents) if (folder / TEXT).is_file()), start)
