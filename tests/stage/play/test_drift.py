"""The eye drifts where a picture would stand for long, comes to rest, and changes no time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import Animation, Mobject

from steepest.script.text.lecture import read_lecture
from steepest.script.timing.pace import silent
from steepest.stage import theme
from steepest.stage.play.drift import drift_within, gliding
from steepest.stage.play.motion import running
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import LectureScene, stage_play
from steepest.stage.settings.parameters import Parameters

TEXT = """---
title: Drifts
pace: 150
---

# One

## Two beats {#drifts}

### long
Here is a long explanation, during which nothing at all moves on the picture,
{@word}and after that word there is another one.

### short
Yes.
"""


class Still:
    """A figure that has nowhere to drift to."""

    def drift(self, seconds: float) -> Animation | None:
        """Nowhere."""
        return None


class Goes(Still):
    """A figure that tells how long it was asked to drift."""

    def drift(self, seconds: float) -> Animation | None:
        """Anywhere."""
        return running(Mobject(), lambda _, share: None, run_time=seconds)


@pytest.mark.parametrize("seconds", [0.5, 2.0, 5.0, 20.0])
def test_the_eye_glides_evenly_and_comes_to_rest(seconds: float) -> None:
    shares = np.linspace(0, 1, 401)
    way = [gliding(seconds)(share) for share in shares]
    speeds = [b - a for a, b in pairwise(way)]
    assert (way[0], way[-1]) == pytest.approx((0, 1)) and min(speeds) >= 0
    assert max(speeds[0], speeds[-1]) < 0.25 * max(speeds)
    assert max(abs(b - a) for a, b in pairwise(speeds)) < 0.1 * max(speeds)


@pytest.mark.parametrize(("seconds", "drifts"), [(3.9, False), (4.0, False), (4.1, True), (30.0, True)])
def test_only_a_long_rest_is_a_drift_and_it_ends_in_a_rest(seconds: float, drifts: bool) -> None:
    drift = drift_within(seconds, Goes())
    assert (drift is not None) == drifts
    if drift:
        assert drift.run_time == pytest.approx(seconds - theme.REST)


def test_nothing_drifts_that_has_nowhere_to_go_or_is_not_named() -> None:
    assert drift_within(10, None) is None and drift_within(10, Still()) is None


class NoParameters(Parameters):
    """Nothing may be changed."""


class Beats(LectureScene[NoParameters]):
    """Two beats in which nothing moves."""

    drift: Any = None

    def construct(self) -> None:
        """Play them."""
        for name in ("long", "short"):
            with self.beat(name, drift=self.drift):
                if name == "long":
                    self.until("word")


class Drifts(Beats):
    """The same, with an eye that drifts."""

    def construct(self) -> None:
        """Play them."""
        self.drift = Goes()
        super().construct()


class Movements(Audience):
    """Counts the frames of each movement."""

    def __init__(self) -> None:
        self.counts: list[int] = []

    def movement(self, first: int, count: int, line: int) -> tuple[int, ...]:
        """One more."""
        self.counts.append(count)
        return ()


def test_a_beat_drifts_only_where_it_rests_for_long_and_lasts_as_long_as_without(tmp_path: Path) -> None:
    (tmp_path / "lecture.md").write_text(TEXT, encoding="utf-8")
    section = read_lecture(tmp_path / "lecture.md").section("drifts")
    played = {}
    for kind in (Beats, Drifts):
        seen = Movements()
        performance = stage_play(kind, NoParameters(), section, seen, (160, 90), 10, silent(150))
        played[kind] = [(beat.first, beat.end) for beat in performance.beats], seen.counts
    assert played[Beats] == (played[Drifts][0], [])
    (frames,) = played[Drifts][1]  # before the mark, and neither after it nor in the short beat
    assert frames > 30
