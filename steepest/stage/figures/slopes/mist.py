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
from steepest.stage.figures.label import Label, box_around
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Patch
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly, gone
from steepest.stage.play.motion import late

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_STEPS, _SOLID, _DENSE = 33, 0.6, 1.4  # at which it is told how solid it is; how solid at its foot; denser below
_NIGHT = 0.992  # how solid the dark behind it is: no map is seen through it
_REACH = 0.7, 0.97  # of its height, from where to where that thins out
_OVER = 0.9  # of the time in which ground comes back: then it is over all of it
_LOW = 0.4  # of its height, where words are in its thick


class Mist(Assembly):
    """Mist on the face of a cut of a block, from one place on its way to another one, none where these are the same. It
    thins out up to the height of the cut's point, wherever the ground ends there, so that it does not tell the slope.
    It comes and goes with the ground: it is there as far as that is cut away. Words may be `named` on it, which go with
    it."""

    def __init__(self, land: Block, cut: Cut, start: float, end: float) -> None:
        self.land, self._axis, self._ends = land, cut.axis, (start, end)
        self._corners = np.array([[*map(float, cut.at)]] * 4)
        self._here = float(cut.function(cut.at))
        up, (full, over) = np.linspace(0.0, 1.0, _STEPS), _REACH
        pale = 1 - (1 - _SOLID) ** (1 - up ** (1 / _DENSE))  # as thick as it is there
        dark = 1 - (1 - _NIGHT) ** np.clip((over - up) / (over - full), 0, 1)
        layers = (theme.BACKGROUND, dark), (theme.QUIET, pale)
        self.layers = [self._layer(*each) for each in layers] if start != end else []
        self.told = list[Label]()

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

    def named(self, scene: LectureScene[Any], label: str = "hidden") -> Sequence[Label]:
        """A label of a scene in its thick, if it has room there."""
        if not self.layers:
            return []
        words = scene.words(label, theme.SMALLEST_SIZE, theme.QUIET)
        seen = self.land.landscape.view.project(self._face(1.0, self._cut_open))[:, :2]
        half = np.array([words.width, words.height]) / 2 + theme.TEXT_GAP
        box = box_around(self._middle(self.land.landscape.view), half)
        if all(seen.min(axis=0) < [box.left, box.bottom]) and all(seen.max(axis=0) > [box.right, box.top]):
            still, room = np.zeros(2), self.land.axes.room
            found = self.land.labels.add(words, self._middle, lambda _: still, room)
            self.told = [*self.land.labels.if_room(found)]
        return self.told

    def _layer(self, colour: str, solid: np.ndarray) -> Patch:
        each = Patch(colour=colour, points=partial(self._face, 1.0), solid=tuple(map(float, solid)))
        return each.of(self.land.landscape)

    def _face(self, share: float, land: Terrain) -> np.ndarray:
        """The corners (4, 3) of what reaches a share of its height, as far as the ground is cut away."""
        (start, end), corners = self._ends, self._corners.copy()
        from_here = min(max(land.extent[self._axis][0], min(start, end)), max(start, end))
        corners[:, self._axis] = from_here, end, end, from_here
        (x, y), top = corners.T, land.base + share * (self._here - land.base)
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
