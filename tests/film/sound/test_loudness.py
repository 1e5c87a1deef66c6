"""How loud and how high: against FFmpeg's meter."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from steepest.film.sound.levelling import CEILING, MOST, TARGET, levelled, limited
from steepest.film.sound.loudness import loudness, peaks, true_peak
from tests.film.sound.hearing import measured

SECOND = 48000


def bursts(seconds: float = 6, level: float = 0.1, pitch: float = 220) -> NDArray[np.float32]:
    """Tone and noise that come and go as speech does."""
    at = np.arange(round(seconds * SECOND)) / SECOND
    noise = np.random.default_rng(2).standard_normal(len(at))
    sound = (
        level * np.sin(2 * np.pi * pitch * at) * (np.sin(2 * np.pi * 1.3 * at) > -0.3) + level / 20 * noise
    )
    return sound.astype(np.float32)


@pytest.mark.parametrize(("level", "pitch"), [(0.5, 110), (0.1, 220), (0.01, 1000), (0.05, 6000)])
def test_loudness_is_what_another_meter_says(level: float, pitch: float) -> None:
    sound = bursts(6, level, pitch)
    assert loudness(sound) == pytest.approx(measured(np.stack([sound, sound]))["loudness"], abs=0.05)


def test_the_peak_between_samples_is_seen() -> None:
    """A tone of a quarter of the rate whose samples all miss its crest: 3 dB too low in samples."""
    sound = np.sin(np.pi / 2 * np.arange(SECOND) + np.pi / 4).astype(np.float32)
    assert np.abs(sound).max() == pytest.approx(0.7071, abs=1e-4)
    assert true_peak(sound) == pytest.approx(0, abs=0.15)
    assert len(peaks(sound)) == len(sound)


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_a_sound_is_brought_to_the_film_s_loudness(level: float) -> None:
    found = measured(np.stack([levelled(bursts(6, level))] * 2))
    assert found["loudness"] == pytest.approx(TARGET, abs=0.3)
    assert found["peak"] <= CEILING + 0.2


def test_a_crack_is_held_down_and_the_rest_left_alone() -> None:
    sound = bursts(3)
    sound[SECOND] = 0.99
    held = limited(sound)
    assert true_peak(held) <= CEILING + 0.05
    far = np.abs(np.arange(len(sound)) - SECOND) > SECOND // 50
    assert np.array_equal(held[far], sound[far])


def test_levelling_is_one_gain_where_nothing_is_limited() -> None:
    sound = bursts()
    gain = levelled(sound)[sound != 0] / sound[sound != 0]
    assert gain.max() - gain.min() < 1e-5


def test_silence_stays_silence_and_noise_is_not_raised_without_end() -> None:
    assert not levelled(np.zeros(SECOND, np.float32)).any()
    assert len(levelled(np.zeros(0, np.float32))) == 0
    faint = bursts(3, 1e-4)
    assert np.abs(levelled(faint)).max() <= np.abs(faint).max() * 10 ** (MOST / 20) + 1e-6


def test_a_word_counts_as_loud_as_a_speech_of_such_words() -> None:
    word = bursts(12)[: SECOND // 3]
    assert loudness(word) == pytest.approx(loudness(np.tile(word, 12)), abs=0.1)
