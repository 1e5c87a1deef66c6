"""Axes of a landscape: names and a few numbers along the edges of its base and up one corner, facing the viewer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, FadeIn, FadeOut, VGroup

from steepest.stage import theme
from steepest.stage.figures.flat.plane import Plane, number
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import round_steps
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.type.typeset import Typeset


class SolidAxes(VGroup):
    """Axes along the base edges nearest to the eye, and heights at the corner on the left.

    `names` are the axes' names, already set, for x, y and height; `counts` about how many numbers each gets. They stand
    where the view puts them, and follow it.
    """

    def __init__(
        self,
        landscape: Landscape,
        names: Sequence[Typeset | None] = (None, None, None),
        counts: tuple[int, int, int] = (4, 4, 2),
        gap: float = 0.32,
    ):
        super().__init__()
        self.landscape, self.gap = landscape, gap
        terrain, eye = landscape.terrain, landscape.view.eye
        near_x = terrain.xs[1] if eye[0] > 0 else terrain.xs[0]
        near_y = terrain.ys[1] if eye[1] > 0 else terrain.ys[0]
        outward_x = np.array([np.sign(eye[0]) or 1.0, 0, 0])
        outward_y = np.array([0, np.sign(eye[1]) or 1.0, 0])
        base = terrain.base
        self.placed: list[tuple[Typeset, np.ndarray, np.ndarray, float]] = []
        self.ticks: list[SpaceCurve] = []
        for x in Plane.ticks(terrain.xs, counts[0]):
            self._mark(number(x), terrain.at(x, near_y, base), outward_y)
        for y in Plane.ticks(terrain.ys, counts[1]):
            self._mark(number(y), terrain.at(near_x, y, base), outward_x)
        # heights stand at the taller of the two outer corners
        corners = [
            (terrain.xs[0] + terrain.xs[1] - near_x, near_y, -outward_x),
            (near_x, sum(terrain.ys) - near_y, -outward_y),
        ]
        tops = [float(terrain.heights(np.array([x]), np.array([y]))[0]) for x, y, _ in corners]
        (x, y, _), top = max(zip(corners, tops, strict=True), key=lambda corner: corner[1])
        outward = terrain.at(x, y, base) - terrain.at(sum(terrain.xs) / 2, sum(terrain.ys) / 2, base)
        outward /= np.linalg.norm(outward)
        if counts[2]:
            pole = terrain.at([x, x], [y, y], [base, top])
            self.ticks.append(SpaceCurve(colour=theme.QUIET, points=pole, width=theme.AXIS_WIDTH))
            for z in round_steps(terrain.low - 1e-9, terrain.high + 1e-9, counts[2]):
                if z > top + 1e-9:
                    break
                self._mark(number(z), terrain.at(x, y, z), outward)
        middle_x, middle_y = sum(terrain.xs) / 2, sum(terrain.ys) / 2
        spots = (
            (terrain.at(middle_x, near_y, base), outward_y, 0.76),
            (terrain.at(near_x, middle_y, base), outward_x, 0.76),
            (terrain.at(x, y, top) + [0, 0, 0.62], outward, 0.34),
        )
        for name, (spot, direction, far) in zip(names, spots, strict=True):
            if name is not None:
                self.placed.append((name, spot, direction, far))
                self.add(name)
        landscape.put(*self.ticks)
        landscape.followers.append(self)
        self.place()

    def put(self) -> None:
        """Put their lines on the landscape, if they are not there."""
        for tick in self.ticks:
            tick.opacity = 1.0
        self.landscape.put(*(tick for tick in self.ticks if tick not in self.landscape.things))

    def coming(self) -> Sequence[Animation]:
        """Their lines are there, and names and numbers fade in."""
        self.put()
        return [FadeIn(self, run_time=theme.BLINK)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Lines, names and numbers fade to this opacity."""
        faded: Any = self.animate.set_opacity(to)
        return [faded, self.landscape.soften(*self.ticks, to=to)]

    def going(self) -> Sequence[Animation]:
        """They fade, and their lines are taken away."""
        return [FadeOut(self), self.landscape.take_away(*self.ticks)]

    def _mark(self, label: Typeset, spot: np.ndarray, outward: np.ndarray) -> None:
        self.placed.append((label, spot, outward, self.gap))
        self.ticks.append(
            SpaceCurve(
                colour=theme.QUIET,
                points=np.array([spot, spot + 0.1 * outward]),
                width=theme.AXIS_WIDTH,
                through=True,
            )
        )
        self.add(label)

    def place(self) -> None:
        """Stand every name and number outside the block, at its tick."""
        for label, spot in self._spots():
            label.move_to(np.array([*spot, 0]))

    def reach(self) -> np.ndarray:
        """The corners (n, 2) that the names and numbers reach in the landscape's present view."""
        halves = np.array([[label.width, label.height] for label, _ in self._spots()]) / 2
        spots = np.array([spot for _, spot in self._spots()])
        return np.concatenate([spots - halves, spots + halves])

    def _spots(self) -> list[tuple[Typeset, np.ndarray]]:
        view, found = self.landscape.view, []
        for label, spot, outward, far in self.placed:
            here, there = view.project(np.array([spot, spot + 0.1 * outward]))[:, :2]
            way = there - here
            way /= max(float(np.hypot(*way)), 1e-9)
            found.append((label, here + way * (far + 0.5 * abs(way[0]) * label.width)))
        return found
