"""A value that runs, and what depends on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from manim import Animation, Mobject, UpdateFromAlphaFunc, smooth

from steepest.stage import theme
from steepest.stage.lean.fading import FadeIn

_GOING, _COMING = 0.65, 0.2  # of the time of both: after so much the one has gone, and the other begins


class Running(UpdateFromAlphaFunc):
    """manim's, which copies what it changes when it begins, and lets the copy follow all the while: nobody looks at it,
    so that there is none."""

    def create_starting_mobject(self) -> Any:
        """Itself."""
        return self.mobject


def running(mobject: Any, change: Callable[[Any, float], None], **timing: Any) -> UpdateFromAlphaFunc:
    """An animation that runs `change(mobject, share)` from 0 to 1, eased."""
    timing.setdefault("rate_func", smooth)
    return Running(mobject, change, **timing)


def after(share: float) -> Callable[[float], float]:
    """The pace of what waits for this share of its time, 0 to 1, and then goes on, eased.

    >>> late = after(0.5)
    >>> late(0.25), late(0.75), late(1.0)
    (0.0, 0.5, 1.0)
    """
    return lambda time: float(smooth(max(time - share, 0.0) / (1 - share)))


def before(share: float) -> Callable[[float], float]:
    """The pace of what is over within this share of its time, 0 to 1, eased.

    >>> early = before(0.5)
    >>> early(0.25), early(0.5), early(0.75)
    (0.5, 1.0, 1.0)
    """
    return lambda time: float(smooth(min(time / share, 1.0)))


def fade_in_after(seconds: float, mobject: Mobject, run_time: float) -> FadeIn:
    """It waits so many seconds, then it appears within `run_time`."""
    fade: FadeIn = waiting([FadeIn(mobject)], seconds, run_time)[0]
    return fade


def hop_by_hop(hops: float) -> float:
    """So many hops of a walk, each of them eased.

    >>> hop_by_hop(3.0), hop_by_hop(2.5)
    (3.0, 2.5)
    """
    whole = int(hops)
    return whole + float(smooth(hops - whole))


def at_once(animations: Iterable[Any], run_time: float = theme.FADE) -> list[Animation]:
    """The same, each over in a short time, while what is played beside them takes longer: what goes is gone before a
    picture moves."""
    return [each.set_run_time(run_time) for each in animations]


def late(animations: Iterable[Any], run_time: float, share: float) -> list[Animation]:
    """The same, each within `run_time`, but only after a share of that, 0 to 1."""
    return [each.set_run_time(run_time).set_rate_func(after(share)) for each in animations]


def waiting(animations: Iterable[Any], seconds: float, run_time: float) -> list[Any]:
    """The same, each within `run_time`, but only so many seconds from now."""
    whole = seconds + run_time
    return late(animations, whole, seconds / whole)


def in_turn(going: Iterable[Any], coming: Iterable[Any], run_time: float = theme.GLANCE) -> list[Animation]:
    """A picture comes in the place of another, which goes a little before it: the two are seen together only when both
    are faint, and the place is hardly ever empty."""
    first = [each.set_run_time(run_time).set_rate_func(before(_GOING)) for each in going]
    return [*first, *late(coming, run_time, _COMING)]
