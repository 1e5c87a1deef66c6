"""A short step of a rose over a piece of ground that is as good as a plane, in depth beside the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.label import box_of
from steepest.stage.figures.rose.ground_piece import GroundPiece
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.live import Live, now
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_FARTHEST, _TIMES, _CLOSEST = 1, 64, 2**20  # times as large as on the map: at first, at last at least, and at most
_FLAT, _BENT = 0.01, 0.4  # how far it is off the plane at last and at first, as a share of its height, at most
_HIGH = 0.72  # how high the step climbs, as a share of its length, at most
_OPEN = 0.3  # the cosine of the widest angle between the eye and what stands upright on the plane: its top is seen
_TURN, _RISE = np.radians(34), np.radians(30)  # where the eye stands: so far round it from the first leg, and over it
_LEG, _BAR = 5.0, 9.0  # how broad a leg is, and what it climbs, which is what counts
_DASHES = (0.09, 0.07)
_OFF, _CLEAR = 0.14, 0.1  # words from what they tell, and others from a line
_ALONG = np.linspace(0.1, 0.9, 33).tolist()  # of a step's run, where its name may stand
_COLOURS = theme.FIRST, theme.SECOND


class NearPlane(Assembly):
    """A short step along the needle of a `rose`, with both its legs on the floor, over a piece of the ground that comes
    closer in a `region` until it is a tilted plane: how long each leg is (`lengths`), and what each `climbs`, the
    second on top of the first. Neither leads down. The eye stands where both lead away from it. How far the step
    leads is its `run` on the floor, the long side over both legs, seen through the piece. Heights are drawn to a scale
    of their own.

    Where nothing lies between, a line ties it to its place on the map. The piece comes alone; then the step and its run
    come by `name`, and each leg with its climb by `add`. All of it goes together.
    """

    def __init__(self, rose: Rose, lengths: Sequence[Typeset], climbs: Sequence[Typeset], region: Box) -> None:
        self.rose, self.lengths, self.climbs, self.region = rose, lengths, climbs, region
        self.way = rose.way()
        self.slopes = np.ravel(rose.block.function.sample_gradient(*rose.at[:, None]))
        rises = np.abs(self.slopes * self.way)
        sides = np.abs(self.way)
        turned = np.cos(_RISE) * float(np.abs(self.slopes) @ [np.sin(_TURN), -np.cos(_TURN)])
        steep = min(_HIGH / rises.sum(), (np.sin(_RISE) - _OPEN) / turned if turned > 0 else np.inf)
        self.rises, self._steep = steep * rises, steep
        self.side = 1.0 if self.way.prod() > 0 else -1.0  # to which the first leg leads
        corners = np.cumsum([(0, 0, 0), (sides[0], 0, 0), (0, sides[1], 0), (0, 0, 0)], axis=0)
        self._start, self._turn, self._end = corners[:3]
        self._fit()
        self.times = Live(self._factor(_BENT, _FARTHEST), scale="log")
        self.closest = self._factor(_FLAT, _TIMES)
        self.piece = GroundPiece(sides, self._heights, float(self.rises.sum()), self.seen)
        up = np.array([[0, 0, 0], [0, 0, self.rises[0]], [0, 0, self.rises.sum()]])
        foot, top = self.seen(np.array([self._start, self._end + up[2]]))
        self.step = FlatArrow(foot, top, theme.INK)
        self.run = self._line((self._start, self._end), theme.INK, _LEG)
        legs = (self._start, self._turn), (self._turn, self._end)
        self.legs = [self._line(ends, ink, _LEG) for ends, ink in zip(legs, _COLOURS, strict=True)]
        posts = (self._end, self._end + up[1]), (self._end + up[1], self._end + up[2])
        self.posts = [self._line(ends, ink, _BAR) for ends, ink in zip(posts, _COLOURS, strict=True)]
        first = self._line((self._turn, self._turn + up[1]), theme.FIRST, _BAR)
        over = FlatLine(self.seen(np.array([self._turn, self._end]) + up[1]), theme.INK, theme.AXIS_WIDTH, _DASHES)
        free = self.side > 0 and not any(box.shrunk(-_CLEAR).is_crossed(self._from_map()) for box in rose.told())
        self.ties = [FlatLine(self._from_map, theme.QUIET, theme.AXIS_WIDTH, _DASHES)] if free else []
        self._with: tuple[list[FlatLine], list[FlatLine]] = [first, over, self.posts[0]], [self.posts[1]]
        self._stand()
        self.told = list[Mobject]()

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The piece, the step, its run, its legs and what they climb, and all words."""
        lines = [line for group in self._with for line in group]
        return *self.ties, self.piece, self.run, *self.legs, *lines, self.step, *self.told

    def seen(self, places: np.ndarray) -> np.ndarray:
        """Where places (n, 3) around the start are seen (n, 2) on the frame: along both legs, and up."""
        return np.asarray(self._corner + self._zoom * self._flat(places))

    def _from_map(self) -> np.ndarray:
        """From where it lies on the map to where it is seen."""
        land = self.rose.block.landscape
        place = self.rose.laid(lambda: np.zeros((1, 2)))(land.terrain)
        return np.array([land.view.project(place)[0, :2], self._corner])

    def _flat(self, places: np.ndarray) -> np.ndarray:
        along, away, up = places.T
        deep = away * np.cos(_TURN) - along * np.sin(_TURN)
        across = self.side * (along * np.cos(_TURN) + away * np.sin(_TURN))
        return np.stack([across, deep * np.sin(_RISE) + up * np.cos(_RISE)], -1)

    def _fit(self) -> None:
        """As large as it has room, beside the words for its climbs and over those for its legs."""
        top = self._end + [0, 0, self.rises.sum()]
        far = np.array([0, self._end[1], self.rises[1]])
        ends = self._flat(np.array([self._start, self._turn, self._end, top, far]))
        low, high = ends.min(axis=0), ends.max(axis=0)
        words = max(each.width for each in self.climbs) + 2 * _OFF
        under = max(each.height for each in self.lengths) + 2 * _OFF
        region = self.region
        room = np.array([region.width - words, region.top - region.bottom - under])
        self._zoom = float((room / (high - low)).min())
        middle = region.left + region.right - self.side * words, region.bottom + under + region.top
        self._corner = np.array(middle) / 2 - self._zoom * (low + high) / 2

    def _line(self, ends: Sequence[np.ndarray], ink: str, width: float) -> FlatLine:
        return FlatLine(self.seen(np.array(ends)), ink, width, halo=False)

    def _stand(self) -> None:
        """Words stand under the legs, and beside what these climb, on the far side."""
        for words, leg in zip(self.lengths, self.legs, strict=True):
            start, end = leg.outline[[0, -1], :2]
            middle, way = (start + end) / 2, (end - start) / np.hypot(*(end - start))
            down = np.array([way[1], -way[0]])
            down = down if down[1] < 0 else -down
            half = np.array([words.width, words.height]) / 2
            words.move_to((*(middle + (_OFF + float(np.abs(down) @ half)) * down), 0.0))
        middles = [float(post.outline[:, 1].mean()) for post in self.posts]
        room = max(each.height for each in self.climbs) + theme.TEXT_GAP
        apart = max(0.0, room - (middles[1] - middles[0])) / 2
        across = float(self.posts[0].outline[0, 0])
        for words, y in zip(self.climbs, (middles[0] - apart, middles[1] + apart), strict=True):
            words.move_to((across + self.side * (1.5 * _OFF + words.width / 2), y, 0.0))

    def _heights(self, times: float | None = None) -> np.ndarray:
        """How high the ground is over the floor of the piece (n, n), seen so many times closer than it lies on the
        map."""
        closer, rose = times or now(self.times), self.rose
        share = GroundPiece.shares()
        x, y = (at + rose.radius * way * share / closer for at, way in zip(rose.at, self.way, strict=True))
        high = rose.block.function.sample(*np.meshgrid(x, y, indexing="ij"))
        return np.asarray((high - high[0, 0]) * self._steep * closer / rose.radius)

    def _factor(self, most: float, least: int) -> float:
        """The first power of two, from the least one, at which the piece is off the plane by at most that share."""
        share = GroundPiece.shares()
        plane = np.add.outer(self.rises[0] * share, self.rises[1] * share)
        times = least
        while times < _CLOSEST and np.abs(self._heights(times) - plane).max() > most * self.rises.sum():
            times *= 2
        return float(times)

    def name(self, words: Typeset, *notes: Mobject) -> list[Animation]:
        """The step comes, and its run with its name on it, off other lines and as nearly as may be beyond the upright
        between its legs, where there is a high side behind it; with notes, which go with all of it."""
        start, turn, end = self.seen(np.array([self._start, self._turn, self._end]))
        beyond = (1 + (turn - start)[0] / (end - start)[0]) / 2
        plate = Plate(words)
        lines = [line.outline for line in (*self.legs, self.step, *(line for each in self._with for line in each))]
        shares = [beyond, *sorted(_ALONG, key=lambda share: abs(share - beyond))]
        rooms = [box_of(plate.move_to((*(start + share * (end - start)), 0.0))) for share in shares]
        free = (
            share
            for clear in (_CLEAR, 0.0)
            for share, box in zip(shares, rooms, strict=True)
            if not box.shrunk(-clear).is_crossed(*lines)
        )
        plate.move_to((*(start + next(free, beyond) * (end - start)), 0.0))
        self.told += [plate, *notes]
        return come(self.run, self.step, plate, *notes)

    def add(self, number: int) -> list[Animation]:
        """One of its legs comes, with how long it is and what it climbs."""
        words = self.lengths[number], self.climbs[number]
        self.told += words
        return come(self.legs[number], *self._with[number], *words)

    def coming(self) -> Sequence[Animation]:
        """The piece comes, and closer."""
        return [*come(*self.ties, self.piece), self.times.to(self.closest, run_time=theme.MOVE)]
