"""Open space as one mobject: a floor, and what stands over it, glass and arrows, seen from a view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, UpdateFromAlphaFunc

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import Layer
from steepest.stage.extent import Extent
from steepest.stage.ground.extents import extent_of_floor, extents_of_things
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.open.box import OpenBox, OpenSight
from steepest.stage.ground.open.floor import Shade, paint_floor, reach_of_floor, shades_of
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Skin, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


class OpenSpace(Landscape):
    """An open box seen from a view: a landscape in which nothing is hidden. A fitted view leaves room for the points
    (n, 3) that are `held`."""

    hides = False
    terrain: OpenBox

    def __init__(self, box: OpenBox, view: View, held: np.ndarray) -> None:
        self.held = held
        super().__init__(box, view, levels=())

    @property
    def floats(self) -> bool:
        """Its floor is there until it has faded."""
        return self.floor > 0

    def sight_from(self, view: View) -> Sight:
        """All there is, as it is seen from a view."""
        return OpenSight(self.terrain, view)

    @property
    def sight(self) -> Sight:
        """The same from the view of now. Under glass there are no shadows of things: they would be blots on it."""
        sight = super().sight
        glass = max((share for _, share in self._shades), default=0.0)
        sight.shade = OpenSight.shade * self.floor * max(1 - glass / theme.GLASS_BEHIND, 0.0)
        return sight

    @property
    def _shades(self) -> tuple[Shade, ...]:
        """The skins that are seen, each with how much of it is there."""
        skins = [thing for thing in self.things if isinstance(thing, Skin)]
        return shades_of([(skin.egg, skin.grown * skin.opacity) for skin in skins])

    @property
    def bounds(self) -> np.ndarray:
        """Points (n, 3) of its space all around the floor, and all that it holds."""
        return np.concatenate([self.terrain.rim, self.held]) if self.floats else self.held

    def with_floor(self, turning: UpdateFromAlphaFunc, floor: float) -> Animation:
        """The same turn of the eye; in its last quarter the floor comes, or in its first it fades, to so much: there is
        no room for it in between."""
        was = self.floor

        def move(_: object, share: float) -> None:
            self.floor = was + (floor - was) * float(np.clip(4 * share - 3 * (floor > was), 0.0, 1.0))
            turning.update_function(self, share)

        return running(self, move, run_time=turning.run_time, rate_func=turning.rate_func)

    def _floor_layers(self) -> list[Layer]:
        told = ("open floor", self.view, self.pane, self.terrain.appearance(), self._shades, self.floor)
        return [Layer(told, self._reach_of_floor, self._paint_floor)] if self.floats else []

    def _layer(self, thing: Thing, here: bytes) -> Layer:
        return super()._layer(thing, digest((here, self.sight.shade)))

    def _reach_of_floor(self) -> Box:
        return reach_of_floor(self.terrain, self.view)

    def _reach_of_block(self) -> Box:
        return self._reach_of_floor()

    def _paint_whole_floor(self, context: Context, pixels: float) -> None:
        paint_floor(context, pixels, self.terrain, self.view, self._shades)

    def _paint_block(self, context: Context, pixels: float) -> None:
        """There is none."""

    def appearance(self) -> object:
        """All that is there, where it stands now."""
        return super().appearance(), self._shades

    def extents(self) -> Iterator[Extent]:
        """The floor, and the things over it."""
        if self.opacity > 0:
            if self.floats:
                yield extent_of_floor(self.terrain, self.view, self.floor * self.opacity)
            yield from extents_of_things(self._there(), self.sight, self.pane, self.opacity)
