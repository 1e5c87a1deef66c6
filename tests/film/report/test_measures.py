"""What `check` tells of a scene in numbers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from steepest.film.report.check import examine
from steepest.film.report.measures import Measures, lines
from steepest.script.timing.rhythm import SaidSentence
from steepest.stage.fill import Fill
from steepest.stage.play.stillness import Rest
from tests.film.test_rendering import FOLDER, request

GOOD = SaidSentence("It is steep here.", 10, 3.6, 0.4)
GROUND = Fill(0.31, 0.19, 0.04, 0.66, 0.45, True)
SCENE = Measures("hill", 300, 10, 150, (GOOD,), 1, (), (), None, ())


def told(**changes: object) -> str:
    return "\n".join(lines(replace(SCENE, **changes)))  # type: ignore[arg-type]


def test_a_scene_in_order_is_told_in_few_lines() -> None:
    assert told().splitlines() == [
        "hill: 0:30",
        "  sentences: 1, at 150 to 150 words a minute with the pauses after them, 167 to 167 without",
        "  sentences to keep: 1",
        "  stands still: 0% of the time, no rest longer than there is to read",
        "  comes late: no picture more than 1 s after the word",
    ]


@pytest.mark.parametrize(("count", "off"), [(9, True), (10, False), (11, True)])
def test_a_sentence_off_the_pace_is_told(count: int, off: bool) -> None:
    sentence = replace(GOOD, count=count)
    assert (
        f"{sentence.rate:.0f}, where the aim is 140 to 155: It is steep here." in told(sentences=(sentence,))
    ) == off


def test_rests_are_told_with_their_beat_and_length() -> None:
    rests = (
        Rest("east", 0, 1),
        Rest("east", 20, 72),
        Rest("north", 100, 160, 16),
        Rest("keep", 200, 260, 99),
    )
    text = told(rests=rests)
    assert "stands still: 57% of the time, 2 rests longer than there is to read" in text
    assert "    east: 5.2 s from 0:02.0 on\n" in text
    assert "    north: 6.0 s from 0:10.0 on; what came takes 2.0 s to read" in text
    assert "    keep:" not in text


def test_pictures_that_come_after_their_word_are_told() -> None:
    text = told(late=(("open", "peak", 0.9), ("keep", "down", 2.04)))
    assert "comes late: 1 picture more than 1 s after the word\n    keep: 2.0 s after {@down}" in text
    assert "peak" not in text


def test_the_ground_is_told_where_it_is_largest_and_at_each_end() -> None:
    text = told(
        most=GROUND, fills=(("open", replace(GROUND, span=0.2)), ("near", replace(GROUND, close=True)))
    )
    assert (
        "ground: 31% of the frame where it is largest, body 19%, from 4% to 66% of the width, relief 0.45"
        in text
    )
    assert "the aim: 30%, body 20%, relief 0.45" in text
    assert "    open: ground 20%, body 19%\n    near: ground 31%, body 19%, the eye is close" in text


def test_what_frames_cost_is_told() -> None:
    assert "drawing: a moving frame takes 20 ms, 31 at most" in told(drawing=(0.01, 0.02, 0.031))


def test_each_scene_of_a_lecture_is_measured(tmp_path: Path) -> None:
    lecture = tmp_path / "lecture"
    shutil.copytree(FOLDER, lecture, ignore=shutil.ignore_patterns("__pycache__"))
    glide, fall = examine(request(lecture / "build", folder=lecture)).measures
    assert (glide.anchor, fall.anchor) == ("glide", "fall")
    assert [sentence.text for sentence in glide.sentences] == [
        "A dot stands still, and waits.",
        "It glides by 3 units and then it stays.",
    ]
    assert 0 < glide.standing < 1
    assert fall.drawing and min(fall.drawing) > 0
    assert glide.most is None
