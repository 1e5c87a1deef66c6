"""How the things that stand on a landscape are painted, with what the ground hides of them left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.ground.arrowhead import HALO, arrow_room, headed, paint_arrow, paint_head
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Dot, Patch, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import stretch

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


def paint_thing(context: Context, thing: Thing, sight: Sight) -> None:
    """Paint a thing where it stands on the ground as it is now."""
    _PAINT[thing.__class__](context, thing, sight)


def in_order(things: list[Thing]) -> list[Thing]:
    """The things that are seen, as they are painted: what is thin lies under what is thick."""
    seen = [thing for thing in things if thing.opacity > 0 and thing.grown > 0]
    return [thing for kind in _PAINT for thing in seen if thing.__class__ is kind]


def places(thing: Thing, terrain: Terrain) -> Iterator[np.ndarray]:
    """All points of the block's space that a thing gives for itself, in the order of its fields."""
    for value in thing.values():
        if callable(value) or isinstance(value, np.ndarray):
            yield placed(value, terrain)


def points_of(thing: Thing, terrain: Terrain) -> np.ndarray:
    """The same as one list (n, 3)."""
    return np.concatenate([np.reshape(each, (-1, 3)) for each in places(thing, terrain)])


def reach_of_thing(thing: Thing, terrain: Terrain, view: View) -> Box:
    """A box of the frame that holds all of a thing, hidden or not."""
    points = points_of(thing, terrain)
    if isinstance(thing, SpaceCurve) and thing.grown < 1 and len(points):
        points = stretch(points, 0, thing.grown * (len(points) - 1))
    if not len(points):
        return Box(0, 0, 0, 0)
    room = arrow_room(getattr(thing, "width", 0.0))
    if isinstance(thing, Dot):
        room += thing.radius * max(view.scale(point) for point in points)
    return around(view.project(points), room)


def told(thing: Thing, terrain: Terrain) -> object:
    """What a thing's pixels follow from, beside the view and the ground."""
    return type(thing).__name__, [
        placed(value, terrain) if callable(value) else value for value in thing.values()
    ]


def _paint_curve(context: Context, curve: SpaceCurve, sight: Sight) -> None:
    points = placed(curve.points, sight.terrain)
    if curve.grown < 1:
        points = stretch(points, 0, curve.grown * (len(points) - 1))
    colour = theme.channels(curve.colour)
    if curve.ghost:
        ink(context, colour, curve.ghost * curve.opacity)
        pen(context, curve.width * 0.7)
        context.set_dash([0.09, 0.09])
        for run in sight.runs(points, on_ground=curve.on_ground, hidden=True):
            trace(context, run)
        context.stroke()
        context.set_dash([])
    shaft, head = headed(points, sight.view) if curve.tip else (points, None)
    if head is not None and not (curve.through or sight.sees(points[-1])):
        head = None
    runs = (
        [sight.view.project(shaft)[:, :2]] if curve.through else sight.runs(shaft, on_ground=curve.on_ground)
    )
    if curve.halo:
        if head is not None:
            paint_head(context, head, theme.BACKGROUND, 0.75 * curve.opacity, HALO)
        ink(context, theme.channels(theme.BACKGROUND), 0.75 * curve.opacity)
        pen(context, curve.width + HALO)
        for run in runs:
            trace(context, run)
        context.stroke()
    ink(context, colour, curve.opacity)
    pen(context, curve.width)
    if curve.dashed:
        context.set_dash(list(curve.dashed))
    for run in runs:
        trace(context, run)
    context.stroke()
    context.set_dash([])
    if head is not None:
        paint_head(context, head, curve.colour, curve.opacity)


def _paint_dot(context: Context, dot: Dot, sight: Sight) -> None:
    point = placed(dot.point, sight.terrain)
    if not sight.sees(point + [0, 0, dot.radius / 2]):
        return
    x, y, _ = sight.view.project(point)
    r = dot.radius * sight.view.scale(point) * dot.grown
    ink(context, theme.channels(theme.BACKGROUND), 0.85 * dot.opacity)
    context.arc(x, y, r + 0.025, 0, 2 * np.pi)
    context.fill()
    ink(context, theme.channels(dot.colour), dot.opacity)
    context.arc(x, y, r, 0, 2 * np.pi)
    context.fill()


def _paint_arrow(context: Context, arrow: Arrow, sight: Sight) -> None:
    start = placed(arrow.start, sight.terrain)
    end = placed(arrow.end, sight.terrain)
    end = start + (end - start) * arrow.grown
    a, b = sight.view.project(np.array([start, end]))[:, :2]
    if arrow.through:
        paint_arrow(context, a, b, arrow.colour, arrow.width, arrow.opacity)
        return
    runs = sight.runs(np.linspace(start, end, 24), tolerance=0.03)
    tip_seen = sight.sees(end)
    whole = len(runs) == 1 and np.allclose([runs[0][0], runs[0][-1]], [a, b], atol=1e-6)
    paint_arrow(context, a, b, arrow.colour, arrow.width, arrow.opacity, None if whole else runs, tip_seen)


def _paint_patch(context: Context, patch: Patch, sight: Sight) -> None:
    points = sight.view.project(placed(patch.points, sight.terrain))[:, :2]
    ink(context, theme.channels(patch.colour), patch.opacity * patch.grown)
    trace(context, points)
    context.close_path()
    context.fill()


_PAINT: dict[type[Thing], Callable[[Context, Any, Sight], None]] = {
    Patch: _paint_patch,
    SpaceCurve: _paint_curve,
    Arrow: _paint_arrow,
    Dot: _paint_dot,
}
