"""The sound of a scene with its descriptions: each part is heard where its beat stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from steepest.film.cache.descriptions import Descriptions, Pause
from steepest.film.cache.record import BeatRecord, Record
from steepest.film.cache.vault import Vault
from steepest.film.described.describing import heard_with
from steepest.film.sound.aac import FRAME, encoded, film_track, m4a
from steepest.film.sound.resampling import RATE
from steepest.film.sound.track import laid
from tests.film.sound.test_track import click, heard, onset

FPS = 15
BEATS = (17, 23, 31)


def _kept(vault: Vault, key: str, sounds: list[tuple[int, int]], frames: int) -> None:
    """A tone from one frame to another in each of some places, kept as the sound of a key."""
    parts = [(first, end, click(0.4)) for first, end in sounds]
    vault._keep(key, ".m4a", m4a(encoded(laid(parts, frames, FPS))))


@pytest.mark.parametrize("described", [(0,), (2,), (0, 1), (0, 1, 2)])
def test_each_part_is_heard_where_it_belongs(tmp_path: Path, described: tuple[int, ...]) -> None:
    ends = np.cumsum((0, *BEATS))
    record = Record(
        *("hill", "Hill", "", 16, 16, FPS, int(ends[-1])),
        tuple(
            BeatRecord(f"b{n}", int(ends[n]), int(ends[n + 1]), "", voice="flite") for n in range(len(BEATS))
        ),
        key="plain",
    )
    told = Descriptions("told", tuple(Pause(f"b{n}", 19, (), ()) for n in described), (), True)
    vault = Vault(tmp_path)
    _kept(vault, "plain", [(int(ends[n]) + 2, int(ends[n + 1])) for n in range(len(BEATS))], int(ends[-1]))
    _kept(vault, "told", [(19 * n + 3, 19 * n + 19) for n in range(len(described))], 19 * len(described))
    file = tmp_path / "track.m4a"
    file.write_bytes(m4a(film_track(heard_with(record, told, vault), Fraction(FPS))))
    sound, at = heard(file), 0
    for number, frames in enumerate(BEATS):
        for first, lasts in ((2, frames), *([(3, 19)] if number in described else [])):
            begin = (at + first) / FPS
            assert onset(sound, begin + 0.05, 0.1) == pytest.approx(begin, abs=0.008 + FRAME / RATE)
            at += lasts
