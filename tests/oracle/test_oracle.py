"""All that the lecture says at settings drawn at random is true: an oracle works it out another way, at 110 digits.

`docs/testing.md` says how a fresh campaign is drawn, and how a scene gets its oracle.
"""

from __future__ import annotations

import pytest

from tests.oracle.campaign import run
from tests.oracle.judge import judge
from tests.oracle.worlds.every import WORLDS
from tests.scenes.records import ANCHORS, every_setting, known, shared, table

TOGETHER = 100
"""How many settings `make test` draws, of all scenes together; `make verify` draws fourteen times as many."""
COSTLY = {"contours": 4, "field": 4, "descent": 4}
"""Scenes of which fewer are drawn, since each takes so many times as long to be judged as another's."""
FLOORS = {"saddle": 0.3}
"""The least share of settings that is accepted; two thirds where none is named."""


def test_every_scene_has_an_oracle() -> None:
    assert {*WORLDS} == {*ANCHORS}


@pytest.mark.parametrize("anchor", ANCHORS)
def test_what_is_said_is_true(anchor: str) -> None:
    hold(anchor, "every run", share(anchor, 1))


@every_setting()
def test_what_is_said_is_true_at_every_setting_of_a_table(anchor: str, name: str) -> None:
    defaults = {field: of.default for field, of in type(known(anchor)).model_fields.items()}
    verdict = judge(anchor, {**defaults, **table(anchor).settings[name]})
    assert not verdict.refused
    assert not verdict.false, "\n".join(verdict.false)


@pytest.mark.verify
@pytest.mark.parametrize("anchor", ANCHORS)
def test_what_is_said_is_true_at_thousands_of_settings(anchor: str, pytestconfig: pytest.Config) -> None:
    times = int(pytestconfig.getoption("--oracle-times"))
    hold(anchor, str(pytestconfig.getoption("--oracle-seed")), share(anchor, times))


def share(anchor: str, times: int) -> int:
    """How many settings of a scene are drawn, where so many times as many are as in `make test`."""
    return max(times * shared(TOGETHER) // COSTLY.get(anchor, 1), 4)


def hold(anchor: str, seed: str, count: int) -> None:
    campaign = run(anchor, seed, count)
    print(campaign)
    assert not campaign.false, campaign.report()
    assert campaign.accepted >= FLOORS.get(anchor, 2 / 3) * campaign.drawn, str(campaign)
