"""Moments at which nothing but the title is on the frame are found, wherever something was there before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from manim import Dot

from steepest.script.text.lecture import read_lecture
from steepest.script.timing.pace import silent
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.layout import Finding
from steepest.stage.play.onlooker import Onlooker
from steepest.stage.play.scene import LectureScene, stage_play
from steepest.stage.settings.parameters import Parameters

Play = Callable[[LectureScene[Parameters], Dot, Dot], object]


def found(tmp_path: Path, plays: Play) -> list[Finding]:
    """What is found in a scene in which a title and a dot come, and then something is played with it and another."""
    text = tmp_path / "lecture.md"
    text.write_text("---\ntitle: T\n---\n\n# C\n\n## Two dots {#swap}\n\n### all\nOne comes, and then another.\n")

    class Swap(LectureScene[Parameters]):
        def construct(self) -> None:
            old, new = Dot([-1, 0, 0]), Dot([1, 0, 0])
            with self.beat("all"):
                self.play(come(self.title()))
                self.play(come(old))
                plays(self, old, new)

    onlooker = Onlooker()
    section = read_lecture(text).section("swap")
    stage_play(Swap, Parameters(), section, onlooker, (320, 180), 10, silent(150))
    return onlooker.looking.found


@pytest.mark.parametrize(
    "plays",
    [
        lambda scene, old, new: scene.play(gone(old), come(new)),
        lambda scene, old, new: (scene.play(come(new)), scene.play(gone(old))),
        lambda scene, old, new: scene.play(gone(old)),
    ],
    ids=["at once", "the new one first", "at the end"],
)
def test_a_title_alone_before_anything_and_after_all_is_none(tmp_path: Path, plays: Play) -> None:
    assert found(tmp_path, plays) == []


def test_a_title_alone_between_two_pictures_is_one(tmp_path: Path) -> None:
    def one_after_the_other(scene: LectureScene[Parameters], old: Dot, new: Dot) -> None:
        scene.play(gone(old))
        scene.play(come(new))

    (empty,) = found(tmp_path, one_after_the_other)
    line = one_after_the_other.__code__.co_firstlineno + 2
    assert empty.kind == "empty"
    assert empty.sentence.startswith(f"nothing but the title is seen as line {line} begins")
