"""A place of a ground as it is seen from close by, with what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

import contourpy
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.figures.lens.near_things import seen_things, settled
from steepest.stage.ground.heights import Edge, Span, Window
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.light import lit
from steepest.stage.ground.near.near_levels import Spread, gradual, near_levels, sparse
from steepest.stage.ground.paint.block_painter import LINES, PALE, on_walls
from steepest.stage.ground.paint.ground import draw_ground, paint_image
from steepest.stage.ground.paint.thing_painter import paint_thing, points_of, told
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Somebody, SpaceCurve, Thing
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CELLS, _FINE = 22, 60  # of the ground, and for its level lines
TALLER = 2.2  # somebody in a lens: so near, they are not as small as from afar
_BODY = 0.4, 0.8  # of their height: words keep off these places, as off their feet
_ROOM = 1.25  # of the window, to what a lens over a plane shows of it
_CURVED = 1.5  # more of it, divided by how many times closer: ground that is curved
_WIDEST = 3.0  # times the radius of the lens, where the ground is seen nearly from its edge
_SPREAD = 0.65  # of the ramp, from the lowest to the highest place that is seen: no slope is one plain colour
_LIFT = 0.006  # of a level line on the whole ground
_HAZE = 0.3  # how solid its colour is, without any edge, where it is not to be seen yet
_WIDTH, _SOLID = 1.6, 1.4  # of level lines, how much more solid than on the whole ground


@dataclass(frozen=True)
class NearTerrain(Terrain):
    """The part of a `whole` terrain around a place that a lens shows, so many `times` enlarged.

    Its colours are those of the ramp around the place, spread over at least the share `spread` of it.
    """

    whole: Terrain | None = None
    place: tuple[float, float] = (0.0, 0.0)
    times: float = 1.0
    spread: float = 0.0

    def __post_init__(self) -> None:
        assert self.whole is not None
        object.__setattr__(self, "low", self.whole.low)
        object.__setattr__(self, "high", self.whole.high)

    def colours(self, z: np.ndarray | float) -> np.ndarray:
        """The ramp's colours of heights, as a lens tells them apart."""
        return theme.ramp(self.shown(z))

    def shown(self, z: np.ndarray | float) -> np.ndarray:
        """The share of the ramp by which heights are shown."""
        return self._spread(self.shade(z))

    @cached_property
    def _spread(self) -> Spread:
        here = self.heights(*np.array(self.place)[:, None])
        low, high, at = (float(self.shade(z)) for z in (*self.seen, here[0]))
        return Spread(low, high, at, self.spread)

    @cached_property
    def seen(self) -> Span:
        """The lowest and the highest height that is seen."""
        z = self.grid()[2]
        return float(z.min()), float(z.max())

    @cached_property
    def contours(self) -> contourpy.ContourGenerator:
        """What draws level lines, through a finer grid."""
        (x0, x1), (y0, y1) = self.extent
        x, y = np.linspace(x0, x1, _FINE + 1), np.linspace(y0, y1, _FINE + 1)
        return contourpy.contour_generator(x, y, self.heights(*np.meshgrid(x, y, indexing="ij")).T)

    def level_lines(self, height: float, lift: float = 0.0) -> list[np.ndarray]:
        """The level lines of a height, each point moved to where the ground has it: between points of a grid it is
        guessed, and beside a flat place, so near, the guess is seen to waver."""
        if (height, lift) not in self._lines:
            lines = [self._settled(np.asarray(line), height) for line in self.contours.lines(height)]
            self._lines[height, lift] = [self.at(line[:, 0], line[:, 1], height) + [0, 0, lift] for line in lines]
        return self._lines[height, lift]

    def _settled(self, line: np.ndarray, height: float) -> np.ndarray:
        """Points (n, 2) of a level line after a step of Newton's, at most a cell long."""
        cell = np.ptp(self.extent, axis=1) / _FINE
        off = np.concatenate([[[0.0, 0.0]], *([[-by], [by]] * np.eye(2)[k] for k, by in enumerate(cell / 4))])
        here, west, east, south, north = self.heights(*(line + off[:, None]).transpose(2, 0, 1))
        slopes = np.stack([east - west, north - south], -1) * 2 / cell
        steep = (slopes * slopes).sum(axis=-1, keepdims=True)
        step = (height - here)[:, None] * slopes / np.where(steep > 0, steep, np.inf)
        return np.asarray(line + np.clip(np.where(np.isfinite(step), step, 0.0), -cell, cell))

    @cached_property
    def tints(self) -> np.ndarray:
        """Lit colours (n, n, 3) of the grid points, in the light of the whole ground."""
        assert self.whole is not None
        x, y, z = self.grid()
        return lit(self.colours(z), self.whole.light_at(x, y, z))

    @cached_property
    def walls(self) -> list[tuple[np.ndarray, np.ndarray, Edge]]:
        """The sides that the whole ground has there, too."""
        assert self.whole is not None
        sides = super().walls
        (ours, whole) = ([edge for span in each.extent for edge in span] for each in (self, self.whole))
        return [side for side, edge, other in zip(sides, ours, whole, strict=True) if edge == other]


class NearGround:
    """The ground of a landscape around a place `at` (2,) of its map, or (3,) over or under that, seen by a lens;
    somebody on it is so many times `taller` than from afar, and some things are `unseen`. It sees the ground as if only
    so much of its map was `left`, if that is told, where the whole is not cut so, and only as `solid` as it is told.
    Where it shows its `own` level lines, finer ones come with the zoom alone (`gradual`) if it is `live`, at round
    heights."""

    ball = 0.0
    """What stands at the place lets its ring be seen."""

    def __init__(
        self,
        landscape: Landscape,
        unseen: Sequence[Thing] = (),
        taller: float = TALLER,
        own: bool = False,
        live: bool = False,
    ) -> None:
        self.landscape, self.unseen, self.taller, self.own, self.live = landscape, unseen, taller, own, live
        self.left: Callable[[], Window | None] = lambda: None
        self.solid: Callable[[], float] = lambda: 1.0
        self.forget()

    def forget(self) -> None:
        """Remember nothing of what was seen and painted."""
        self._seen: tuple[object, Sight | None] = None, None
        self._image: tuple[object, object] = None, None
        self._lines: tuple[object, list[tuple[str, float, list[np.ndarray]]]] = None, []

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a place of the map, or of space, lies on the frame (2,)."""
        return np.asarray(self.landscape.on_screen(_point(self.landscape.terrain, at))[:2])

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""
        land, left = self.landscape, self.left()
        key = land.view, land.terrain, left, tuple(at), times, tuple(centre), radius, share
        if self._seen[0] != key:
            whole = replace(land.terrain, window=left) if left else land.terrain
            view = land.view.closer(times, _point(whole, at), *map(float, centre))
            off = np.hypot(*(self.spot(at) - self.spot(at[:2]))) * times
            window = _window(whole, land.view, at[:2], times, radius + float(off))
            ground = None
            if window is not None:
                ground = near_terrain(whole, at[:2], window, times, share * _SPREAD * min(sparse(times), 1.0))
            self._seen = key, Sight(ground, view) if ground else None
        self.pane = Box(*(centre - radius), *(centre + radius))
        self.times = times
        sight = self.sight
        taller = 1 + (self.taller - 1) * share
        there = [thing for thing in land.things if thing not in self.unseen]
        self.things = seen_things(there, land.terrain, sight, self.pane, taller) if sight else []

    @property
    def sight(self) -> Sight | None:
        """What the lens sees; None where there is no ground."""
        return self._seen[1]

    def lines(self, first: Thing) -> list[np.ndarray]:
        """Where the points (n, 2) of all things would be seen, however far off, those of the `first` before others, and
        up to the head of others who are seen: all but lines off the ground settle on it."""
        whole, sight = self.landscape.terrain, self.sight
        if sight is None:
            return []
        things, found = [each for each in self.landscape.things if each not in (first, *self.unseen)], []
        for each in [first, *things]:
            points, floats = points_of(each, whole), isinstance(each, SpaceCurve) and not each.on_ground
            found.append(sight.view.project(points if floats else settled(points, whole, sight))[:, :2])
            if isinstance(each, Somebody) and each is not first and each.opacity > 0:
                up = each.height * self.taller / sight.view.near
                tops = settled(points, whole, sight) + np.outer(_BODY, [0, 0, up])
                found += list(sight.view.project(tops)[:, None, :2])
        return found

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 2) of the part of the map that it looks at; none where there is no ground."""
        return np.array(self.sight.terrain.extent).T if self.sight else np.zeros((0, 2))

    def levels(self, low: float, high: float) -> list[tuple[float, float]]:
        """The heights of the lines that are seen between two heights, each with how solid it is."""
        share = 1.0 if not self.own else gradual(self.times) if self.live else 0.0
        return near_levels(low, high, self.landscape.levels, sparse(self.times), share, self.own and self.live)

    def appearance(self) -> object:
        """What its picture follows from."""
        sight = self.sight
        if sight is None:
            return None
        things = [told(thing, sight.terrain) for thing in self.things]
        return sight.view, sight.terrain.appearance(), self.times, self.landscape.levels, self.solid(), things

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""
        sight = self.sight
        if sight is None:
            return
        key = sight, pixels
        if self._image[0] != key:
            self._image = key, draw_ground(sight.terrain, sight.view, pixels, self.pane)
        if solid := self.solid():
            paint_image(context, *self._image[1], opacity=solid)  # type: ignore[misc]
            self._paint_lines(context, sight, solid)
        if solid < 1:
            ink(context, sight.terrain.tints.mean(axis=(0, 1)), _HAZE * (1 - solid))
            context.rectangle(self.pane.left, self.pane.bottom, self.pane.width, self.pane.height)
            context.fill()
        for thing in self.things:
            paint_thing(context, thing, sight)

    def _found_lines(self, sight: Sight) -> Iterator[tuple[str, float, list[np.ndarray]]]:
        """The colour of level lines, how solid they are, and what is seen of them."""
        ground = sight.terrain
        assert isinstance(ground, NearTerrain)
        alike: dict[tuple[bool, float], list[float]] = {}
        for height, share in self.levels(*ground.seen):
            alike.setdefault((float(ground.shown(height)) > PALE, share), []).append(height)
        for (pale, share), heights in alike.items():
            lift = _LIFT / ground.times
            runs = sight.runs_of_all([line for z in heights for line in ground.level_lines(z, lift)])
            yield (theme.BACKGROUND if pale else theme.INK), _SOLID * LINES * share, runs
            strata = [line for z in heights for line in on_walls(ground, sight.view, z)]
            yield theme.INK, LINES * share / 3, strata

    def _paint_lines(self, context: Context, sight: Sight, solid: float) -> None:
        key = sight, tuple(self.landscape.levels)
        if self._lines[0] != key:
            self._lines = key, list(self._found_lines(sight))
        for colour, opacity, runs in self._lines[1]:
            ink(context, theme.channels(colour), opacity * solid)
            pen(context, _WIDTH)
            for run in runs:
                trace(context, run)
            context.stroke()


def _point(terrain: Terrain, at: np.ndarray) -> np.ndarray:
    """The point (3,) of a block's space at a place (2,) of its map, on the ground, or at one of space (3,)."""
    return terrain.on(*map(float, at)) if len(at) == 2 else terrain.at(*map(float, at))


def near_terrain(
    whole: Terrain, at: np.ndarray, window: tuple[Span, Span], times: float, spread: float
) -> NearTerrain:
    """The part of a ground in a window of the map, as a lens shows it that looks at a place (2,)."""
    same = {each.name: getattr(whole, each.name) for each in fields(whole) if each.init}
    x, y = (float(np.clip(value, *span)) for value, span in zip(at, window, strict=True))
    own = {"window": window, "cells": _CELLS, "place": (x, y), "solid": 1.0}
    return NearTerrain(**{**same, **own}, whole=whole, times=times, spread=spread)


def _window(
    terrain: Terrain, view: View, at: np.ndarray, times: float, radius: float
) -> tuple[Span, Span] | None:
    """What of the map a disc of the frame shows of the ground around a place, which may lie beyond its edge; None where
    there is none."""
    x, y = (np.clip(float(value), *span) for value, span in zip(at, terrain.extent, strict=True))
    step = 1e-4 * np.array([last - first for first, last in (terrain.xs, terrain.ys)])
    ways = np.array([[step[0], 0], [0, step[1]]])
    ends = np.array([[x, y] + sign * way for way in ways for sign in (-1, 1)])
    there = terrain.extent
    ends = np.clip(ends, [low for low, _ in there], [high for _, high in there])
    places = view.project(terrain.on(*ends.T))[:, :2]
    change = np.stack([places[1] - places[0], places[3] - places[2]], -1)  # (2, 2): of the frame, by axis
    apart = np.array([ends[1, 0] - ends[0, 0], ends[3, 1] - ends[2, 1]])
    if (apart <= 0).any():
        return None
    per_unit = change / apart
    (column, row), area = np.hypot(*per_unit), abs(float(np.linalg.det(per_unit)))
    disc = radius / times
    reach = disc * np.array([row, column]) / max(area, 1e-300)
    reach = np.minimum(reach, _WIDEST * disc / np.maximum([column, row], 1e-300)) * (_ROOM + _CURVED / times)
    (west, south), (east, north) = (
        np.clip(end, [low for low, _ in there], [high for _, high in there])
        for end in (at - reach, at + reach)
    )
    if west >= east or south >= north:
        return None
    return (float(west), float(east)), (float(south), float(north))
