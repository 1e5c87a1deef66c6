"""Settings drawn by chance can be played, and nobody has to mend their pictures.

`make verify` plays STEEPEST_SETTINGS of each scene, 40 if nothing else is said; STEEPEST_SEED draws others.
"""

from __future__ import annotations

import os

import pytest

from steepest.testing import play
from tests.scenes.chance import drawn
from tests.scenes.records import ANCHORS, ROOT, of_scene

SEED = int(os.environ.get("STEEPEST_SEED", "1"))
FEW, MANY = 2, int(os.environ.get("STEEPEST_SETTINGS", "40"))
OFF = 0.1
"""Which share of the settings may have something to mend in their pictures: some have no room for what is asked."""


@pytest.mark.parametrize("number", range(FEW))
@pytest.mark.parametrize("anchor", [pytest.param(one, marks=of_scene(one)) for one in ANCHORS])
def test_a_setting_plays_with_nothing_to_mend(anchor: str, number: int) -> None:
    """These settings stay the same: what is said of them is new."""
    settings = drawn(anchor, 0, number)
    assert play(anchor, settings, lecture=ROOT, fps=6).findings == [], settings


@pytest.mark.verify
@pytest.mark.parametrize("anchor", [pytest.param(one, marks=of_scene(one)) for one in ANCHORS])
def test_hardly_any_setting_has_something_to_mend(anchor: str) -> None:
    """Every one plays."""
    found = {}
    for number in range(MANY):
        settings = drawn(anchor, SEED, number)
        if findings := play(anchor, settings, lecture=ROOT, fps=6).findings:
            found[str(dict(settings))] = findings
    assert len(found) <= OFF * MANY, "\n".join(f"{settings}: {said[0]}" for settings, said in found.items())
