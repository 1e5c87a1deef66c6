"""A crossing: two lines on the ground, square to each other, in two views that tell their four ends apart."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from manim import Mobject

from steepest.calculus import Course, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import halves_of, on_ground
from steepest.stage.figures.ground.outlook import outlooks_on_pass
from steepest.stage.figures.label import Label, Labels, Look, Way, box_around
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Curve, placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

_WAYS: dict[str, list[Way]] = {
    "ahead": [(0, 1), (-1, 0.3), (1, 0.3)],
    "behind": [(0, -1), (1, -1), (-1, -1), (1, 0.2), (-1, 0.2), (0, 1)],
    "left": [(0, 1), (-0.5, 1), (0.5, 1), (1, 1), (-1, 0.4), (0, -1), (-1, -0.4)],
    "right": [(0, 1), (0.5, 1), (-0.5, 1), (-1, 1), (1, 0.4), (0, -1), (1, -0.4)],
}  # from an end to its name, on the frame, the best first
_GAPS = (0.25, 0.5, 0.8)


class Crossing:
    """Where a course of the map, `ridge`, is crossed by another, `valley`.

    The eye that looks `along` the ridge, over its near end, tells `ahead` from `behind` and `left` from `right`; from
    `aside` it sees the ridge from the side. Both views are from the side of the ridge on which `lead` (2,) lies, and
    are found for the ground that a `Block` lays. The lines have each the colour of the variable along whose axis it
    more nearly runs.
    """

    def __init__(self, ridge: Course, valley: Course, lead: Point) -> None:
        self.ridge, self.valley, self.lead = ridge, valley, lead
        east, north = map(float, ridge.direction)
        colours = theme.FIRST, theme.SECOND
        self.colours = colours if abs(east) >= abs(north) - 1e-9 else colours[::-1]

    def aside(self, terrain: Terrain) -> View:
        """The view on the ridge from the side."""
        return self._views(terrain)[0]

    def along(self, terrain: Terrain) -> View:
        """The view along the ridge."""
        return self._views(terrain)[1]

    def lines(self, land: Block, along: View) -> dict[str, Curve]:
        """Its four halves on a block, by the names that their ends have in the view along the ridge."""
        ridge, valley = map(land.line, (self.ridge, self.valley), self.colours)

        def end(half: Curve, axis: int) -> float:
            return float(along.project(placed(half.points, land.whole)[-1])[axis])

        ahead, behind = sorted(ridge, key=lambda half: end(half, 2))
        left, right = sorted(valley, key=lambda half: end(half, 0))
        return {"ahead": ahead, "behind": behind, "left": left, "right": right}

    def names(
        self, land: Block, lines: Mapping[str, Curve], words: Mapping[str, Typeset], along: View
    ) -> dict[str, Label]:
        """Words at the four ends, off the lines and the axes as they are seen: those of the ridge from here and in the
        view along it, those of the valley in that alone."""
        here, labels = land.landscape.view, Labels(theme.AROUND)
        taken: dict[View, list[Box]] = {}
        for view in (along, here):
            land.landscape.view = view
            land.axes.place()
            taken[view] = [_box(label) for label in land.axes.submobjects]
        land.landscape.view = here
        land.axes.place()
        points = {name: placed(half.points, land.whole) for name, half in lines.items()}

        def look(name: str, view: View) -> Look:
            flat = [view.project(line)[:, :2] for line in points.values()]
            return Look(view.project(points[name][-1])[:2], flat, taken[view])

        def named(name: str) -> Label:
            views = [along] if name in ("left", "right") else [along, here]
            tip = points[name][-1]
            return land.follow(
                labels.beside(
                    words[name],
                    lambda: land.landscape.on_screen(tip),
                    ways=_WAYS[name],
                    gaps=_GAPS,
                    looks=[look(name, view) for view in views],
                )
            )

        return {name: named(name) for name in lines}

    def _views(self, terrain: Terrain) -> tuple[View, View]:
        ridge, valley = (
            halves_of(terrain, course.at, course.direction, course.curvature > 0)
            for course in (self.ridge, self.valley)
        )
        toward = on_ground(terrain, self.lead) - on_ground(terrain, self.ridge.at)
        return outlooks_on_pass(terrain, ridge, valley, toward)


def _box(mobject: Mobject) -> Box:
    return box_around(mobject.get_center(), np.array([mobject.width, mobject.height]) / 2)
