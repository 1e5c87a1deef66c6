"""Speech that was kept is found again as it was, or not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from steepest.film.voice.interface import Sound
from steepest.film.voice.store import Store

WORDS = "look", "east"
HEADS = 600
"""Bytes at the end of a file, where it lists its parts; the first of them begins at the start."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Path, Sound]:
    """A folder with one sentence, its file, and its sound."""
    store = Store(tmp_path_factory.mktemp("speech"))
    tone = 0.3 * np.sin(np.arange(3000) / 9).astype(np.float32)
    sound = store.keep("tone", WORDS, Sound(tone, 22050, ((0.0, 0.05), (0.06, 0.1))))
    assert store.folder is not None
    return store, next(store.folder.iterdir()), sound


def flipped(whole: bytes) -> Iterator[bytes]:
    """The file with one bit flipped: wherever its heads lie, and at random."""
    heads = [place for place in range(len(whole)) if place < HEADS or place > len(whole) - HEADS]
    draw = random.Random(1)
    for place in [*heads, *(draw.randrange(len(whole)) for _ in range(500))]:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << draw.randrange(8)
        yield bytes(damaged)


def test_no_bit_that_flips_gives_another_sound_or_a_fault(kept: tuple[Store, Path, Sound]) -> None:
    store, file, sound = kept
    whole = file.read_bytes()
    missed = 0
    for damaged in flipped(whole):
        file.write_bytes(damaged)
        found = store.find("tone", WORDS)
        missed += found is None
        if found is not None:
            assert np.array_equal(found.samples, sound.samples)
            assert (found.rate, found.words) == (sound.rate, sound.words)
    file.write_bytes(whole)
    assert missed and store.find("tone", WORDS) is not None
