"""The ground of a map in the dark: somebody stands on it, until the eye goes over them and it is the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.outlook import clearest
from steepest.stage.figures.label import AROUND, Label, Labels, Look, box_of
from steepest.stage.figures.map.fog import CLEAR, LIT, SOFT, Fog
from steepest.stage.figures.map.map_ground import MapGround, is_known
from steepest.stage.figures.map.map_walk import RADIUS, MapWalk
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Somebody, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.motion import after, at_once, in_turn, running
from steepest.stage.type.typeset import Typeset, formula

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_VIEWS = [View(azimuth, up) for up in range(13, 70, 6) for azimuth in (-72, -108)]  # the eye chooses of these
_REGION = replace(theme.AROUND, top=theme.SAFE_TOP, right=theme.BESIDE_MAP.left - 0.25)
_BESIDE = 0.25  # how far it keeps off words
_TALL = 2.8  # its height
_DIFFUSE = 0.85  # of the light comes from everywhere in fog, so that no slope of the ground is dark
_LATE = 0.85  # of the time that it takes to become the map: then the map begins to show
_LARGE = 0.16  # radius of a dot in the place of who stands on it, in the block's units: on the map they are smaller
_AROUND = 0.02  # of the map's width: how far off are the places that tell how the ground lies
_WIDER = 1.3  # how much wider the light is over a ground than over its map
_FELT = 0.7  # how far slopes underfoot are felt each way, in the units of the ground
_NAMED = 0.6  # of the time in which they are felt: then they are named
_OVER = 0.02  # how high over the ground they lie
_LEVEL = 0.1, 0.08  # dashes of what is level above them
_ONWARD = 0.75  # the cosine of the widest angle between a stroke and the way from its end to its name
_MANY = 9  # points of a stroke that keep off words
_COLOURS = theme.FIRST, theme.SECOND
_GO = 3  # so much faster they go than the ground sinks
_NOWHERE = -9.0  # radius of fog that is clear around nothing
_NARROWEST = 0.35  # the clear part, of its width, where the ground is seen from its side


class Night(Assembly):
    """The ground of a `function` over the map `land`, under `fog`, and who is about to `walk` there. The eye is so
    close that what is lit fills the frame, off a panel and the words that it stands `beside`.

    Play `tip`: the eye goes over them, and the ground becomes the map. The fog stays over it, until it is gone. Where
    the function is not known all over the map there is no ground, and it is the map from the first.
    """

    def __init__(self, land: Map, function: Function, walk: MapWalk, beside: Sequence[Mobject]) -> None:
        self.land, self.walk = land, walk
        self.fog = Fog(land.plane, lambda: walk.here, been=lambda: walk.points[: walk.whole + 1])
        self.ground: DarkGround | None = None
        self.mist = Fog(land.plane, lambda: walk.here, _NOWHERE)  # behind the ground
        if is_known(land, function):
            words = [box_of(each, _BESIDE) for each in beside]
            self.ground = DarkGround(land, function, lambda: walk.here, CLEAR, words)
            self.fog.radius = CLEAR * _WIDER
            for fog in (self.fog, self.mist):
                fog.share, fog.ground = 0.0, self.ground.lies
            self.mist.set_z_index(theme.BELOW - 1)
            land.bands.set_z_index(theme.BELOW)  # under the fog, which is there before it

    @property
    def parts(self) -> Sequence[Any]:
        """What is seen first."""
        return [self.mist, self.ground, self.fog] if self.ground else [self.land, self.fog, self.walk]

    def feel(self, **timing: Any) -> list[Animation]:
        """The slopes underfoot are felt, along one variable and the other; then it is seen how far they tilt, and they
        are named."""
        if self.ground is None:
            return []
        ground, late = self.ground, {**timing, "rate_func": after(_NAMED)}
        told = [ground.grow(*ground.tilts, **late), *(FadeIn(each, **late) for each in ground.names)]
        return [ground.grow(*ground.feelers, **timing), *told]

    def told(self, scene: LectureScene[Any], walk: str) -> list[Animation]:
        """To the name of each slope comes what it is, at the start of the walk that is a fact of a `scene`."""
        if self.ground is None:
            return []
        told = [f"{slope} = {{{walk}.gradients[0][{axis}]:.4g}}" for axis, slope in enumerate(self.ground.slopes)]
        return self.ground.told(scene.formula(each, theme.LABEL_SIZE) for each in told)

    def tip(self) -> list[Animation]:
        """The ground sinks into its map, which turns to the eye; the fog closes over it. In the end it is the map, with
        its axes."""
        if self.ground is None:
            return []

        def close(_: object, share: float) -> None:
            self.fog.share = share
            self.fog.radius = CLEAR * _WIDER + (LIT - CLEAR * _WIDER) * share
            if share >= 1:
                self.fog.ground = None

        timing: dict[str, Any] = {"run_time": theme.SWEEP}
        mapped: list[Any] = [self.land.bands, self.land.plane, self.walk.walker]
        late = [FadeIn(each, rate_func=after(_LATE), **timing) for each in mapped]
        closing = FadeOut(self.mist, **timing), running(self.fog, close, **timing)
        return [*self.ground.tip(**timing), *closing, *late, *at_once(gone(*self.ground.names))]


class DarkGround(MapGround):
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
        reach = np.linspace(-1, 1, 9) * radius / float(land.plane.unit[0])
        (x, y), (xs, ys) = here(), land.window
        ways = (reach, 0 * reach), (0 * reach, reach)

        def chosen(block: Terrain) -> View:
            cross = [block.on(np.clip(x + a, *xs), np.clip(y + b, *ys)) for a, b in ways]
            return clearest(block, _VIEWS, cross)

        super().__init__(land, function, _TALL, None, chosen, _DIFFUSE)  # in mist no floor is seen under it
        self.feelers = self._feelers(function, here())
        self.tilts = [self._tilt(each) for each in self.feelers]
        who = Somebody(point=lambda terrain: terrain.on(*here()), radius=_LARGE, shaded_under=True)
        self.somebody = who.of(self)
        self.put(*self.tilts, *self.feelers, self.somebody)
        self.face(self.fitted(self.view, _REGION, beside, also=self._stands_out()))
        self._room = replace(_REGION, top=min([_REGION.top, *(each.bottom for each in beside)]))
        self._come_close(_WIDER * radius + SOFT, here())
        self._beside = beside
        self.slopes = [f"partial L \\/ partial {name}" for name in land.names]
        self.names = self._named(formula(slope, size=theme.LABEL_SIZE) for slope in self.slopes)

    def _come_close(self, radius: float, at: np.ndarray) -> None:
        """The eye comes so close that what lies within a radius around a point (2,), on the map in scene units, fills
        the picture's place."""
        _, ways = self.lies(at.tolist())
        reach = 2 * radius * np.hypot(*ways.T)  # across and up, of an ellipse
        near = float(min(np.array([self._room.width, self._room.height]) / reach))
        middle = map(float, self._room.middle)
        self.face(self.view.closer(max(near, 1.0), self.terrain.on(*map(float, at)), *middle))

    @property
    def seen_in(self) -> Box | None:
        """The picture's place: what lies beyond it is in fog."""
        return self._room

    def tip(self, **timing: Any) -> list[Animation]:
        """It sinks into its map, which turns to the eye, and is gone."""
        above = self.flat
        small = RADIUS / above.scale(self.terrain.border[0])

        def shrink(_: object, share: float) -> None:
            self.somebody.radius = _LARGE + (small - _LARGE) * share
            for each in (*self.feelers, *self.tilts):
                each.opacity = max(0.0, 1 - _GO * share)

        return [self.tilt(above, 0.0, **timing), running(self, shrink, remover=True, **timing)]

    def _stands_out(self) -> np.ndarray:
        """Points (n, 3) of what rises over the ground: the strokes, and who stands there."""
        foot = placed(self.somebody.point, self.terrain)
        ends = [placed(each.points, self.terrain) for each in (*self.feelers, *self.tilts)]
        strokes = [np.linspace(each[0], each[-1], _MANY) for each in ends]
        return np.concatenate([foot + [[0.0, 0.0, 0.0], [0.0, 0.0, self.somebody.height]], *strokes])

    def _feelers(self, function: Function, here: np.ndarray) -> list[SpaceCurve]:
        """The slopes underfoot: a straight stroke along each variable that touches the ground at a point (2,), where it
        has slopes. They are not there yet."""
        at = float(here[0]), float(here[1])
        if not function.has_gradient(at):
            return []
        found, block = [], self.terrain
        for way, slope, colour in zip(np.eye(2), function.gradient(at), _COLOURS, strict=True):
            along = block.per_unit * [*way, float(slope)]
            along *= _FELT / float(np.linalg.norm(along))
            ends = block.on(at[0], at[1], _OVER) + np.array([[-1], [1]]) * along
            found.append(SpaceCurve(colour=colour, points=ends, width=6, through=True, halo=True, grown=0.0))
        return found

    def _tilt(self, feeler: SpaceCurve) -> SpaceCurve:
        """How far a slope underfoot tilts: from the foot a level line to under or over its end where its variable
        grows, and up or down to that: a positive slope is seen to rise."""
        ends = placed(feeler.points, self.terrain)
        foot, end = ends.mean(axis=0), ends[-1]
        points = np.array([foot, [*end[:2], foot[2]], end])
        style: dict[str, Any] = {"width": 3, "dashed": _LEVEL, "through": True, "halo": True}
        return SpaceCurve(colour=theme.QUIET, points=points, grown=0.0, **style)

    def told(self, texts: Iterable[Typeset]) -> list[Animation]:
        """Other words for the slopes come in the place of their names."""
        past, self.names = self.names, self._named(texts)
        return in_turn(gone(*past), come(*self.names))

    def _named(self, texts: Iterable[Typeset]) -> list[Label]:
        """The slopes in words, each beside the end of its stroke where its variable grows, off the words there."""
        strokes = [self.view.project(placed(each.points, self.terrain))[:, :2] for each in self.feelers]
        tilts = [self.view.project(placed(each.points, self.terrain))[:, :2] for each in self.tilts]
        foot, head = self.view.project(self._stands_out()[:2])[:, :2]
        labels, found = Labels(_REGION), list[Label]()
        for stroke, words in zip(strokes, texts, strict=False):
            look = Look(stroke[1], taken=self._beside, solid=[*strokes, *tilts, np.array([foot, head])])
            along = (stroke[1] - stroke[0]) / max(float(np.hypot(*(stroke[1] - stroke[0]))), 1e-9)
            onward = [way for way in AROUND if np.dot(way, along) > _ONWARD] or AROUND
            label = labels.beside(words, stroke[1], ways=onward, looks=[look])
            found.append(label.set_z_index(theme.TOPMOST))
        return found

    def lies(self, point: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
        """Where the ground at a point of the map is on the frame (2,), and where ways of the map lead there (2, 2)."""
        x, y = map(float, point)
        step = _AROUND * float(np.ptp(self.land.window[0]))
        places = x + step * np.array([0, 1, -1, 0, 0]), y + step * np.array([0, 0, 0, 1, -1])
        at, east, west, north, south = self.view.project(self.terrain.on(*places))[:, :2]
        ways = np.stack([east - west, north - south], -1) / (2 * step * self.land.plane.unit)
        turn, sizes, back = np.linalg.svd(ways)
        return at, turn * np.maximum(sizes, _NARROWEST * sizes[0]) @ back
