"""How the things that stand on a landscape are painted, with what the ground hides of them left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.ground.light import IN_SHADE, SUN
from steepest.stage.ground.paint.arrowhead import HALO, arrow_room, headed, headed_on_frame, paint_head
from steepest.stage.ground.paint.footprints import fill_footprints
from steepest.stage.ground.paint.patch import paint_patch
from steepest.stage.ground.paint.quiver import paint_quiver, reach_of_quiver, shares_of
from steepest.stage.ground.paint.sign import SIGN_EDGE, paint_sign
from steepest.stage.ground.paint.skin import paint_skin
from steepest.stage.ground.paint.solids import (
    STOUT,
    paint_ball,
    paint_bar,
    paint_cone,
    paint_rod,
    reach_of_bar,
)
from steepest.stage.ground.paint.walker import REACH, WIDE, paint_walker
from steepest.stage.ground.shadow import EDGE, before_tip, paint_shadow
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import (
    Arrow,
    Dot,
    FootDot,
    Footprints,
    OverBars,
    OverField,
    Patch,
    Quiver,
    Sign,
    Skin,
    Somebody,
    SpaceCurve,
    Thing,
    placed,
)
from steepest.stage.ground.visibility import stretch

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_ON_FLAT = 0.3  # of the walker, what casts a shadow on a flat map: a long one would be read as a mark there
_SHADE = 0.7  # how dark the walker's shadow is beside others: it is longer
_BEHIND = 0.3  # how solid they are where the ground hides them: somebody stands there, behind it
_MOST_SHORT = 0.15  # of its length: by so much, at most, an arrow is painted short
_FRAME = -2 * theme.FRAME_HEIGHT, 2 * theme.FRAME_HEIGHT  # all that a picture may show, up and down
_GLOW = 0.9  # how light an arrow that glows is where no sun falls on it
_ON_FLOOR = 0.12  # how far the shadow of what lies on a floor is from it, along the way of the light
_ON_MAP = 0.035  # likewise on a map that is seen from above: farther off it would look like another thing


def paint_thing(context: Context, thing: Thing, sight: Sight) -> None:
    """Paint a thing where it stands on the ground as it is now."""
    _PAINT[thing.__class__](context, thing, sight)


def in_order(things: list[Thing], near: float = 1.0) -> list[Thing]:
    """The things that are seen by an eye so many times closer, as they are painted: what is thin lies under what is
    thick."""
    seen = [thing for thing in things if thing.opacity > 0 and thing.grown > 0 and thing.near <= near]
    return [thing for kind in _PAINT for thing in seen if thing.__class__ is kind]


def places(thing: Thing, terrain: Terrain) -> Iterator[np.ndarray]:
    """All points of the block's space that a thing gives for itself, in the order of its fields."""
    for value in thing.values():
        if callable(value) or isinstance(value, np.ndarray):
            yield placed(value, terrain)


def points_of(thing: Thing, terrain: Terrain) -> np.ndarray:
    """The same as one list (n, 3)."""
    return np.concatenate([np.reshape(each, (-1, 3)) for each in places(thing, terrain)])


def reach_of_thing(thing: Thing, sight: Sight) -> Box:
    """A box of the frame that holds all of a thing, hidden or not, and its shadow."""
    terrain, view = sight.terrain, sight.view
    points = points_of(thing, terrain)
    if isinstance(thing, SpaceCurve) and thing.grown < 1 and len(points):
        points = stretch(points, 0, thing.grown * (len(points) - 1))
    if not len(points) or np.isnan(points).any():  # it stands nowhere
        return Box(0, 0, 0, 0)
    flat = view.project(points)[:, :2]
    if isinstance(thing, Quiver | Sign):
        room = reach_of_quiver(thing.width) if isinstance(thing, Quiver) else thing.radius + SIGN_EDGE
        return around(flat, room * max(map(view.scale, points)) + EDGE)
    if not isinstance(thing, Arrow | Dot):
        return around(flat, arrow_room(getattr(thing, "width", 0.0)))
    line = _upright(thing, sight)
    if isinstance(thing, Somebody):
        thick, flat = REACH * thing.height, view.project(line)[:, :2]
    else:
        thick = thing.radius + 0.03 if isinstance(thing, Dot) else reach_of_bar(thing.width)
    room = thick * max(map(view.scale, points)) + EDGE
    return around(np.concatenate([flat, *_shadow(thing, sight)]), room)


def told(thing: Thing, terrain: Terrain) -> object:
    """What a thing's pixels follow from, beside the view and the ground."""
    return type(thing).__name__, [placed(each, terrain) if callable(each) else each for each in thing.values()]


def _paint_curve(context: Context, curve: SpaceCurve, sight: Sight) -> None:
    points = placed(curve.points, sight.terrain)
    if curve.grown < 1:
        points = stretch(points, 0, curve.grown * (len(points) - 1))
    colour, cap = theme.channels(curve.colour), cairo.LINE_CAP_BUTT if curve.measures else cairo.LINE_CAP_ROUND
    seen = curve.through or not curve.tip or sight.sees(points[-1])
    if curve.ghost and (seen or not curve.flat):
        ink(context, colour, curve.ghost * curve.opacity)
        pen(context, curve.width * 0.7)
        context.set_dash([0.09, 0.09])
        for run in sight.runs(points, curve.on_ground, hidden=True):
            trace(context, run)
        context.stroke()
        context.set_dash([])
    shaft, has_head = headed(points, sight.view, curve.width, curve.flat, curve.step) if curve.tip else (points, False)
    runs = [sight.whole(shaft)] if curve.through else sight.runs(shaft, curve.on_ground)
    ends = np.array([shaft[-1], points[-1]])
    head = (sight.view.project(ends)[:, :2] if curve.flat else ends) if has_head and seen else None
    if has_head and not seen and curve.flat and runs:
        last, head = headed_on_frame(runs[-1], curve.width)
        runs = [*runs[:-1], last]
    if curve.halo:
        ink(context, theme.channels(theme.BACKGROUND), 0.75 * curve.opacity)
        pen(context, curve.width + HALO, cap)
        for run in runs:
            trace(context, run)
        context.stroke()
    context.set_dash(list(curve.dashed or ()))
    paint_rod(context, runs, sight.view, curve.width, curve.colour, curve.opacity, cap)
    context.set_dash([])
    if head is not None:
        neck, tip = head
        if curve.flat:
            paint_head(context, neck, tip, curve.colour, curve.opacity)
        else:
            paint_cone(context, sight.view, neck, tip, curve.colour, curve.opacity)


def _upright(thing: Dot | Arrow, sight: Sight) -> np.ndarray:
    """The line (n, 3) through the middle of a thing, which throws its shadow."""
    terrain = sight.terrain
    if isinstance(thing, Somebody):
        return standing(thing, sight)
    if isinstance(thing, Dot):
        up = np.array([0, 0, thing.radius * thing.grown / sight.view.near])
        point = placed(thing.point, terrain)
        return np.linspace(point - up, point + up, 5)
    start, end = placed(thing.start, terrain), placed(thing.end, terrain)
    if thing.short and (length := float(np.linalg.norm(end - start))):
        less = thing.short * terrain.rise / sight.view.near
        end = end - (end - start) * min(less / length, _MOST_SHORT)
    return np.linspace(start, start + (end - start) * thing.grown, 12)


def _shadow(thing: Dot | Arrow, sight: Sight) -> list[np.ndarray]:
    """What is seen of its shadow (n, 2) on the ground, or on the floor on which it lies."""
    if isinstance(thing, Arrow) and not thing.shaded:
        return []
    line = _upright(thing, sight)
    if isinstance(thing, Somebody):  # shorter on a map, where the top of another shadow may lie beside the ground
        tall = _ON_FLAT + (1 - _ON_FLAT) * sight.terrain.rise
        return sight.shadow(line[0] + tall * (line - line[0]))
    if thing.below:
        off = (_ON_MAP + (_ON_FLOOR - _ON_MAP) * sight.terrain.rise) / sight.view.near
        ends = sight.view.project(line[[0, -1]] - off * SUN)[:, :2]
        return [before_tip(ends, STOUT * thing.width * sight.view.scale(line[0])) if isinstance(thing, Arrow) else ends]
    return sight.shadow(line)


def _paint_dot(context: Context, dot: Dot, sight: Sight) -> None:
    point = placed(dot.point, sight.terrain)
    if not sight.sees(point + [0, 0, dot.radius / 2]):
        return
    radius = dot.radius * dot.grown
    width = 2 * radius * sight.view.scale(point)
    paint_shadow(context, _shadow(dot, sight), width, sight.shade * dot.opacity)
    paint_ball(context, sight.view, point, radius, dot.colour, dot.opacity)


def standing(who: Somebody, sight: Sight) -> np.ndarray:
    """The line (n, 3) from the feet of somebody to the top of their head, as it is seen."""
    return who.body(sight.terrain, sight.view.near)


class Shade(Somebody):
    """The shadow of somebody, which lies under all else on a map."""


def shadow_of(who: Somebody) -> Shade:
    """Their shadow, by itself."""
    shade = Shade()
    vars(shade).update(vars(who))
    return shade


def unshaded(who: Somebody) -> Somebody:
    """Who stands there, without their shadow."""
    bare = copy(who)
    bare.shaded_under = True
    return bare


def _paint_shade(context: Context, who: Somebody, sight: Sight) -> None:
    line = standing(who, sight)
    if sight.sees(line[3]):
        width = 1.6 * WIDE * who.height * sight.view.scale(line[0])
        paint_shadow(context, _shadow(who, sight), width, _SHADE * who.opacity)


def _paint_somebody(context: Context, who: Somebody, sight: Sight) -> None:
    line, view = standing(who, sight), sight.view
    if np.isnan(line).any():  # they stand nowhere
        return
    if not (sight.terrain.flat or who.shaded_under):
        _paint_shade(context, who, sight)
    height = who.height * view.scale(line[0])
    feet, looks = view.project(line[0])[:2], who.looks(sight.terrain)
    hidden = sight.hidden(line)
    above, under = (1.0, hidden, np.inf), (_BEHIND, -np.inf, hidden)
    for opacity, bottom, top in [above] * (hidden < 1) + [under] * (hidden > 0):
        context.save()
        if hidden:  # the ground's edge cuts them: what is under it is seen as through glass
            low, high = np.clip(feet[1] + height * np.array([bottom, top]) * view.axes[1][2], *_FRAME)
            context.rectangle(feet[0] - height, low, 2 * height, high - low)
            context.clip()
        paint_walker(context, view.axes, feet, height, looks, who.colour, opacity * who.opacity)
        context.restore()


def _paint_arrow(context: Context, arrow: Arrow, sight: Sight) -> None:
    line = _upright(arrow, sight)
    start, end = line[0], line[-1]
    width = 2 * STOUT * arrow.width * sight.view.scale(start)
    paint_shadow(context, _shadow(arrow, sight), width, sight.shade * arrow.opacity)
    parts, tip_seen = [(0.0, 1.0)], True
    if not arrow.through:
        parts, tip_seen = sight.shares(start, end), sight.sees(end)
    look = arrow.colour, arrow.width, arrow.opacity, parts, tip_seen, _GLOW if arrow.glows else IN_SHADE
    paint_bar(context, sight.view, start, end, *look)


def _paint_quiver(context: Context, quiver: Quiver, sight: Sight) -> None:
    lying, shares = placed(quiver.points, sight.terrain), shares_of(quiver.begins, quiver.grown)
    look = quiver.colour, quiver.width, quiver.opacity, quiver.full
    paint_quiver(context, sight.view, lying, shares, *look)


def _paint_sign(context: Context, sign: Sign, sight: Sight) -> None:
    point = placed(sign.point, sight.terrain)
    if sight.terrain.flat or sight.sees(point):
        size = sign.radius * sign.grown * sight.view.scale(point)
        paint_sign(context, sight.view.project(point)[:2], sign.shape, size, sign.colour, sign.opacity)


def _paint_footprints(context: Context, prints: Footprints, sight: Sight) -> None:
    outlines = placed(prints.points, sight.terrain)
    if prints.fades:
        seen = sight.sees_all(outlines.mean(axis=1))
        flat = sight.view.project(outlines[seen])[..., :2]
        fill_footprints(context, flat, np.array(prints.fades)[seen] * prints.opacity, prints.colour)


_PAINT: dict[type[Thing], Callable[[Context, Any, Sight], None]] = {
    Skin: paint_skin,
    Shade: _paint_shade,
    Patch: paint_patch,
    Footprints: _paint_footprints,
    SpaceCurve: _paint_curve,
    Quiver: _paint_quiver,
    Arrow: _paint_arrow,
    OverField: _paint_curve,
    OverBars: _paint_curve,
    FootDot: paint_patch,
    Dot: _paint_dot,
    Sign: _paint_sign,
    Somebody: _paint_somebody,
}
