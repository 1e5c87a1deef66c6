"""Lines on the ground as one sees them from the side, in rows of a panel, and what a scene says of each beside them."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from manim import ORIGIN, Animation, VGroup, VMobject, linear

from steepest.stage import theme
from steepest.stage.figures.flat.profile import from_the_side, reach_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.play.motion import running
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.typeset import Typeset

_HALF = 0.65  # half the width of a profile, in scene units
_HIGHEST = 0.3  # over its middle, and under it: it keeps off the words over it and its name
_ROWS = 1  # the line of the panel over which the first profile stands
_UP = 0.25  # of a row's numbers, from the profile's middle down
_DOWN = 0.4  # of its name, from the profile's foot down
_PITCH = 1.2  # from a row to the next
_STROKE, _TANGENT = 0.3, 3.0  # half of a tangent, and its width
_NEAR, _ALONG, _FADES = (
    2,
    0.85,
    8.0,
)  # points on either side of where it touches; how far it goes; how fast it fades
_FIRST = 0.25  # of the way from the profiles to the panel's edge: there the first of two columns ends


class Profiles:
    """A table in a panel, a row for each line on the ground: its profile over its name, and columns of numbers.

    `rows` has the two halves of each line by the name of its label, `columns` one or two columns of numbers. All
    profiles show as much of the ground; a half that ends sooner, at the edge of the map, ends sooner there, too. Where
    one would be too tall, all of them are flatter by as much.
    """

    def __init__(self, panel: Panel, terrain: Terrain, **rows: tuple[SpaceCurve, SpaceCurve]) -> None:
        self.panel, self.rows = panel, rows
        halves = {name: [placed(half.points, terrain) for half in pair] for name, pair in rows.items()}
        reach = min(max(map(reach_of, pair)) for pair in halves.values())
        middle = panel.left + _HALF
        profiles = [from_the_side(pair, reach, _HALF, rows[name][0].colour) for name, pair in halves.items()]
        tallest = max(float(np.abs(half.points[:, 1]).max()) for profile in profiles for half in profile)
        self.pictures, self.profiles = VGroup(), profiles
        for k, (name, profile) in enumerate(zip(halves, profiles, strict=True)):
            colour, y = rows[name][0].colour, self._middle(k)
            profile.stretch(min(1.0, _HIGHEST / max(tallest, _HIGHEST)), 1, about_point=ORIGIN)
            profile.shift(np.array([middle, y, 0]))
            foot = float(profile.get_bottom()[1])
            label = panel.scene.words(name, size=theme.SMALLEST_SIZE, colour=colour)
            label.stand(middle, foot - _DOWN, side=0)
            self.pictures.add(profile, label)

    def columns(self, **templates: str) -> list[VGroup]:
        """Columns of a number for each row, by their labels: a template gives it with the row's name for %s.

        The last one ends at the panel's edge, and one before it nearer to the profiles, with room for the label of the
        next. Numbers that would touch the column before are smaller, then have fewer digits.
        """
        start, end = self.panel.left + 2 * _HALF, self.panel.right
        heads = [self.panel.scene.words(label, colour=theme.QUIET) for label in templates]
        ends = [end - float(heads[-1].width) - 2 * theme.TEXT_GAP, end][-len(heads) :]
        ends[:-1] = [min(x, start + _FIRST * (end - start)) for x in ends[:-1]]
        starts = [start, *ends[:-1]]
        found = []
        for head, template, left, right in zip(heads, templates.values(), starts, ends, strict=True):
            column = VGroup(head.stand(right, self.panel.baseline(_ROWS), side=1))
            for k, (name, (half, _)) in enumerate(self.rows.items()):
                put = partial(self._number, colour=half.colour, width=right - left - theme.TEXT_GAP)
                figure = in_few_digits(put, template.replace("%s", name))
                column.add(figure.stand(right, self._middle(k) - _UP, side=1))
            found.append(column)
        return found

    def turning(self, **timing: Any) -> list[Animation]:
        """A tangent goes along each profile, from its middle to one end, to the other and back, and turns: that is what
        the numbers of curvature tell."""
        found: list[Animation] = []
        for profile in self.profiles:
            left, right = (half.points for half in profile)
            line = np.concatenate([left[::-1], right])
            stroke = VMobject(stroke_color=theme.INK, stroke_width=_TANGENT)

            def lay(
                stroke: VMobject, share: float, line: np.ndarray = line, start: float = len(left) / len(line)
            ) -> None:
                where = start + np.sin(2 * np.pi * share) * _ALONG * min(start, 1 - start)
                k = int(np.clip(where * (len(line) - 1), _NEAR, len(line) - 1 - _NEAR))
                way = line[k + _NEAR] - line[k - _NEAR]
                way = way / max(float(np.hypot(*way[:2])), 1e-9) * _STROKE
                stroke.set_points_as_corners([line[k] - way, line[k] + way])
                stroke.set_stroke(opacity=min(1.0, _FADES * min(share, 1 - share)))

            lay(stroke, 0.0)
            timing.setdefault("run_time", theme.SWEEP)
            found.append(running(stroke, lay, remover=True, **{"rate_func": linear, **timing}))
        return found

    def _number(self, template: str, colour: str, width: float) -> Typeset:
        return self.panel.scene.formula(template, colour=colour).fit(width)

    def _middle(self, row: int) -> float:
        return self.panel.baseline(_ROWS) - 0.7 - _PITCH * row
