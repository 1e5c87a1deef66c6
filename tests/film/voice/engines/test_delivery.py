"""What is done to festival's voice, measured on what it says: wider melody, stress, pauses, tone; no word is moved."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from bench.voice import EDGES, displaced, pitch_range, spectrum
from steepest.film.sound.levelling import levelled
from steepest.film.sound.loudness import loudness, true_peak
from steepest.film.sound.resampling import resampled
from steepest.film.voice.engines.delivery import PAUSES, Delivery, delivered
from steepest.film.voice.engines.festival import Festival
from steepest.film.voice.engines.melody import Melody, bearers, sung
from steepest.film.voice.engines.pauses import paused
from steepest.film.voice.engines.tone import Tone, toned
from steepest.film.voice.interface import Sentence, Sound
from tests.film.voice.stand_ins import noise, split, tones

SENTENCES = split(
    "a farmer stands on a hillside, at a height of seven.",
    "begin with two of them: east, along x, and north, along y.",
    "take shorter steps: a step of zero point one climbs zero point four one, which is four point one per unit.",
    "so which way is up?",
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[Sound]:
    """The sentences as festival says them."""
    return Festival(delivery=None).say(SENTENCES, "en", tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def better(plain: list[Sound]) -> list[Sound]:
    """The same, delivered."""
    return [delivered(sound, words, Delivery()) for sound, words in zip(plain, SENTENCES, strict=True)]


def test_the_range_of_pitch_is_wider(plain: list[Sound], better: list[Sound]) -> None:
    for before, after in zip(pitch_range(plain), pitch_range(better), strict=True):
        assert 1.4 < after / before < 1.75


def test_what_is_dull_is_lifted_and_what_is_sharp_held_down(plain: list[Sound], better: list[Sound]) -> None:
    before, after = (dict(zip(EDGES, spectrum(sounds), strict=False)) for sounds in (plain, better))
    assert (
        max(before[6000], before[7000]) > min(before[4000], before[5000]) + 2
    )  # a dip, and a rise behind it
    falling = [after[low] for low in (3000, 4000, 5000, 6000, 7000, 8000)]
    assert all(later < earlier + 1 for earlier, later in pairwise(falling))
    assert after[4000] > before[4000] + 2


def test_what_lies_below_a_voice_is_gone(better: list[Sound]) -> None:
    for sound in better:
        power = np.abs(np.fft.rfft(sound.samples)) ** 2
        at = np.fft.rfftfreq(len(sound.samples), 1 / sound.rate)
        assert power[at < 45].sum() < 1e-4 * power.sum()


def test_words_are_where_they_are_told_to_be(plain: list[Sound], better: list[Sound]) -> None:
    off = [
        one
        for words, before, after in zip(SENTENCES, plain, better, strict=True)
        for one in displaced(paused(before, words, PAUSES), after)
    ]
    assert max(map(abs, off)) <= 0.04


def test_a_displaced_word_would_be_noticed(plain: list[Sound]) -> None:
    sound = plain[0]
    late = Sound(sound.samples, sound.rate, tuple((start - 0.06, end - 0.06) for start, end in sound.words))
    assert np.median(displaced(sound, late)) == pytest.approx(0.06, abs=0.006)


def test_every_clause_is_followed_by_a_pause(better: list[Sound]) -> None:
    for words, sound in zip(SENTENCES, better, strict=True):
        for word, (_, end), (start, _) in zip(words, sound.words, sound.words[1:], strict=False):
            assert start - end >= PAUSES.get(word[-1], -1.0) - 1e-3, word


def test_what_is_said_faster_pauses_for_less(plain: list[Sound]) -> None:
    words, sound = SENTENCES[1], plain[1]
    usual, quick = (delivered(sound, words, Delivery(), tempo) for tempo in (1.0, 1.25))
    assert quick.words[8][0] - quick.words[7][1] == pytest.approx(PAUSES[","] / 1.25, abs=1e-3)
    assert quick.seconds < usual.seconds


def test_pauses_are_silent_and_nothing_else_gets_longer(plain: list[Sound], better: list[Sound]) -> None:
    for words, before, after in zip(SENTENCES, plain, better, strict=True):
        with_pauses = paused(before, words, PAUSES)
        for (start, end), (told, _) in zip(before.words, with_pauses.words, strict=True):
            middle = slice(round((start + 0.05) * before.rate), round((end - 0.05) * before.rate))
            shift = round((told - start) * before.rate)
            moved = with_pauses.samples[middle.start + shift : middle.stop + shift]
            assert (moved == before.samples[middle]).all()
        lengths = [[end - start for start, end in sound.words] for sound in (before, after)]
        assert lengths[0] == pytest.approx(lengths[1])
        added = sum(
            (b[0] - a[1]) - (d[0] - c[1])
            for a, b, c, d in zip(after.words, after.words[1:], before.words, before.words[1:], strict=False)
        )
        assert after.seconds - before.seconds == pytest.approx(added, abs=1e-3)


@pytest.mark.verify
def test_it_is_the_same_again_to_the_bit(better: list[Sound], tmp_path: Path) -> None:
    again = Festival().say(SENTENCES, "en", tmp_path)
    for one, other in zip(better, again, strict=True):
        assert one.samples.tobytes() == other.samples.tobytes()
        assert one.words == other.words


def test_it_is_as_loud_as_a_film_wants_it(better: list[Sound]) -> None:
    track = levelled(np.concatenate([resampled(sound.samples, sound.rate) for sound in better]))
    assert loudness(track) == pytest.approx(-16, abs=0.3)
    assert true_peak(track) < -1.5


def pitch(sound: Sound, start: float, end: float) -> float:
    """The mean pitch (semitones) between two times: by the autocorrelation of 40 ms at a time."""
    found = []
    for at in np.arange(start, end - 0.04, 0.01):
        part = sound.samples[round(at * sound.rate) : round((at + 0.04) * sound.rate)].astype(np.float64)
        alike = np.correlate(part, part, "full")[len(part) - 1 :]
        first, last = sound.rate // 350, sound.rate // 110
        lag = first + int(alike[first:last].argmax())
        if alike[lag] > 0.6 * alike[0]:
            found.append(12 * np.log2(sound.rate / lag))
    return float(np.mean(found))


def test_a_marked_word_is_higher_and_louder(plain: list[Sound]) -> None:
    sound, words = plain[0], list(SENTENCES[0])
    number = words.index("stands")
    start, end = sound.words[number]
    level = sung(sound, words, Melody())
    words[number] = "*stands"
    stressed = sung(sound, words, Melody())
    assert 1.4 < pitch(stressed, start, end) - pitch(level, start, end) < 2.6
    loud = [
        np.sqrt((each.samples[round(start * each.rate) : round(end * each.rate)] ** 2).mean())
        for each in (level, stressed)
    ]
    assert loud[1] > 1.04 * loud[0]
    assert pitch(stressed, *sound.words[-1]) == pytest.approx(pitch(level, *sound.words[-1]), abs=0.3)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["*that", "depends"], [1]),
        (["the", "*slope", "is", "*four."], [1, 3]),
        (["*this,", "then"], [0]),
        (["so", "*it"], [1]),
        (["look"], []),
    ],
)
def test_little_words_hand_their_stress_on(words: list[str], numbers: list[int]) -> None:
    assert bearers(words) == numbers


@pytest.mark.parametrize(
    "sound", [Sound(noise(0.5, 32000), 32000, ((0.1, 0.4),)), tones(("so.",), 32000, loud=0.0)]
)
def test_what_is_not_voiced_keeps_its_length(sound: Sound) -> None:
    done = delivered(sound, ("so.",), Delivery())
    assert len(done.samples) == len(sound.samples)
    assert np.isfinite(done.samples).all()


def test_a_sound_without_times_is_left_alone(plain: list[Sound]) -> None:
    untimed = Sound(plain[0].samples, plain[0].rate)
    assert delivered(untimed, SENTENCES[0], Delivery()) is untimed


def test_only_hissing_sounds_are_held_down() -> None:
    words: Sentence = ("so.",)
    voiced, flat = tones(words, 32000), Tone(curve=((100.0, 0.0),))
    assert np.corrcoef(toned(voiced, flat).samples, voiced.samples)[0, 1] > 0.99
    assert (toned(voiced, flat).samples ** 2).mean() > 0.97 * (voiced.samples**2).mean()
    spectrum_of = np.fft.rfft(noise(1.0, 32000))
    spectrum_of[:6000] = spectrum_of[9500:] = 0  # hertz, in a second of sound
    hissing = Sound(np.fft.irfft(spectrum_of).astype(np.float32), 32000)
    assert (toned(hissing, flat).samples ** 2).mean() < 0.7 * (hissing.samples**2).mean()


@pytest.mark.parametrize(
    "other", [Melody(wider=1.5), Melody(raised=1.0), Melody(louder=0.0)], ids=["wider", "raised", "louder"]
)
def test_every_setting_makes_another_voice(other: Melody) -> None:
    assert Festival(delivery=Delivery(melody=other)).identity("en") != Festival().identity("en")
    assert Festival(delivery=None).identity("en") != Festival().identity("en")
    assert Festival(delivery=Delivery(tone=Tone(held=1.0))).identity("en") != Festival().identity("en")
    assert Festival(delivery=Delivery(pauses={})).identity("en") != Festival().identity("en")
