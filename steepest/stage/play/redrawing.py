"""A frame drawn from nothing, to hold against the same frame as it was filmed.

What is kept from frame to frame is there for speed alone and must show in no pixel. Here nothing is kept: a camera
that has drawn nothing before, landscapes and lenses that remember neither their ground nor what is seen of a line,
and maps without their picture. A whole frame takes 10 to 40 ms at 854 × 480.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from manim import Mobject

from steepest.stage.camera.camera import StageCamera
from steepest.stage.figures.lens.glass import Glass
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.landscape import Landscape
from steepest.stage.play.projector import Picture, on_screen

if TYPE_CHECKING:
    from manim import Scene


def redrawn(scene: Scene, camera: Callable[[], StageCamera] = StageCamera) -> Picture:
    """The scene as it stands, (height, width, 4) RGBA, drawn from nothing by a new camera."""
    fresh = camera()
    mobjects = on_screen(scene)
    with forgetful(mobjects):
        fresh.capture_mobjects(mobjects)
    return fresh.pixel_array


@contextmanager
def forgetful(mobjects: Iterable[Mobject]) -> Iterator[None]:
    """For a while, let the landscapes and maps among these mobjects and their parts remember nothing."""
    parts = (part for mobject in mobjects for part in mobject.get_family())
    kept = {part: dict(vars(part)) for part in parts if isinstance(part, Landscape | ContourMap | Glass)}
    for part in kept:
        if isinstance(part, ContourMap):
            part._kept = None
        else:
            part.forget()
    try:
        yield
    finally:
        for part, state in kept.items():
            vars(part).update(state)
