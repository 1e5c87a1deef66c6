"""Where a block, and what stands on it, lies on the frame, with what the ground hides left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from steepest.stage.box import Box
from steepest.stage.extent import Extent, Kind, corners
from steepest.stage.fill import hull, inside
from steepest.stage.ground import outline
from steepest.stage.ground.paint.thing_painter import standing
from steepest.stage.ground.paint.walker import extent_of_walker
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import (
    Arrow,
    Dot,
    Footprints,
    Patch,
    Quiver,
    Sign,
    Skin,
    Somebody,
    SpaceCurve,
    Thing,
    placed,
)
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import stretch

_GAP = np.full((1, 2), np.nan)
_SAMPLES = 24  # of a straight line
_ABOVE = 0.03  # units under the edge that hides it at which what stands on the ground is still seen
_BORDER = 0.01  # what the line around the map on the floor takes beside it, in scene units


def extent_of_block(sight: Sight, pane: Box | None, opacity: float) -> Extent:
    """The block itself, with the outline of what is cut away, as far as it is seen through a pane."""
    reach, rim = outline.reach(sight.terrain, sight.view), outline.RIM
    box = Box(reach.left + rim, reach.bottom + rim, reach.right - rim, reach.top - rim)
    if pane:
        box = box.common(pane)
    covers = partial(outline.covers, sight.terrain, sight.view)
    if pane is None:
        return Extent("ground", corners(box), opacity=opacity, covers=covers)
    return Extent(
        "ground", corners(box), opacity=opacity, covers=lambda points: covers(points) & pane.holding(points)
    )


def extent_of_floor(terrain: Terrain, view: View, opacity: float) -> Extent:
    """The map on the floor."""
    border = view.project(terrain.border)[:, :2]
    covers = partial(inside, hull(border))
    return Extent("ground", np.append(border, border[:1], axis=0), _BORDER, opacity=opacity, covers=covers)


def extents_of_things(
    things: Sequence[Thing], sight: Sight, pane: Box | None, opacity: float
) -> Iterator[Extent]:
    """The things that are seen on it; patches, footprints and a map full of arrows are a part of the ground."""
    for thing in things:
        if isinstance(thing, Patch | Footprints | Quiver):
            continue
        if isinstance(thing, Skin):
            yield _extent_of_skin(thing, sight, opacity)
            continue
        if isinstance(thing, Somebody):
            yield from _somebody(thing, sight, pane, opacity)
            continue
        kind, path, room = _drawn(thing, sight)
        if thing.below and sight.terrain.solid == 1 and not sight.terrain.flat:
            path = np.where(outline.covers(sight.terrain, sight.view, path)[:, None], np.nan, path)
        if pane:
            path = path[pane.holding(path) | np.isnan(path[:, 0])]
        if np.isfinite(path).any():
            colour = "" if isinstance(thing, Sign) else thing.colour  # it is nobody who walks
            yield Extent(kind, path, room, opacity=opacity * thing.opacity, colour=colour)


def hidden_share(thing: Thing, sight: Sight) -> float:
    """How much of somebody, of an arrow or of a dot its ground hides, 0 to 1; 0 for what is seen through it or stands
    nowhere, and for all else that stands there."""
    if isinstance(thing, Somebody):
        line = standing(thing, sight)
        return 0.0 if sight.terrain.flat or np.isnan(line).any() else sight.hidden(line)
    line = course(thing, sight)
    if sight.terrain.flat or not len(line) or np.isnan(line).any():
        return 0.0
    if thing.below:
        covered = outline.covers(sight.terrain, sight.view, sight.view.project(line)[:, :2])
        return float(covered.mean()) if sight.terrain.solid == 1 else 0.0
    if isinstance(thing, Dot):
        return float(not sight.sees(line[0] + [0, 0, thing.radius / 2]))
    if isinstance(thing, Arrow | SpaceCurve) and (thing.through or getattr(thing, "ghost", 0) > 0):
        return 0.0
    seen = sight.sees_all(line) if getattr(thing, "on_ground", False) else sight.margins(line) > -_ABOVE
    return float(1 - seen.mean())


def course(thing: Thing, sight: Sight) -> np.ndarray:
    """Points (n, 3) along an arrow, or where somebody or a dot is; none of all else."""
    terrain = sight.terrain
    if isinstance(thing, Dot):
        return np.reshape(placed(thing.point, terrain), (1, 3))
    if isinstance(thing, Arrow):
        start, end = placed(thing.start, terrain), placed(thing.end, terrain)
        return np.linspace(start, start + (end - start) * thing.grown, _SAMPLES)
    if isinstance(thing, SpaceCurve) and thing.tip and not thing.dashed:
        return _grown(thing, sight)
    return np.zeros((0, 3))


def _extent_of_skin(skin: Skin, sight: Sight, opacity: float) -> Extent:
    outline = skin.egg.outline(sight.view)
    solid = opacity * skin.opacity * skin.grown
    return Extent("ground", outline, opacity=solid, covers=partial(inside, hull(outline)))


def _somebody(who: Somebody, sight: Sight, pane: Box | None, opacity: float) -> Iterator[Extent]:
    line, view = standing(who, sight), sight.view
    feet = view.project(line[0])[:2]
    if np.isfinite(feet).all() and sight.sees(line[3]) and (pane is None or pane.holds(feet)):
        height = who.height * view.scale(line[0])
        yield extent_of_walker(
            view.axes, feet, height, who.looks(sight.terrain), who.colour, opacity * who.opacity
        )


def _drawn(thing: Thing, sight: Sight) -> tuple[Kind, np.ndarray, float]:
    """What a thing is, its path (n, 2) on the frame, and how far it is painted beyond that."""
    if isinstance(thing, Dot):
        point = placed(thing.point, sight.terrain)
        seen = sight.sees(point + [0, 0, thing.radius / 2])
        path = sight.view.project(point[None])[:, :2] if seen else np.zeros((0, 2))
        return (
            "line" if thing.past else "dot",
            path,
            thing.radius * float(sight.view.scale(point)) * thing.grown,
        )
    if isinstance(thing, Sign):
        point = placed(thing.point, sight.terrain)
        seen = sight.terrain.flat or sight.sees(point)
        path = sight.view.project(point[None])[:, :2] if seen else np.zeros((0, 2))
        return "dot", path, thing.radius * float(sight.view.scale(point)) * thing.grown
    if isinstance(thing, Arrow):
        return "arrow", _joined(_runs(course(thing, sight), sight, whole=thing.through)), 0.005 * thing.width
    assert isinstance(thing, SpaceCurve)
    runs = _runs(_grown(thing, sight), sight, thing.on_ground, whole=thing.through or thing.ghost > 0)
    return "arrow" if thing.tip and not thing.past else "line", _joined(runs), 0.005 * thing.width


def _grown(curve: SpaceCurve, sight: Sight) -> np.ndarray:
    """As much of a curve (n, 3) as has grown."""
    line = placed(curve.points, sight.terrain)
    return line if curve.grown >= 1 else stretch(line, 0, curve.grown * (len(line) - 1))


def _runs(line: np.ndarray, sight: Sight, on_ground: bool = False, whole: bool = False) -> list[np.ndarray]:
    """What of a line (n, 3) is drawn: what is in sight, or the `whole` of it."""
    if whole:
        return [sight.view.project(line)[:, :2]] if len(line) else []
    return sight.runs(line, on_ground=on_ground)


def _joined(runs: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros((0, 2)), *(part for run in runs for part in (run, _GAP))])
