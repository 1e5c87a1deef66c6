"""timeline.json: whatever a film writes there fits the published schema, and the documentation tells every key."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from steepest.film.cache.boxes import BoxOption, BoxRecord, BoxText
from steepest.film.cache.record import BeatRecord, Record, ShownValue, TimedText
from steepest.film.crew.plan import job_of
from steepest.film.interlude.plan import interludes
from steepest.film.rehearse import rehearse
from steepest.film.request import Request
from steepest.film.timeline import FORMAT, timeline
from steepest.film.voice.engines.riff import write_wav
from steepest.film.voice.recordings import FOLDER
from steepest.script.text.lecture import read_lecture
from steepest.stage.settings.settings import Settings
from tests.film.strict import schema, strict
from tests.film.voice.stand_ins import tones

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "timeline.md"
STRICT = strict()

names = st.from_regex(r"[a-z_]{1,9}(\.[1-9])?", fullmatch=True)
texts = st.text(min_size=1, max_size=20)
shown = st.lists(st.builds(ShownValue, names, texts, texts), max_size=2).map(tuple)
box_texts = st.builds(BoxText, texts, shown)
boxes = st.lists(
    st.one_of(
        st.builds(BoxRecord, st.sampled_from(["picture", "note"]), texts, shown),
        st.builds(
            lambda text, right, wrong, because: BoxRecord(
                "question", text, options=(right, *wrong), because=because
            ),
            texts,
            st.builds(BoxOption, texts, st.just(True), shown, st.sampled_from(["", "A"])),
            st.lists(st.builds(BoxOption, texts, st.just(False), shown, st.just("B")), max_size=2),
            box_texts,
        ),
        st.builds(BoxRecord, st.just("question"), texts, shown, answer=box_texts, because=box_texts),
        st.builds(
            BoxRecord,
            st.just("exercise"),
            texts,
            hints=st.tuples(box_texts),
            answer=box_texts,
            because=st.none() | box_texts,
        ),
    ),
    max_size=2,
).map(tuple)


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[TimedText, ...]:
    """Words, cues or marks within a beat of so many frames, one after another."""
    ends = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    return tuple(TimedText(draw(texts), first, end) for first, end in pairwise(ends))


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """The records of a film's scenes."""
    width, height, fps = draw(st.sampled_from([(854, 480, 15), (1920, 1080, 30), (3840, 2160, 60)]))
    found = []
    for anchor in draw(st.lists(names, min_size=1, max_size=3)):
        beats, now = [], 0
        for key in draw(st.lists(names, max_size=3)):
            length = draw(st.integers(1, 100))
            within = spans(length)
            beat = BeatRecord(
                key,
                now,
                now + length,
                draw(texts),
                words=draw(within),
                cues=draw(within),
                marks=draw(within),
                kept=draw(within)[:1],
                said=draw(shown),
                shown=draw(shown),
                voice=draw(names),
                boxes=draw(boxes),
            )
            beats.append(beat)
            now += length
        key = draw(st.from_regex(r"[0-9a-f]{32}", fullmatch=True))
        settings = draw(st.dictionaries(names, texts, max_size=2))
        title, chapter = draw(texts), draw(st.text(max_size=9))
        of = (anchor, title, chapter, width, height, fps, now, tuple(beats), key, settings, {"python": "3"})
        found.append(Record(*of, boxes=draw(boxes)))
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator.check_schema(STRICT.schema)


def test_the_schema_is_of_the_format_that_is_written() -> None:
    assert schema()["properties"]["format"]["const"] == FORMAT
    assert schema()["$id"].endswith(f":{FORMAT}")


@given(records())
def test_a_record_survives_as_json(film: list[Record]) -> None:
    assert [Record.from_json(record.to_json()) for record in film] == film


@given(records(), texts, st.sampled_from(["en", "de"]))
def test_what_is_written_fits_the_schema(film: list[Record], title: str, language: str) -> None:
    STRICT.validate(json.loads(timeline(film, title=title, language=language)))


def parts(told: object) -> Iterator[list[str | int]]:
    """The way to every value in a timeline."""
    if isinstance(told, dict | list):
        for key, one in told.items() if isinstance(told, dict) else enumerate(told):
            yield [key]
            yield from ([key, *way] for way in parts(one))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The timeline of a lecture of three scenes, with choices, marks, a beat that repeats, and recordings."""
    house = tmp_path_factory.mktemp("house")
    for folder in ("tests/lecture_small", "tests/film/lecture"):
        shutil.copytree(
            ROOT / folder, house, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
        )
    text = house / "assets" / "lecture.md"
    small = (ROOT / "tests/lecture_small/assets/lecture.md").read_text(encoding="utf-8")
    text.write_text(text.read_text(encoding="utf-8") + small.split("---")[2], encoding="utf-8")
    for beat, words in {"rise": 12, "walk.1": 4, "walk.2": 4}.items():
        recording = house / FOLDER / "en" / "slope" / f"{beat}.wav"
        recording.parent.mkdir(parents=True, exist_ok=True)
        write_wav(recording, (sound := tones(["one"] * words, 22050)).samples, sound.rate)
    lecture = read_lecture(text)
    silent = Request(house, text, Settings(), house, "draft", 854, 480, 15, 1, True)
    voices = {"glide": "none", "fall": "none", "slope": "recordings"}
    scenes = [
        rehearse(job_of(replace(silent, voice=voice), lecture, anchor), print).record
        for anchor, voice in voices.items()
    ]
    between = interludes(lecture, scenes)
    told: dict[str, Any] = json.loads(
        timeline(scenes, title=lecture.title, language="en", interludes=between)
    )
    return told


def test_a_film_fits_the_schema(film: dict[str, Any]) -> None:
    STRICT.validate(film)


def test_that_film_has_all_that_a_timeline_can_hold(film: dict[str, Any]) -> None:
    """Else fitting would say little: no list of it is empty everywhere."""
    beats = [beat for scene in film["scenes"] for beat in scene["beats"]]
    assert [beat["beat"] for beat in beats] == ["start", "move", "drop", "after", "rise", "walk.1", "walk.2"]
    assert {beat["voice"] for beat in beats} == {"none", "recordings"}
    for several in ("said", "shown", "marks", "cues", "words"):
        assert any(beat[several] for beat in beats)
    boxes = [box for one in (*beats, *film["scenes"]) for box in one["boxes"]]
    assert {key for box in boxes for key in box} == set(keys(schema()["$defs"]["exercise"])) | {
        "options",
        "because",
    }
    assert {box["kind"] for box in boxes} == {"picture", "note", "question", "exercise"}


def test_boxes_stand_with_their_beats_and_their_right_answers(film: dict[str, Any]) -> None:
    _, fall, _ = film["scenes"]
    (drop, after), (question,) = fall["beats"], fall["beats"][0]["boxes"]
    assert [(box["kind"], box["text"]) for box in fall["boxes"]] == [
        ("note", "This dot is never seen to land.")
    ]
    (right,) = [option for option in question["options"] if option["right"]]
    assert right["text"] == f"down, by {right['values'][0]['text']}"
    assert [box["kind"] for box in after["boxes"]] == ["exercise"] and len(drop["boxes"]) == 1


def test_nothing_may_be_missing_and_nothing_be_of_another_kind(film: dict[str, Any]) -> None:
    """Every value that a film writes is wanted by the schema, and wanted in its kind."""
    kinds = {tuple("each" if isinstance(key, int) else key for key in way): way for way in parts(film)}
    for way in kinds.values():
        if way[-2:-1] in (["settings"], ["versions"]):
            continue  # whichever there are
        for spoil in (lambda place, key: place.pop(key), lambda place, key: place.update({key: None})):
            broken = json.loads(json.dumps(film))
            place = broken
            for key in way[:-1]:
                place = place[key]
            if isinstance(place, dict):
                spoil(place, way[-1])
                assert not STRICT.is_valid(broken), way


def test_a_key_that_the_schema_does_not_tell_is_left_alone_by_readers_and_found_by_these_tests(
    film: dict[str, Any],
) -> None:
    more = film | {"licence": "MIT"}
    assert Draft202012Validator(schema()).is_valid(more)
    assert not STRICT.is_valid(more)


def keys(told: Any) -> Iterator[str]:
    """Every key that the schema tells."""
    if isinstance(told, dict):
        yield from told.get("properties", {})
        for one in told.values():
            yield from keys(one)
    elif isinstance(told, list):
        for one in told:
            yield from keys(one)


@pytest.mark.parametrize("key", sorted(set(keys(schema()))))
def test_the_documentation_explains_every_key(key: str) -> None:
    assert re.search(rf"^\| `{key}`.* \|$", DOCS.read_text(encoding="utf-8"), re.M)


def test_the_documentation_shows_a_timeline() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    STRICT.validate(json.loads(example))
