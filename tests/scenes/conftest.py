"""Scenes played without a picture, as tests look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from steepest.script.text.lecture import read_lecture
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import LectureScene, Performance, silent, stage_play

ROOT = Path(__file__).parents[2]


class Witness(Audience):
    """Keeps the scene, and calls `look(key, scene)` at every beat's end."""

    def __init__(self, look: Callable[[str, LectureScene[Any]], None]) -> None:
        self.look = look
        self.scene: LectureScene[Any] | None = None

    def beat_ends(self, key: str, scene: Any) -> None:
        """Look."""
        self.scene = scene
        self.look(key, scene)


def play_scene(
    anchor: str,
    look: Callable[[str, LectureScene[Any]], None] = lambda key, scene: None,
    size: tuple[int, int] = (320, 180),
    fps: int = 10,
    **parameters: object,
) -> tuple[LectureScene[Any], Performance]:
    """Play a scene of the lecture with parameters as an instructor types them; nothing is drawn."""
    lecture = read_lecture(ROOT / "assets" / "lecture.md")
    kind = load_scene(ROOT, anchor)
    witness = Witness(look)
    facts = kind.Parameters(**parameters)
    performance = stage_play(kind, facts, lecture.section(anchor), witness, size, fps, silent(lecture.pace))
    assert witness.scene is not None
    return witness.scene, performance


@pytest.fixture
def play() -> Callable[..., tuple[LectureScene[Any], Performance]]:
    """`play(anchor, **parameters)`: the scene after its last beat, and how it went."""
    return play_scene
