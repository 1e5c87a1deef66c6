"""A gradient taken backward on a map: at the scale of other gradients, at its full length, and times a rate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import Leg, Number, Point, scaled
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label
from steepest.stage.figures.map.map_walk import OVER
from steepest.stage.play.entrances import Assembly, come, dim, gone
from steepest.stage.play.live import Live, now
from steepest.stage.play.motion import after, at_once, before, in_turn, late

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_SLIM = 5
LEFT = 0.6
"""Of the time in which what is left of it goes: it has gone then."""
_GHOST = 0.45  # how solid it stays at its full length
_TICK, _THIN, _APART = 0.12, 2.6, 0.12  # half a tick's length, its width, and from one to the next, at least
_END = 1e-9  # of a step: a tick at the tip is none
_NAMED = 0.5  # of the time in which it comes to its full length: then its name appears
_ALONE = theme.FADE / theme.STEP  # likewise: then what was at another scale has gone
_TOLD = 0.8  # likewise: then it is told at what scale it is
_TICKED = 0.45  # of the time in which it shrinks: then its ticks are there


class Backward(Assembly):
    """A dashed arrow against a `gradient` at a point of the map `land`, over who stands there, at first at a `scale`.

    Play `stretch`: it has the length of the gradient on the map, cut off where that ends, and its name. Then
    `times` a rate it is as long as a step, so that what a rate does is seen at one scale: ticks part the whole into
    steps, where they are apart, and as it shrinks to the first of them, a ghost of the whole is left, with its
    name, both dimmed. Its `words` keep `off` other arrows; `name` gives it others. They go at once when its length
    changes, and are true of it, or of that ghost, as long as they are there. When its step is there, all that was left
    may `leave`, before one is drawn `again` elsewhere: a map shows no gradient of a place where nobody stands any more.
    """

    def __init__(
        self,
        land: Map,
        at: Point,
        gradient: Point,
        scale: Number = 1,
        words: VMobject | None = None,
        off: Sequence[FlatArrow] = (),
    ) -> None:
        self.land, self.scale, self.words, self.off = land, Live[Number](scale), words, off
        self.names: list[Label] = []
        self.is_left = False
        opposite = scaled(gradient, -1)
        self.arrow = land.arrow(at, opposite, theme.DESCENT, _SLIM, self.scale, dashed=True)
        self.arrow.set_z_index(OVER)
        self.ghost = land.arrow(at, opposite, theme.QUIET, _SLIM, 1, dashed=True)
        self.ghost.kind, self.ghost.opacity = "ghost", 0.0
        self.ticks = FlatLine(np.zeros((0, 2)), theme.INK, _THIN, plane=land.plane)
        self.ticks.kind = "ticks"

    def again(self, leg: Leg, words: VMobject) -> Backward:
        """Another one on the same map, where a leg of a walk begins, which comes when this has gone, at its full
        length, with words."""
        return Backward(self.land, leg.start, leg.gradient, words=words)

    @property
    def parts(self) -> Sequence[FlatArrow]:
        """The arrow."""
        return [self.arrow]

    def leave(self) -> list[Animation]:
        """What is left of it when it has gone disappears soon: its ghost, its ticks and its name."""
        left = [*gone(self.ghost, self.ticks), *self.land.drop(*self.names)]
        return [each.set_rate_func(before(LEFT)) for each in left]

    def coming(self) -> list[Animation]:
        """It appears, with its words."""
        return [*come(self.arrow), *(self.name(self.words) if self.words else [])]

    def name(self, words: VMobject) -> list[Animation]:
        """Words appear beside its tip, if it is long enough."""
        self.names = self.land.naming(words, self.arrow, *self.off)
        return come(*self.names)

    def going(self) -> list[Animation]:
        """It disappears, with its name, unless that is left beside its ghost."""
        return [*gone(self.arrow), *([] if self.is_left else self.land.drop(*self.names))]

    def stretch(
        self, words: VMobject, past: Sequence[Any], named: Sequence[Label], note: Sequence[Any]
    ) -> list[Animation]:
        """What is past, at another scale, goes, with what named it; then it comes to its full length, and words appear
        beside its tip; when it has that, a note comes in the place of the one before: no two scales are seen at a time,
        and none is told that is not yet so."""
        goes = [*gone(*past), *self.land.drop(*named), *self.land.drop(*self.names)]
        grows = self.scale.to(1, rate_func=after(_ALONE), run_time=theme.STEP)
        self.names = self.land.naming(words, self.ghost, *self.off)  # where its tip will be
        told = late(come(*note), theme.STEP, _TOLD)
        return [*in_turn(goes, []), grows, *late(come(*self.names), theme.STEP, _NAMED), *told]

    def times(self, rate: Number, **timing: Any) -> list[Animation]:
        """Ticks part it into steps, so many times as long; it shrinks, or grows, to that."""
        self.is_left = rate < 1 and self.scale() == 1
        lost = [] if self.is_left else at_once(self.land.drop(*self.names))
        shrinks = self.scale.to(rate, rate_func=after(_TICKED), **timing)
        stays: list[Any] = []
        if self.is_left:
            past = dim(*(label.words for label in self.names))
            stays = [self.ghost.soften(_GHOST, rate_func=before(_TICKED), **timing), *past]
        self.ticks.lay(self._ticks(float(rate)) if self.is_left else np.zeros((0, 2)))
        parted = [self.ticks.grow(rate_func=before(_TICKED), **timing)] if len(self.ticks.outline) else []
        return [shrinks, *stays, *parted, *lost]

    def _ticks(self, rate: float) -> np.ndarray:
        """Strokes (n, 2) across the whole of it, with gaps between them, at the end of each step, where they are on the
        map and off its name; none where they are too near to each other."""
        whole = now(self.ghost.ends)
        if whole is None:
            return np.zeros((0, 2))
        start, way = whole[0][:2], (whole[1] - whole[0])[:2]
        long = float(np.hypot(*way))
        if rate * long < _APART:
            return np.zeros((0, 2))
        across = _TICK * np.array([-way[1], way[0]]) / long
        count = math.ceil(1 / rate - _END)
        feet = [start + k * rate * way for k in range(1, count)]
        ends = [(foot - across, foot + across) for foot in feet]
        words = [label.box.shrunk(-theme.LINE_GAP) for label in self.names]
        seen = [two for two in ends if all(map(self.land.box.holds, two)) and not any(box.clip(*two) for box in words)]
        return np.array([[*two, np.full(2, np.nan)] for two in seen]).reshape(-1, 2)
