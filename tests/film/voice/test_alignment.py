"""Words found in a sound by its energy alone."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.film.voice.alignment import aligned
from steepest.film.voice.energy import loudest, stretches
from steepest.film.voice.interface import Sound
from tests.film.voice.stand_ins import GAP, RATE, WORD, noise, tones


def test_stretches_are_where_the_tones_are() -> None:
    sound = tones(["look", "east,", "and", "north."])
    pair = 2 * WORD + GAP
    assert [time for one in stretches(sound.samples, RATE) for time in one] == pytest.approx(
        [0.1, 0.1 + pair, sound.words[2][0], sound.words[2][0] + pair], abs=0.011
    )


def test_a_noisy_room_is_not_speech() -> None:
    sound = tones(["look", "east."])
    room = noise(sound.seconds, RATE, 0.005)[: len(sound.samples)]
    found = stretches(sound.samples + room, RATE)
    assert (found[0][0], found[-1][1]) == pytest.approx((sound.words[0][0], sound.words[-1][1]), abs=0.02)


@pytest.mark.parametrize("samples", [np.zeros(RATE, np.float32), np.zeros(0, np.float32)])
def test_silence_has_no_words(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> None:
    assert aligned(samples, RATE, ["look"]) == ()
    assert loudest(samples, RATE) < -100


def test_pauses_fall_on_commas() -> None:
    """Three words, a pause, five words."""
    words = ["look", "down", "east,", "then", "step", "once", "more", "west."]
    sound = tones(words)
    found = aligned(sound.samples, RATE, words)
    assert found[0][0] == pytest.approx(sound.words[0][0], abs=0.02)
    assert found[3][0] == pytest.approx(sound.words[3][0], abs=0.02)
    assert found[2][1] == pytest.approx(sound.words[2][1], abs=0.02)


def test_more_pauses_than_words_are_no_trouble() -> None:
    parts = [tones(["a."], start=0.2).samples for _ in range(5)]
    found = aligned(np.concatenate(parts), RATE, ["long", "words"])
    assert len(found) == 2
    assert found[0][1] <= found[1][0]


def test_times_grow_and_stay_within_the_sound() -> None:
    sound = Sound(noise(2, RATE), RATE)
    times = [time for word in aligned(sound.samples, RATE, ["so"] * 30) for time in word]
    assert times == sorted(times)
    assert times[0] >= 0 and times[-1] <= sound.seconds + 1e-9
