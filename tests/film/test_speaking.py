"""A lecture that speaks: rendered with the default voice, decoded, and changed by dropping recordings in.

Festival and its voice are part of the project's set-up (make setup).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from steepest.film.cache.record import Record
from steepest.film.cache.vault import Vault
from steepest.film.crew.failure import Failure
from steepest.film.interlude.filming import film_interludes
from steepest.film.join import voices_in
from steepest.film.rendering import render_lecture
from steepest.film.request import Request
from steepest.film.voice.engines.riff import write_wav
from steepest.film.voice.recordings import FOLDER
from steepest.script.fault import Fault
from steepest.script.timing.pace import REST
from steepest.stage.settings.settings import read_settings
from tests.command.running import Answer, run
from tests.families import family
from tests.film.sound.hearing import Stereo, heard, measured, onset
from tests.film.strict import strict
from tests.film.test_rendering import SCENES, edit, state
from tests.film.voice.stand_ins import program, tones

LECTURE = Path(__file__).with_name("lecture")
FPS = 15


def request(house: Path, voice: str = "best") -> Request:
    """A draft of the small lecture in HOUSE/lecture, spoken."""
    settings = read_settings(SCENES, [], ())
    text = house / "lecture" / "assets" / "lecture.md"
    return Request(
        house / "lecture", text, settings, house / "build", "draft", 854, 480, FPS, 2, True, voice=voice
    )


@dataclass
class Seen:
    """A film as it is heard, and its timeline."""

    house: Path
    sound: Stereo
    timeline: dict[str, Any]

    @property
    def beats(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every beat with its scene's name."""
        return ((scene["scene"], beat) for scene in self.timeline["scenes"] for beat in scene["beats"])


def see(house: Path, voice: str = "best") -> Seen:
    """Render the lecture and listen to it."""
    film = render_lecture(request(house, voice))
    timeline = json.loads((film.parent / "timeline.json").read_text(encoding="utf-8"))
    return Seen(house, heard(film), timeline)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The lecture, rendered once."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(LECTURE, house / "lecture", ignore=shutil.ignore_patterns("__pycache__"))
    return see(house)


@pytest.fixture
def house(tmp_path: Path, seen: Seen, own_lecture: None) -> Path:
    """The lecture and its build folder to play with."""
    shutil.copytree(seen.house, tmp_path, dirs_exist_ok=True)
    return tmp_path


def records(house: Path) -> dict[str, Record]:
    """What lies in the vault: the newest record of each scene."""
    vault = Vault(house / "build" / "cache")
    files = sorted(vault.folder.glob("*-*.json"), key=lambda file: file.stat().st_mtime)
    found = (vault.scene(file.stem.partition("-")[0]) for file in files)
    return {record.anchor: record for record in found if record}


def segments(house: Path) -> set[str]:
    """The filmed beats in the vault."""
    return {file.name for file in (house / "build" / "cache").glob("*.mp4")}


# --- what is heard, and when ---


def test_the_default_voice_speaks_every_beat(seen: Seen) -> None:
    assert {beat["voice"] for _, beat in seen.beats} == {"festival"}
    assert not any(record.remarks for record in records(seen.house).values())


def test_words_begin_in_the_sound_where_the_timeline_says(seen: Seen) -> None:
    """The first word of every beat, within a frame of the film (67 ms) and a little for its closed mouth."""
    for _, beat in seen.beats:
        begins = beat["words"][0]["start"]
        assert onset(seen.sound, begins) == pytest.approx(begins, abs=1 / FPS + 0.02)


def test_cues_begin_with_their_words(seen: Seen) -> None:
    for _, beat in seen.beats:
        starts = {word["start"] for word in beat["words"]}
        assert all(cue["start"] in starts for cue in beat["cues"])
        assert beat["cues"][0]["start"] == beat["words"][0]["start"]


def test_a_beat_lasts_as_long_as_its_words_or_its_animations(seen: Seen) -> None:
    for scene, beat in seen.beats:
        spoken = beat["words"][-1]["end"] + REST - beat["start"]
        length = beat["end"] - beat["start"]
        if (scene, beat["beat"]) in {("glide", "start"), ("fall", "after")}:  # nothing moves in these
            assert length == pytest.approx(spoken, abs=1.1 / FPS)
        assert length >= spoken - 1.1 / FPS


def test_sound_and_picture_are_of_one_length(seen: Seen) -> None:
    assert seen.sound.shape[1] / 48000 == pytest.approx(seen.timeline["end"], abs=1024 / 48000 + 1e-3)


def test_a_movement_begins_with_the_word_that_it_waits_for(seen: Seen) -> None:
    """`It glides {@go}by …`: where the word is heard is found by the pause of the voice before nothing else."""
    beat = next(beat for scene, beat in seen.beats if (scene, beat["beat"]) == ("glide", "move"))
    (mark,) = beat["marks"]
    (word,) = [word for word in beat["words"] if word["text"] == "by"]
    assert abs(mark["time"] - word["start"]) <= 0.1
    part = seen.sound[0, round(word["start"] * 48000) : round(word["end"] * 48000)]
    assert np.abs(part).max() > 0.02


def test_silence_is_around_every_beat_and_nothing_clicks(seen: Seen) -> None:
    """80 ms of it, less what AAC's frames blur; and no sample jumps where a beat begins."""
    for _, beat in seen.beats:
        begin = round(beat["start"] * 48000)
        around = seen.sound[:, max(begin - round(0.05 * 48000), 0) : begin + round(0.05 * 48000)]
        assert np.abs(around).max() < 10 ** (-50 / 20)


def test_it_is_as_loud_as_it_should_be(seen: Seen) -> None:
    whole = measured(seen.sound)
    assert whole["loudness"] == pytest.approx(-16, abs=1)
    assert whole["peak"] <= -1
    scenes = [
        measured(seen.sound[:, round(scene["start"] * 48000) : round(scene["end"] * 48000)])["loudness"]
        for scene in seen.timeline["scenes"]
    ]
    assert max(scenes) - min(scenes) < 1


def test_the_timeline_fits_its_schema(seen: Seen) -> None:
    strict().validate(seen.timeline)


# --- recordings dropped in and taken out ---


def drop(house: Path, name: str, words: int) -> Path:
    """Record a beat as tones."""
    file = house / "lecture" / FOLDER / "en" / f"{name}.wav"
    file.parent.mkdir(parents=True, exist_ok=True)
    sound = tones(["one"] * words, 22050, start=0.7, loud=0.02)
    write_wav(file, sound.samples, sound.rate)
    return file


def test_a_recording_replaces_the_voice_of_its_beat(house: Path, seen: Seen) -> None:
    before = records(house)
    drop(house, "glide/move", 8)
    now = see(house)
    assert {(scene, beat["beat"]): beat["voice"] for scene, beat in now.beats} == {
        ("glide", "start"): "festival",
        ("glide", "move"): "recordings",
        ("fall", "drop"): "festival",
        ("fall", "after"): "festival",
    }
    for _, beat in now.beats:
        begins = beat["words"][0]["start"]
        assert onset(now.sound, begins) == pytest.approx(begins, abs=1 / FPS + 0.02)
    assert measured(now.sound)["loudness"] == pytest.approx(-16, abs=1)  # it was recorded far too quietly
    after = records(house)
    assert after["fall"].key == before["fall"].key
    assert after["glide"].key != before["glide"].key


@pytest.mark.verify
def test_only_its_beat_is_filmed_again(house: Path) -> None:
    """The film is the one that filming all of it anew would give."""
    before = segments(house)
    drop(house, "glide/move", 14)  # slower than the voice, so that the dot waits longer
    see(house)
    assert len(segments(house) - before) == 1
    again = (house / "build" / "lecture.mp4").read_bytes()
    for file in (house / "build" / "cache").glob("*.*"):
        file.unlink()
    see(house)
    assert (house / "build" / "lecture.mp4").read_bytes() == again


def test_taken_out_it_leaves_no_trace(house: Path) -> None:
    before = (house / "build" / "lecture.mp4").read_bytes()
    file = drop(house, "glide/move", 8)
    see(house)
    file.unlink()
    see(house)
    assert (house / "build" / "lecture.mp4").read_bytes() == before


@pytest.mark.verify
def test_a_stale_recording_is_named_and_not_used(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    drop(house, "fall/after", 8)
    see(house)
    edit(house / "lecture" / "assets" / "lecture.md", "Here it lies", "There it lies")
    for _ in range(2):  # until it is mended
        capfd.readouterr()
        now = see(house)
        said = capfd.readouterr().err
        assert "fall/after: recordings are stale: assets/voice/en/fall/after.wav" in said
        assert "festival speaks instead" in said
        assert [b["voice"] for scene, b in now.beats if scene == "fall"] == ["festival", "festival"]


@pytest.mark.verify
def test_a_recording_of_no_beat_is_named(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    drop(house, "fall/befor", 8)
    see(house)
    assert "fall/befor.wav belongs to no beat of fall; its beats are after, drop" in capfd.readouterr().err


# --- voices that cannot be had ---


@pytest.mark.verify
def test_without_any_voice_it_is_filmed_silently(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    film = render_lecture(replace(request(house), output=tmp_path / "fresh", kept=house / "build" / "cache"))
    assert "no voice can be had (festival is not installed" in capfd.readouterr().err
    timeline = json.loads((film.parent / "timeline.json").read_text(encoding="utf-8"))
    assert {beat["voice"] for scene in timeline["scenes"] for beat in scene["beats"]} == {"none"}


@pytest.mark.verify
@pytest.mark.parametrize("there", [(), ("espeak-ng",)])
def test_a_film_that_speaks_better_is_not_replaced_unless_that_is_asked_for(
    there: tuple[str, ...], house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only because a voice is missing today."""
    before = state(house / "build")
    (tmp_path / "bin").mkdir()
    for name in there:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    instead = there[0] if there else "none"
    with pytest.raises(Failure, match=rf"speaks with festival, and would not any more.*--voice {instead}"):
        render_lecture(request(house))
    assert state(house / "build") == before
    film = render_lecture(request(house, instead))
    assert voices_in(film) == (instead,)


@pytest.mark.parametrize("suffix", family(1, ["mp4", "m4a"]))
def test_what_is_damaged_at_the_last_moment_makes_no_film(
    suffix: str, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scene whose sound has gone is none in which nobody speaks."""
    before, sound = state(house / "build"), heard(house / "build" / "lecture.mp4")
    edit(house / "lecture" / "assets" / "lecture.md", "title: ", "title: Renamed ")

    def damaged(*what: Any) -> None:
        film_interludes(*what)
        for file in (house / "build" / "cache").glob(f"*.{suffix}"):
            file.write_bytes(file.read_bytes()[:-1])

    with monkeypatch.context() as now, pytest.raises(Failure, match="removed or damaged"):
        now.setattr("steepest.film.rendering.film_interludes", damaged)
        render_lecture(request(house))
    assert state(house / "build") == before
    assert np.array_equal(heard(render_lecture(request(house))), sound)


STAND_IN = """
import shutil, signal
if sys.argv[2] == "speech.scm":  # and not the question which voices there are
    with open({count!r}, "a") as counted:
        counted.write("x")
    if os.path.getsize({count!r}) <= {times}:
        {what}
os.execv({festival!r}, ["festival", *sys.argv[1:]])
"""
FAULTS = {
    "killed": ("os.kill(os.getpid(), 9)", "festival was killed (SIGKILL; is the machine out of memory?)"),
    "crashes": ("os.abort()", "festival crashed (SIGABRT)"),
    "complains": (r"sys.exit('\x1b[31mno licence')", "festival ended with exit code 1: [31mno licence"),
    "is cut short": ("sys.exit()", "festival said 0 of 1 sentences"),
}


def troubled(house: Path, fault: str, times: int, *voice: str) -> Answer:
    """Render the lecture, with other words, with a festival that fails so many times when it is asked to speak."""
    real = shutil.which("festival") or ""
    what = STAND_IN.format(festival=real, count=str(house / "count"), times=times, what=FAULTS[fault][0])
    path = f"{program(house / 'bin', 'festival', what).parent}{os.pathsep}{os.environ['PATH']}"
    edit(house / "lecture" / "assets" / "lecture.md", "This one falls", "This one falls and falls")
    lecture = ["--lecture", str(house / "lecture"), "--output", str(house / "build")]
    return run("lecture", *lecture, "--quality", "draft", "--quiet", *voice, PATH=path)


@pytest.mark.verify
@pytest.mark.parametrize("fault", FAULTS)
def test_an_engine_that_fails_for_good_leaves_the_film_that_was_there(fault: str, house: Path) -> None:
    before = state(house / "build")
    answer = troubled(house, fault, 99)
    assert (answer.code, answer.out) == (1, "")
    assert FAULTS[fault][1] in answer.err
    assert "No film was replaced." in answer.err
    assert answer.err.replace("\n", "").isprintable()
    assert state(house / "build") == before


@pytest.mark.verify
def test_an_engine_that_fails_for_a_while_is_asked_again(house: Path) -> None:
    """Each scene is spoken by a start of its own, and then each beat, where that fails."""
    answer = troubled(house, "killed", 1)
    assert (answer.code, answer.err) == (0, "")
    assert voices_in(house / "build" / "lecture.mp4") == ("festival",)


@pytest.mark.verify
def test_a_fallback_that_was_asked_for_is_said(house: Path) -> None:
    answer = troubled(house, "crashes", 99, "--voice", "festival,espeak-ng")
    assert answer.code == 0
    assert "fall/drop: festival crashed (SIGABRT); espeak-ng speaks instead" in answer.err
    assert voices_in(house / "build" / "lecture.mp4") == ("espeak-ng",)


def test_a_voice_by_name_that_is_missing_ends_it(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (house / "build" / "lecture.mp4").read_bytes()
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(Fault, match="--voice festival: festival is not installed"):
        render_lecture(request(house, "festival"))
    assert (house / "build" / "lecture.mp4").read_bytes() == before


def test_recordings_alone_must_be_complete(house: Path) -> None:
    drop(house, "glide/move", 8)
    with pytest.raises(Fault, match=r"glide/start: recordings hold no assets/voice/en/glide/start\.wav"):
        render_lecture(request(house, "recordings"))


@pytest.mark.verify
def test_what_was_spoken_is_kept(house: Path) -> None:
    """A scene that is filmed again for another of its beats has nothing spoken anew."""
    drop(house, "glide/move", 8)
    spoken = set((house / "build" / "cache" / "speech").iterdir())
    see(house)
    assert set((house / "build" / "cache" / "speech").iterdir()) == spoken
