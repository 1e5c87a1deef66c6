"""A walk in space: the map that it was drawn on tilts, and its ground rises out of it, with the walk on that."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, Mobject

from steepest import calculus
from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.circle import circle
from steepest.stage.figures.flat.marks import TARGET, Target
from steepest.stage.figures.ground.draped import CLOSER, LIFT, heading_on, room_for, spaced
from steepest.stage.figures.ground.height_axis import arriving
from steepest.stage.figures.ground.outlook import clearest
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import AROUND, GAPS, Label, Labels, Look, box_of
from steepest.stage.figures.map.map_ground import MapGround, is_known
from steepest.stage.figures.map.map_walk import MapWalk
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Dot, Laid, Somebody, SpaceCurve, draped, placed
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.entrances import bright, gone
from steepest.stage.play.live import now
from steepest.stage.play.motion import at_once, running
from steepest.stage.type.typeset import formula

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

OFF_GROUND = 0.25
"""From the ground to its axis of heights: beside it nobody takes a number for the height of what is under it."""
_VIEWS = [View(azimuth, up) for up in range(46, 76, 6) for azimuth in (-102, -78)]  # the eye chooses of these
_AROUND = np.array([[0, 0], [0, 0.16], [0, -0.16], [0.16, 0], [-0.16, 0]])
_ENOUGH = 0.99  # of a walk, and of the ground beside it, so much of the map off, is in sight: no wall stands before it
_TOP = 3.0  # under the title's row
_REGION = replace(theme.PICTURE, top=_TOP, right=theme.BESIDE_MAP.left - 0.48)
_BESIDE = 0.25  # how far it keeps off words
_TALL = 2.3  # how high it is; it lies on no map of its own, which was seen before, so that it is large
_FINE, _STEPS = 12, 80  # points for each step of the walk, and steps at most
_APART, _DOT = 0.16, 0.06  # dots that can be told apart, and their radius
_WALKER = 0.17  # who stands at the end
_AT_ONCE = 0.2  # seconds in which what is flat goes: the ground has hardly begun to turn then
_RING, _RIM, _ROUND = 0.34, 3, 49  # the ring at the bottom: its radius on the ground, its width, and its points


def risen(
    land: Map, height: str, told: calculus.Walk, walk: MapWalk, bottom: Target, *beside: Mobject
) -> list[Animation]:
    """The map under a walk, of which all is `told`, tilts, and its ground rises out of it, beside words and a panel;
    the walk lies on that, with the ring around its `bottom`, and somebody stands where it ends. The axes of the map
    have names, and no numbers: these would stand at the foot of the ground, and the walk is over it. That of heights,
    which has the name of a `height`, has two or three. Where the ground is not known all over the map it stays a map,
    with the walk bright."""
    function = told.function
    if not is_known(land, function):
        return bright(walk)
    ground = WalkedGround(land, function, walk, bottom)
    names = [formula(name, size=theme.LETTER_SIZE) for name in (*land.names, height)]
    axes = SolidAxes(ground, names, counts=(0, 0, 2), off=OFF_GROUND)
    view = ground.fitted(ground.view, _REGION, [box_of(each, _BESIDE) for each in beside], low=True)
    ground.face(view)
    ground.followers.remove(axes)  # they stand where they are when the ground has risen
    axes.clear_updaters()
    named = ground.named(bottom, *(each.box for each in axes.placed))
    ground.terrain = replace(ground.terrain, rise=FLAT)
    ground.face(ground.flat)
    fading = [FadeOut(each) for each in (land.bands, land.plane, *bottom[:1])]
    past = at_once([*fading, *gone(walk)], _AT_ONCE)
    return [ground.tilt(view, 1.0, run_time=theme.MOVE), *past, *named, *arriving(axes, theme.MOVE)]


class WalkedGround(MapGround):
    """The ground of a `function` over a map, with a walk on it, as far as that stays on the map, and with a ring around
    its `bottom`, if there is one."""

    def __init__(self, land: Map, function: Function, walk: MapWalk, bottom: Target) -> None:
        way, colour = walk.points, walk.colour

        def chosen(block: Terrain) -> View:
            points = _within(block, way)
            low, high = np.transpose(land.window)
            around = (np.clip(points + off * (high - low), low, high).T for off in _AROUND)
            return clearest(block, _VIEWS, [block.on(x, y, LIFT) for x, y in around], _ENOUGH)

        super().__init__(land, function, _TALL, 0.0, chosen)
        points = _within(self.terrain, way)
        x, y = points.T
        line = SpaceCurve(
            colour=colour, points=draped(x, y, LIFT), width=6, halo=True, on_ground=True, ghost=0.4
        )
        nodes = [*points[::_FINE], points[-1]]
        places = [self.terrain.on(*node) for node in nodes]
        dots = [
            Dot(colour=colour, point=draped(nodes[number][0], nodes[number][1], LIFT), radius=_DOT)
            for number, _ in spaced(places, _APART, CLOSER[:1])  # for the usual eye
        ]
        looks = heading_on(self.terrain, points[-1] - points[0]) if len(points) > 1 else theme.LOOKS
        somebody = Somebody(point=draped(x[-1], y[-1], 0.0), radius=_WALKER, heading=looks)
        self.rings = [] if bottom.at is None else [_ring(self.terrain, land, bottom.at)]
        self.put(*self.rings, line, *dots, somebody)
        self.walked = points, somebody

    def named(self, bottom: Target, *off: Box) -> list[Animation]:
        """While it rises the words of a bottom go round its ring to where they are, as that is seen now, off it, boxes,
        the walk, who stands at its end, and the rim before them; no farther round than they must."""
        if not isinstance(label := bottom.label, Label) or bottom.at is None:
            return []
        walked, somebody = self.walked
        way, foot = self.terrain.on(walked[:, 0], walked[:, 1], LIFT), self.terrain.on(*walked[-1])
        body = np.array([foot, foot + [0, 0, somebody.height]])
        rings = (placed(ring.points, self.terrain) for ring in self.rings)
        lines = [self.view.project(line)[:, :2] for line in (way, body, *rings)]
        at = self.land.plane.back(bottom.at[None])[0]
        rim = self.terrain.on(np.linspace(*self.terrain.xs, _ROUND), np.full(_ROUND, self.terrain.ys[0]), LIFT)
        seen = Look(self.over(*at)[:2], [self.view.project(rim)[:, :2]], taken=off, solid=lines)
        label.region, start = _REGION, (np.asarray(now(label.way), float)[:2], label.gap)
        here = np.arctan2(*start[0][::-1])
        nearest = sorted(AROUND, key=lambda way: -np.dot(way, start[0]))
        to, gap = Labels(_REGION).best(label.half_sides, [seen], nearest, GAPS)
        turn = (np.arctan2(*to[::-1]) - here + np.pi) % (2 * np.pi) - np.pi

        def follow(_: object, share: float) -> None:
            """Round the ring, as that is seen by now, and never over it."""
            label.anchor = self.over(*at)
            label.way = np.array([np.cos(here + share * turn), np.sin(here + share * turn)])
            label.gap = start[1] + share * (gap - start[1])
            label.place()

        return [running(label, follow, run_time=theme.MOVE)]


def _ring(block: Terrain, land: Map, at: np.ndarray) -> SpaceCurve:
    """The ring around a place of the map on the frame, as large as it is there; as the ground rises it grows, round the
    feet of who stands on it."""
    (x, y), wide = land.plane.back(at[None])[0], block.width / land.box.width
    edges = np.transpose([block.xs, block.ys])
    units = (edges[1] - edges[0]) / (block.width, block.depth)

    def points(terrain: Terrain) -> np.ndarray:
        radius = wide * TARGET + (_RING - wide * TARGET) * terrain.rise
        around = np.array([x, y]) + radius * units * circle(_ROUND - 1)
        x_around, y_around = np.clip(around, *edges).T
        return terrain.on(x_around, y_around, LIFT)

    return SpaceCurve(points=Laid(points), width=_RIM, halo=True, on_ground=True)


def _within(block: Terrain, way: np.ndarray) -> np.ndarray:
    """Points (n, 2) along a way through points (m, 2) of the map, up to where it leaves that."""
    found = [way[:1]]
    for start, end in pairwise(way[: _STEPS + 1]):
        room = room_for(block, start, end)
        found.append(start + np.linspace(0, room, _FINE + 1)[1:, None] * (end - start))
        if room < 1:
            break
    return np.concatenate(found)
