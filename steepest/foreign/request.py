"""What is asked for: one scene of somebody's file, in which quality, to where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from steepest.film.quality import USUAL, frame
from steepest.film.request import crew_size
from steepest.script.fault import Fault

FPS = 60
"""Frames a second where nothing is said, as manim has it; a draft has fewer."""


@dataclass(frozen=True)
class ForeignRequest:
    """What is asked for, resolved. `width`, `height` and `fps` hold where the scene's own file says nothing
    else; `mesh` is whether manim's Surface is exchanged for ours.
    """

    file: Path
    name: str
    output: Path
    width: int
    height: int
    fps: int
    workers: int
    quiet: bool = False
    mesh: bool = False
    traceback: bool = False


def make_foreign_request(
    file: Path,
    name: str,
    *,
    output: Path,
    quality: str | None = None,
    fps: int | None = None,
    workers: int | None = None,
    quiet: bool = False,
    mesh: bool = False,
    traceback: bool = False,
) -> ForeignRequest:
    """The request as it was typed; what is None is as usual. Raises Fault for what cannot be."""
    if file.suffix != ".py" or not file.is_file():
        raise Fault(f"{file}: there is no such Python file; a scene's file ends in .py")
    crew = crew_size(workers)
    quality = quality or USUAL
    usual = None if quality == "draft" else FPS
    width, height, rate = frame(quality, usual if fps is None else fps)
    return ForeignRequest(
        file=file.resolve(),
        name=name,
        output=output.absolute(),
        width=width,
        height=height,
        fps=rate,
        workers=crew,
        quiet=quiet,
        mesh=mesh,
        traceback=traceback,
    )
