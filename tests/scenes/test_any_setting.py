"""Settings drawn at random, as the oracle draws them, play, and nobody has to mend their pictures and captions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from pydantic import ValidationError

from steepest.script.text.lecture import Lecture
from steepest.script.timing.captions import cues
from steepest.script.timing.pace import reading
from steepest.testing import Settings, facts, play
from tests.oracle.campaign import drawn
from tests.scenes.records import ROOT, every_scene, every_text, shared

MANY, MOST = shared(96, at_least=4), 100_000
LONG_WORD = 3.0  # seconds
OFF = 1 / 7
"""Which share of the settings of a scene may have something to mend in their pictures: one of the seven of a usual run,
though of many it is less than one in twenty, where there is no room for what is asked."""


def accepted(anchor: str, seed: str) -> Iterator[Settings]:
    """Settings that a scene takes."""
    for settings in drawn(anchor, seed, MOST):
        try:
            facts(anchor, settings, lecture=ROOT)
        except ValidationError:
            continue
        yield settings


@every_text()
@every_scene()
def test_captions_leave_no_word_alone(anchor: str, text: Lecture) -> None:
    """A line of one word is a sentence, or a number that takes so long to say that it fills a cue."""
    for settings in islice(accepted(anchor, "captions"), 2):
        for beat in text.section(anchor).beats(facts(anchor, settings, lecture=ROOT).namespace()):
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
    for settings in islice(accepted(anchor, seed), MANY):
        if findings := play(anchor, settings, lecture=ROOT, fps=6).findings:
            found[str(dict(settings))] = findings
    assert len(found) <= OFF * MANY, "\n".join(f"{settings}: {said[0]}" for settings, said in found.items())
