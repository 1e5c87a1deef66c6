"""What is done to festival's voice, measured on every sentence of the lecture: `python -m bench.voice`.

It prints the tables of docs/voice.md: the range of pitch, the spectrum, how far words are off, levels, and time.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyworld
from numpy.typing import NDArray

from steepest.film.report.scene import open_scene
from steepest.film.request import make_request
from steepest.film.sound.levelling import levelled
from steepest.film.sound.loudness import loudness, true_peak
from steepest.film.sound.resampling import resampled
from steepest.film.voice.engines.delivery import PAUSES, Delivery, delivered
from steepest.film.voice.engines.festival import Festival
from steepest.film.voice.engines.pauses import paused
from steepest.film.voice.interface import Sentence, Sound
from steepest.film.voice.narrated import PRONUNCIATIONS
from steepest.film.voice.narration import spoken_words
from steepest.film.voice.passages import sentences
from steepest.script.spoken import pronunciations, said
from steepest.script.text.lecture import read_lecture

LECTURE = Path(__file__).parents[1]
EDGES = (100, 200, 400, 800, 1500, 3000, 4000, 5000, 6000, 7000, 8000, 10000, 12000)
"""Hertz between the bands of the spectrum."""
SPEECH = (200, 4000)
"""The band (hertz) against whose mean power the others are told."""
STEP = 0.005  # seconds
FARTHEST = 0.1
"""Seconds in which a word is looked for."""


def lecture_sentences() -> list[Sentence]:
    """Every sentence of the lecture, as it is given to a voice."""
    request = make_request(LECTURE, voice="none", quiet=True)
    found: list[Sentence] = []
    for section in read_lecture(request.text).sections:
        listed = pronunciations(LECTURE / PRONUNCIATIONS, section.language)
        for beat in open_scene(request, section.anchor).beats():
            words = spoken_words(said(beat.filled, section.language, listed))
            found += sentences(word for several in words for word in several)
    return found


def pitch_range(sounds: Sequence[Sound]) -> tuple[float, float]:
    """The standard deviation of the pitch about a sentence's mean, and from the lowest tenth to the highest, in
    semitones: means over the sentences.
    """
    found = []
    for sound in sounds:
        pitch, _ = pyworld.dio(sound.samples.astype(np.float64), sound.rate, f0_floor=80, f0_ceil=500)
        height = 12 * np.log2(pitch[pitch > 0])
        if len(height):
            found.append((height.std(), np.percentile(height, 90) - np.percentile(height, 10)))
    deviation, wide = np.mean(found, 0)
    return float(deviation), float(wide)


def spectrum(sounds: Sequence[Sound]) -> list[float]:
    """The mean power in the bands between EDGES, in decibels against that in SPEECH."""
    size = 4096
    power = np.zeros(size // 2 + 1)
    for sound in sounds:
        for first in range(0, len(sound.samples) - size, size // 2):
            power += np.abs(np.fft.rfft(sound.samples[first : first + size] * np.hanning(size))) ** 2
    at = np.fft.rfftfreq(size, 1 / sounds[0].rate)
    whole = power[(at >= SPEECH[0]) & (at < SPEECH[1])].mean()
    return [
        float(10 * np.log10(power[(at >= low) & (at < high)].mean() / whole)) for low, high in pairwise(EDGES)
    ]


def displaced(before: Sound, after: Sound) -> list[float]:
    """How far (seconds) each word is heard from where it is told to be, by the course of its loudness in both."""
    found = []
    for (start, end), (told, _) in zip(before.words, after.words, strict=True):
        wanted = _course(before, start - STEP * 10, end + STEP * 10)
        best, farthest = (-np.inf, 0.0), round(FARTHEST / STEP)
        for steps in range(-farthest, farthest + 1):
            course = _course(
                after, told - STEP * 10 + steps * STEP, told + end - start + STEP * 10 + steps * STEP
            )
            length = min(len(wanted), len(course))
            one, other = (each[:length] - each[:length].mean() for each in (wanted, course))
            alike = float(one @ other / np.sqrt((one @ one) * (other @ other) + 1e-12))
            best = max(best, (alike, steps * STEP))
        found.append(best[1])
    return found


def _course(sound: Sound, start: float, end: float) -> NDArray[np.float64]:
    """The loudness (decibels) in steps between two times; silence before and after the sound."""
    step = round(STEP * sound.rate)
    first, count = round(start / STEP) * step, max(round((end - start) / STEP), 1)
    samples = np.zeros(count * step)
    low, high = max(first, 0), min(first + count * step, len(sound.samples))
    samples[low - first : max(high, low) - first] = sound.samples[low : max(high, low)]
    level: NDArray[np.float64] = 10 * np.log10((samples.reshape(count, step) ** 2).mean(1) + 1e-7)
    return level


def main() -> None:
    """Measure, and print the tables."""
    asked = argparse.ArgumentParser(prog="python -m bench.voice", description="Measure festival's voice.")
    asked.add_argument("--most", type=int, default=10_000, help="Measure no more sentences than this.")
    told = lecture_sentences()[: asked.parse_args().most]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        before = Festival(delivery=None).say(told, "en", Path(folder))
        spoken = time.perf_counter() - began
    minutes = sum(sound.seconds for sound in before) / 60
    began = time.process_time()
    after = [delivered(sound, words, Delivery()) for sound, words in zip(before, told, strict=True)]
    took = time.process_time() - began
    with_pauses = [paused(sound, words, PAUSES) for sound, words in zip(before, told, strict=True)]
    count = sum(map(len, told))
    print(
        f"{len(told)} sentences, {count} words, {minutes:.1f} minutes of speech; festival took {spoken:.0f} s\n"
    )
    print("| | before | after |\n|---|---|---|")
    ranges = [pitch_range(sounds) for sounds in (before, after)]
    for number, name in enumerate(("deviation of the pitch", "from its lowest tenth to its highest")):
        print(f"| {name} | {ranges[0][number]:.2f} | {ranges[1][number]:.2f} semitones |")
    spectra = spectrum(before), spectrum(after)
    for (low, high), one, other in zip(pairwise(EDGES), *spectra, strict=True):
        print(f"| {low} to {high} Hz | {one:.1f} | {other:.1f} dB |")
    seconds = [sum(sound.seconds for sound in sounds) for sounds in (before, after)]
    print(f"| words a minute | {60 * count / seconds[0]:.0f} | {60 * count / seconds[1]:.0f} |")
    off = 1000 * np.abs(np.concatenate([displaced(*pair) for pair in zip(with_pauses, after, strict=True)]))
    print(
        f"\nwords are off by {off.mean():.1f} ms on the mean, 99 of 100 by at most {np.percentile(off, 99):.0f} ms; "
        f"{(off > 40).sum()} of {len(off)} by more than 40 ms"
    )
    track = levelled(np.concatenate([resampled(sound.samples, sound.rate) for sound in after[:40]]))
    print(f"levelled: {loudness(track):.1f} LUFS, {true_peak(track):.1f} dBTP")
    print(f"{took / minutes:.1f} s of one core for a minute of speech")
    print("SHA-256", hashlib.sha256(b"".join(sound.samples.tobytes() for sound in after)).hexdigest()[:16])


if __name__ == "__main__":
    main()
