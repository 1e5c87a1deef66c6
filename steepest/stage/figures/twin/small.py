"""A map that comes, a little smaller, in its own place, once another picture has gone: the dark around it would cut
that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import rush_from, squish_rate_func

from steepest.stage import theme
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, come, gone
from steepest.stage.play.motion import at_once, late, running

if TYPE_CHECKING:
    from manim import Mobject

    from steepest.stage.figures.twin.slopes import Slopes
    from steepest.stage.ground.landscape import Landscape
    from steepest.stage.play.scene import LectureScene

_SMALL, _SEEN = 0.8, 0.5  # of its size, when it comes; and of its way, where it is faint
_GOING = 0.9 * theme.LIGHT / theme.REVEAL  # of its time, in which all else goes, but for a trace
_THEN = 0.5  # of its time, after which somebody comes


def grow(scene: LectureScene[Any], slopes: Slopes, *then: Actor | Mobject, **timing: Any) -> None:
    """All goes but the title, the map of some slopes grows with its formula beside it, and then its axes come, and what
    comes with them."""
    ground, changes = slopes.pair.ground, (gone(*scene.all_but(slopes.title)), come(slopes.formula))
    past, told = (at_once(each, theme.LIGHT) for each in changes)
    start, end = _small(ground), ground.view

    def go(_: object, share: float) -> None:
        ground.opacity = min(1.0, share / _SEEN)
        ground.face(start.toward(end, share))

    pace = squish_rate_func(rush_from, _GOING, 1)
    grows = running(ground, go, run_time=theme.REVEAL, rate_func=pace, introducer=True)
    arrives = late(slopes.pair.arrive(slopes.framing.points[0]), theme.REVEAL, _THEN)
    scene.play(past, told, grows, arrives, **timing)
    scene.play(come(slopes.pair.axes, *then), run_time=theme.BLINK if then else theme.LIGHT)


def _small(ground: Landscape) -> View:
    """The view in which a map is smaller, about its own middle."""
    land, view = ground.terrain, ground.view
    middle = land.below(*(np.array([sum(span) / 2]) for span in (land.xs, land.ys)))[0]
    return replace(view, zoom=_SMALL * view.zoom).with_point(middle, view.project(middle)[:2])
