"""Mist along the face of a cut that is not shown: it says that the ground goes on there, and not how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel
from steepest.stage.figures.soft_noise import soft_noise
from steepest.stage.ground.light import smooth
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Patch, Thing
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, gone
from steepest.stage.play.motion import late

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_STEPS, _CELL = 33, 0.05  # at which it is told how solid the dark is; sides of the cells of wisps, in the block's units
_THICK, _THIN = 0.62, 0.4  # how solid they are, and what share of that is between them
_PUFF, _LONG, _TORN = 0.48, 1.8, 0.8  # how high one of them is, how much longer, and how far its edge is torn
_TALL, _RAGGED, _UNEVEN = 0.85, 0.7, 0.2  # of the height that is theirs, more or less so; from thin to solid
_SOFT, _FOOT, _END = 0.45, 0.15, 0.2  # of the height above and below, and of the width, over which they thin out
_NIGHT = 0.992  # how solid the dark behind it is: no map is seen through it
_REACH = 0.7, 0.97  # of its height, from where to where that thins out
_OVER = 0.9  # of the time in which ground comes back: then it is over all of it
_LOW = 0.24  # of its height, where words are in its thick
_ABOVE = 0.15  # of the ground's height, by which it goes on over who stands there: what it hides may rise, too


class Mist(Assembly):
    """Mist on the face of a cut of a block, from one place on its way to another one, none where these are the same. It
    thins out up over the height of the cut's point, wherever the ground ends there, so that it does not tell the slope.
    It comes and goes with the ground: it is there as far as that is cut away. Words may be `named` on it, which go with
    it."""

    def __init__(self, land: Block, cut: Cut, start: float, end: float) -> None:
        self.land, self._axis, self._ends = land, cut.axis, (start, end)
        self._corners = np.array([[*map(float, cut.at)]] * 4)
        self._here = float(cut.function(cut.at))
        steps, (full, over) = np.linspace(0.0, 1.0, _STEPS), _REACH
        dark = 1 - (1 - _NIGHT) ** np.clip((over - steps) / (over - full), 0, 1)
        self.layers = [self._layer(theme.BACKGROUND, tuple(map(float, dark)))] if start != end else []
        if self.layers:
            foot, _, top, _ = self._face(1.0, self._cut_open)
            across, up = float(np.hypot(*(top - foot)[:2])), float(top[2] - foot[2])
            self.layers.append(self._layer(theme.INK, wisps(across, up)))
        self.told = list[BlockLabel]()

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Its layers, and words on it."""
        return *self.layers, *self.told

    def coming(self) -> Sequence[Animation]:
        """It is there, as far as the ground is not."""
        for layer in self.layers:
            layer.grown = layer.opacity = 1.0
        self.land.landscape.put(*self.layers)
        return []

    def named(self, scene: LectureScene[Any], *coming: Thing, label: str = "hidden") -> Sequence[Animation]:
        """A label of a scene appears in its thick, if it has room there off things that are coming: what comes later
        need not keep off it."""
        if not self.layers:
            return []
        words = scene.words(label, theme.SMALLEST_SIZE, theme.QUIET)
        labels, still, view = self.land.labels, np.zeros(2), self.land.landscape.view
        found = labels.add(words, self._middle, lambda _: still, self.land.axes.room, off=coming)
        self.told = [found] if self._holds(found, view) else []
        (labels.free if self.told else labels.withdraw)(found)
        return [*map(FadeIn, self.told)]  # to `come`, it would take its place back

    def _holds(self, label: BlockLabel, view: View) -> bool:
        """Whether a label is free in a view, and all of it on the mist."""
        seen = view.project(self._face(1.0, self._cut_open))[:, :2]
        box = label.box_in(view, *label.after[1:])
        inside = all(seen.min(axis=0) < [box.left, box.bottom]) and all(seen.max(axis=0) > [box.right, box.top])
        return inside and self.land.labels.has_room(label, view)

    def _layer(self, colour: str, solid: Any) -> Patch:
        each = Patch(colour=colour, points=partial(self._face, 1.0), solid=solid)
        return each.of(self.land.landscape)

    def _face(self, share: float, land: Terrain) -> np.ndarray:
        """The corners (4, 3) of what reaches a share of its height, as far as the ground is cut away."""
        (start, end), corners = self._ends, self._corners.copy()
        from_here = min(max(land.extent[self._axis][0], min(start, end)), max(start, end))
        corners[:, self._axis] = from_here, end, end, from_here
        (x, y), tall = corners.T, self._here - land.base + _ABOVE * (land.high - land.base)
        top = land.base + share * tall
        return land.at(x, y, [land.base, land.base, top, top])

    def going(self) -> Sequence[Animation]:
        """The ground comes back over it, and words on it are gone."""
        return [*late(gone(*self.layers), theme.SWEEP, _OVER), *gone(*self.told)]

    @property
    def _cut_open(self) -> Terrain:
        """The ground when all of it has come."""
        whole, spans = self.land.whole, [*self.land.spans]
        spans[self._axis] = self._ends[0], spans[self._axis][1]
        return replace(whole, window=(spans[0], spans[1]))

    def _middle(self, view: View) -> np.ndarray:
        return np.asarray(view.project(self._face(2 * _LOW, self._cut_open))[:, :2].mean(axis=0))


def wisps(wide: float, high: float) -> tuple[tuple[float, ...], ...]:
    """How solid mist is (rows from below, columns) over a face so wide and high: puffs and wisps, the same each time,
    that thin out to all sides but where the face is shown, and to none that rises or falls."""
    up, across = (np.arange(0.5, max(4, round(side / _CELL))) * _CELL for side in (high, wide))
    x, y = np.meshgrid(across / (_PUFF * _LONG * high), up / (_PUFF * high))
    torn = _TORN * (_noise(1.5 * x, 1.5 * y + 9) - 0.5)
    waves = [_noise(k * x + torn, k * y + k - torn) / k for k in (1, 2, 4, 8)]
    puffs = np.sum(waves, axis=0) / np.sum([1 / k for k in (1, 2, 4, 8)])
    u, v = ((np.arange(len(each)) + 0.5) / len(each) for each in (across, up))
    puffs -= np.polyval(np.polyfit(u, puffs.mean(axis=0), 1), u)
    crown = smooth(_TALL + _RAGGED * puffs - v[:, None], 0, _SOFT)
    shape = crown * smooth(1 - u, 0, _END) * np.minimum(smooth(v, -_FOOT, _FOOT), smooth(1 - v, 0, _FOOT))[:, None]
    solid = _THICK * shape * (_THIN + (1 - _THIN) * smooth(puffs, -_UNEVEN, _UNEVEN))
    return tuple(tuple(map(float, row)) for row in solid)


def _noise(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Soft hills and hollows between 0 and 1 at some places of a plane, one a unit, the same each time."""
    return soft_noise(np.random.default_rng(10).random((64, 64)), x, y)
