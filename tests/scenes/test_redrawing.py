"""What is kept from frame to frame shows in no frame: each equals one drawn from nothing by manim's own camera."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from manim.camera.camera import Camera

from script.lecture import read_lecture
from stage.afterimage import Afterimage
from stage.landscape import Landscape
from stage.loading import load_scene
from stage.projector import Audience, Frame, Picture, StageCamera
from stage.scene import silent, stage_play
from stage.sight import Sight
from tests.scenes.conftest import ROOT

ANCHORS = [section.anchor for section in read_lecture(ROOT / "assets/lecture.md").sections]
SIZE = (854, 480)
FPS = 10


class PlainCamera(StageCamera):
    """Keeps no outlines."""

    display_vectorized = Camera.display_vectorized  # type: ignore[assignment]


@contextmanager
def forgetful(landscapes: Iterable[Landscape]) -> Iterator[None]:
    """Landscapes that remember nothing but the picture of the ground, for a while."""
    kept = {landscape: dict(vars(landscape)) for landscape in landscapes}
    for landscape in kept:
        landscape._level_runs = None
        landscape._afterimage = Afterimage()
        landscape._remembered = Sight(landscape.terrain, landscape.view)
    yield
    for landscape, state in kept.items():
        vars(landscape).update(state)


def redrawn(scene: Any) -> Picture:
    """The scene's picture, drawn from nothing."""
    camera = PlainCamera()
    family = [part for mobject in scene.mobjects for part in mobject.get_family()]
    with forgetful(part for part in family if isinstance(part, Landscape)):
        camera.capture_mobjects([*scene.mobjects, *scene.foreground_mobjects])
    return camera.pixel_array


class Comparison(Audience):
    """Sees two frames of every movement, one after the other, and every rest."""

    def __init__(self) -> None:
        self.scene: Any = None
        self.seen, self.off = 0, list[int]()

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count // 2, min(count // 2 + 2, count))

    def rest(self, first: int, count: int) -> bool:
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        self.seen += 1
        if not np.array_equal(frame.picture(), redrawn(self.scene)):
            self.off.append(first)

    def beat_begins(self, key: str, scene: Any) -> None:
        self.scene = scene


@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_frame_is_what_it_would_be_alone(anchor: str) -> None:
    lecture = read_lecture(ROOT / "assets/lecture.md")
    kind = load_scene(ROOT, anchor)
    audience = Comparison()
    facts = kind.Parameters()
    stage_play(kind, facts, lecture.section(anchor), audience, SIZE, FPS, silent(lecture.pace))
    assert audience.seen > 40
    assert audience.off == []
