"""What a frame follows from: frames that are told to be the same are, whether they are drawn or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from steepest.script.text.lecture import read_lecture
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience, Frame
from steepest.stage.play.scene import silent, stage_play
from tests.scenes.conftest import ROOT

LECTURE = read_lecture(ROOT / "assets/lecture.md")
ANCHORS = [section.anchor for section in LECTURE.sections]
FPS = 4


class Reader(Audience):
    """Takes the signature and the picture of every frame."""

    def __init__(self) -> None:
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


class Rehearsal(Reader):
    """Takes the signature of every frame, and draws none."""

    def see(self, frame: Frame, first: int, count: int) -> None:
        self.signatures.append(frame.signature())


def played(anchor: str, reader: Reader) -> Reader:
    kind = load_scene(ROOT, anchor)
    section = LECTURE.section(anchor)
    stage_play(kind, kind.Parameters(), section, reader, (320, 180), FPS, silent(LECTURE.pace))
    return reader


@pytest.mark.parametrize("anchor", ANCHORS)
def test_signatures_tell_pictures_apart_and_are_the_same_in_a_rehearsal(anchor: str) -> None:
    seen = played(anchor, Reader())
    assert len(seen.pictures) > 40
    assert [len(each) for each in seen.pictures.values() if len(each) > 1] == [], (
        "one signature, two pictures"
    )
    assert played(anchor, Rehearsal()).signatures == seen.signatures
