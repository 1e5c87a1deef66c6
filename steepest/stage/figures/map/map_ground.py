"""The ground of a map: a block in the map's colours, which is the map where it is flat and seen from above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_ABOVE = View(azimuth=-90, elevation=90)
_LONG, _BODY = 6.6, 0.03  # its longer side, and how far it goes down below its height, as a share of that
_CELLS = 48
_HIGHEST = 1e9  # a ground of such heights is a wall, with plains before it and behind


@dataclass(frozen=True)
class Tinted(Terrain):
    """A ground in the colours that heights have on its map, which go up the ramp as far as `top`, by the power `bend`,
    however far it has risen: a place keeps its colour while it becomes the map, and while it rises out of it. As large
    a part of its shade as its light is `diffuse` is gone: in fog, light comes from everywhere.
    """

    share: Callable[[Any], np.ndarray] = np.asarray
    top: float = 1.0
    bend: float = 1.0
    diffuse: float = 0.0

    def colours(self, z: np.ndarray | float) -> np.ndarray:
        """These colours."""
        return theme.ramp(self.top * np.clip(self.share(z), 0, 1) ** self.bend)

    def light_at(self, x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        """How light it is there."""
        light = super().light_at(x, y, z)
        return light + self.diffuse * (1 - light)


class MapGround(Landscape):
    """The ground of the `function` of a map, so `tall`, which floats so far over it as a `gap`, if it does; seen from
    the view that is `chosen` for it, in a light that is so `diffuse`."""

    def __init__(
        self,
        land: Map,
        function: Function,
        tall: float,
        gap: float | None,
        chosen: Callable[[Terrain], View],
        diffuse: float = 0.0,
    ) -> None:
        self.land, box, top = land, land.box, land.bands.top
        heights = land.evened
        wide, deep = (_LONG * side / max(box.width, box.height) for side in (box.width, box.height))
        xs, ys = land.window
        tints: dict[str, Any] = {"share": heights.of, "top": top, "bend": land.bands.bend, "diffuse": diffuse}
        block = Tinted(function.sample, xs, ys, wide, deep, tall, _CELLS, body=_BODY, gap=gap, **tints)
        super().__init__(block, chosen(block), [heights.back(level) for level in land.bands.levels])

    @property
    def flat(self) -> View:
        """From where its map lies where the map on the frame does."""
        block, box = self.terrain, self.land.box
        zoom = box.width / block.width / _ABOVE.scale(block.border[0])
        return replace(_ABOVE, zoom=zoom, x=float(box.middle[0]), y=float(box.middle[1]))


def is_known(land: Map, function: Function) -> bool:
    """Whether a function has values all over a map, and none so high that a unit of height is nothing on its ground."""
    spans = (np.linspace(*span, _CELLS + 1) for span in land.window)
    heights = function.sample(*np.meshgrid(*spans))
    return bool(np.isfinite(heights).all() and np.ptp(heights) < _HIGHEST)
