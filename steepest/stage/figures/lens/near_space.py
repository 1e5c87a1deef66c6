"""A place of open space as it is seen from close by: the rim of the glass, which straightens, and what stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.ground.open.box import OpenSight
from steepest.stage.ground.open.space import OpenSpace
from steepest.stage.ground.paint.ground import paint_image
from steepest.stage.ground.paint.skin import COARSE, skin_picture
from steepest.stage.ground.paint.thing_painter import in_order, paint_thing, points_of, told
from steepest.stage.ground.things import Dot, Patch, Skin, Thing, placed
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDTH, _POINTS = 3.0, 2881  # of the rim of the glass, and points around it
_GLARING = 2.0  # times: seen closer, all of the glass is its rim, and has more and more the colour of the whole
_REACH = 1.2  # how far off the place a mark may begin, as a share of the lens's radius
_BESIDE = 0.3  # how far a mark reaches beyond its points, in scene units


class NearSpace:
    """Open space around a place `at` (3,) of it, seen by a lens."""

    def __init__(self, space: OpenSpace) -> None:
        self.space = space
        self.forget()

    def forget(self) -> None:
        """There is nothing to forget: pictures of glass are kept by what they show."""

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a place lies on the frame (2,)."""
        return np.asarray(self.space.on_screen(self.space.terrain.at(*at))[:2])

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame."""
        here = self.space.terrain.at(*at)
        self.at, self.here, self.radius, self.times = at, here, radius, times
        self.view: View = self.space.view.closer(times, here, *map(float, centre))
        self.pane = Box(*(centre - radius), *(centre + radius))
        self.sight = OpenSight(self.space.terrain, self.view)
        self.sight.shade = self.space.sight.shade
        self.things = [thing for thing in in_order(self.space.things, times) if self._is_near(thing)]

    def _is_near(self, thing: Thing) -> bool:
        if thing.below or isinstance(thing, Patch | Skin):
            return False
        points = points_of(thing, self.space.terrain)
        far = np.linalg.norm(points - self.here, axis=1).min() * self.times * self.space.view.zoom
        return far < _REACH * self.radius and around(self.view.project(points), _BESIDE).apart(self.pane) <= 0

    def lines(self, first: Thing) -> list[np.ndarray]:
        """Where the points (n, 2) of all things near are seen, those of the `first` before others, and the rims of the
        glass. Words may lie on lines that are on the ground."""
        there = (each for each in self.things if not getattr(each, "on_ground", False))
        things = [each for each in there if each is not first]
        seen = [self.view.project(points_of(each, self.space.terrain))[:, :2] for each in [first, *things]]
        return [*seen, *self.rims]

    @property
    def rims(self) -> list[np.ndarray]:
        """Where the rims of the glass are seen."""
        return [skin.egg.outline(self.view, _POINTS) for skin in self._skins]

    @property
    def ball(self) -> float:
        """The radius on the frame of the ball that stands at the place; zero where none does."""
        whole = self.space.terrain
        balls = (thing for thing in self.space.things if isinstance(thing, Dot) and thing.opacity > 0)
        there = [ball for ball in balls if np.array_equal(placed(ball.point, whole), self.here)]
        return max((ball.radius * ball.grown for ball in there), default=0.0) * self.space.view.scale(self.here)

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 3) of the part of space that it looks at."""
        reach = self.radius / (self.times * self.space.view.zoom * self.space.terrain.unit)
        return np.array([self.at - reach, self.at + reach])

    def appearance(self) -> object:
        """What its picture follows from."""
        skins = [(skin.egg, skin.colour, skin.opacity) for skin in self._skins]
        return self.view, skins, [told(thing, self.space.terrain) for thing in self.things]

    @property
    def _skins(self) -> list[Skin]:
        return [
            thing
            for thing in self.space.things
            if isinstance(thing, Skin) and thing.opacity > 0 and thing.grown >= 1
        ]

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the glass with its rim, and the things on it."""
        for skin in self._skins:
            self._paint_glass(context, pixels, skin)
        for thing in self.things:
            paint_thing(context, thing, self.sight)

    def _paint_glass(self, context: Context, pixels: float, skin: Skin) -> None:
        rim = skin.egg.outline(self.view, _POINTS)
        glare = min(1.0, _GLARING / self.times)
        picture = skin_picture(skin.egg, self.view, pixels, 1.0, self.pane, skin.colour, glare)
        if picture:
            context.save()
            trace(context, rim)
            context.clip()
            paint_image(context, *picture, times=COARSE, opacity=skin.opacity)
            context.restore()
        ink(context, theme.channels(theme.INK), skin.opacity)
        pen(context, _WIDTH)
        trace(context, rim)
        context.stroke()
