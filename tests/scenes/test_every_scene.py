"""What holds for the pictures of every scene of the lecture, whatever it teaches: each is drawn once, watched frame by
frame, and once more from beat to beat."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from steepest.stage.fill import Fill, largest
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience, Frame, Picture
from steepest.stage.play.scene import silent, stage_play
from steepest.stage.play.spanned import fill
from steepest.testing import play
from tests.scenes.records import LECTURE, ROOT, every_scene

GOLDEN = Path(__file__).parents[1] / "golden"
SIZE = (320, 180)
LEAST = {"hill": (0.24, 0.15), "contours": (0.28, 0.18), "saddle": (0.2, 0.19)}
"""What the ground of a scene spans of the frame, and its body alone, where it is largest at the end of a beat. What it
should be stands in `steepest/stage/fill.py`; the scenes that are not here show no solid ground."""
RATES = [2, pytest.param(10, marks=pytest.mark.verify)]
"""Frames a second: `make verify` looks closer."""


class Forward(Audience):
    """Goes from beat to beat, and keeps the picture at the end of each."""

    def __init__(self) -> None:
        self.ends: dict[str, Picture] = {}

    def beat_ends(self, key: str, scene: Any) -> None:
        self.ends[key] = scene.projector.picture(scene).copy()


class Watching(Forward):
    """Sees every frame: its signature, its picture, and the end of each beat."""

    def __init__(self) -> None:
        super().__init__()
        self.signatures: list[bytes] = []
        self.pictures: dict[bytes, set[bytes]] = {}

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        signature = frame.signature()
        self.signatures.append(signature)
        drawn = hashlib.sha256(frame.picture().tobytes()).digest()
        self.pictures.setdefault(signature, set()).add(drawn)


class Rehearsal(Watching):
    """Takes the signature of every frame, and draws none."""

    def see(self, frame: Frame, first: int, count: int) -> None:
        self.signatures.append(frame.signature())

    def beat_ends(self, key: str, scene: Any) -> None:
        """Draws nothing."""


def perform(anchor: str, audience: Audience, fps: int) -> None:
    """Play a scene with its defaults."""
    kind = load_scene(ROOT, anchor)
    section = LECTURE.section(anchor)
    stage_play(kind, kind.Parameters(), section, audience, SIZE, fps, silent(LECTURE.pace))


@lru_cache(maxsize=2)
def watched(anchor: str, fps: int) -> Watching:
    """A scene, every frame of which is drawn."""
    audience = Watching()
    perform(anchor, audience, fps)
    return audience


@lru_cache(maxsize=2)
def forwarded(anchor: str, fps: int) -> Forward:
    """A scene of which only the ends of beats are drawn."""
    audience = Forward()
    perform(anchor, audience, fps)
    return audience


@every_scene()
@pytest.mark.parametrize("fps", RATES)
def test_a_scene_is_a_function_of_its_parameters_alone(anchor: str, fps: int) -> None:
    """Fast-forwarding leaves the pixels that watching every frame does: any beat can be drawn by itself."""
    seen, skipped = watched(anchor, fps).ends, forwarded(anchor, fps).ends
    assert list(seen) == list(skipped)
    for key, picture in seen.items():
        assert np.array_equal(picture, skipped[key]), key


@every_scene()
@pytest.mark.parametrize("fps", RATES)
def test_frames_of_one_signature_are_one_picture(anchor: str, fps: int) -> None:
    pictures = watched(anchor, fps).pictures
    assert len(pictures) > 40
    assert [len(each) for each in pictures.values() if len(each) > 1] == []


@every_scene()
@pytest.mark.parametrize("fps", RATES)
def test_signatures_are_the_same_in_a_rehearsal(anchor: str, fps: int) -> None:
    rehearsal = Rehearsal()
    perform(anchor, rehearsal, fps)
    assert rehearsal.signatures == watched(anchor, fps).signatures


@every_scene()
def test_the_last_picture_is_the_golden_one(anchor: str, request: pytest.FixtureRequest) -> None:
    """A thumbnail of each scene; `pytest --update-golden` keeps new ones after they have been looked at."""
    *_, last = forwarded(anchor, 2).ends.values()
    picture = last[..., :3]
    file = GOLDEN / f"{anchor}.png"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(picture).save(file)
    golden = np.asarray(Image.open(file).convert("RGB"), float)
    off = np.abs(golden - picture)
    assert off.mean() < 0.5, f"{anchor} has changed: {off.mean():.2f} levels on average"
    assert (off.max(axis=-1) > 40).mean() < 0.002


@every_scene()
def test_the_ground_is_large(anchor: str) -> None:
    found: list[Fill] = []

    def look(key: str, scene: Any) -> None:
        found.extend(one for one in [fill(scene)] if one)

    play(anchor, look=look, lecture=ROOT, fps=4, layout=False)
    most = largest(found)
    assert (most is not None) == (anchor in LEAST)
    if most:
        span, body = LEAST[anchor]
        assert most.span >= span
        assert max(one.body for one in found if not one.close) >= body
