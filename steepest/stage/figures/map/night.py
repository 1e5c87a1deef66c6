"""The ground of a map in the dark: somebody stands on it, until the eye goes over them and it is the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, FadeIn, Mobject

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.outlook import clearest
from steepest.stage.figures.label import box_of
from steepest.stage.figures.map.fog import CLEAR, Fog
from steepest.stage.figures.map.map_walk import RADIUS, MapWalk
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Somebody
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.motion import after, running

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_VIEWS = [View(azimuth, up) for up in range(25, 70, 6) for azimuth in (-72, -108)]  # the eye chooses of these
_ABOVE = View(azimuth=-90, elevation=90)
_REGION = replace(theme.AROUND, top=theme.SAFE_TOP)
_BESIDE = 0.25  # how far it keeps off words
_LONG, _TALL, _BODY = 6.6, 2.8, 0.03  # its longer side, its height, and how far it goes down below that
_CELLS = 48
_LATE = 0.85  # of the time that it takes to become the map: then the map begins to show
_LARGE = 0.16  # radius of a dot in the place of who stands on it, in the block's units: on the map they are smaller
_AROUND = 0.02  # of the map's width: how far off are the places that tell how the ground lies
_WIDER = 1.6  # how much wider the light is over a ground than over its map
_NARROWEST = 0.35  # the clear part, of its width, where the ground is seen from its side


@dataclass(frozen=True)
class Tinted(Terrain):
    """A ground in the colours that heights have on its map."""

    tint: Callable[[Any], np.ndarray] = theme.ramp

    def colours(self, z: np.ndarray | float) -> np.ndarray:
        """These colours."""
        return self.tint(z)


class Night(Assembly):
    """The ground of a `function` over the map `land`, under `fog`, and who is about to `walk` there. It fills the
    frame, off the words that it stands `beside`.

    Play `tip`: the eye goes over them, and the ground becomes the map. The fog stays over it, until it is gone. Where
    the function is not known all over the map there is no ground, and it is the map from the first.
    """

    def __init__(self, land: Map, function: Function, walk: MapWalk, beside: Sequence[Mobject]) -> None:
        self.land, self.walk, self.fog = land, walk, Fog(land.plane, lambda: walk.here)
        self.ground: DarkGround | None = None
        spans = (np.linspace(*span, _CELLS + 1) for span in land.window)
        if np.isfinite(function.sample(*np.meshgrid(*spans))).all():
            words = [box_of(each, _BESIDE) for each in beside]
            self.ground = DarkGround(land, function, lambda: walk.here, self.fog.radius, words)
            self.fog.radius *= _WIDER
            self.fog.share, self.fog.ground = 0.0, self.ground.lies
            land.bands.set_z_index(theme.BELOW)  # under the fog, which is there before it

    @property
    def parts(self) -> Sequence[Any]:
        """What is seen first."""
        return [self.ground, self.fog] if self.ground else [self.land, self.fog, self.walk]

    def tip(self) -> list[Animation]:
        """The ground sinks into its map, which turns to the eye; the fog closes over it. In the end it is the map, with
        its axes."""
        if self.ground is None:
            return []

        def close(_: object, share: float) -> None:
            self.fog.share = share
            self.fog.radius = CLEAR * (_WIDER + (1 - _WIDER) * share)
            if share >= 1:
                self.fog.ground = None

        timing: dict[str, Any] = {"run_time": theme.SWEEP}
        mapped: list[Any] = [self.land.bands, self.land.plane, self.walk.walker]
        late = [FadeIn(each, rate_func=after(_LATE), **timing) for each in mapped]
        return [*self.ground.tip(**timing), running(self.fog, close, **timing), *late]


class DarkGround(Landscape):
    """The ground of a `function` over a map, with somebody who stands where `here` says; seen from where most of what
    lies within a `radius` of them, in scene units of the map, is in sight."""

    def __init__(
        self,
        land: Map,
        function: Function,
        here: Callable[[], np.ndarray],
        radius: float,
        beside: Sequence[Box],
    ) -> None:
        self.land, box, top, evened = land, land.box, land.bands.top, land.evened
        wide, deep = (_LONG * side / max(box.width, box.height) for side in (box.width, box.height))
        block = Tinted(
            function.sample,
            *land.window,
            wide,
            deep,
            _TALL,
            _CELLS,
            body=_BODY,
            gap=0.0,
            tint=lambda z: theme.ramp(top * evened.of(z)),
        )
        reach = np.linspace(-1, 1, 9) * radius / float(land.plane.unit[0])
        (x, y), (xs, ys) = here(), land.window
        ways = (reach, 0 * reach), (0 * reach, reach)
        cross = [block.on(np.clip(x + a, *xs), np.clip(y + b, *ys)) for a, b in ways]
        levels = [evened.back(level) for level in land.bands.levels]
        super().__init__(block, clearest(block, _VIEWS, cross), levels)
        self.level_opacity = 0.0  # they would give the bottom away, through the fog
        self.somebody = Somebody(point=lambda terrain: terrain.on(*here()), radius=_LARGE).of(self)
        self.put(self.somebody)
        self.face(self.fitted(self.view, _REGION, beside))

    def tip(self, **timing: Any) -> list[Animation]:
        """It sinks into its map, which turns to the eye, and is gone."""
        block, box = replace(self.terrain, rise=FLAT), self.land.box
        zoom = box.width / block.width / _ABOVE.scale(block.border[0])
        above = replace(_ABOVE, zoom=zoom, x=float(box.middle[0]), y=float(box.middle[1]))
        small = RADIUS / above.scale(block.border[0])

        def shrink(_: object, share: float) -> None:
            self.somebody.radius = _LARGE + (small - _LARGE) * share

        return [self.tilt(above, 0.0, **timing), running(self, shrink, remover=True, **timing)]

    def lies(self, point: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
        """Where the ground at a point of the map is on the frame (2,), and where ways of the map lead there (2, 2)."""
        x, y = map(float, point)
        step = _AROUND * float(np.ptp(self.land.window[0]))
        places = x + step * np.array([0, 1, -1, 0, 0]), y + step * np.array([0, 0, 0, 1, -1])
        at, east, west, north, south = self.view.project(self.terrain.on(*places))[:, :2]
        ways = np.stack([east - west, north - south], -1) / (2 * step * self.land.plane.unit)
        turn, sizes, back = np.linalg.svd(ways)
        return at, turn * np.maximum(sizes, _NARROWEST * sizes[0]) @ back
