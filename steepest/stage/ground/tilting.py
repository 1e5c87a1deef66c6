"""The way of a map that tilts and becomes the floor under its ground, or of such a floor that becomes a map again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage.box import Box, extremes
from steepest.stage.ground import outline
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.ground.landscape import Landscape


class Tilting:
    """How a landscape gets from how it is to another view and another `rise`, 0 for a map and 1 for its whole height,
    and in the end to a `gap`.

    The middle of the map goes straight to its new place, and all of it stays as low as at its lower end until late if
    it is more than a map, goes no lower and no farther left, with what is at its axes, and lies on none of the boxes
    that it is to be `off`.
    """

    def __init__(
        self, land: Landscape, view: View, rise: float, gap: float | None, off: Sequence[Box]
    ) -> None:
        self.land, self.off, self.rises = land, off, (land.terrain.rise, rise)
        low = land.terrain.gap
        self.gaps = low, low if gap is None else gap
        ends = (land.view, land.terrain), (view, self._ground(1.0))
        self.views = land.view, view
        self.middles = [each.project(ground.border.mean(axis=0))[:2] for each, ground in ends]
        self.tops = [outline.points_of(ground, each)[:, 1].max() for each, ground in ends]
        self.corner = np.minimum(*(self._corner(*end) for end in ends))

    def at(self, share: float) -> View:
        """From where it is seen a share of the way, 0 to 1, with the ground as it is then."""
        land, (here, there), (top, new_top) = self.land, self.middles, self.tops
        land.terrain = self._ground(share)
        middle = land.terrain.border.mean(axis=0)
        late = share**4 if new_top > top else 1 - (1 - share) ** 4
        late = share if max(self.rises) <= FLAT else late  # a map that becomes larger is not squeezed before
        at, highest = here + (there - here) * share, top + (new_top - top) * late
        view = self.views[0].toward(self.views[1], share).with_point(middle, at)

        def smaller(by: float) -> View:
            return replace(view, zoom=view.zoom * min(1.0, by)).with_point(middle, at)

        view = smaller(float((highest - at[1]) / (self._outline(view)[:, 1].max() - at[1])))
        if (foot := self._corner(view, land.terrain)[1]) < self.corner[1]:  # words keep their size
            heights = self._outline(view)[:, 1]
            under = float(heights.min()) - foot
            view = smaller(float((highest - self.corner[1] - under) / np.ptp(heights)))
        inward = np.maximum(self.corner - self._corner(view, land.terrain), 0.0)
        at = at + inward
        view = replace(view, x=view.x + inward[0], y=view.y + inward[1])
        return smaller(outline.share_off(self._outline(view), at, self.off)) if 0 < share < 1 else view

    def _ground(self, share: float) -> Terrain:
        (before, after), (low, high) = self.rises, self.gaps
        lifted = share**2 if after > before else 1 - (1 - share) ** 2  # while it is flat, the eye moves
        floats = high if low is None or high is None else low + (high - low) * share
        risen = max(FLAT, before * (1 - lifted) + after * lifted)
        return replace(self.land.terrain, rise=risen, gap=floats)

    def _outline(self, view: View) -> np.ndarray:
        return outline.points_of(self.land.terrain, view)

    def _corner(self, view: View, terrain: Terrain) -> np.ndarray:
        """How far to the left and how low (2,) on the frame it reaches, with what keeps to it."""
        return extremes(self.land.outermost_in(view, terrain))[0]
