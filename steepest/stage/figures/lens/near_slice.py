"""A block's cut as it is seen from close by and from its side: up and across on one scale, or heights divided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import Cut, Secant
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.figures.lens.near_things import share_within
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.solids import paint_rod
from steepest.stage.ground.paint.thing_painter import in_order, paint_thing, points_of
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Arrow, Dot, Somebody, SpaceCurve, Thing
from steepest.stage.ground.view import FAR, View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_FILLED = 0.53  # of the radius: how far from the middle the ends of the steepest step are
_STRAIGHTENS = 0.5  # of the way there is done when what it shows begins to stand up: that is seen by itself
_BEYOND = 1.2  # of the radius: so far from the middle a straight line is followed
_ACROSS = np.linspace(-1.1, 1.1, 161)  # places of the edge, in radii
_SHADES, _DEEP = 48, 1.5  # of the ground under its edge, and how far down the last begins, square to the edge, in radii
_TOP, _BOTTOM = 0.62, 0.2  # how bright the first and the last are, as shares of the colour of the ground there
_GRID, _GRID_WIDTH, _CELLS = 0.2, 1.2, 8  # how solid its lines are, how wide, and how many at most from the middle
_IN_PLANE = 1e-6  # of the block: what is no farther from the cut is seen in it
_THICK = 1.3  # lines are so much wider than on the ground


@dataclass(frozen=True, eq=False)
class Slice:
    """A `cut` of a landscape, at a live `step` along it, no rate of which is greater than `steepest`. The middle of the
    lens lies `aside` by so many of its lengths, to leave room for words. Heights are divided by `flatter`."""

    landscape: Landscape
    cut: Cut
    step: Callable[[], Secant]
    steepest: float
    aside: float = 0.0
    flatter: int = 1


class NearSlice:
    """What a lens sees of a slice: the ground under the edge, squares as wide as the step, and what stands in the cut.

    The lens brings what it shows as the block shows it, and stretches that to its own scales before it stands."""

    ball = 0.0
    """What stands at the place lets its ring be seen."""

    def __init__(self, of: Slice, unseen: Sequence[Thing] = ()) -> None:
        self.landscape, self.slice, self._axis, self.unseen = of.landscape, of, of.cut.axis, unseen
        self._here = float(of.cut.at[self._axis]), float(of.cut.function(of.cut.at))

    def forget(self) -> None:
        """Remember nothing: nothing is kept."""

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a place of the map lies on the frame (2,)."""
        return np.asarray(self.landscape.over(*map(float, at))[:2])

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""
        step = self.slice.step()
        share = max(share - _STRAIGHTENS, 0.0) / (1 - _STRAIGHTENS)
        share = share * share * (3 - 2 * share)
        self.length, self.share, self.centre, self.radius = abs(float(step.length)), share, centre, radius
        longest = self.length * float(np.hypot(1, self.slice.steepest / self.slice.flatter))
        even = 2 * _FILLED * radius / longest
        middle = [float(at[self._axis]), self._here[1] + float(step.climb) / 2]
        self.middle = np.array(middle) + share * np.array([self.slice.aside * float(step.length), 0.0])
        across, up = self._on_block(at)
        sizes = np.abs([across, up]) * times
        ends = even / np.array([1.0, self.slice.flatter])
        self.scales = sizes ** (1 - share) * ends**share * [np.sign(across) or 1.0, 1.0]
        self.pane = Box(*(centre - radius), *(centre + radius))
        self.view = View(-90, 0, x=float(centre[0]), y=float(centre[1]), distance=FAR)
        self.things = [near for each in in_order(self._there, times) if (near := self._near(each)) is not None]

    def times(self, at: np.ndarray) -> float:
        """How many times as long as on the block the step is in a disc of radius one that looks at a place."""
        self.look(at, 1.0, np.zeros(2), 1.0, 1.0)
        return abs(float(self.scales[0] / self._on_block(at)[0]))

    def _on_block(self, at: np.ndarray) -> tuple[float, float]:
        """How long on the frame a unit along the cut is there, to the right, and one up."""
        land, view = self.landscape.terrain, self.landscape.view
        small = 1e-3 * np.ptp((land.xs, land.ys)[self._axis]), 1e-3 * (land.high - land.low)
        x, y, z = *map(float, at), float(self.middle[1])
        beside = (x + small[0], y, z) if self._axis == 0 else (x, y + small[0], z)
        here, aside, over = (view.project(land.at(*each))[:2] for each in ((x, y, z), beside, (x, y, z + small[1])))
        return float((aside - here)[0] / small[0]), float((over - here)[1] / small[1])

    @property
    def _there(self) -> list[Thing]:
        """Things in the plane of the cut, but for the ground's own edge and who is not to be seen."""
        return [
            each
            for each in self.landscape.things
            if isinstance(each, SpaceCurve | Dot | Arrow)
            and not (isinstance(each, Somebody) or each.below or each in self.unseen)
            and not (isinstance(each, SpaceCurve) and each.on_ground)
            and self._in_plane(each)
        ]

    def _in_plane(self, thing: Thing) -> bool:
        land, other = self.landscape.terrain, 1 - self._axis
        off = land.back(points_of(thing, land))[:, other] - float(self.slice.cut.at[other])
        return bool(len(off) and (np.abs(off) < _IN_PLANE * np.ptp((land.xs, land.ys)[other])).all())

    def _flat(self, thing: Thing) -> np.ndarray:
        """Where its points are, from the middle of the disc on (n, 2)."""
        land = self.landscape.terrain
        return np.asarray((land.back(points_of(thing, land))[:, [self._axis, 2]] - self.middle) * self.scales)

    def _near(self, thing: Thing) -> Thing | None:
        """A thing as it is seen in the disc, upright in the plane of the frame; none where it is not."""
        flat, room = self._flat(thing), _BEYOND * self.radius
        if isinstance(thing, SpaceCurve):
            seen = Box(-room, -room, room, room).clip(flat[0], flat[-1])
            if seen is None or thing.grown < 1:
                return None
            return replace(thing, points=_upright(np.array(seen)), width=_THICK * thing.width, through=True, ghost=0.0)
        if isinstance(thing, Arrow):
            if share_within(self.centre + flat[[0, -1]], self.pane) < 1:
                return self._shaft(thing, flat[[0, -1]])
            start, end = _upright(flat[[0, -1]])
            return replace(thing, start=start, end=end, through=True, short=0.0, shaded=False)
        assert isinstance(thing, Dot)
        return replace(thing, point=_upright(flat)[0]) if np.hypot(*flat[0]) < room else None

    def _shaft(self, arrow: Arrow, ends: np.ndarray) -> SpaceCurve:
        """What is seen of an arrow (2, 2) whose head is far outside: a line to the rim."""
        way = arrow.grown * (ends[1] - ends[0])
        far = min(1.0, 2 * _BEYOND * self.radius / max(float(np.hypot(*way)), 1e-9))
        style: dict[str, Any] = {"width": _THICK * theme.CURVE_WIDTH, "through": True}
        points = _upright(ends[0] + np.outer([0.0, far], way))
        return SpaceCurve(colour=arrow.colour, opacity=arrow.opacity, points=points, **style)

    def lines(self, first: Thing) -> list[np.ndarray]:
        """Where the points (n, 2) of all things would be seen, however far off, those of the `first` before others, and
        the edge."""
        things = [first, *(each for each in self._there if each is not first and each.opacity > 0)]
        return [*(self.centre + self._flat(each) for each in things), self.centre + self._edge]

    @property
    def _edge(self) -> np.ndarray:
        """The edge of the cut (n, 2), from the middle of the disc on, as far as there is ground."""
        land, other = self.landscape.terrain, float(self.slice.cut.at[1 - self._axis])
        along = self.middle[0] + _ACROSS * self.radius / self.scales[0]
        low, high = (land.xs, land.ys)[self._axis]
        along = along[(along >= low) & (along <= high)]
        along = np.unique(np.clip([*along, low, high], along.min(), along.max())) if len(along) else along
        ways = (along, np.full_like(along, other))[:: 1 if self._axis == 0 else -1]
        return np.asarray((np.column_stack([along, land.heights(*ways)]) - self.middle) * self.scales)

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 2) of the part of the map that it looks at: of the line of the cut."""
        ends = np.repeat([[float(value) for value in self.slice.cut.at]], 2, axis=0)
        ends[:, self._axis] = self.middle[0] + np.array([-1, 1]) * self.radius / abs(self.scales[0])
        return ends

    def appearance(self) -> object:
        """What its picture follows from."""
        things = [(type(each).__name__, each.values()) for each in self.things]
        looks = self.centre, self.radius, self.scales, self.middle, self.length, self.share, self._edge
        return *looks, things

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""
        edge = self._edge
        if len(edge) > 1:
            self._paint_ground(context, edge)
        self._paint_grid(context)
        if len(edge) > 1:
            line, style = [self.centre + edge], (_THICK * theme.CURVE_WIDTH, theme.ROLES[self.slice.cut.name], 1.0)
            paint_rod(context, line, self.view, *style)  # as an arrow along it is, which comes over a part of it
        sight = _Open(self.landscape.terrain, self.view)
        for thing in self.things:
            paint_thing(context, thing, sight)

    def _paint_ground(self, context: Context, edge: np.ndarray) -> None:
        """The ground under its edge, darker and darker with its depth."""
        land = self.landscape.terrain
        colour = theme.ramp(land.shade(float(self.middle[1])))
        way, foot = np.abs(edge[-1] - edge[0]), self.centre[1] - _BEYOND * self.radius
        deep = _DEEP * self.radius * float(np.hypot(*way) / max(way[0], 1e-9))
        for share in np.arange(_SHADES) / _SHADES:
            line = self.centre + edge - [0.0, share * deep]
            if line[:, 1].max() <= foot:
                break
            ink(context, colour * (_TOP + (_BOTTOM - _TOP) * share**0.5))
            line = np.maximum(line, [-np.inf, foot])
            trace(context, np.array([*line, [line[-1, 0], foot], [line[0, 0], foot]]))
            context.close_path()
            context.fill()

    def _paint_grid(self, context: Context) -> None:
        """Cells as wide as the step, and as high as it is long: how many of them it climbs is its rate."""
        ink(context, theme.channels(theme.INK), _GRID * self.share)
        pen(context, _GRID_WIDTH)
        start, pitch = (np.array(self._here) - self.middle) * self.scales, self.length * np.abs(self.scales)
        for axis in (0, 1):
            numbers = np.arange(-_CELLS, _CELLS + 1) + np.round(-start[axis] / pitch[axis])
            for at in start[axis] + numbers * pitch[axis]:
                if abs(at) < self.radius:
                    ends = np.array([[at, -self.radius], [at, self.radius]])
                    trace(context, self.centre + (ends if axis == 0 else ends[:, ::-1]))
        context.stroke()


class _Open(Sight):
    """Nothing hides anything in the plane of a cut, and nothing casts a shadow on it."""

    def clears(self, point: np.ndarray) -> float:
        """By as much as one likes; not at all for one that is nowhere."""
        return -np.inf if np.isnan(point).any() else np.inf

    def shadow(self, line: np.ndarray) -> list[np.ndarray]:
        """None."""
        return []


def _upright(flat: np.ndarray) -> np.ndarray:
    """Points (n, 2) of the frame in the plane (n, 3) that the eye looks at squarely."""
    return np.column_stack([flat[:, 0], np.zeros(len(flat)), flat[:, 1]])
