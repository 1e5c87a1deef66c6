"""A cut, drawn on a block: its edge, the tangent, a step along it, its climb, and the line through both its ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from steepest.calculus import Cut, Secant
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Dot, Laid, SpaceCurve

_RADIUS = 0.06  # of the balls at its ends
_BALL = 0.12  # what the ball at the end of a step needs on the frame
_ON = 1.6, 2.4  # how far a secant goes on, behind the step and before it, in units of the block
_CHORD = 0.12  # how far its chord does, as a share of itself
_OFF = 0.1  # from a line to a name or a number of the axes before which it ends
_DASHES = 0.2, 0.14  # of the tangent: the secant's line is seen between them, where it lies on it
_LEG, _LINE = 4.0, 3.0  # widths: of a step and its climb; of lines along the edge, which is seen beside them
_PIECES, _LIFT = 90, 0.012  # of an edge, and how far it is over the ground


Room: TypeAlias = tuple[Box, Sequence[Box]]
"""A region of the frame, and boxes of it that are taken."""

Step: TypeAlias = tuple[SpaceCurve, SpaceCurve, SpaceCurve, SpaceCurve, Dot, Dot]
"""A step along a cut, its climb, the line through its ends, the chord between them, and a ball at each of them."""


def room_on(axes: SolidAxes) -> Room:
    """What there is for lines on a block: its region, without the words beside it, and what its axes are named."""
    written = axes.boxes(axes.landscape.view)
    return axes.room, [*axes.taken, *(box.shrunk(-_OFF) for box in written)]


def edge_of(cut: Cut) -> Laid:
    """The line in which a cut meets the ground, as far as there is ground now."""

    def points(ground: Terrain) -> np.ndarray:
        way = [np.full(_PIECES, float(value)) for value in cut.at]
        way[cut.axis] = np.linspace(*ground.extent[cut.axis], _PIECES)
        return ground.on(way[0], way[1], _LIFT)

    return Laid(points)


def secant_on(land: Landscape, room: Callable[[], Room], cut: Cut, step: Callable[[], Secant]) -> Step:
    """A live step along a cut: the step, which is quiet, its climb in the colour of the variable, the line through both
    its ends as far as there is `room` for it on the frame, the chord, which a lens may show in its place, and a ball at
    each of them, at the second where that is seen there."""
    (x, y), here = map(float, cut.at), cut.function(cut.at)
    start = land.terrain.on(x, y)

    def foot(ground: Terrain) -> np.ndarray:
        x, y = map(float, cut.moved(step().length))
        return ground.at(x, y, float(here))

    def end(ground: Terrain) -> np.ndarray:
        taken = step()
        x, y = map(float, cut.moved(taken.length))
        return ground.at(x, y, float(here + taken.climb))

    def line(ground: Terrain) -> np.ndarray:
        return _onward(land, room(), start, end(ground))

    def chord(ground: Terrain) -> np.ndarray:
        way = end(ground) - start
        return _seen(land, room(), np.array([start, start - _CHORD * way, end(ground) + _CHORD * way]))

    style: dict[str, Any] = {"colour": theme.INK, "through": True, "halo": True}
    level, climb, secant, between = (
        SpaceCurve(points=points, width=width, **style)
        for points, width in (
            (lambda ground: _seen(land, room(), np.array([start, start, foot(ground)])), _LEG),
            (lambda ground: _seen(land, room(), np.array([foot(ground), foot(ground), end(ground)])), _LEG),
            (line, _LINE),
            (chord, _LINE),
        )
    )

    def landing(ground: Terrain) -> np.ndarray:
        there, (region, taken) = end(ground), room()
        seen = land.on_screen(there)
        free = region.holds(seen) and not any(box.shrunk(-_BALL).holds(seen) for box in taken)
        return there if free else np.full(3, np.nan)

    level.colour, climb.colour = theme.QUIET, theme.ROLES[cut.name]
    balls = Dot(point=start, radius=_RADIUS).of(land), Dot(point=landing, radius=_RADIUS).of(land)
    return level.of(land), climb.of(land), secant.of(land), between.of(land), *balls


def touching_on(land: Landscape, room: Callable[[], Room], cut: Cut) -> SpaceCurve:
    """The line that touches the edge of a cut, onto which the line of a step turns while the step shrinks: dashed, in
    the colour of the variable, and as long as that line."""
    (x, y), (x1, y1) = map(float, cut.at), map(float, cut.moved(1))
    here, start = float(cut.function(cut.at)), land.terrain.on(x, y)

    def line(ground: Terrain) -> np.ndarray:
        return _onward(land, room(), start, ground.at(x1, y1, here + float(cut.slope)))

    style: dict[str, Any] = {"width": _LINE, "through": True, "dashed": _DASHES}
    return SpaceCurve(colour=theme.ROLES[cut.name], points=line, **style).of(land)


def _onward(land: Landscape, room: Room, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The part (2, 3) of the line from (3,) to (3,) and on, before and behind the start, that there is room for."""
    way = (end - start) / np.linalg.norm(end - start)
    return _seen(land, room, np.array([start, start - _ON[0] * way, start + _ON[1] * way]))


def _seen(land: Landscape, room: Room, points: np.ndarray) -> np.ndarray:
    """The part (2, 3) of a straight line that there is room for, around a point of it; nowhere where there is none.
    `points` (3, 3) are that point and both ends."""
    middle, a, b = land.view.project(points)[:, :2]
    region, taken = room
    seen, whole = region.clip(a, b), np.hypot(*(b - a))
    if seen is None:
        return np.full((2, 3), np.nan)
    if not whole:
        return points[[1, 1]]
    shares = [float(np.hypot(*(end - a)) / whole) for end in seen]
    for box in taken:
        if (
            box.holds(middle) and (met := box.clip(a, b)) is not None
        ):  # it begins on words: what comes out of them
            shares[0] = max(shares[0], float(np.hypot(*(met[1] - a)) / whole))
            continue
        if (met := box.clip(middle, b)) is not None:
            shares[1] = min(shares[1], float(np.hypot(*(met[0] - a)) / whole))
        if (met := box.clip(middle, a)) is not None:
            shares[0] = max(shares[0], float(np.hypot(*(met[0] - a)) / whole))
    far = np.array([_along(land, points[1:], share) for share in (shares[0], max(shares))])
    return np.asarray(points[1] + far[:, None] * (points[2] - points[1]))


def _along(land: Landscape, ends: np.ndarray, share: float) -> float:
    """How far along a straight line (2, 3) a place is that is seen a share of the way from its start to its end: what
    is nearer to the eye looks longer."""
    start, end = map(land.view.scale, ends)
    return share * end / ((1 - share) * start + share * end)
