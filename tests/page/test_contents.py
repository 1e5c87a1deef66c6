"""What stands on the page, as the film's timeline tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from steepest.page.contents import chapters_of, scenes_of
from tests.page.timelines import beat, lecture, scene, value


def _passages(text: str, *values: Mapping[str, Any]) -> list[tuple[str, int | None, str]]:
    [found] = scenes_of(chapters_of(lecture(scene("hill", beat("east", text, said=values)))))
    passages = found.beats[0].passages
    return [(" ".join(word.text for word in one.words), one.source, one.sign) for one in passages]


def test_chapters_hold_their_scenes_in_the_films_order() -> None:
    told = lecture(scene("one", chapter="A"), scene("two", chapter="A"), scene("three", chapter="B"))
    chapters = chapters_of(told)
    assert [(c.title, [s.name for s in c.scenes]) for c in chapters] == [
        ("A", ["one", "two"]),
        ("B", ["three"]),
    ]
    assert [s.start for s in scenes_of(chapters)] == sorted(s.start for s in scenes_of(chapters))


def test_a_value_stands_apart_from_the_words_and_the_sign_around_it() -> None:
    assert _passages("The slope is 4, and it stays.", value("slope", "4")) == [
        ("The slope is", None, ""),
        ("4", 0, ","),
        ("and it stays.", None, ""),
    ]


def test_a_value_of_several_words_is_one_passage() -> None:
    found = _passages("Stand at (2, 1) now.", value("point", "(2, 1)"))
    assert found == [("Stand at", None, ""), ("(2, 1)", 0, ""), ("now.", None, "")]


def test_a_number_is_no_part_of_a_longer_one() -> None:
    assert _passages("From 4.1 to 14 and 4 again.", value("slope", "4")) == [
        ("From 4.1 to 14 and", None, ""),
        ("4", 0, ""),
        ("again.", None, ""),
    ]


def test_a_value_that_reads_alike_but_follows_from_something_else_is_another() -> None:
    told = scene(
        "hill", beat("a", "It is 4.", said=[value("x", "4")]), beat("b", "It is 4.", said=[value("y", "4")])
    )
    [found] = scenes_of(chapters_of(lecture(told)))
    assert found.expressions == (("a", "x", "4"), ("b", "y", "4"))


def test_words_that_are_values_without_a_letter_or_digit_are_left_as_words() -> None:
    assert _passages("A dash — stays.", value("dash", "—")) == [("A dash — stays.", None, "")]


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_a_beat_stops_within_its_last_frame(fps: int) -> None:
    for one in scenes_of(chapters_of(lecture(scene("hill", beat("a", "One."), beat("b", "Two.")), fps=fps))):
        for each in one.beats:
            assert each.end - 1 / fps < each.stop < each.end


def test_a_question_is_asked_at_the_end_of_its_beat_and_one_of_a_scene_at_the_scenes() -> None:
    asked: Sequence[Mapping[str, Any]] = [{"kind": "question", "text": "Which?", "values": []}]
    told = scene("hill", beat("a", "One.", boxes=asked), beat("b", "Two."), boxes=asked)
    [found] = scenes_of(chapters_of(lecture(told)))
    assert [q.time for q in found.beats[0].questions] == [found.beats[0].stop]
    assert [q.time for q in found.questions] == [found.beats[-1].stop]
    assert len({q.name for q in (*found.beats[0].questions, *found.questions)}) == 2
