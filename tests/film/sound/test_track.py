"""The sound of a scene and of a film, sample by sample."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from film.join import join
from film.sound.aac import Encoding
from film.sound.resampling import RATE, resampled
from film.sound.track import flac, laid, read_flac, sample_of
from tests.film.pictures import FPS, filmed
from tests.film.sound.hearing import heard, onset


def click(seconds: float, rate: int = RATE) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A second of a tone that begins at its start."""
    at = np.arange(round(seconds * rate)) / rate
    return (0.2 * np.sin(2 * np.pi * 440 * at)).astype(np.float32)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 32000, 44100, 48000, 96000])
def test_nothing_is_shifted_by_resampling(rate: int) -> None:
    sound = np.zeros(rate, np.float32)
    sound[rate // 2] = 1
    found = resampled(sound, rate)
    assert len(found) == RATE
    assert abs(int(np.abs(found).argmax()) - RATE // 2) <= 1


@pytest.mark.parametrize("fps", [7, 24, 30, 60, 120])
def test_a_beat_begins_with_its_first_frame_s_sample(fps: int) -> None:
    beats = [(frame, frame + fps, click(0.4)) for frame in (0, 2 * fps + 1, 5 * fps + 3)]
    track = laid(beats, 7 * fps, fps)
    assert len(track) == 7 * RATE
    for first, _, _ in beats:
        begin = sample_of(first, fps)
        assert begin == round(first * RATE / fps)
        assert not track[max(begin - RATE // 10, 0) : begin + 1].any()
        assert np.abs(track[begin + 1 : begin + 60]).max() > 0


def test_a_beat_stays_within_its_end() -> None:
    track = laid([(0, FPS, click(3))], 4 * FPS, FPS)
    assert not track[RATE:].any()
    assert abs(track[RATE - 1]) < 0.01


def test_sound_is_kept_without_loss(tmp_path: Path) -> None:
    track = laid([(0, FPS, click(0.7))], FPS, FPS)
    (tmp_path / "track.flac").write_bytes(flac(track))
    assert np.abs(read_flac(tmp_path / "track.flac") - track).max() <= 0.6 / 32767
    assert flac(track) == flac(track)


def test_scenes_of_odd_lengths_do_not_drift(tmp_path: Path) -> None:
    """Thirty scenes of 17 frames at 15 a second, one of them silent: each begins where its frame does."""
    (tmp_path / "hill.flac").write_bytes(flac(laid([(0, 17, click(0.5))], 17, FPS)))
    track = Encoding([(None if at == 7 else tmp_path / "hill.flac", 17) for at in range(30)], Fraction(FPS))
    film = tmp_path / "film.mp4"
    join(filmed("hill", (17,)).files(tmp_path) * 30, film, title="", cues=[], sound=track)
    sound = heard(film)
    assert sound.shape[1] >= sample_of(30 * 17, FPS)
    assert np.abs(sound[0] - sound[1]).max() < 0.01
    for at in (0, 1, 6, 8, 29):
        begin = at * 17 / FPS
        assert onset(sound, begin + 0.05, 0.1) == pytest.approx(begin, abs=0.008)
    quiet = sound[:, round(7.1 * 17 / FPS * RATE) : round(7.9 * 17 / FPS * RATE)]
    assert np.abs(quiet).max() < 1e-4


def test_the_picture_still_begins_at_nought(tmp_path: Path) -> None:
    (tmp_path / "hill.flac").write_bytes(flac(click(1)))
    film = tmp_path / "film.mp4"
    track = Encoding([(tmp_path / "hill.flac", 17)], Fraction(FPS))
    join(filmed("hill", (17,)).files(tmp_path), film, title="", cues=[], sound=track)
    with av.open(str(film)) as container:
        times = [float(frame.pts * frame.time_base) for frame in container.decode(video=0)]
        language = container.streams.audio[0].metadata["language"]
    assert times == pytest.approx([frame / FPS for frame in range(17)])
    assert language == "eng"


def test_a_film_in_which_nobody_speaks_has_no_sound(tmp_path: Path) -> None:
    join(filmed("hill", (17,)).files(tmp_path), tmp_path / "film.mp4", title="", cues=[])
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert not container.streams.audio


def test_what_goes_wrong_with_the_sound_is_told_where_it_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Encoding([(tmp_path / "nowhere.flac", 17)], Fraction(FPS)).packets()
