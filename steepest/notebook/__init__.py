"""Scenes in a notebook, in Jupyter or marimo.

After `from steepest.notebook import Hill`, `Hill(point=(1, 2))` is a picture with its facts, and `.film()` its clip.
The scenes are those of the lecture in which the notebook lies, by the names of their classes; `lecture(folder)` gives
those of another one.

Reading order: `scenes` is what a notebook uses, `child` and `__main__` are the process that draws, `bundles` what is
shown.
"""

from __future__ import annotations

from pathlib import Path

from steepest.notebook.scenes import LectureScenes
from steepest.script.text.folder import nearest_lecture

__all__ = ["lecture"]


def lecture(folder: str | Path = "") -> LectureScenes:
    """The scenes of the lecture in a folder, or of the one in which the notebook lies: `lecture("../mine").Hill`."""
    return LectureScenes(Path(folder).expanduser().resolve() if folder else nearest_lecture(Path.cwd()))


def __getattr__(name: str) -> object:
    if not name[:1].isupper():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(lecture(), name)


def __dir__() -> list[str]:
    return [*__all__, *dir(lecture())]
