"""How an engine is talked to that runs as a program of ours: JSON in, WAV files and JSON out.

It is given {"sentences": [["look", "east."], …], …} and writes 0.wav, 1.wav, … into the folder it runs in; it
prints a list with, for every sentence, the seconds at which its words begin: null for a word said in one go
with the one before, null for a sentence whose words it cannot tell apart. Given no sentences it prints its
version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from steepest.film.voice.energy import STEP, stretches
from steepest.film.voice.engines.process import run
from steepest.film.voice.engines.riff import read_wav
from steepest.film.voice.interface import Samples, Sentence, Sound, Trouble, unstressed
from steepest.film.voice.passages import weight


def probe(command: Sequence[str], asked: Mapping[str, object], folder: Path) -> str:
    """The engine's version. Raises Trouble."""
    return run(command, folder, 20, json.dumps(asked).encode()).strip()


def say(
    command: Sequence[str],
    asked: Mapping[str, object],
    sentences: Sequence[Sentence],
    folder: Path,
    patience: tuple[float, float],
) -> list[Sound]:
    """Have sentences said. Raises Trouble."""
    given = json.dumps({**asked, "sentences": [unstressed(words) for words in sentences]}).encode()
    seconds = patience[0] + patience[1] * sum(map(len, sentences))
    answer = run(command, folder, seconds, given)
    try:
        told = [
            starts and [None if start is None else float(start) for start in starts]
            for starts in json.loads(answer)
        ]
    except (ValueError, TypeError):
        raise Trouble("did not tell what it said") from None
    if len(told) != len(sentences):
        raise Trouble(f"said {len(told)} of {len(sentences)} sentences")
    sounds = []
    for number, (words, starts) in enumerate(zip(sentences, told, strict=True)):
        samples, rate = read_wav(folder / f"{number}.wav")
        sounds.append(Sound(samples, rate, timed(samples, rate, words, starts or ())))
    return sounds


def timed(
    samples: Samples, rate: int, words: Sentence, starts: Sequence[float | None]
) -> tuple[tuple[float, float], ...]:
    """Start and end of every word, from when words begin: it ends where speech last stops before the next
    one.

    Words said in one go share their time by weight. Empty where the starts do not fit the words.
    """
    known = [start for start in starts if start is not None]
    if len(starts) != len(words) or starts[0] is None or sorted(known) != known:
        return ()
    found = stretches(samples, rate)
    times: list[tuple[float, float]] = []
    heads = [at for at, start in enumerate(starts) if start is not None]
    for head, tail, start, following in zip(
        heads, [*heads[1:], len(words)], known, [*known[1:], len(samples) / rate], strict=True
    ):
        stops = [
            min(end, following) for begin, end in found if begin < following - STEP and end > start + STEP
        ]
        length = max(stops, default=following) - start
        weights = [weight(word) for word in words[head:tail]]
        for each in weights:
            times.append((start, start + length * each / sum(weights)))
            start = times[-1][1]
    return tuple(times)
