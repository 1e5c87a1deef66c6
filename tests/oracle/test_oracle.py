"""All that the lecture says at settings drawn at random is true: an oracle works it out another way, at 110 digits.

`docs/testing.md` says how a fresh campaign is drawn, and how a scene gets its oracle.
"""

from __future__ import annotations

import pytest

from tests.oracle.campaign import run
from tests.oracle.judge import LECTURE
from tests.oracle.worlds.every import WORLDS

ANCHORS = [section.anchor for section in LECTURE.sections]
EVERY_RUN = {
    "knobs": 60,
    "hill": 60,
    "partials": 60,
    "finite_difference": 40,
    "contours": 12,
    "three_variables": 24,
    "descent": 12,
    "overshoot": 100,
    "saddle": 24,
}
"""How many settings `make test` draws: some thirty CPU seconds altogether. `make verify` draws eight times as many."""
FLOORS = {"saddle": 0.3}
"""The least share of settings that is accepted; two thirds where none is named."""


def test_every_scene_has_an_oracle() -> None:
    assert {*WORLDS} == {*ANCHORS}


@pytest.mark.parametrize("anchor", ANCHORS)
def test_what_is_said_is_true(anchor: str) -> None:
    hold(anchor, "every run", EVERY_RUN[anchor])


@pytest.mark.verify
@pytest.mark.parametrize("anchor", ANCHORS)
def test_what_is_said_is_true_at_thousands_of_settings(anchor: str, pytestconfig: pytest.Config) -> None:
    times = int(pytestconfig.getoption("--oracle-times"))
    hold(anchor, str(pytestconfig.getoption("--oracle-seed")), times * EVERY_RUN[anchor])


def hold(anchor: str, seed: str, count: int) -> None:
    campaign = run(anchor, seed, count)
    print(campaign)
    assert not campaign.false, campaign.report()
    assert campaign.accepted >= FLOORS.get(anchor, 2 / 3) * campaign.drawn, str(campaign)
