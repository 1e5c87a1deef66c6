"""Scenes played without a picture, as tests look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from steepest.stage.play.scene import LectureScene, Performance
from steepest.testing import play as play_in

ROOT = Path(__file__).parents[2]


def play_scene(
    anchor: str,
    look: Callable[[str, LectureScene[Any]], None] = lambda key, scene: None,
    size: tuple[int, int] = (320, 180),
    fps: int = 10,
    **parameters: object,
) -> tuple[LectureScene[Any], Performance]:
    """Play a scene of the lecture with parameters as an instructor types them; nothing is drawn."""
    played = play_in(anchor, parameters, look=look, lecture=ROOT, size=size, fps=fps, layout=False)
    return played.scene, played.performance


@pytest.fixture
def play() -> Callable[..., tuple[LectureScene[Any], Performance]]:
    """`play(anchor, **parameters)`: the scene after its last beat, and how it went."""
    return play_scene
