"""Settings drawn at random, as the oracle draws them, play, and nobody has to mend their pictures and captions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import pytest
from pydantic import ValidationError

from steepest.script.text.lecture import Lecture
from steepest.script.timing.captions import cues
from steepest.script.timing.pace import reading
from steepest.testing import Settings, facts, play
from tests.oracle.campaign import drawn
from tests.scenes.records import ROOT, every_scene, every_text, shared

MANY, MOST = shared(52, at_least=2), 100_000
LONG_WORD = 3.0  # seconds
OFF = 1 + MANY // 20
"""How many settings of a scene may have something to mend in their pictures: one of the four of a usual run, though of
many it is less than one in twenty, where there is no room for what is asked."""


def accepted(anchor: str, seed: str) -> Iterator[tuple[Settings, Any]]:
    """Settings that a scene takes, and its facts with them."""
    for settings in drawn(anchor, seed, MOST):
        with contextlib.suppress(ValidationError):
            yield settings, facts(anchor, settings, lecture=ROOT)


@lru_cache(maxsize=1)
def captioned(anchor: str) -> list[tuple[Settings, Any]]:
    """Two of them, whose captions are read in every language."""
    return [*islice(accepted(anchor, "captions"), 2)]


@every_text(now=1)
@every_scene()
def test_captions_leave_no_word_alone(anchor: str, text: Lecture) -> None:
    """A line of one word is a sentence, or a number that takes so long to say that it fills a cue."""
    for settings, known in captioned(anchor):
        for beat in text.section(anchor).beats(known.namespace()):
            words = reading(beat.filled, text.pace, text.language)
            long = {word.text for word in words if word.end - word.start > LONG_WORD}
            for cue in cues(words, text.language):
                for line in cue.text.splitlines():
                    assert " " in line or line.endswith((".", "?")) or line in long, (settings, cue.text)


@pytest.mark.verify
@every_scene()
def test_every_setting_plays_and_hardly_any_has_something_to_mend(
    anchor: str, pytestconfig: pytest.Config
) -> None:
    seed, found = str(pytestconfig.getoption("--oracle-seed")), {}
    for settings, _ in islice(accepted(anchor, seed), MANY):
        if findings := play(anchor, settings, lecture=ROOT, fps=6).findings:
            found[str(dict(settings))] = findings
    assert len(found) <= OFF, "\n".join(f"{settings}: {said[0]}" for settings, said in found.items())
