"""A walk in space: the map that it was drawn on tilts, and its ground rises out of it, with the walk on that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest import calculus
from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.draped import LIFT, heading_on, room_for, spaced
from steepest.stage.figures.ground.outlook import clearest
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.figures.map.map_ground import MapGround, is_known
from steepest.stage.figures.map.map_walk import MapWalk
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Dot, Somebody, SpaceCurve, draped
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.entrances import bright, gone
from steepest.stage.play.motion import at_once, fade_in_after
from steepest.stage.type.typeset import formula

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_VIEWS = [View(azimuth, up) for up in range(46, 76, 6) for azimuth in (-102, -78)]  # the eye chooses of these
_AROUND = np.array([[0, 0], [0, 0.16], [0, -0.16], [0.16, 0], [-0.16, 0]])
_ENOUGH = 0.99  # of a walk, and of the ground beside it, so much of the map off, is in sight: no wall stands before it
_TOP = 3.0  # under the title's row
_REGION = replace(theme.PICTURE, top=_TOP, right=theme.BESIDE_MAP.left - 0.68)
_BESIDE = 0.25  # how far it keeps off words
_TALL = 2.3  # how high it is; it lies on no map of its own, which was seen before, so that it is large
_FINE, _STEPS = 12, 80  # points for each step of the walk, and steps at most
_APART, _DOT = 0.16, 0.06  # dots that can be told apart, and their radius
_WALKER = 0.17  # who stands at the end
_AT_ONCE = 0.2  # seconds in which what is flat goes: the ground has hardly begun to turn then
_ONE = 0.4  # a name and a number on one line, so near to each other, are read as one


def risen(
    land: Map, told: calculus.Walk, walk: MapWalk, there: Sequence[Any], *beside: Mobject
) -> list[Animation]:
    """The map under a walk, of which all is `told`, tilts, and its ground rises out of it, beside words and a panel;
    the walk lies on that, somebody stands where it ends, and what else is `there` goes. Where the ground is not known
    all over the map it stays a map, with the walk bright."""
    function = told.function
    if not is_known(land, function):
        return [*gone(*there), *bright(walk)]
    ground = WalkedGround(land, function, walk, beside)
    names = (formula(name, size=theme.LETTER_SIZE) for name in land.names)
    axes = SolidAxes(ground, [*names, None], counts=(3, 3, 0))
    view = ground.fitted(ground.view, _REGION, [box_of(each, _BESIDE) for each in beside], low=True)
    ground.face(view)
    ground.followers.remove(axes)  # they stand where they are when the ground has risen
    axes.clear_updaters()
    _between_numbers(axes, [box_of(each) for each in beside])
    ground.terrain = replace(ground.terrain, rise=FLAT)
    ground.face(ground.flat)
    fading = [FadeOut(each) for each in (land.bands, land.plane)]
    late = fade_in_after(theme.MOVE - theme.FADE, axes, theme.FADE)
    past = at_once([*fading, *gone(walk, *there)], _AT_ONCE)
    return [ground.tilt(view, 1.0, run_time=theme.MOVE), *past, late]


class WalkedGround(MapGround):
    """The ground of a `function` over a map, with a walk on it, as far as that stays on the map."""

    def __init__(self, land: Map, function: Function, walk: MapWalk, beside: Sequence[Mobject]) -> None:
        way, colour = walk.points, walk.colour

        def chosen(block: Terrain) -> View:
            points = _within(block, way)
            low, high = np.transpose(land.window)
            around = (np.clip(points + off * (high - low), low, high).T for off in _AROUND)
            return clearest(block, _VIEWS, [block.on(x, y, LIFT) for x, y in around], _ENOUGH)

        super().__init__(land, function, _TALL, 0.0, chosen, bright=True)
        points = _within(self.terrain, way)
        x, y = points.T
        line = SpaceCurve(
            colour=colour, points=draped(x, y, LIFT), width=6, halo=True, on_ground=True, ghost=0.4
        )
        nodes = [*points[::_FINE], points[-1]]
        places = [self.terrain.on(*node) for node in nodes]
        dots = [
            Dot(colour=colour, point=draped(nodes[number][0], nodes[number][1], LIFT), radius=_DOT)
            for number, near in spaced(places, _APART)
            if near == 1
        ]
        looks = heading_on(self.terrain, points[-1] - points[0]) if len(points) > 1 else theme.LOOKS
        somebody = Somebody(point=draped(x[-1], y[-1], 0.0), radius=_WALKER, heading=looks)
        self.put(line, *dots, somebody)


def _between_numbers(axes: SolidAxes, words: Sequence[Box]) -> None:
    """A name on one line with a number of its axis, where both are read as one, goes on along the axis, until it stands
    midway between two numbers, if it is clear of all others and of some words there."""
    numbers = [each for each in axes.placed if not each.is_name and each.seen]
    names = [each for each in axes.placed if each.is_name and each.seen]
    for name in names:
        taken = [*words, *(each.box for each in (*numbers, *names) if each is not name)]
        row = [np.array(each.box.middle) for each in numbers if each.axis == name.axis]
        here = np.array(name.box.middle)
        if len(row) < 2 or not any(_on_one_line(name.box, each.box) for each in numbers):
            continue
        step = row[1] - row[0]
        past = min(((here - each) @ step / (step @ step) for each in row), key=abs)
        for share in sorted((0.5 - past, -0.5 - past), key=abs):
            there = box_around(here + share * step, name.half)
            clear = all(there.apart(each) >= theme.TEXT_GAP for each in taken)
            alone = clear and not any(_on_one_line(there, each.box) for each in numbers)
            if alone and axes.room.common(there) == there:
                name.text.move_to(np.array([*there.middle, 0.0]))
                break


def _on_one_line(name: Box, number: Box) -> bool:
    """Whether a name is read as one with a number: beside it, and as high."""
    low, high = max(name.bottom, number.bottom), min(name.top, number.top)
    return high - low > number.height / 2 and name.apart(number) < _ONE


def _within(block: Terrain, way: np.ndarray) -> np.ndarray:
    """Points (n, 2) along a way through points (m, 2) of the map, up to where it leaves that."""
    found = [way[:1]]
    for start, end in pairwise(way[: _STEPS + 1]):
        room = room_for(block, start, end)
        found.append(start + np.linspace(0, room, _FINE + 1)[1:, None] * (end - start))
        if room < 1:
            break
    return np.concatenate(found)
