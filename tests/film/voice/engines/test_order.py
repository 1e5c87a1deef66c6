"""A sentence sounds alike whatever is said before it: a film is the same whichever of its speech was kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from steepest.film.voice.engines.espeak import Espeak
from steepest.film.voice.engines.festival import Festival
from tests.film.voice.stand_ins import split

SENTENCES = split("here is a hill, and somebody at minus one.", "it glides by three units.", "a dot waits.")


@pytest.mark.parametrize(
    "engine",
    [Espeak(), pytest.param(Festival(), marks=pytest.mark.verify)],
    ids=lambda engine: str(engine.name),
)
def test_a_sentence_sounds_as_if_it_were_said_alone(engine: Espeak | Festival, tmp_path: Path) -> None:
    if missing := engine.available("en"):
        pytest.skip(missing)
    together = engine.say_at([1.0, 1.2, 1.0], SENTENCES, "en", tmp_path)
    for tempo, words, sound in zip([1.0, 1.2, 1.0], SENTENCES, together, strict=True):
        (alone,) = engine.say_at([tempo], [words], "en", tmp_path)
        assert np.array_equal(alone.samples, sound.samples) and alone.words == sound.words
