"""A vector of the map and its two components, on the floor below the ground: tip to tail they make one arrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat, TypeAlias

import numpy as np
from manim import Animation, VMobject

from steepest.stage import theme
from steepest.stage.figures.ground.below import Pointing, arrow_below, floats, on_floor, plumb_line
from steepest.stage.figures.label import Label
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, SpaceCurve
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import Actor, Assembly, dim
from steepest.stage.play.live import Given, Live, now
from steepest.stage.play.motion import after, running

if TYPE_CHECKING:
    from steepest.stage.figures.twin.pair import Pair

_WIDE = 4.6  # width of the whole: where it is end-on, it must not hide its components
_THIN = 3.0  # and of a component
_SHORT = 0.13  # so far before the whole's tip the second one ends, in the block's units, so that both heads are seen
_SQUARE = 0.5  # side of the right angle's mark, in the block's units
_SMALL = 0.4  # of it, beside a short component, as a share of that
_CLIMB = 3.2  # width of the arrow on the ground that climbs over the whole: it is no gradient, and stands back
_LIFT = 0.03  # how far over the ground it lies
_POINTS = 33  # along it
Seen: TypeAlias = Callable[[], np.ndarray]
"""A point (3,) of the frame, or a way (2,) on it, as it is now."""
_GAP = 0.2  # from an arrow to the plate of its label, in scene units
_HIDDEN = 0.02  # so far under the ground, in the block's units, an arrow has no label
_LATE = 0.85  # of the way that a ground rises: from then on it has one again
_THERE = 0.7  # of the time in which an arrow grows: only then comes its label


class FloorLabel(Label):
    """Words beside an arrow on the floor; they fade while the ground, as it rises, hides the middle of the arrow."""

    def __init__(self, words: VMobject, land: Landscape, arrow: Arrow, middle: Seen, outward: Seen) -> None:
        self.land, self.arrow, self._share = land, arrow, 1.0
        self._leaves = False  # once it goes, it does not come back with its arrow's place as the ground has risen
        super().__init__(words, middle, outward, theme.AROUND, _GAP)

    def coming(self) -> Sequence[Animation]:
        """It appears; beside an arrow that comes with it, once that is nearly there: it stands where that ends up."""
        self._leaves = False
        fade: Any = FadeIn(self)
        return [fade.set_rate_func(after(_THERE)) if self.arrow.grown < 1 else fade]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Its words fade to this opacity."""
        return dim(self.words, to=to)

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        self._leaves = True
        return [FadeOut(self)]

    def place(self) -> None:
        """Stand beside the arrow as it is now, as solid as the arrow is in sight."""
        super().place()
        if not self._leaves and (share := self._in_sight()) != self._share:
            self._share = share
            self.pale(share)

    def _in_sight(self) -> float:
        rise = self.land.terrain.rise
        if self.land.terrain.flat or rise >= 1:
            return 1.0
        under = self.land.sight.clears(points_of(self.arrow, self.land.terrain).mean(axis=0))
        return float(np.clip(max(1 + under / _HIDDEN, (rise - _LATE) / (1 - _LATE)), 0.0, 1.0))


class Components(Assembly):
    """A `vector` at a point `at` of the map, drawn `scale` times as long on the floor of a `land`, and what it is made
    of: its component along the `first` variable and, from the tip of that, the one along the `second`; with the right
    angle between them, the `square`, and the `climb`, a thin arrow on the ground over the `whole`, and the `plumb`
    line from its tip to that of the whole. Vector, point and scale may be live.

    Where `joined` is 0, both components begin at the point; `join` carries the second to the tip of the first. Each
    part comes by itself; come together, they are both components, the right angle and the whole. The second rides on
    the tip of the first while that grows, so that what comes together is tip to tail all the while.
    """

    def __init__(
        self, land: Landscape, at: Pointing, vector: Pointing, scale: Given[SupportsFloat] = 1
    ) -> None:
        self.land, self.joined = land, Live(1.0)
        self._at, self._vector, self._scale = at, vector, scale
        self._labels: dict[Label, Arrow] = {}
        self.first = arrow_below(at, lambda: self._part(0), theme.FIRST, _THIN).of(land)
        self.second = arrow_below(self._second_foot, lambda: self._part(1), theme.SECOND, _THIN).of(land)
        self.whole = arrow_below(at, lambda: self._part(0, 1), theme.GRADIENT, _WIDE).of(land)
        self.whole.glows = True  # it is what is meant, also in the shade of the ground that rises over it
        self.lay(1.0)
        self.square = SpaceCurve(points=self._corner, width=2.4, through=True, below=True, halo=True).of(land)
        self.climb = SpaceCurve(
            points=self._climb,
            colour=theme.INK,
            width=_CLIMB,
            on_ground=True,
            halo=True,
            tip=True,
            ghost=0.4,
        ).of(land)
        self.plumb = tuple(part.of(land) for part in plumb_line(lambda: self.at + self._part(0, 1))[:-1])

    @classmethod
    def of_gradient(
        cls, pair: Pair, at: Pointing | None = None, scale: Given[SupportsFloat] = 1
    ) -> Components:
        """Those of the gradient of a pair's surface, as it is now, at a point or under the walker."""
        place = at if at is not None else lambda: pair.place
        return cls(pair.ground, place, lambda: pair.surface.slope(floats(place), pair.share), scale)

    @property
    def parts(self) -> Sequence[Actor]:
        """Both components, the right angle between them, and the whole."""
        return self.first, self.second, self.square, self.whole

    @property
    def legs(self) -> Sequence[Actor]:
        """Both components, and the right angle between them."""
        return self.first, self.second, self.square

    def lay(self, joined: float) -> None:
        """The second component begins so far on its way, 0 to 1, from the point to the tip of the first."""
        self.joined.value = joined
        self.second.short = _SHORT * joined
        for label in self._labels:
            label.place()

    def join(self, **timing: Any) -> Animation:
        """The second component goes to the tip of the first, and labels go with them."""
        timing.setdefault("run_time", theme.MOVE)
        start = self.joined()

        def carry(_: object, share: float) -> None:
            self.lay(start + (1 - start) * share)

        return running(self.land, carry, **timing)

    def label(self, words: VMobject, arrow: Arrow) -> Label:
        """Words beside the middle of one of the arrows, on the outer side of the triangle that they make in the
        end, however it is seen."""

        def middle() -> np.ndarray:
            return np.append(self._seen(arrow).mean(axis=0), 0.0)

        def outward() -> np.ndarray:
            start, end = self._seen(arrow)
            foot, tip = self._seen(self.whole)
            corner = self._seen(self.first)[1]
            ends = (corner, tip) if arrow is self.second else (start, end)
            across = np.array([start[1] - end[1], end[0] - start[0]])
            return across if across @ (sum(ends) / 2 - (foot + corner + tip) / 3) >= 0 else -across

        label = FloorLabel(words, self.land, arrow, middle, outward)
        label.set_z_index(theme.TOPMOST)
        self._labels[label] = arrow
        self.land.followers.append(label)
        return label

    def drop(self, label: Label) -> None:
        """There is no such label."""
        del self._labels[label]
        self.land.followers.remove(label)

    def named(self, label: Label) -> Arrow:
        """The arrow that a label belongs to."""
        return self._labels[label]

    @property
    def at(self) -> np.ndarray:
        """The point as it is now (2,)."""
        return floats(self._at)

    @property
    def vector(self) -> np.ndarray:
        """The vector as it is now (2,)."""
        return floats(self._vector)

    def _part(self, *axes: int) -> np.ndarray:
        """The vector as it is drawn, without its components along other axes."""
        vector = float(now(self._scale)) * self.vector
        return np.where([k in axes for k in (0, 1)], vector, 0.0)

    def _second_foot(self) -> np.ndarray:
        return np.asarray(self.at + self.joined() * self.first.grown * self._part(0))

    def _corner(self, ground: Terrain) -> np.ndarray:
        """The mark of the right angle (3, 3) where the components meet."""
        corner, vector, unit = self._second_foot(), self._part(0, 1), ground.per_unit[:2]
        side = np.minimum(_SQUARE, _SMALL * float(np.abs(vector * unit).min())) / unit * np.sign(vector)
        return on_floor(ground, corner + side * [[-1, 0], [-1, 1], [0, 1]])

    def _climb(self, ground: Terrain) -> np.ndarray:
        start = self.at
        x, y = (start + np.linspace(0, 1, _POINTS)[:, None] * self._part(0, 1)).T
        return ground.on(x, y, _LIFT)

    def _seen(self, arrow: Arrow) -> np.ndarray:
        """The ends (2, 2) of an arrow on the frame."""
        return np.asarray(self.land.view.project(points_of(arrow, self.land.terrain))[:, :2])
