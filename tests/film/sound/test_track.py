"""The sound of a scene and of a film, sample by sample."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from steepest.film.join import join
from steepest.film.sound.aac import FRAME, Heard, encoded, film_track, m4a, read_m4a
from steepest.film.sound.resampling import RATE, resampled
from steepest.film.sound.track import laid, sample_of
from tests.film.discs import FPS, filmed
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


def test_a_scene_s_packets_are_kept_as_they_are() -> None:
    packets = encoded(laid([(0, FPS, click(0.7))], FPS, FPS))
    assert len(packets) == -(-RATE // FRAME) + 1
    assert read_m4a(m4a(packets)) == packets
    assert m4a(packets) == m4a(packets)


def scene(first: int = 1) -> Heard:
    """A scene of 17 frames in which a tone is heard from its frame `first` on, half a second long."""
    return m4a(encoded(laid([(first, 17, click(0.5))], 17, FPS))), 17


def test_a_scene_sounds_the_same_wherever_it_stands(tmp_path: Path) -> None:
    """Half a packet from its frame at most, and nothing of the cuts: they are silent."""
    hill, saddle = scene(), scene(first=4)
    for name, scenes in (("alone", [saddle]), ("last", [hill, hill, saddle])):
        (tmp_path / f"{name}.m4a").write_bytes(m4a(film_track(scenes, Fraction(FPS))))
    alone, last = heard(tmp_path / "alone.m4a"), heard(tmp_path / "last.m4a")
    shift = last.shape[1] - alone.shape[1]
    assert shift % FRAME == 0
    assert abs(shift - sample_of(2 * 17, FPS)) <= FRAME / 2
    assert np.abs(last[:, shift:] - alone).max() < 1e-4  # decoders make noise up, and never the same
    for at in (1, 2):
        cut = sample_of(at * 17, FPS)
        assert np.abs(last[:, cut - FRAME : cut + FRAME]).max() < 1e-4


def test_scenes_of_odd_lengths_do_not_drift(tmp_path: Path) -> None:
    """Thirty scenes of 17 frames at 15 a second, one of them silent: each begins with the packet nearest to its first
    frame.
    """
    hill = scene()
    track = film_track([(None, 17) if at == 7 else hill for at in range(30)], Fraction(FPS))
    film = tmp_path / "film.mp4"
    join(filmed("hill", (17,)).videos * 30, film, title="", cues=[], sound=track)
    sound = heard(film)
    assert sound.shape[1] >= sample_of(30 * 17, FPS)
    assert np.abs(sound[0] - sound[1]).max() < 0.01
    for at in (0, 1, 6, 8, 29):
        begin = (at * 17 + 1) / FPS
        assert onset(sound, begin + 0.05, 0.1) == pytest.approx(begin, abs=0.008 + FRAME / 2 / RATE)
    quiet = sound[:, round(7.1 * 17 / FPS * RATE) : round(7.9 * 17 / FPS * RATE)]
    assert np.abs(quiet).max() < 1e-4


def test_the_picture_still_begins_at_nought(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    track = film_track([scene()], Fraction(FPS))
    join(filmed("hill", (17,)).videos, film, title="", cues=[], sound=track)
    with av.open(str(film)) as container:
        times = [float(frame.pts * frame.time_base) for frame in container.decode(video=0)]
        language = container.streams.audio[0].metadata["language"]
    assert times == pytest.approx([frame / FPS for frame in range(17)])
    assert language == "eng"


def test_a_film_in_which_nobody_speaks_has_no_sound(tmp_path: Path) -> None:
    join(filmed("hill", (17,)).videos, tmp_path / "film.mp4", title="", cues=[])
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert not container.streams.audio
