"""What is kept from frame to frame shows in no frame: each equals one drawn from nothing by manim's own camera."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from manim.camera.camera import Camera

from steepest.film.pictures.comparison import Comparison
from steepest.script.timing.pace import silent
from steepest.stage.camera.camera import StageCamera
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Picture
from steepest.stage.play.redrawing import redrawn
from steepest.stage.play.scene import stage_play
from tests.scenes.records import LECTURE, ROOT, every_scene

SIZE = (426, 240)
FPS = 10


class PlainCamera(StageCamera):
    """Keeps no outlines."""

    display_vectorized = Camera.display_vectorized  # type: ignore[assignment]


def redrawn_by_manim(scene: Any) -> Picture:
    """The scene's picture, drawn from nothing."""
    return redrawn(scene, PlainCamera)


class Sample(Comparison):
    """Sees two frames of every movement, one after the other, and every rest."""

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count // 2, min(count // 2 + 2, count))


@pytest.mark.verify
@every_scene()
def test_a_frame_is_what_it_would_be_alone(anchor: str) -> None:
    kind = load_scene(ROOT, anchor)
    audience = Sample(redrawn_by_manim)
    facts = kind.Parameters()
    stage_play(kind, facts, LECTURE.section(anchor), audience, SIZE, FPS, silent(LECTURE.pace))
    assert audience.pictures > 40
    assert audience.differences == []
