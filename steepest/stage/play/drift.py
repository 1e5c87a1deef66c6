"""The eye drifts: where a picture would stand still for long, it goes a few degrees round what is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from manim import Animation

from steepest.stage import theme
from steepest.stage.play.stillness import LONGEST


class Drifting(Protocol):
    """A figure that the eye can drift round: a block."""

    def drift(self, seconds: float) -> Animation | None:
        """The eye goes a little round it within some seconds, eased; None where that would hide something."""


def drift_within(seconds: float, what: Drifting | None) -> Animation | None:
    """The drift for a rest of so many seconds, which ends in a rest; None where it is too short, or nothing drifts."""
    if what is None or seconds <= LONGEST:
        return None
    return what.drift(seconds - theme.REST)


def gliding(seconds: float, ease: float = 1.0) -> Callable[[float], float]:
    """The pace of what glides evenly for some seconds, with `ease` seconds to come to speed and to rest.

    >>> pace = gliding(5.0)
    >>> pace(0.0), pace(0.5), pace(1.0), round(pace(0.1), 6)
    (0.0, 0.5, 1.0, 0.03125)
    """
    ramp = min(ease / max(seconds, 1e-9), 0.5)
    speed = 1 / (1 - ramp)

    def pace(share: float) -> float:
        share = min(max(share, 0.0), 1.0)
        if share > 0.5:
            return 1 - pace(1 - share)
        return speed * (share**2 / (2 * ramp) if share < ramp else share - ramp / 2)

    return pace
