"""The instructor's own voice: files of many kinds, stale ones, broken ones, ones that belong nowhere."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from steepest.film.voice.interface import Trouble, Unrecorded
from steepest.film.voice.recordings import FOLDER, Recordings, decode
from tests.film.voice.stand_ins import passage, tones

TEXT = "Look east, and stay there."
PASSAGE = passage(TEXT)
CODECS = {"wav": "pcm_s16le", "flac": "flac", "mp3": "mp3", "m4a": "aac"}


def record(file: Path, rate: int = 44100, channels: int = 2, loud: float = 0.3) -> None:
    """Record TEXT as tones, in the way that the file's name asks for."""
    file.parent.mkdir(parents=True, exist_ok=True)
    sound = tones(PASSAGE.words, rate, start=0.5, loud=loud)
    layout = "stereo" if channels == 2 else "mono"
    with av.open(str(file), "w") as container:
        stream = container.add_stream(CODECS[file.suffix[1:]], rate=rate)
        stream.layout = layout  # type: ignore[assignment]
        whole = np.round(sound.samples * 32767).astype(np.int16)
        resampler = av.AudioResampler(format=stream.format, layout=layout, rate=rate, frame_size=1024)
        packed = np.repeat(whole, channels)[None]
        frame = av.AudioFrame.from_ndarray(packed, format="s16", layout=layout)
        frame.sample_rate = rate
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))


def east(folder: Path, kind: str = "wav") -> Path:
    """Where the recording lies."""
    return folder / FOLDER / "en" / "hill" / f"east.{kind}"


@pytest.mark.parametrize(
    ("kind", "rate", "channels"),
    [("wav", 44100, 2), ("wav", 96000, 1), ("flac", 32000, 1), ("mp3", 44100, 2), ("m4a", 48000, 2)],
)
def test_words_are_found_in_a_recording(tmp_path: Path, kind: str, rate: int, channels: int) -> None:
    record(east(tmp_path, kind), rate, channels)
    sound = Recordings(tmp_path).speak(PASSAGE)
    assert sound.rate == 48000
    told = tones(PASSAGE.words).words
    shift = sound.words[0][0] - told[0][0]
    assert shift + told[0][0] < 0.05  # the silence before speech is gone
    assert sound.words[2][0] == pytest.approx(told[2][0] + shift, abs=0.06)  # the word after the comma
    assert sound.words[-1][1] == pytest.approx(told[-1][1] + shift, abs=0.06)


def test_no_recording_is_no_trouble_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(Unrecorded, match=r"hold no assets/voice/en/hill/east\.wav"):
        Recordings(tmp_path).speak(PASSAGE)


def test_the_words_are_written_down_when_first_used(tmp_path: Path) -> None:
    record(east(tmp_path))
    Recordings(tmp_path).speak(PASSAGE)
    assert east(tmp_path, "txt").read_text(encoding="utf-8") == f"{TEXT}\n"
    Recordings(tmp_path).speak(PASSAGE)


def test_a_stale_recording_is_named_until_its_words_are_removed(tmp_path: Path) -> None:
    record(east(tmp_path))
    Recordings(tmp_path).speak(PASSAGE)
    later = passage("Look north, and stay there.")
    with pytest.raises(Trouble, match=r"assets/voice/en/hill/east\.wav was recorded for other words"):
        Recordings(tmp_path).speak(later)
    east(tmp_path, "txt").unlink()
    Recordings(tmp_path).speak(later)
    assert "north" in east(tmp_path, "txt").read_text(encoding="utf-8")


def silence(file: Path) -> None:
    record(file, loud=0.0)


def cut(file: Path) -> None:
    record(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 5])


def nonsense(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no sound at all")


def empty(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.touch()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (silence, "returned silence"),
        (cut, "not all there"),
        (nonsense, "cannot be decoded"),
        (empty, "cannot be decoded"),
    ],
)
def test_a_broken_recording_is_trouble(tmp_path: Path, spoil: object, sentence: str) -> None:
    assert callable(spoil)
    spoil(east(tmp_path))
    with pytest.raises(Trouble, match=rf"hold assets/voice/en/hill/east\.wav, which .*{sentence}"):
        Recordings(tmp_path).speak(PASSAGE)


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(target: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("steepest.film.voice.recordings.place", refuse)
    record(east(tmp_path))
    assert Recordings(tmp_path).speak(PASSAGE).words


def test_recordings_that_belong_to_no_beat_are_named(tmp_path: Path) -> None:
    record(east(tmp_path))
    record(east(tmp_path).with_name("try.2.wav"))
    record(east(tmp_path).with_name("eats.flac"))
    assert Recordings(tmp_path).strays("en", "hill", ["east", "try.1", "try.2"]) == [
        "assets/voice/en/hill/eats.flac belongs to no beat of hill; its beats are east, try.1, try.2"
    ]


def test_the_digest_follows_the_sounds_only(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path)
    assert recordings.digest("en", "hill") == ""
    record(east(tmp_path))
    first = recordings.digest("en", "hill")
    recordings.speak(PASSAGE)
    assert recordings.digest("en", "hill") == first
    record(east(tmp_path), loud=0.2)
    assert recordings.digest("en", "hill") not in ("", first)


def test_both_channels_are_heard(tmp_path: Path) -> None:
    record(east(tmp_path), 44100, 2)
    assert np.abs(decode(east(tmp_path))).max() == pytest.approx(0.3, abs=0.03)


@pytest.mark.parametrize("channels", [1, 2, 8, 9, 40])
def test_as_many_channels_as_a_recorder_has_are_mixed(tmp_path: Path, channels: int) -> None:
    tone = np.round(8000 * np.sin(np.arange(48000) / 20)).astype(np.int16)
    with wave.open(str(tmp_path / "tone.wav"), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(np.repeat(tone, channels).tobytes())
    assert decode(tmp_path / "tone.wav") == pytest.approx(tone / 32768, abs=1e-4)
