"""A text in another language says what the lecture's own text says, in words of its own, and fits the same pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest

from steepest.film.report.check import CHAPTER_SECONDS, PACES, SCENE_SECONDS
from steepest.script.paragraph.filling import Filled
from steepest.script.text.boxes import TextBox
from steepest.script.text.lecture import Lecture
from steepest.script.text.translation import translation_of
from steepest.script.text.typed_words import words_of
from steepest.testing import PlayedScene, play
from tests.scenes import records
from tests.scenes.records import (
    DEFAULTS,
    FPS,
    LECTURE,
    ROOT,
    TEXTS,
    every_scene,
    every_setting,
    every_text,
    every_translation,
    known,
)

Place = tuple[str, ...]
LONG = 4
"""Letters of a word that two languages hardly ever write alike."""


@lru_cache(maxsize=128)
def filled(code: str, anchor: str, name: str) -> dict[Place, Filled]:
    """All that a scene's text in a language says with a setting: labels, beats, and what stands in boxes."""
    section, names = TEXTS[code].section(anchor), known(anchor, name).namespace()
    found = {("label", label): section.label(label, names) for label in section.labels}
    found |= of_boxes((), section.boxes(names))
    for beat in section.beats(names):
        found |= {("beat", beat.key): beat.filled, **of_boxes(("beat", beat.key), beat.boxes)}
    return found


def of_boxes(where: Place, boxes: tuple[TextBox, ...] | list[TextBox]) -> dict[Place, Filled]:
    """What stands in boxes, by its place."""
    return {
        (*where, box.kind, str(number), part): words
        for number, box in enumerate(boxes)
        for part, words in parts(box)
    }


def parts(box: TextBox) -> Iterator[tuple[str, Filled]]:
    """What stands in a box, each with a name."""
    yield "words", box.filled
    yield from ((f"option {number}", option.filled) for number, option in enumerate(box.options))
    yield from ((f"hint {number}", hint) for number, hint in enumerate(box.hints))
    yield from ((name, said) for name in ("answer", "because") if (said := getattr(box, name)))


@lru_cache(maxsize=1)
def played(code: str, anchor: str) -> PlayedScene:
    """A scene with its defaults, played in a language."""
    return play(anchor, lecture=ROOT, fps=FPS, language=code)


@lru_cache
def seconds(code: str, anchor: str) -> float:
    """How long it lasts then, when nobody speaks."""
    seen = records.played(anchor) if code == LECTURE.language.code else played(code, anchor)
    return seen.performance.frames / FPS


@every_translation()
def test_all_is_translated(text: Lecture) -> None:
    assert translation_of(LECTURE, text.language.code).path == text.path


@every_text()
def test_it_is_spoken_at_a_pace_that_is_easy_to_follow(text: Lecture) -> None:
    assert PACES[0] <= text.pace <= PACES[1]


@every_translation()
@every_setting()
def test_it_tells_the_same_facts_and_proves_the_same_claims(anchor: str, name: str, text: Lecture) -> None:
    """A fact that is a word, as the kind of a walk, is told in another language by a wording."""
    own, other = (
        {
            place: (
                {shown.expression for shown in each.shown if not isinstance(shown.value, str)},
                {*each.held},
                {*each.failed},
            )
            for place, each in filled(code, anchor, name).items()
        }
        for code in (LECTURE.language.code, text.language.code)
    )
    assert other == own


@every_translation()
@every_setting()
def test_it_has_the_same_marks(anchor: str, name: str, text: Lecture) -> None:
    own, other = (
        {place: {mark.name for mark in each.marks} for place, each in filled(code, anchor, name).items()}
        for code in (LECTURE.language.code, text.language.code)
    )
    assert other == own


@every_translation()
@every_setting()
def test_no_sentence_is_left_in_the_first_language(anchor: str, name: str, text: Lecture) -> None:
    """None has two of the small words of that language which its own does not have."""
    small = LECTURE.language.clinging - text.language.clinging
    said = [each.text for each in filled(text.language.code, anchor, name).values()]
    sentences = [
        one for each in (text.section(anchor).title, *said) for one in re.split(r"(?<=[.:;?!]) ", each)
    ]
    left = [one for one in sentences if len(small & {word.lower() for _, word in words_of(one)}) > 1]
    assert left == []


@every_translation()
@every_scene()
def test_no_label_is_left_in_the_first_language(anchor: str, text: Lecture) -> None:
    """A line of code is the same in all of them."""
    own, other = (filled(code, anchor, DEFAULTS) for code in (LECTURE.language.code, text.language.code))
    left = [
        words.text
        for place, words in other.items()
        if place[0] == "label" and not place[1].startswith("code_") and words.text == own[place].text
        if any(len(word) >= LONG and word.isalpha() for _, word in words_of(words.text))
    ]
    assert left == []


# --- what is played ---


@pytest.mark.verify
@every_translation()
@every_scene()
def test_there_is_nothing_to_mend_in_its_layout(anchor: str, text: Lecture) -> None:
    assert played(text.language.code, anchor).findings == []


@pytest.mark.verify
@every_text()
@every_scene()
def test_a_scene_lasts_as_long_as_a_scene_may(anchor: str, text: Lecture) -> None:
    assert 25 <= seconds(text.language.code, anchor) <= SCENE_SECONDS[1]


@pytest.mark.verify
@every_text()
def test_a_chapter_lasts_as_long_as_a_chapter_may(text: Lecture) -> None:
    lengths = [
        sum(seconds(text.language.code, section.anchor) for section in chapter.scenes)
        for chapter in text.chapters
    ]
    assert max(lengths) <= CHAPTER_SECONDS


@pytest.mark.verify
@every_translation()
@every_scene()
def test_running_numbers_are_written_as_the_language_writes_them(anchor: str, text: Lecture) -> None:
    signs = {
        LECTURE.language.decimal: text.language.decimal,
        LECTURE.language.thousands: text.language.thousands,
    }
    own, other = (
        {key: beat.readouts for key, beat in seen.beats.items()}
        for seen in (records.played(anchor), played(text.language.code, anchor))
    )
    assert other == {
        key: tuple("".join(signs.get(sign, sign) for sign in number) for number in numbers)
        for key, numbers in own.items()
    }
