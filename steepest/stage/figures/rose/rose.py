"""A compass rose on the map of a block: all directions from a point, as a circle with a needle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.figures.ground.outlook import showing_both
from steepest.stage.figures.label import Label
from steepest.stage.figures.rose.following import following
from steepest.stage.figures.rose.near_plane import NearPlane
from steepest.stage.figures.rose.outlines import ROUND, arc, copies, teeth, toothed
from steepest.stage.figures.rose.parts import parts_of
from steepest.stage.figures.rose.same_height import SameHeight
from steepest.stage.figures.rose.size import PAST, radius_at
from steepest.stage.figures.rose.slope_bar import SlopeBar
from steepest.stage.figures.slopes.climbs import off_lines
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Patch, Somebody, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import Given, Live, now
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.flat.turn_plot import TurnPlot

_SOLID = 0.3  # how dark the glass is on which it lies: level lines are seen through it
_ARC = 0.3  # radius of the arc of the angle
_NAMED = 0.2  # and where a letter outside it begins, with its room
_CLOSE = 0.04  # that room: it stands in a corner
_NAMES = 0.5, 0.25  # shares of the angle at which its name may stand
_NEAR_TIP = np.array([0.4, 0.6])  # shares of an arrow's ends: where words beside it stand
_SWEPT = *range(0, 181, 15), 270  # degrees that the needle goes on, as words beside an arrow are to know
_TOOTH, _NECK, _WIDE = 0.12, 0.12, 3.0  # how far a tooth stands out, and is off the tip; and how broad it is
_SQUARE = 0.48  # side of the mark of a right angle, where the rose has its own size
_ALONG = np.linspace(0, 1, 16)[:, None]
_LIFT = 0.01  # over the map
_HIGHER, _TIMES = 0.4, 6  # steps by which the ground floats higher, and how many of them
T = TypeVar("T", bound=Thing)


class Rose(Assembly):
    """A rose on the map of a `block`, around the point `at`, whose needle points to an `angle`, which may be live: in
    degrees from the first axis toward the second.

    The circle is that of all steps of length 1; what the rose gives is told in such steps. It comes with `come`, as the
    rose does itself.
    """

    def __init__(self, block: Block, at: Point, angle: Given[float]) -> None:
        self.block, self.angle = block, angle
        self.at = np.array([float(value) for value in at])
        self.radius, self.share = radius_at(block.spans, self.at), Live(1.0)
        self.disc = self._own(Patch(colour=theme.BACKGROUND, points=self.laid(lambda: ROUND), solid=_SOLID, below=True))
        self.circle = self.line(toothed, theme.INK, theme.AXIS_WIDTH)
        self.arc = self.line(self._arc, theme.THIRD, theme.CURVE_WIDTH)
        self.needle = self.arrow(self.way, theme.INK)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The circle on its glass, the arc of the angle, and the needle."""
        return self.disc, self.circle, self.arc, self.needle

    def way(self, turn: float = 0.0) -> np.ndarray:
        """The direction (2,) of the needle as it is now, or so many degrees on."""
        return _way(now(self.angle) + turn)

    def shrink(self, share: Number, **timing: Any) -> Animation:
        """It is drawn at a share of its size from now on, and all that lies on it with it."""
        return self.share.to(float(share), **timing)

    def near(
        self, name: Typeset, angle: Typeset, names: Sequence[Typeset], climbs: Sequence[Typeset]
    ) -> NearPlane:
        """A step along the needle over a piece of the ground that comes closer until it is as good as a plane: its
        name, that of its angle, those of both its legs, and what each climbs."""
        return NearPlane(self, name, angle, names, climbs, theme.BESIDE_CORNER)

    def rise(
        self, find: Callable[[Terrain], View], region: Box, least: float, who: Somebody, arrow: Arrow
    ) -> Animation:
        """The ground rises out of its map again, in a region and a view that is found for it. The eye stands higher
        where `who` stands in the middle would be hidden, and the ground floats farther over it than `least` where the
        tip of an arrow would be."""
        ground = self.block.whole.risen
        gaps = (least + _HIGHER * k for k in range(_TIMES))
        view, gap = showing_both(ground, find, self.at.tolist(), who.height, points_of(arrow, ground)[-1:], gaps)
        return self.block.look(view, region, gap, [arrow])

    def lead(self, who: Somebody) -> None:
        """Somebody looks from now on where the needle points."""
        who.ahead = self.needle.end

    def arrow(
        self, way: Given[Sequence[Number] | np.ndarray], colour: str, length: Given[float] = 1.0
    ) -> Arrow:
        """An arrow in a direction (2,), so many times as long; both may be live. One of length 1 ends on the circle. It
        is lifted off the map, so that all of it is seen."""
        lift = STOUT * theme.ARROW_WIDTH + _LIFT
        return self._own(
            Arrow(
                colour=colour,
                start=self.laid(lambda: np.zeros(2), lift),
                end=self.laid(lambda: now(length) * _floats(now(way)), lift),
                through=True,
                below=True,
            )
        )

    def line(self, points: Callable[[], np.ndarray], colour: str, width: float, **style: Any) -> SpaceCurve:
        """A line through points (n, 2) of the rose, as they are now."""
        place = self.laid(points)
        return self._own(SpaceCurve(colour=colour, points=place, width=width, through=True, below=True, **style))

    def measure(self, arrow: Arrow) -> SpaceCurve:
        """Teeth beside an arrow, one at the end of each step of length 1 that it is long. They come before the arrow
        does, follow it, and lie under it."""

        def along() -> np.ndarray:
            share = now(self.share)
            return teeth(self.steps(arrow), _TOOTH / share, _NECK / share)

        return self.line(along, theme.INK, _WIDE)

    def copies(self, arrow: Arrow) -> SpaceCurve:
        """Steps of length 1 end to end, over an arrow that steps back for them, as many as go into it."""
        steps, out = self.steps(arrow), _TOOTH / now(self.share)
        return self.line(lambda: copies(steps, out), theme.INK, theme.CURVE_WIDTH, halo=True)

    def reach(self, arrow: Arrow) -> list[float]:
        """How far an arrow leads over the map (2,)."""
        start, end = self.block.whole.back(points_of(arrow, self.block.whole))[:, :2]
        return list((end - start).tolist())

    def steps(self, arrow: Arrow) -> np.ndarray:
        """The same in steps of length 1, as the rose is drawn now."""
        return np.array(self.reach(arrow)) / (self.radius * now(self.share))

    def legs(self) -> tuple[SpaceCurve, SpaceCurve]:
        """The two legs of a step of length 1 along the needle: the cosine of its angle along the first axis, then the
        sine along the second."""

        def corner() -> np.ndarray:
            return np.array([self.way()[0], 0.0])

        across = self.line(lambda: _straight(np.zeros(2), corner()), theme.FIRST, theme.ARROW_WIDTH)
        up = self.line(lambda: _straight(corner(), self.way()), theme.SECOND, theme.ARROW_WIDTH)
        return across, up

    def tip_to_tail(
        self, arrow: Arrow, names: Iterable[Typeset], aside: float = 0.0
    ) -> list[tuple[SpaceCurve | Label, ...]]:
        """The parts of an arrow along both axes, the second from the end of the first, each with its name on the side
        away from the arrow, or none: where that is short beside it, or others stand there, or the needle will, which
        goes so many degrees `aside` of the arrow."""
        return parts_of(self, arrow, names, aside)

    def bar(self, arrow: Arrow, slope: Readout, most: Number = 0, plot: TurnPlot | None = None) -> SlopeBar:
        """How steep it is where the needle points, as the shadow of an arrow on it, and upright on a plot; the slope
        that is `most` has room."""
        return SlopeBar(self, arrow, slope, most, plot)

    def label(self, words: Typeset, line: SpaceCurve | Arrow, off: SpaceCurve | Arrow | None = None) -> Label:
        """Words beside the middle of a leg, off the needle, or of an arrow, off the end of another line; they follow
        it."""
        ground = self.block.whole

        def ends(view: View, of: SpaceCurve | Arrow) -> np.ndarray:
            return np.asarray(view.project(points_of(of, ground)[[0, -1]])[:, :2])

        def middle(view: View) -> np.ndarray:
            return np.asarray(ends(view, line).mean(axis=0))

        def other(view: View) -> np.ndarray:
            return np.asarray(ends(view, off)[1] if off else ends(view, self.needle).mean(axis=0))

        label = self._add(words, middle, lambda view: middle(view) - other(view))
        label.add_updater(lambda each: each.place())
        return label

    def with_room(self, *told: Label, off: Sequence[SpaceCurve | Arrow] = ()) -> list[Label]:
        """Those of some labels that have room, the last ones rather than the first, and lie on none of some things
        that they are to keep `off`, too; the others go."""
        found = [kept for each in told for kept in self.block.labels.if_room(each)]
        return off_lines(self.block, found, off)

    def beyond(self, words: Typeset, arrow: Arrow, off: Sequence[Arrow] = ()) -> Label:
        """Words beside an arrow, nearer to its tip, on the side that is away from where the angle grows, and off its
        opposite, the edges of the map, and rays and bars along the needle while that goes on by half a turn, or `off`
        other arrows."""
        ends = points_of(arrow, self.block.whole)

        def place(view: View) -> np.ndarray:
            return np.asarray(_NEAR_TIP @ view.project(ends)[:, :2])

        def away(view: View) -> np.ndarray:
            right, up = np.diff(view.project(ends)[:, :2], axis=0)[0]
            return np.array([up, -right])

        whole, far = self.steps(arrow), PAST / now(self.share)
        ways = [_way(now(self.angle) + turn) for turn in _SWEPT]
        swept = off or [self.arrow(way, theme.INK, max(far, abs(float(whole @ way)))) for way in ways]
        back = self._own(Arrow(start=ends[0], end=2 * ends[0] - ends[1], through=True, below=True))
        kept = [arrow, back, *swept]
        return self.block.labels.add(words, place, away, self.block.axes.room, off=kept, outlined=True)

    def follow(self, words: Typeset) -> list[Label]:
        """Words outside the arc that follow its middle as the needle turns, if they have room now."""
        return self.with_room(following(self, words))

    def name(self, words: Typeset) -> Label:
        """Words outside the arc, as it lies now: at its middle or earlier, off the needle and its leg."""
        turn = now(self.angle)
        ends = np.array([np.sign(_way(turn)[0]) * _way(0), _way(turn)])
        out = min((_way(turn * share) for share in _NAMES), key=lambda way: float((ends @ way).max()))
        return self.outward(words, _NAMED * out, _CLOSE)

    def at_tip(self, words: Typeset) -> Label:
        """Words beside the tip of the needle as it lies now, on the side to which the angle grows."""
        return self.outward(words, self.way(), off=self.way() - self.way(90.0))

    def outward(
        self, words: Typeset, at: np.ndarray, room: float = theme.TEXT_GAP, off: Sequence[float] | np.ndarray = (0, 0)
    ) -> Label:
        """Words beyond a point (2,) of the rose, away from its middle or `off` another one, with so much `room` around
        them."""
        foot, place = self.laid(lambda: np.array([off, at], float))(self.block.whole)

        def seen(view: View) -> np.ndarray:
            return np.asarray(view.project(place[None])[0, :2])

        return self._add(words, seen, lambda view: seen(view) - view.project(foot[None])[0, :2], room)

    def _add(self, words: Typeset, at: Seen, way: Seen, room: float = theme.TEXT_GAP) -> Label:
        return self.block.labels.add(words, at, way, self.block.axes.room, room)

    def told(self) -> list[Box]:
        """What is covered of the frame by labels, and by names and numbers at the axes."""
        block = self.block
        return [each.box for each in block.labels.there] + block.axes.boxes(block.landscape.view)

    def square(self, one: Sequence[Number], other: Sequence[Number]) -> SpaceCurve:
        """The mark of a right angle between two directions (2,) of length 1."""
        a, b = (_SQUARE / now(self.share) * _floats(way) for way in (one, other))
        return self.line(lambda: np.array([a, a + b, b]), theme.INK, theme.ARROW_WIDTH, halo=True)

    def same_height(self, words: Typeset, *off: Arrow) -> SameHeight:
        """The level line through its middle, and words beside it, off some arrows."""
        return SameHeight(self, words, off)

    @property
    def turned(self) -> float:
        """The angle from the first axis to the needle, in degrees, once round at most."""
        return turn if 0 <= (turn := now(self.angle)) <= 360 else turn % 360

    def _arc(self) -> np.ndarray:
        """The arc (n, 2) of that angle."""
        return _ARC * arc(0.0, self.turned)

    def laid(self, points: Callable[[], np.ndarray], lift: float = _LIFT) -> Callable[[Terrain], np.ndarray]:
        """Points (n, 2) or (2,) of the rose as they are now, where they lie on the map, so far lifted off it."""

        def laid(ground: Terrain) -> np.ndarray:
            x, y = (self.at + self.radius * now(self.share) * points()).T
            return np.asarray(ground.below(x, y) + [0, 0, lift])

        return laid

    def _own(self, thing: T) -> T:
        thing.of(self.block.landscape)
        return thing


def _way(angle: float) -> np.ndarray:
    """The direction (2,) of an angle in degrees."""
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def _floats(way: Sequence[Number] | np.ndarray) -> np.ndarray:
    return np.array([float(value) for value in way])


def _straight(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Points (n, 2) along a straight line, close enough to lie on the ground."""
    return np.asarray(start + (end - start) * _ALONG)
