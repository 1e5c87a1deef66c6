"""The film with spoken descriptions, beside the plain one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from jsonschema import validate
from numpy.typing import NDArray

from steepest.film.rendering import SET, render_lecture
from steepest.film.timeline import SCHEMA
from steepest.script.fault import Fault
from tests.film.test_rendering import request

pytestmark = pytest.mark.verify


@dataclass
class Told:
    """A film: its timeline and its frames."""

    timeline: dict[str, Any]
    frames: NDArray[np.uint8]

    @classmethod
    def read(cls, film: Path) -> Told:
        with av.open(str(film)) as container:
            frames = np.stack([one.to_ndarray(format="gray") for one in container.decode(video=0)])
        return cls(json.loads(film.with_name("timeline.json").read_text(encoding="utf-8")), frames)

    def beats(self) -> list[dict[str, Any]]:
        return [beat for scene in self.timeline["scenes"] for beat in scene["beats"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both films of the small lecture, the plain one first."""
    made = tmp_path_factory.mktemp("described")
    render_lecture(request(made))
    return made


@pytest.fixture(scope="module")
def segments(folder: Path) -> set[str]:
    """The filmed beats that were there before anything was described."""
    return {file.name for file in (folder / "cache").glob("*.mp4")}


@pytest.fixture(scope="module")
def films(folder: Path, segments: set[str]) -> tuple[Told, Told]:
    """The plain film and the described one."""
    plain = {name: (folder / name).read_bytes() for name in SET}
    film = render_lecture(replace(request(folder), described=True))
    assert film == folder / "described" / "lecture.mp4"
    assert {name: (folder / name).read_bytes() for name in SET} == plain
    return Told.read(folder / "lecture.mp4"), Told.read(film)


def test_nothing_is_filmed_for_it(folder: Path, segments: set[str], films: tuple[Told, Told]) -> None:
    assert {file.name for file in (folder / "cache").glob("*.mp4")} == segments


def test_beats_show_the_same_and_their_last_picture_stands_for_the_description(
    films: tuple[Told, Told],
) -> None:
    plain, described = films
    for before, after in zip(plain.beats(), described.beats(), strict=True):
        length = before["end_frame"] - before["first_frame"]
        same = plain.frames[before["first_frame"] : before["end_frame"]]
        shown = described.frames[after["first_frame"] : after["end_frame"]]
        assert np.array_equal(shown[:length], same)
        assert all(np.array_equal(one, same[-1]) for one in shown[length:])
        seen = [box["text"] for box in before["boxes"] if box["kind"] == "picture"]
        assert " ".join(word["text"] for word in after.get("described", ())) == " ".join(seen)
        assert (len(shown) > length) == bool(seen)


def test_its_timeline_is_of_the_same_form_and_tells_its_length(films: tuple[Told, Told]) -> None:
    for film in films:
        validate(film.timeline, json.loads(SCHEMA.read_text(encoding="utf-8")))
        assert film.timeline["end_frame"] == len(film.frames)


def test_its_captions_and_its_transcript_have_the_descriptions(
    folder: Path, films: tuple[Told, Told]
) -> None:
    for name in ("captions.vtt", "transcript.md"):
        read = [
            " ".join((folder / part / name).read_text(encoding="utf-8").split()) for part in ("", "described")
        ]
        assert ["A dot moves along a line," in text for text in read] == [False, True]


def test_a_second_run_leaves_it_alone(folder: Path, films: tuple[Told, Told]) -> None:
    film = folder / "described" / "lecture.mp4"
    before = film.stat().st_mtime_ns
    render_lecture(replace(request(folder), described=True))
    assert film.stat().st_mtime_ns == before


def test_a_lecture_that_describes_nothing_is_refused(tmp_path: Path) -> None:
    small = Path(__file__).parents[2] / "lecture_small"
    text = (small / "assets" / "lecture.md").read_text(encoding="utf-8")
    assert "[!picture]" not in text
    from steepest.film.request import make_request

    asked = make_request(small, output=tmp_path, quality="draft", voice="none", workers=1, quiet=True)
    with pytest.raises(Fault, match="nothing is described in this lecture"):
        render_lecture(replace(asked, described=True))
