"""What is asked for: one scene of somebody's file, in which quality, to where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from steepest.film.quality import USUAL, frame
from steepest.film.request import crew_size
from steepest.script.fault import Fault

FPS = 60
"""Frames a second of a quality that is typed, as manim has it; a draft has fewer."""


@dataclass(frozen=True)
class ForeignRequest:
    """What is asked for, resolved. `width`, `height` and `fps` go before a manim.cfg, and hold where the scene's own
    file says nothing else; where they are None, nothing was typed. `mesh` is whether manim's Surface is exchanged for
    ours.
    """

    file: Path
    name: str
    output: Path
    workers: int
    width: int | None = None
    height: int | None = None
    fps: int | None = None
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
    usual = None if quality == "draft" else FPS
    width, height, rate = frame(quality or USUAL, usual if fps is None else fps)
    size: dict[str, int] = {}
    if quality is not None:
        size = {"width": width, "height": height, "fps": rate}
    elif fps is not None:
        size = {"fps": rate}
    return ForeignRequest(
        file=file.resolve(),
        name=name,
        output=output.absolute(),
        workers=crew,
        **size,
        quiet=quiet,
        mesh=mesh,
        traceback=traceback,
    )
