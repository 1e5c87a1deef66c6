"""A step in two legs on a block: over the tangent plane, on the map below, and where the ground leaves the plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from manim import Animation

from steepest.calculus import Cut, Number, TotalDifferential
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.formula.total_rule import TotalRule
from steepest.stage.figures.gap.gap_lens import GapLens
from steepest.stage.figures.ground.block import Block, Outlook
from steepest.stage.figures.ground.outlook import behind, clearest, floating
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import level, seen_long, upright
from steepest.stage.figures.slopes.leg_names import LegNames
from steepest.stage.figures.slopes.tangent_sheet import TangentSheet
from steepest.stage.ground.heights import Window
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Patch, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.live import Following, Given, Live, now
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.typeset import Typeset

_COLOURS = theme.FIRST, theme.SECOND
# Where the eye may be, in degrees, for a second leg that leads back or onward: first where the axes are on its left.
_SIDES, _RISES = ((-112, -68), (68, 112)), range(11, 60, 3)
_SURE = 8  # from so many degrees lower it would see the place, too
_ALONG = np.linspace(-0.5, 1.5, 12)
_AROUND = 0.9  # of the longer leg, from the middle of the step: what is seen around it from close by
_HIGHER, _TIMES = 0.25, 14  # steps by which the block floats higher, and how many of them
# How far both edges of the gap go beyond the step, as a share of each leg; less where the plane's has no room.
_BEYOND = np.linspace(0.4, 0.05, 8).tolist()
_LIFT = 0.012  # how far an edge on the ground is over it
_PIECES = 48  # of an edge
_RIM, _EDGE, _LEG, _BAR = 2.0, 3.0, 2.8, 7.0  # the widths of its rim, of an edge, of a leg on it, and of the gap
_SHORTER = Fraction(3, 4), Fraction(1, 2), Fraction(1, 10)  # where it may end later; a lens holds its power to the half
_FACTORS = 64, 48, 40, 32, 24, 20, 16, 12, 10, 8, 6, 5, 4  # of a lens
_RADIUS, _FILLED, _SEEN = 1.75, 0.7, 0.01  # of a lens; of that, how long the gap may be in it, and in scene units is
_FOOT, _LEAST = 0.85, 0.2  # of it, how long what both climb may be, to be seen whole, and how long the gap is then
if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

T = TypeVar("T", bound=Thing)


class TwoLegs:
    """The step of a fact that is a `TotalDifferential`, on a block: what it takes of each variable by itself, one after
    the other. Only so much of it is taken as a `share`, which may be live.

    `legs` are its legs on the tangent plane, `below` those on the map, `posts` what each leg climbs, an upright at its
    end over a level line from its start, and `left` what both climb, with such a line `from_start`; all of these are
    `climbs`. `sheet` is the rim of a piece of that plane, and `glass` has lines on it; `touch` is a ring where both
    touch. Where these come in `pieces` the piece is a small square around that place until it is `drawn_out`. Once it
    is `bared` all of this is gone. `gap` is what lies between plane and ground beside the second leg's end: the sliver,
    both its edges, and a bar from one to the other at the end of the step. All of them come by themselves. What each
    leg climbs, and both, are `stairs`, too, in a region for `bars`.
    """

    def __init__(
        self, scene: LectureScene[Any], land: Block, fact: str, share: Given[Number] = 1, bars: Box | None = None
    ) -> None:
        self.scene, self.land, self.fact, self.rule = scene, land, fact, TotalRule(scene, fact)
        self.whole, self.stairs = self.rule.whole, self.rule.stairs(bars)
        self._share = share
        self._shortened, self._names = lru_cache(maxsize=2)(self.whole.shortened), LegNames(self)
        self._corners = lru_cache(maxsize=2)(lambda step: np.array([step.at, step.turn, step.end], float))
        self._at, self._slopes = np.array(self.whole.at, float), np.array(self.whole.slopes, float)
        self._high = float(self.whole.height)  # an exact one, which takes as long as a whole picture's lines
        self.legs = self._between(self._corner, width=_LEG, shaded=False)
        self.below = self._between(self._corner_below, below=True)
        starts = [self._corner(k) for k in range(3)]
        ways = zip(starts, starts[1:], _COLOURS, strict=False)
        self.posts = [(self._own(upright(*way)), self._own(level(*way))) for way in ways]
        self._onward, self._beyond, self.plane = Live(0.0), _BEYOND[0], TangentSheet(self)
        self.left, self.from_start = (self._own(way(starts[0], self._reached, theme.INK)) for way in (upright, level))
        self.change, self._magnified = list[Any]([self.left]), False
        self.sheet, self.glass, self.touch = self.plane.sheet, self.plane.glass, self.plane.touch
        bar: dict[str, Any] = {"through": True, "halo": True, "measures": True}
        self.left.measures = True
        self.gap = (
            self._own(Patch(points=self._sliver, solid=0.75)),
            self._own(SpaceCurve(points=self._ground_edge, width=_EDGE, on_ground=True)),
            self._own(SpaceCurve(points=self._plane_edge, width=_RIM, through=True)),
            self._own(SpaceCurve(colour=theme.TOGETHER, points=self._rise, width=_BAR, **bar)),
        )

    @property
    def all(self) -> tuple[Thing, ...]:
        """Everything of it."""
        return (*self.legs, *self.below, *self.climbs, *self.plane.all, *self.plane.tangents, *self.gap)

    @property
    def unshortened(self) -> list[Arrow]:
        """Both legs on the plane where all of the step is taken: what they need room for, later too."""
        ends = [lambda ground, k=k: self.on_plane(ground, self._corners(self.whole))[k] for k in range(3)]
        return [Arrow(start=start, end=end, through=True) for start, end in pairwise(ends)]

    @property
    def climbs(self) -> tuple[SpaceCurve, ...]:
        """What the legs climb, and both."""
        return *(part for post in self.posts for part in post), self.left, self.from_start

    @staticmethod
    def seen_over(step: TotalDifferential) -> Outlook:
        """From where to look at a step over the ground, so that a cut at its end bares the gap: from a side to which
        its second leg leads, as low as its place is in sight."""
        (x, y), (across, up) = (np.array(each, float) for each in (step.at, step.by))
        sides = _SIDES[int(up > 0)]

        def found(ground: Terrain) -> View:
            ways = ((x + across * _ALONG, y + share * up + 0 * _ALONG) for share in (-0.5, 0, 0.5, 1))
            lines = [ground.on(*way, _LIFT) for way in ways]  # on a hollow, its cells would hide what is not lifted
            lower = [View(side, rise - _SURE) for rise in _RISES for side in sides]
            view = clearest(ground, lower, lines)
            return replace(view, elevation=view.elevation + _SURE)

        return found

    def close_up(self, view: Outlook, least: float) -> list[Animation]:
        """The block shows only a square around the step from now on, in a view, and floats as far over its map, `least`
        at least, as both legs there are in sight."""
        ends = np.array([self.whole.at, self.whole.end], float)
        (x, y), half = ends.mean(axis=0).tolist(), _AROUND * float(np.abs(ends[1] - ends[0]).max())
        part = self.land.show_part(((x - half, x + half), (y - half, y + half)))
        ways = np.concatenate([np.linspace(p, q, len(_ALONG)) for p, q in pairwise(self.corners())])
        gaps = (least + _HIGHER * k for k in range(_TIMES))
        gap = floating(self.land.whole, self.land.as_it_will(view, [self.sheet]), ways, gaps)
        return [*part, self.land.look(view, gap=gap, holding=[self.sheet], run_time=theme.STEP)]

    def names(self, *plane: Typeset) -> list[Label]:
        """How long each leg is, what each climbs, what both do, and, if it is told, the name of the `plane`."""
        return [*self.lengths(), *self.climbed(), *map(self._names.plane, plane)]

    def place(self, told: str, foot: SpaceCurve, *off: Thing) -> list[Label]:
        """Where the step begins, a formula by the foot of a plumb line there, if it has room off other things, too."""
        words = self.scene.formula(told, theme.LABEL_SIZE)
        return self.land.labels.if_room(self.land.label(words, foot, off=[*self.below, *self.legs, self.left, *off]))

    def lengths(self) -> list[Label]:
        """How long each leg is, beside it on the map."""
        return self._names.lengths()

    def climbed(self) -> list[Label]:
        """What each leg climbs on the plane, and what both climb, each beside its upright."""
        return self._names.climbed()

    def on_to_ground(self) -> list[Animation]:
        """What both climb goes on to the ground; where there is no gap that a lens shows, words beside it tell how much
        that changes. `change` is the upright, with those words."""
        self.change += [] if self._magnified else [self._names.changed()]
        return [*([self._onward.to(1.0)] if self.whole.gap else []), *come(*self.change[1:])]

    def parted(self) -> list[Animation]:
        """What both climb ends on the plane again, and the gap is a bar of its own; words that told both go."""
        return [self._onward.to(0.0), *come(self.gap[3]), *gone(*self.change[1:])]

    def pieces(self, words: Sequence[Label]) -> list[Sequence[Any]]:
        """What comes one after the other, with its words: both legs on the map, the plane, both legs on it, and what
        both climb, these with their `stairs`, words by an upright only where its bar there has no number. The plane is
        a small square at first, so that it is seen to touch the hill, and has its name once it is larger."""
        self.plane.start_small()
        square, name, steps = self.plane.all, words[5:], self.stairs.steps
        self.plane.words += name
        twice = [label for label, step in zip(words[2:5], steps, strict=True) if step and isinstance(step[-1], Typeset)]
        self.land.labels.withdraw(*twice)
        told = [[label] * (label not in twice) for label in words[2:5]]
        climbs = (self.legs[0], *self.posts[0], *name), (self.legs[1], *self.posts[1]), (self.left, self.from_start)
        last = [(*things, *label, *bar) for things, label, bar in zip(climbs, told, steps, strict=True)]
        return [*zip(self.below, words, strict=False), square, *last]

    def drawn_out(self, **timing: Any) -> list[Animation]:
        """The plane grows to the piece that the step needs."""
        return self.plane.drawn_out(**timing)

    def spanned(self) -> list[Animation]:
        """The ground turns to glass, and in it grow both tangents that span the plane, until that is bared."""
        return self.plane.spanned()

    def narrowed(self) -> list[Animation]:
        """Where a lens comes to the end of the step it names the plane, and the tangents go: its rim and lines are
        left, on which the legs are seen to lie; filled, it would look as if it lay over the hill."""
        return gone(*self.plane.words, *self.plane.tangents, self.plane.filled) if self._magnified else []

    def bared(self) -> list[Animation]:
        """The piece of the plane goes, and the ground is solid: in the cut, one line is left of each."""
        return [*gone(*self.plane.all, *self.plane.tangents), self.land.landscape.turn_to_glass(1.0)]

    def lens(self, region: Box, leaving: Sequence[Animation] = (), names: Sequence[Typeset] = ()) -> GapLens:
        """A lens over the end of the step on the plane, in a region of the frame, as strong as still shows all of the
        gap there; one of factor 1, which does not come, where there is no gap. While the step is halved it stays as
        strong, so that the gap is seen to become less; then it comes closer. It may stand where something is that is
        `leaving` as it comes. In it, `names` stand beside the ground's edge and the plane's; the first leg and the rim
        of the plane are left out, and the ground is cut open at the end of the step as it is now."""
        land = self.land.landscape
        self._beyond = next(filter(self._has_room, _BEYOND), _BEYOND[-1])
        seen, climb = (seen_long(land, line) for line in (self.gap[3], self.left))
        fits = [factor for factor in _FACTORS if _SEEN / factor < seen <= _FILLED * _RADIUS / factor]
        whole = (k for k in fits if climb <= _FOOT * _RADIUS / k and seen >= _LEAST * _RADIUS / k)
        times = next(whole, next(iter(fits), 1))
        past: list[Any] = [each.mobject for each in leaving]
        self._magnified, left = times > 1, [each for each in past if each is not land]
        closer = (lambda: float(times * max(1, _SHORTER[1] / now(self._share)))) if times > 1 else 1
        where = region, self.scene, self.land, self.end_on_plane, closer, _RADIUS, left
        unseen = self.legs[0], *self.plane.unseen
        later = [self.whole.shortened(share).end for share in _SHORTER]
        climbed = self.left, self.scene.formula("dif f", theme.LABEL_SIZE)
        how: dict[str, Any] = {"unseen": unseen, "later": later, "left": self._left}
        how |= {"climbed": climbed, "leading": self.legs[1]}
        most = round(times * _SHORTER[1] / _SHORTER[-1])
        return GapLens(self.gap[1:3], self.gap[3], names, *where, most=most, **how)

    def running(self, to: Number) -> Following[Number, TotalDifferential]:
        """The step as it is read while its share runs to another one: how far it goes along the first variable, in as
        many decimals as that has in the end, and what follows from it."""
        assert isinstance(self._share, Live)
        along = self._share.then(self._shortened, times=self.whole.by[0])
        return along.read(decimals_of([self._shortened(to).by[0]]))

    def _left(self) -> Window | None:
        """What a cut at the end of the step as it is now leaves of the map."""
        cut = Cut(self.whole.function, self._shortened(now(self._share)).end, self.whole.function.variables[0])
        return behind(cut, self.land.landscape.view, self.land.spans)

    def corners(self) -> np.ndarray:
        """The start, the corner and the end of the step (3, 2)."""
        return self._corners(self._shortened(now(self._share)))

    def end_on_plane(self) -> np.ndarray:
        """Where the step as it is now ends on the plane: a point of the map, and how high (3,)."""
        end = self.corners()[2]
        return np.append(end, self._high + (end - self._at) @ self._slopes)

    def on_plane(self, ground: Terrain, places: np.ndarray) -> np.ndarray:
        """Places (n, 2) of the map, on the tangent plane, in the block's space."""
        heights = self._high + (places - self._at) @ self._slopes
        return ground.at(places[:, 0], places[:, 1], heights)

    def _between(self, corner: Callable[[int], Callable[[Terrain], np.ndarray]], **style: Any) -> tuple[Arrow, ...]:
        """An arrow from each corner to the next one, in the colour of its variable."""
        ends = ((colour, corner(k), corner(k + 1)) for k, colour in enumerate(_COLOURS))
        return tuple(self._own(Arrow(colour=c, start=a, end=b, through=True, **style)) for c, a, b in ends)

    def _corner(self, number: int) -> Callable[[Terrain], np.ndarray]:
        return lambda ground: np.asarray(self.on_plane(ground, self.corners())[number])

    def _reached(self, ground: Terrain) -> np.ndarray:
        """How far up what both legs climb goes: to their end on the plane, or on to the ground."""
        plane, share = self._corner(2)(ground), self._onward.value
        return np.asarray(plane + share * (ground.on(*map(float, self._shortened(now(self._share)).end)) - plane))

    def _corner_below(self, number: int) -> Callable[[Terrain], np.ndarray]:
        lift = [0, 0, STOUT * theme.ARROW_WIDTH]
        return lambda ground: np.asarray(ground.below(*self.corners()[number]) + lift)

    def _beside(self, beyond: float = 0.0) -> np.ndarray:
        """The way (n, 2) over the map from beside the start to the end, or so much farther, as a share of it: the first
        variable moves, the second has."""
        start, _, end = self.corners()
        first = np.array([start[0], end[1]])
        return np.linspace(first, end + beyond * (end - first), _PIECES)

    def _sliver(self, ground: Terrain) -> np.ndarray:
        way = self._beside()
        return np.concatenate([ground.on(*way.T), self.on_plane(ground, way)[::-1]])

    def _ground_edge(self, ground: Terrain) -> np.ndarray:
        x, y = self._beside(self._beyond).T
        return ground.on(x, y, _LIFT)

    def _plane_edge(self, ground: Terrain) -> np.ndarray:
        return self.on_plane(ground, self._beside(self._beyond))

    def _has_room(self, beyond: float) -> bool:
        """Whether the plane's edge has room if it goes so far beyond the step."""
        return self.plane.has_room(lambda ground: self.on_plane(ground, self._beside(beyond)))

    def _rise(self, ground: Terrain) -> np.ndarray:
        end = self.corners()[2:]
        return np.concatenate([self.on_plane(ground, end), ground.on(*end.T)])

    def _own(self, thing: T) -> T:
        thing.of(self.land.landscape)
        return thing
