"""A mountain pass: the ground about a saddle, its ridge and its valley, and two views of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import SupportsFloat

import numpy as np
from manim import Animation

from steepest.stage.box import Box
from steepest.stage.figures.flat.profile import halves_of
from steepest.stage.figures.ground.outlook import outlooks_on_pass
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.spot import Spot, box_of, clear_spots
from steepest.stage.figures.tag import Tag
from steepest.stage.figures.trip import LIFT, on_ground
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Curve
from steepest.stage.type.typeset import Typeset

Way = Sequence[SupportsFloat]

_WAYS: dict[str, list[tuple[float, float]]] = {
    "ahead": [(0, 1), (-1, 0.3), (1, 0.3)],
    "behind": [(0, -1), (1, -1), (-1, -1), (1, 0.2), (-1, 0.2), (0, 1)],
    "left": [(0, 1), (-0.5, 1), (-1, 0.4), (0, -1), (-1, -0.4)],
    "right": [(0, 1), (0.5, 1), (1, 0.4), (0, -1), (1, -0.4)],
}  # from an end to its name, on the frame, the best first
_TICKS = 4  # on the block's longer edge


class MountainPass:
    """A saddle at `centre` of the map, with its ridge and its valley as curves on the ground, from there outward.

    `ridge` and `valley` (2,) are their directions on the map; `colours` has theirs, in this order. The eye first sees
    the ridge from the side, with the whole `landscape` and its `axes` in the first of the `boxes`; the view `along`
    the ridge, over its near end, which has them in the second, tells `ahead` from `behind` and `left` from `right`.
    Both are from the side of the ridge on which `lead` (2,) lies on the map.
    """

    def __init__(
        self,
        terrain: Terrain,
        centre: Way,
        ridge: Way,
        valley: Way,
        lead: Way,
        colours: tuple[str, str],
        axes: Sequence[Typeset],
        boxes: tuple[Box, Box],
    ):
        self.summit = on_ground(terrain, centre)
        self.ridge = halves_of(terrain, centre, ridge, 1, LIFT)
        self.valley = halves_of(terrain, centre, valley, -1, LIFT)
        toward = on_ground(terrain, lead) - self.summit
        aside, along = outlooks_on_pass(terrain, self.ridge, self.valley, toward)
        self.landscape = Landscape(terrain, aside)
        longer = max(terrain.width, terrain.depth)
        counts = [max(1, round(_TICKS * side / longer)) for side in (terrain.width, terrain.depth)]
        self.axes = SolidAxes(self.landscape, [*axes, None], counts=(counts[0], counts[1], 0))
        self.along = self.landscape.fitted(along, boxes[1])
        self.landscape.view = self.aside = self.landscape.fitted(aside, boxes[0])
        self.axes.place()
        behind, ahead = sorted(self.ridge, key=lambda half: -float(self.along.project(half[-1])[2]))
        left, right = sorted(self.valley, key=lambda half: float(self.along.project(half[-1])[0]))
        self.halves = {"ahead": ahead, "behind": behind, "left": left, "right": right}
        up, down = colours
        self.curves = {
            name: Curve(colour=colour, points=half, width=5, ghost=0.5, on_ground=True)
            for (name, half), colour in zip(self.halves.items(), (up, up, down, down), strict=True)
        }

    def named(self, words: Mapping[str, Typeset], within: Box) -> dict[str, Tag]:
        """Words at the four ends, where they hide neither lines nor axes.

        Those of the ridge are read in both views, those of the valley when the eye looks along the ridge.
        """
        taken, was = {}, self.landscape.view
        for view in (self.along, self.aside):
            self.landscape.view = view
            self.axes.place()
            taken[view] = [box_of(label) for label in self.axes.submobjects]
        self.landscape.view = was
        self.axes.place()
        names = []
        for name, half in self.halves.items():
            inward = name in ("left", "right")
            points = [half[len(half) * 3 // 4], half[-1]] if inward else [half[-1]]
            gaps = (0.25, 0.5) if inward else (0.25,)
            spots = [Spot(point, way, gap) for point in points for gap in gaps for way in _WAYS[name]]
            names.append((words[name], spots, [self.along] if inward else [self.along, self.aside]))
        spots = clear_spots(names, taken, list(self.halves.values()))
        return {
            name: spot.tag(words[name], self.landscape, within)
            for name, spot in zip(self.halves, spots, strict=True)
        }

    def level(self, end: str, reach: float) -> np.ndarray:
        """A level stroke (2, 3) through the saddle in the direction of an end, which is last, `reach` to each side."""
        way = (self.halves[end][-1] - self.halves[end][0]) * [1, 1, 0]
        way *= reach / np.linalg.norm(way)
        return np.array([self.summit - way, self.summit + way])

    def grow(self, *ends: str) -> Animation:
        """The curves to some ends grow from the saddle."""
        return self.landscape.grow(*(self.curves[end] for end in ends), run_time=1.4)
