"""The comparison finds what it is for: a pixel, a stale conversion, a signature of two pictures."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from steepest.film.pictures.comparison import Comparison, Difference
from steepest.stage.camera.damage import Area
from steepest.stage.play.projector import Frame, Picture

SIZE = (32, 48, 4)


class Stub:
    """A frame of one grey."""

    def __init__(self, grey: int, signature: bytes, areas: list[Area] | None = None) -> None:
        self.grey, self.signed, self.areas = grey, signature, areas

    def picture(self) -> Picture:
        return np.full(SIZE, self.grey, np.uint8)

    def signature(self) -> bytes:
        return self.signed

    def damage(self) -> list[Area] | None:
        return self.areas


def compared(drawn: list[Stub], alone: list[Picture]) -> Comparison:
    """What is found of frames, each beside what it is when it is drawn from nothing."""
    whole = iter(alone)
    watcher = Comparison(lambda scene: next(whole))
    watcher.beat_begins("fall", cast(Any, object()))
    for number, frame in enumerate(drawn):
        watcher.see(cast(Frame, frame), number, 1)
    return watcher


def grey(level: int) -> Picture:
    return np.full(SIZE, level, np.uint8)


def test_frames_that_are_what_they_would_be_alone_pass() -> None:
    watcher = compared([Stub(10, b"a"), Stub(90, b"b"), Stub(10, b"a")], [grey(10), grey(90), grey(10)])
    assert (watcher.frames, watcher.pictures, watcher.differences) == (3, 3, [])


def test_one_level_of_one_pixel_is_found() -> None:
    off = grey(90)
    off[5, 7, 1] += 1
    watcher = compared([Stub(10, b"a"), Stub(90, b"b")], [grey(10), off])
    assert watcher.differences == [Difference("fall", 1, "drawn otherwise")]


def test_damage_that_misses_a_change_is_found() -> None:
    frames = [Stub(10, b"a"), Stub(90, b"b", [Area(0, 0, 16, 16)])]
    watcher = compared(frames, [grey(10), grey(90)])
    assert watcher.differences == [Difference("fall", 1, "converted otherwise")]


def test_a_signature_of_two_pictures_is_found() -> None:
    watcher = compared([Stub(10, b"a"), Stub(90, b"a")], [grey(10), grey(90)])
    assert watcher.differences == [Difference("fall", 1, "unlike an earlier frame of its signature")]


@pytest.mark.parametrize("count", [1, 30])
def test_a_rest_is_one_picture_for_all_its_frames(count: int) -> None:
    watcher = Comparison(lambda scene: grey(10))
    watcher.beat_begins("after", cast(Any, object()))
    watcher.see(cast(Frame, Stub(10, b"a")), 0, count)
    assert (watcher.frames, watcher.pictures) == (count, 1)
