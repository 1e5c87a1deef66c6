"""What is wrong with a lecture, without filming it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from steepest.film.cache.record import BeatRecord, Record, TimedText
from steepest.film.report.check import Remark, check, in_captions, in_length
from steepest.film.request import Request
from tests.film.test_rendering import FOLDER, edit, request


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "lecture", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "lecture"


def asked(lecture: Path, *assignments: str) -> Request:
    return request(lecture / "build", *assignments, folder=lecture)


def test_the_small_lecture_has_only_its_short_scenes_to_mend(lecture: Path) -> None:
    assert [(remark.kind, remark.place) for remark in check(asked(lecture))] == [
        ("pace", "glide"),
        ("pace", "fall"),
    ]
    assert not (lecture / "build").exists()


def test_everything_found_is_told_in_the_order_of_the_text(lecture: Path) -> None:
    text = lecture / "assets" / "lecture.md"
    edit(text, "pace: 180", "pace: 240")
    edit(text, "A dot stands still, and waits.", "2 dots stand still, and wait longer.")
    edit(text, "far: {reach:g} units", "far: " + "a very long label {reach:g} " * 8)
    edit(text, "This one falls", "This one {depth > 2 ? falls}")
    told = [(remark.kind, remark.place.rpartition("/")[2]) for remark in check(asked(lecture))]
    assert ("text", "lecture.md:13") in told  # longer
    assert ("text", "lecture.md:13") in told  # 2
    assert ("pace", "lecture.md") in told
    assert ("layout", "move") in told
    assert ("scene", "fall") in told


WAITS = 'self.until("go")'


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("assets/lecture.md", "It glides {@go}by", "It {@slowly}glides {@go}by", "lecture.md:16: text: nothing in"),
        ("assets/lecture.md", "It glides {@go}back", "It {@slowly}glides back", "lecture.md:17: text: nothing in"),
        ("scenes/glide.py", WAITS, WAITS.replace("go", "og"), "{@og}; its marks are: go"),
        (
            "scenes/glide.py",
            WAITS,
            f'self.until("og") if self.facts.reach > 4 else {WAITS}',  # not played
            "{@og}; its marks are: go",
        ),
    ],
)
def test_marks_that_are_not_met_are_told(lecture: Path, file: str, old: str, new: str, told: str) -> None:
    edit(lecture / file, old, new)
    found = [str(remark) for remark in check(asked(lecture), ["glide"]) if remark.kind != "pace"]
    assert len(found) == 1 and told in found[0], found


def test_texts_in_other_languages_are_read(lecture: Path) -> None:
    own = lecture / "assets" / "lecture.md"
    german = own.with_name("lecture.de.md")
    shutil.copy(own, german)
    edit(german, "title: A dot moves", "title: Ein Punkt bewegt sich\nlanguage: de")
    edit(german, "# Dots", "# Punkte, die sich eine Zeit lang bewegen und dann liegen bleiben")
    found = [str(remark) for remark in check(asked(lecture), ["glide"]) if remark.kind == "text"]
    assert len(found) == 1 and "lecture.de.md:9: text: " in found[0] and "players cut it" in found[0], found
    edit(german, "{@go}by", "by")
    (remark,) = (remark for remark in check(asked(lecture), ["glide"]) if remark.kind == "text")
    assert remark.place.endswith("lecture.de.md") and remark.sentence.startswith("{@go} is not translated")


def test_only_what_is_named_is_checked(lecture: Path) -> None:
    assert {remark.place for remark in check(asked(lecture), ["fall"])} == {"fall"}


def record(*cues: TimedText, fps: int = 10) -> Record:
    frames = max(cue.end for cue in cues)
    beat = BeatRecord("east", 0, frames, "", cues=cues)
    return Record("hill", "A hill", "Slopes", 854, 480, fps, frames, (beat,), "key")


@pytest.mark.parametrize(
    ("cue", "sentence"),
    [
        (TimedText("x" * 43, 0, 60), '"' + "x" * 43 + '" does not fit 2 lines of 42 characters'),
        (TimedText("one\ntwo\nthree", 0, 60), '"one two three" does not fit 2 lines of 42 characters'),
        (TimedText("too quick", 0, 5), '"too quick" is shown for 0.50 s'),
        (TimedText("too slow", 0, 90), '"too slow" is shown for 9.00 s'),
        (TimedText("x" * 42, 0, 20), '"' + "x" * 42 + '" has 21 characters a second'),
    ],
)
def test_captions_that_cannot_be_read(cue: TimedText, sentence: str) -> None:
    assert list(in_captions(record(cue))) == [Remark("captions", "hill/east", sentence)]


def test_captions_that_can_be_read() -> None:
    assert not list(
        in_captions(record(TimedText("The slope going east is four,\nand that is a rate.", 0, 40)))
    )


def test_lengths() -> None:
    long = record(TimedText("so", 0, 700))
    assert not list(in_length(long))
    (remark,) = in_length(replace(long, frames=1300))
    assert str(remark) == "hill: pace: the scene lasts 2:10; it should last from 10 to 100 s"
