"""Lines on the ground as one sees them from the side, in rows of a panel, and what a scene says of each beside them."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, Animation, VGroup, there_and_back

from steepest.stage import theme
from steepest.stage.figures.flat.profile import from_the_side, reach_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, placed

_HALF = 0.65  # half the width of a profile, in scene units
_ROWS = 1  # the line of the panel over which the first profile stands
_UP = 0.25  # of a row's numbers, from the profile's middle down
_DOWN = 0.7  # of its name, likewise
_SWELL = 1.2  # of numbers that the viewer is to look at
_PITCH = 1.2  # from a row to the next


class Profiles:
    """A table in a panel, a row for each line on the ground: its profile over its name, and columns of numbers.

    `rows` has the two halves of each line by the name of its label, `column` a column of numbers. All profiles show as
    much of the ground; a half that ends sooner, at the edge of the map, ends sooner there, too.
    """

    def __init__(self, panel: Panel, terrain: Terrain, **rows: tuple[SpaceCurve, SpaceCurve]) -> None:
        self.panel, self.rows = panel, rows
        halves = {name: [placed(half.points, terrain) for half in pair] for name, pair in rows.items()}
        reach = min(max(map(reach_of, pair)) for pair in halves.values())
        middle = panel.left + _HALF
        self.pictures = VGroup()
        for k, (name, pair) in enumerate(halves.items()):
            colour, y = rows[name][0].colour, self._middle(k)
            profile = from_the_side(pair, reach, _HALF, colour).shift(np.array([middle, y, 0]))
            label = panel.scene.words(name, colour=colour).stand(middle, y - _DOWN, side=0)
            self.pictures.add(profile, label)

    def column(self, label: str, template: str, right: float = 1.0, before: VGroup | None = None) -> VGroup:
        """A column of a number for each row, which `template` gives with the row's name for %s, under its label.

        It ends at a share `right` of the way from the profiles to the panel's edge, sooner where the column that it
        stands `before` leaves less room.
        """
        panel, left = self.panel, self.panel.left + 2 * _HALF
        x = left + right * (panel.right - left)
        if before is not None:
            x = min(x, float(before.get_left()[0]) - 2 * theme.TEXT_GAP)
        column = VGroup(panel.scene.words(label, colour=theme.QUIET).stand(x, panel.baseline(_ROWS), side=1))
        for k, (name, (half, _)) in enumerate(self.rows.items()):
            figure = panel.scene.formula(template.replace("%s", name), colour=half.colour)
            column.add(figure.stand(x, self._middle(k) - _UP, side=1))
        return column

    def swelling(self, column: VGroup, beside: VGroup) -> list[Animation]:
        """The numbers of a column become larger, as far as they keep off those of the column `beside` it on the left,
        and then as they were."""
        numbers = column[1:]
        room = float(numbers.get_left()[0]) - float(beside.get_right()[0]) - 1.5 * theme.TEXT_GAP
        share = min(_SWELL, 1 + max(room, 0.0) / max(float(numbers.width), 1e-9))
        swollen: Any = numbers.animate
        swollen = swollen(rate_func=there_and_back)
        return [swollen.scale(share, about_edge=RIGHT)]

    def _middle(self, row: int) -> float:
        return self.panel.baseline(_ROWS) - 0.7 - _PITCH * row
