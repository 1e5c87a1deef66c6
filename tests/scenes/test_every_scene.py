"""What holds for the pictures of every scene of the lecture, whatever it teaches: each is drawn from beat to beat, and
by `make verify` once more frame by frame."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable
from functools import _lru_cache_wrapper, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from steepest.film.cache.boxes import values_of
from steepest.film.cache.record import BeatRecord
from steepest.film.report.ledger import LEDGER, read_ledger, untold
from steepest.script.timing.pace import silent
from steepest.stage.fill import largest
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience, Frame, Picture
from steepest.stage.play.scene import stage_play
from tests.scenes.looked import SIZE
from tests.scenes.opened import opening_ground
from tests.scenes.records import LECTURE, ROOT, every_scene, looked_at, played, table

GOLDEN = Path(__file__).parents[1] / "golden"
FPS = 4


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
        self.signatures: dict[int, bytes] = {}
        self.pictures: dict[bytes, set[bytes]] = {}

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        signature = self.signatures[first] = frame.signature()
        drawn = hashlib.sha256(frame.picture().tobytes()).digest()
        self.pictures.setdefault(signature, set()).add(drawn)


class Rehearsal(Watching):
    """Takes the signature of every frame, and draws none."""

    def see(self, frame: Frame, first: int, count: int) -> None:
        self.signatures[first] = frame.signature()

    def beat_ends(self, key: str, scene: Any) -> None:
        """Draws nothing."""


class Glances(Rehearsal):
    """Takes those of every other beat, from the first or from the second one on."""

    def __init__(self, later: bool) -> None:
        super().__init__()
        self.looks = later

    def beat_begins(self, key: str, scene: Any) -> None:
        self.looks = not self.looks

    def see(self, frame: Frame, first: int, count: int) -> None:
        if self.looks:
            super().see(frame, first, count)


def perform(anchor: str, audience: Audience) -> None:
    """Play a scene with its defaults."""
    kind = load_scene(ROOT, anchor)
    section = LECTURE.section(anchor)
    stage_play(kind, kind.Parameters(), section, audience, SIZE, FPS, silent(LECTURE.pace))


def forget() -> None:
    """Empty what our modules keep from call to call, as in another process."""
    kept = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    for one in kept:
        if str(one.__module__).startswith("steepest."):
            one.cache_clear()


@lru_cache(maxsize=1)
def watched(anchor: str) -> Watching:
    """A scene, every frame of which is drawn."""
    audience = Watching()
    perform(anchor, audience)
    return audience


def forwarded(anchor: str) -> Forward:
    """A scene of which only the ends of beats are drawn."""
    audience = Forward()
    perform(anchor, audience)
    return audience


@pytest.mark.verify
@every_scene()
def test_a_scene_is_a_function_of_its_parameters_alone(anchor: str) -> None:
    """Fast-forwarding leaves the pixels that watching every frame does: any beat can be drawn by itself."""
    seen, skipped = watched(anchor).ends, forwarded(anchor).ends
    assert list(seen) == list(skipped)
    for key, picture in seen.items():
        assert np.array_equal(picture, skipped[key]), key


@pytest.mark.verify
@every_scene()
def test_frames_of_one_signature_are_one_picture(anchor: str) -> None:
    pictures = watched(anchor).pictures
    assert len(pictures) > 40
    assert [len(each) for each in pictures.values() if len(each) > 1] == []


@pytest.mark.verify
@every_scene()
def test_signatures_are_the_same_in_a_rehearsal(anchor: str) -> None:
    rehearsal, seen = Rehearsal(), watched(anchor).signatures
    forget()
    perform(anchor, rehearsal)
    assert rehearsal.signatures == seen


@pytest.mark.verify
@pytest.mark.parametrize("later", [False, True])
@every_scene()
def test_signatures_are_the_same_where_the_beats_before_were_not_looked_at(anchor: str, later: bool) -> None:
    """As in a film whose other beats are kept from an earlier run: it has to find what was rehearsed, in a process
    that remembers nothing of that."""
    glances, seen = Glances(later), watched(anchor).signatures
    forget()
    perform(anchor, glances)
    assert glances.signatures == {first: seen[first] for first in glances.signatures} != {}


@every_scene()
def test_the_last_picture_is_the_golden_one(anchor: str, request: pytest.FixtureRequest) -> None:
    """A thumbnail of each scene; `pytest --update-golden` keeps new ones after they have been looked at."""
    *_, last = looked_at(anchor).pictures.values()
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
def test_what_the_ledger_states_is_told(anchor: str) -> None:
    beats = [
        BeatRecord(
            beat.key, beat.first, beat.end, beat.text, said=values_of(beat.said), shown=values_of(beat.shown)
        )
        for beat in played(anchor).performance.beats
    ]
    assert [*untold(read_ledger(ROOT / LEDGER), {anchor: beats}, LECTURE.language)] == []


@every_scene()
def test_all_that_is_shown_says_what_it_shows(anchor: str) -> None:
    """Otherwise each frame is drawn twice and whole, though hardly anything moves."""
    assert looked_at(anchor).untold == {}


@every_scene()
def test_the_ground_is_large(anchor: str) -> None:
    found = [one for one in (opening_ground(anchor), *looked_at(anchor).fills.values()) if one]
    most = largest(found)
    least = table(anchor).ground
    assert (most is not None) == bool(least)
    if most:
        assert most.span >= least["span"]
        assert max(one.body for one in found if not one.close) >= least["body"]
