"""A beat spoken: shown words with the times of the said ones, and what happens when a voice fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from steepest.film.crew.failure import Failure
from steepest.film.voice.cast import Casting
from steepest.film.voice.interface import Sound, Voice
from steepest.film.voice.narration import AROUND, Narrator
from steepest.film.voice.passages import SIGNS
from steepest.film.voice.recordings import FOLDER, Recordings
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import fill
from steepest.script.spoken import SpokenToken
from steepest.script.timing.pace import mark_times
from tests.film.voice.stand_ins import ToneEngine, tokens, tones

FORMULA = [
    SpokenToken("At", ("at",)),
    SpokenToken("(2,", ("two,",)),
    SpokenToken("1)", ("one,",)),
    SpokenToken("–", ()),
    SpokenToken("∂f/∂x", ("the", "partial", "of", "f", "in", "x")),
    SpokenToken("=", ("is",)),
    SpokenToken("−0.8.", ("minus", "zero", "point", "eight.")),
]


def narrator(
    *engines: ToneEngine, asked: bool = True, silence: bool = True, store: Path | None = None
) -> Narrator:
    """A narrator with these engines, which were asked for by name, so that each speaks where those before it fail."""
    voices: dict[str, Voice] = {engine.name: SynthesizedVoice(engine, Store(store)) for engine in engines}
    return Narrator(Casting(tuple(voices), tuple(voices), asked, silence), voices, "en", 150)


def test_shown_words_get_the_times_of_the_said_ones() -> None:
    narration = narrator(ToneEngine()).narrate("hill", "east", FORMULA)
    times = tones([word for token in FORMULA for word in token.words]).words
    shift = narration.words[0].start - times[0][0]
    assert [word.text for word in narration.words] == [token.shown for token in FORMULA]
    spans = [(word.start - shift, word.end - shift) for word in narration.words]
    expected = [(0, 0), (1, 1), (2, 2), None, (3, 8), (9, 9), (10, 13)]
    for found, which in zip(spans, expected, strict=True):
        if which is not None:
            assert found == pytest.approx((times[which[0]][0], times[which[1]][1]), abs=0.011)
    dash = narration.words[3]
    assert dash.start == dash.end == narration.words[2].end


def test_what_shows_first_and_is_not_said_begins_with_the_speech() -> None:
    narration = narrator(ToneEngine()).narrate("hill", "east", [SpokenToken("–", ()), *tokens("look east.")])
    assert narration.words[0].start == narration.words[1].start


def test_silence_is_around_the_speech() -> None:
    narration = narrator(ToneEngine()).narrate("hill", "east", tokens("look east."))
    edge = round(AROUND * 48000)
    assert not narration.samples[:edge].any()
    assert not narration.samples[-edge:].any()
    assert np.abs(narration.samples[edge : edge + 2000]).max() > 0.05
    assert AROUND <= narration.words[0].start < AROUND + 0.05
    assert narration.words[-1].end <= len(narration.samples) / 48000 - AROUND + 1e-9


def test_sentences_are_apart() -> None:
    words = narrator(ToneEngine()).narrate("hill", "east", tokens("look east. how steep?")).words
    assert 0.3 < words[2].start - words[1].end < 0.5


def test_a_mark_is_met_when_its_word_is_said() -> None:
    filled = fill("The arrow {@turn}turns east. {@end}", {})
    narration = narrator(ToneEngine()).narrate("hill", "east", tokens(filled.text))
    marks = mark_times(filled, narration.words)
    assert marks == {"turn": narration.words[2].start, "end": narration.words[3].end}
    begun = narration.samples[round(marks["turn"] * 48000) : round((marks["turn"] + 0.1) * 48000)]
    assert np.abs(begun).max() > 0.2


def crashing(name: str = "broken", times: int = 2) -> ToneEngine:
    """An engine that crashes so many times."""
    return ToneEngine(name, ["crashed (SIGSEGV)"] * times)


def test_an_engine_that_fails_is_asked_again() -> None:
    engine = crashing("tones", 1)
    narration = narrator(engine, asked=False).narrate("hill", "east", tokens("look east."))
    assert (narration.voice, narration.remarks, engine.starts) == ("tones", (), 2)


@pytest.mark.parametrize("silence", [True, False])
def test_one_that_fails_again_ends_the_run_where_no_other_was_asked_for(silence: bool) -> None:
    """Another voice, or silence, would make a worse film."""
    broken, sound = crashing(), ToneEngine("sound")
    speaking = narrator(broken, sound, asked=False, silence=silence)
    with pytest.raises(Failure) as raised:
        speaking.narrate("hill", "east", tokens("look east."))
    assert str(raised.value) == (
        "hill/east: broken crashed (SIGSEGV); it was tried twice. No film was replaced. "
        "Render it again, or name who may speak instead: --voice broken,sound"
    )
    assert sound.starts == 0


def test_the_next_voice_that_was_asked_for_speaks_where_one_fails() -> None:
    broken, sound = crashing(), ToneEngine("sound")
    narration = narrator(broken, sound).narrate("hill", "east", tokens("look east."))
    assert narration.voice == "sound"
    assert narration.remarks == (
        "hill/east: broken crashed (SIGSEGV); sound speaks instead",
        "hill: broken is not asked again in this scene",
    )


def test_the_beat_is_silent_where_all_fail_and_silence_was_asked_for() -> None:
    speaking = narrator(crashing())
    narration = speaking.narrate("hill", "east", tokens("look east."))
    assert (narration.voice, len(narration.samples)) == ("none", 0)
    assert narration.remarks[0] == "hill/east: broken crashed (SIGSEGV); the beat is silent"
    assert [word.text for word in narration.words] == ["look", "east."]


def test_a_voice_asked_for_by_name_alone_must_speak() -> None:
    with pytest.raises(Failure, match=r"hill/east: broken crashed \(SIGSEGV\)"):
        narrator(crashing(), silence=False).narrate("hill", "east", tokens("look east."))


def test_an_engine_that_failed_twice_is_not_asked_again() -> None:
    broken, sound = ToneEngine("broken", ["hung"] * 9), ToneEngine("sound")
    speaking = narrator(broken, sound)
    told = [speaking.narrate("hill", beat, tokens(f"look {beat}.")) for beat in ("a", "b", "c", "d")]
    assert broken.starts == 2
    assert [narration.voice for narration in told] == ["sound"] * 4
    assert told[3].remarks == ()


def test_what_an_engine_wrote_is_no_command_to_the_terminal() -> None:
    broken = ToneEngine("broken", ["ended: \x1b]0;title\x07\x1b[2J\r\nRENDERED\u202e"] * 2)
    with pytest.raises(Failure) as raised:
        narrator(broken, asked=False).narrate("hill", "east", tokens("look east."))
    assert str(raised.value).isprintable()


def test_a_full_disk_is_named_and_not_taken_for_a_broken_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an engine says of a full disk is that its sound is cut short."""
    full = os.statvfs_result((4096, 4096, 1000, 3, 3, 1000, 500, 500, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    broken, sound = ToneEngine("broken", ["wrote half a sound"] * 2), ToneEngine("sound")
    with pytest.raises(OSError, match="No space left") as raised:
        narrator(broken, sound, store=tmp_path).narrate("hill", "east", tokens("look east."))
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, str(tmp_path))


def test_a_disk_without_room_for_another_file_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = os.statvfs_result((4096, 4096, 1000, 999, 999, 1000, 0, 0, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    with pytest.raises(OSError, match="No space left"):
        narrator(crashing(), store=tmp_path).narrate("hill", "east", tokens("look east."))


@pytest.mark.parametrize("off", [1e-16, 1e-9, 5e-5])
def test_times_that_differ_by_dust_are_one(off: float) -> None:
    """Sums of the same numbers in another order."""

    def dusty(sound: Sound) -> Sound:
        words = [list(word) for word in sound.words]
        words[1][0] = words[0][1] - off
        return Sound(sound.samples, sound.rate, tuple((start, end) for start, end in words))

    narration = narrator(ToneEngine("dusty", spoil=dusty), asked=False).narrate(
        "hill", "e", tokens("look east.")
    )
    times = [time for word in narration.words for time in (word.start, word.end)]
    assert (narration.voice, times) == ("dusty", sorted(times))


def quiet(sound: Sound) -> Sound:
    return Sound(sound.samples * 0, sound.rate, sound.words)


def half(sound: Sound) -> Sound:
    return Sound(sound.samples[: len(sound.samples) // 4], sound.rate, sound.words)


def nothing(sound: Sound) -> Sound:
    return Sound(sound.samples[:0], sound.rate)


def not_a_number(sound: Sound) -> Sound:
    return Sound(sound.samples * np.float32("nan"), sound.rate, sound.words)


def too_few(sound: Sound) -> Sound:
    return Sound(sound.samples, sound.rate, sound.words[:-1])


def backwards(sound: Sound) -> Sound:
    return Sound(sound.samples, sound.rate, sound.words[::-1])


@pytest.mark.parametrize("spoil", [quiet, half, nothing, not_a_number, too_few, backwards])
def test_what_is_not_whole_is_not_used(spoil: object, tmp_path: Path) -> None:
    assert callable(spoil)
    voices = narrator(ToneEngine("broken", spoil=spoil), ToneEngine("sound"), store=tmp_path)
    narration = voices.narrate("hill", "east", tokens("look to the east."))
    assert narration.voice == "sound"
    assert len(narration.remarks) == 2
    assert len(list(tmp_path.iterdir())) == 1  # and it is not kept


def test_what_was_said_before_is_not_said_again(tmp_path: Path) -> None:
    engine = ToneEngine()
    said = [
        narrator(engine, store=tmp_path).narrate("hill", "east", tokens("look east. how steep?"))
        for _ in range(2)
    ]
    assert engine.asked == [("look", "east."), ("how", "steep?")]
    assert np.array_equal(said[0].samples, said[1].samples)
    assert said[0].words == said[1].words


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no more"])
def test_damaged_speech_is_said_again(tmp_path: Path, content: bytes) -> None:
    first = narrator(ToneEngine(), store=tmp_path).narrate("hill", "east", tokens("look east."))
    for file in tmp_path.iterdir():
        file.write_bytes(content)
    again = narrator(engine := ToneEngine(), store=tmp_path).narrate("hill", "east", tokens("look east."))
    assert len(engine.asked) == 1
    assert np.array_equal(first.samples, again.samples)


HOSTILE = '"quit" (exit 3) <speak>&amp; [[x]] \\ \x00 \x1b[31m 😀 ∂ −0.8 `id` ${HOME} {@x} ../../etc %n %s'


def test_hostile_text_reaches_an_engine_as_plain_words() -> None:
    engine = ToneEngine()
    narration = narrator(engine).narrate("hill", "east", tokens(HOSTILE))
    assert [word.text for word in narration.words] == HOSTILE.split()
    assert all(word.rstrip(SIGNS).isalpha() for sentence in engine.asked for word in sentence)


def test_nothing_to_say_is_timed_by_reading() -> None:
    narration = narrator(engine := ToneEngine()).narrate("hill", "east", tokens("😀 4 –"))
    assert (narration.voice, engine.asked) == ("none", [])
    assert len(narration.words) == 3


def test_a_recording_speaks_first_and_others_where_there_is_none(tmp_path: Path) -> None:
    from tests.film.voice.test_recordings import record

    record(tmp_path / FOLDER / "en" / "hill" / "east.wav")
    engine = ToneEngine()
    voices: dict[str, Voice] = {
        "recordings": Recordings(tmp_path),
        "tones": SynthesizedVoice(engine, Store(None)),
    }
    speaking = Narrator(Casting(tuple(voices), tuple(voices)), voices, "en", 150)
    text = tokens("Look east, and stay there.")
    assert [speaking.narrate("hill", beat, text).voice for beat in ("east", "north")] == [
        "recordings",
        "tones",
    ]
    strict = Narrator(Casting(("recordings",), ("",), asked=True, silence=False), voices, "en", 150)
    with pytest.raises(Fault, match=r"hill/north: recordings hold no assets/voice/en/hill/north\.wav"):
        strict.narrate("hill", "north", text)


def test_a_scene_is_said_in_one_go_but_what_is_recorded(tmp_path: Path) -> None:
    from tests.film.voice.test_recordings import record

    record(tmp_path / FOLDER / "en" / "hill" / "east.wav")
    engine, other = ToneEngine(), ToneEngine("other")
    store = Store(tmp_path / "speech")
    voices: dict[str, Voice] = {
        "recordings": Recordings(tmp_path),
        "tones": SynthesizedVoice(engine, store),
        "other": SynthesizedVoice(other, store),
    }
    speaking = Narrator(Casting(tuple(voices), tuple(voices)), voices, "en", 150)
    beats = {
        "east": tokens("look east."),
        "north": tokens("look up. and up."),
        "south": tokens("look up. down."),
    }
    speaking.prepare("hill", beats)
    found = {beat: speaking.narrate("hill", beat, said) for beat, said in beats.items()}
    assert engine.asked == [("look", "up."), ("and", "up."), ("down.",)]
    assert (engine.starts, other.starts) == (1, 0)
    alone = narrator(ToneEngine()).narrate("hill", "south", beats["south"])
    assert np.array_equal(found["south"].samples, alone.samples)


def test_trouble_that_passes_leaves_no_trace(tmp_path: Path) -> None:
    engine = ToneEngine(trouble=["lost its tongue", "lost its tongue again"])
    beats = {"east": tokens("look east."), "north": tokens("look up.")}
    speaking = narrator(engine, store=tmp_path)
    speaking.prepare("hill", beats)
    found = {beat: speaking.narrate("hill", beat, said) for beat, said in beats.items()}
    assert [narration.voice for narration in found.values()] == ["tones", "tones"]
    assert [len(narration.remarks) for narration in found.values()] == [0, 0]
