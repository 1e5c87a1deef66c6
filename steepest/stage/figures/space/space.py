"""Open space of three variables: a level surface of glass over a floor, and arrows in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, SupportsFloat, TypeVar

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import LevelSurface, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block_labels import BlockLabels
from steepest.stage.figures.ground.drifting import Drift
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.space.beside import beside_middle, beside_tip, rim_of_cone, stand
from steepest.stage.figures.space.colours import colours_of
from steepest.stage.figures.space.facing import closest, edgewise, facing, has_room, off_glass
from steepest.stage.figures.space.passing import step_back
from steepest.stage.figures.space.places import (
    box_and_glass,
    floor_under,
    scale_of_arrows,
    side_for_heights,
    width_of_parts,
)
from steepest.stage.figures.space.plumb import plumb_from
from steepest.stage.figures.space.tangent import Tangent
from steepest.stage.figures.space.under_title import ASIDE, lowered
from steepest.stage.ground.heights import round_steps
from steepest.stage.ground.open.box import open_box
from steepest.stage.ground.open.space import OpenSpace
from steepest.stage.ground.things import Arrow, Dot, Patch, Skin, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

T = TypeVar("T", bound=Thing)

_EYE = -125.0  # bearing of the eye: the sun comes from the left
_SIZE = 5.2  # how wide the glass is, in units of its space
_OVER, _POLE = 0.02, 0.72  # how far the glass hangs over the floor, and how far up the axis of heights goes
_STEPS, _BALL = 8, 0.08  # level lines, about; radius of a point
_OFF_PANEL = 0.6  # from words beside an arrow to the lines of a panel
_STOUT = 6.6  # the width of an arrow
RIM, _CLEAR = 3.0, 0.22  # width of the lines of both, and how solid the plane is
COLOURS = theme.FIRST, theme.SECOND, theme.THIRD


class Space:
    """The `surface` on which a function of three variables has one value, over a floor, with room for values all over
    it, for the tangent plane and the gradient at its point, for its parts along the axes, which may join, and for some
    other `ways`; the arrows are told apart from where it is seen. `names` are those of the three axes, set already. It
    fills a `region` of the frame, and may rise as high as some words that it stands `beside`.

    Arrows are drawn at `scale` times their length, as it is told in a few words. What `skin`, `arrow`, `point` and the
    like give comes with `come`, as the space itself does, and its `axes`; `there` has both as they stand.
    """

    def __init__(
        self,
        surface: LevelSurface,
        ways: Sequence[Sequence[SupportsFloat]] = (),
        names: Sequence[Typeset | None] = (None, None, None),
        region: Box = theme.FAR_PICTURE,
        beside: Sequence[Mobject] = (),
    ) -> None:
        self.surface, self.region = surface, region
        middle, reach = surface.middle, surface.reach
        self.scale = float(scale_of_arrows(surface))
        floor, top = middle[2] - reach[2] - _OVER * reach.max(), middle[2] + _POLE * reach[2]
        gradient, legs = np.array(surface.slopes), np.diag(surface.slopes)
        others = [np.array([float(value) for value in way]) for way in ways]
        unit = _SIZE / (2 * reach[:2].max())
        box = open_box(*floor_under(surface), (floor, top), unit)
        eye = facing(gradient, others, [box.at(*map(float, stop)) for stop in surface.stops], surface.axes)
        self.whole, self.egg = box, egg = box_and_glass(surface, (floor, top), unit, eye, _EYE)
        held = [self.at(surface.at, self.scale * leg) for leg in [*legs, *np.cumsum(legs, axis=0)]]
        held += [*(self.tip(surface.at, way) for way in others)]
        view = View(_EYE, eye.elevation)
        self._off = [box_of(words, ASIDE) for words in beside]
        self.home = view
        self.landscape = OpenSpace(box, view, np.concatenate([egg.swollen(surface.swelling).all_over, held]))
        self._hold(self.tangent(surface.at).ring)
        side = side_for_heights(view, box, egg, np.array(held))
        self.axes = SolidAxes(self.landscape, names, (2, 2, 2), side=side, among=True)
        self.landscape.drop(*self.axes.ticks)
        self.axes.room, self.axes.taken = self.room, self._off
        self.landscape.face(self.fitted(view))
        self._places = places = np.array([self.at(place) for place in surface.stops])
        if not has_room(self.landscape.view, self.room, self._clear, places):
            self._hold(places)
            self.landscape.face(self.fitted(view))
        self.home = self.landscape.view
        self._all, self._glass = self.landscape.held, np.concatenate([egg.all_over, places, box.brim])
        self._apart = np.concatenate([egg.all_over, held[: len(legs)]])
        self.labels = BlockLabels(self.landscape, self.axes)
        self._drift = Drift(self.landscape, self.labels)

    @property
    def bearing(self) -> float:
        """That of the eye now, from its x axis."""
        return self.landscape.view.azimuth - self.whole.turned

    @property
    def there(self) -> tuple[OpenSpace, SolidAxes]:
        """The space and its axes, as they stand without having come."""
        self.axes.put()
        return self.landscape, self.axes

    def coming(self) -> Sequence[Animation]:
        """The floor appears."""
        return [self._fade(0.0, 1.0)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """All of it fades to this opacity."""
        return [self._fade(self.landscape.opacity, to)]

    def going(self) -> Sequence[Animation]:
        """It fades, with all that stands in it."""
        return [self._fade(self.landscape.opacity, 0.0), *self.axes.going()]

    def at(self, point: Sequence[SupportsFloat], off: np.ndarray | float = 0.0) -> np.ndarray:
        """Where (3,) a point, or what is so far off it, lies in the picture's space."""
        return np.asarray(self.whole.at(*(np.array([float(value) for value in point]) + off)))

    def tip(self, at: Sequence[Any], way: Sequence[SupportsFloat] | np.ndarray) -> np.ndarray:
        """Where (3,) an arrow at a point ends that leads a way and is as long as the longest part of the gradient."""
        along = np.array([float(value) for value in way])
        long = max(map(abs, self.surface.slopes))
        return self.at(at, self.scale * long * along / np.linalg.norm(along))

    def skin(self) -> Skin:
        """The level surface: glass in the colour of its value, with lines at round heights; it grows from its foot."""
        egg, middle, reach = self.egg, float(self.surface.middle[2]), float(self.surface.reach[2])
        heights = round_steps(middle - reach, middle + reach, _STEPS)
        shares = tuple((z - middle) / reach for z in heights)
        colour = colours_of(self.surface.climb)[-1]
        return self._own(Skin(colour, points=egg.all_over, egg=egg, latitudes=shares))

    def point(self, at: Point, colour: str = theme.INK) -> Dot:
        """A ball at a point."""
        return self._own(Dot(colour=colour, point=self.at(at), radius=_BALL))

    def plumb(self, at: Point) -> tuple[SpaceCurve, Patch]:
        """The line from a point straight down, and the dot where it meets the floor."""
        return self.drop(lambda: self.at(at))

    def drop(self, here: Callable[[], np.ndarray], colour: str = theme.INK) -> tuple[SpaceCurve, Patch]:
        """The same from a place (3,) of the picture's space, which may move."""
        line, foot = plumb_from(here, self.whole, colour)
        return self._own(line), self._own(foot)

    def arrow(
        self, at: Point, vector: Sequence[SupportsFloat], colour: str = theme.GRADIENT, width: float = _STOUT
    ) -> Arrow:
        """A vector at a point."""
        start, end = self.at(at), self.at(at, self.scale * np.array([float(value) for value in vector]))
        return self._own(Arrow(colour=colour, start=start, end=end, width=width, through=True))

    def legs(self, surface: LevelSurface) -> tuple[Arrow, Arrow, Arrow]:
        """The parts of the gradient at the point of a surface along the three axes, in the colours of the variables."""
        parts, width = np.diag(surface.slopes), width_of_parts(surface.slopes, self.scale * self.whole.unit)
        each = zip(parts, COLOURS, strict=True)
        x, y, z = (self.arrow(surface.at, tuple(part), colour, width) for part, colour in each)
        return x, y, z

    def join(self, *arrows: Arrow, **timing: Any) -> list[Animation]:
        """Arrows that start at one point go tip to tail, each to the end of the one before."""
        found, tip = [], self._ends(arrows[0])[1]
        for arrow in arrows[1:]:
            start, end = self._ends(arrow)
            found.append(self._shift(arrow, start, tip, **timing))
            tip = tip + end - start
        return found

    def plane(self, at: Point) -> tuple[Patch, SpaceCurve, *tuple[SpaceCurve, ...]]:
        """The tangent plane at a point of the surface, as a clear square, its rim, and lines across it."""
        tangent = self.tangent(at)
        lines = (SpaceCurve(theme.QUIET, points=ends, width=theme.AXIS_WIDTH, through=True) for ends in tangent.lines)
        rim = self._line(tangent.ring)
        return self._own(Patch(points=tangent.ring, solid=_CLEAR)), rim, *map(self._own, lines)

    def square(self, at: Point) -> tuple[SpaceCurve, SpaceCurve]:
        """A way along that plane, and the mark of a right angle between it and the gradient."""
        tangent = self.tangent(at)
        return self._line(tangent.spoke), self._line(tangent.corner)

    def label(
        self, words: Typeset, at: Arrow, off: Sequence[Thing] = (), whole: Arrow | None = None, close: bool = False
    ) -> Label:
        """Words on a plate beside an arrow's tip, off some things that are to come, and `close` to a slim one; or close
        to the middle of a part of a `whole`, on the side where that is not: they would be taken for its own."""
        if whole is None:
            off = [*off, rim_of_cone(at, self._ends(at))]
            return stand(words, beside_tip(partial(self._ends, at)), self.labels, self.around, off, close)
        middle = beside_middle(self._ends(at), self._ends(whole))
        return stand(words, middle, self.labels, self.around, [*off, whole], close=True, part=at)

    def look_along(self, at: Point, face: float = 0.0, **timing: Any) -> Animation:
        """The eye goes to where the surface is seen from its edge at a point, and its tangent plane as a line, or so
        many degrees higher, where its `face` is seen; there it stands under the line of a title, if it can. The floor
        fades: there is no room for it, nor for axes, nor for what is told under them."""
        plane, tip = self.tangent(at), self.at(at, self.scale * np.array(self.surface.slopes))
        land, held = self.landscape, np.vstack([tip, self.egg.all_over, plane.ring])
        land.held, stands = held, (land.floor, land.followers, self._off)
        land.floor, land.followers, self._off = 0.0, [], [box for box in self._off if box.bottom > 0]
        view = self.fitted(edgewise(self.home, plane.out, plane.here, face))
        view = lowered(view, self.room, self._off, held, self.egg.all_over, plane.ring)
        land.floor, land.followers, self._off = stands
        return self._look(view, floor=0.0, **timing)

    def look_at_parts(self, **timing: Any) -> Animation:
        """It goes to where the parts of the gradient stand off the glass."""
        turn, at = self.whole.unit * self.whole.turn, self.at(self.surface.at) - self.egg.centre
        parts, self.landscape.held = self.scale * turn @ np.diag(self.surface.slopes), self._apart
        view = off_glass(self.home, at, [*parts.T], turn @ np.array(self.surface.axes), self.whole.turned)
        return self._look(self.fitted(view), **timing)

    def look_back(self, **timing: Any) -> Animation:
        """It goes back to where the tangent plane shows its face."""
        self.landscape.held = self._all
        return self._look(self.home, **timing)

    def stand_close(self) -> None:
        """Let the eye stand so close that there is room for the glass, the edges of its space, and values, but not for
        arrows, and a little aside where these are larger from there."""
        self.landscape.held = self._glass
        self.landscape.face(closest(self.home, self.whole.turned, self.fitted, self.landscape.bounds, self._places))

    def _look(self, view: View, floor: float = 1.0, **timing: Any) -> Animation:
        self.labels.turn(view, hardly=True)
        there = np.vstack([self.landscape.held, self.whole.rim])
        back = step_back(self.labels, there, view, self.room)
        return self.landscape.with_floor(self.landscape.look_from(view, back=back, **timing), floor)

    def drift(self, seconds: float) -> Animation | None:
        """The eye goes a few degrees round it within some seconds, or back from where it last went to."""
        return self._drift.go(seconds, self.region, self._clear)

    def fitted(self, view: View) -> View:
        """The view from a side in which all of it just fills its region."""
        return self.landscape.fitted(view, self.room, self._clear, low=True)

    @property
    def _clear(self) -> list[Box]:
        """What it keeps off, with the room that names at its axes need beside that."""
        return [box.shrunk(-theme.TEXT_GAP) for box in self._off]

    @property
    def room(self) -> Box:
        """Its region; beside other boxes it may rise to the edge of the safe area."""
        return replace(self.region, top=theme.SAFE_TOP) if self._off else self.region

    @property
    def around(self) -> Box:
        """Where words beside its arrows may stand: so far off the panel that none seems to begin a line of it."""
        return replace(self.room, left=theme.EDGES[0], right=theme.PANEL.left - _OFF_PANEL)

    def _hold(self, points: np.ndarray) -> None:
        """Have room for points (n, 3) of the picture's space in every view from now on."""
        self.landscape.held = np.concatenate([self.landscape.held, points])

    def tangent(self, at: Point, view: View | None = None) -> Tangent:
        """The tangent plane at a point, for an eye."""
        gradient = np.array([float(value) for value in self.surface.function.gradient(at)])
        out = self.whole.turn @ gradient / np.linalg.norm(gradient)
        return Tangent.seen(self.at(at), out, self.surface.reach.max() * self.whole.unit, view or self.home)

    def _line(self, points: np.ndarray) -> SpaceCurve:
        return self._own(SpaceCurve(points=points, width=RIM, through=True, halo=True))

    def _ends(self, arrow: Arrow) -> np.ndarray:
        return np.array([placed(arrow.start, self.whole), placed(arrow.end, self.whole)])

    def _shift(self, arrow: Arrow, start: np.ndarray, to: np.ndarray, **timing: Any) -> Animation:
        """An arrow goes from one place to another; it stands at the first at once."""
        way = self._ends(arrow)[1] - self._ends(arrow)[0]

        def go(_: object, share: float) -> None:
            arrow.start = start + share * (to - start)
            arrow.end = arrow.start + way

        go(None, 0.0)
        timing.setdefault("run_time", theme.MOVE)
        return running(self.landscape, go, **timing)

    def _fade(self, start: float, end: float) -> Animation:
        def fade(_: object, share: float) -> None:
            self.landscape.opacity = start + (end - start) * share

        return running(self.landscape, fade)

    def _own(self, thing: T) -> T:
        thing.of(self.landscape)
        return thing
