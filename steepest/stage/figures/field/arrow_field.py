"""The field of a gradient: an arrow at each place of a grid over the map of a pair, and a sign at each flat place."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from manim import Animation, Line

from steepest.calculus import CriticalPoint, Encircled, Landforms, Point
from steepest.stage import theme
from steepest.stage.figures.field.field_grid import FieldGrid
from steepest.stage.figures.field.level_ways import LevelWays
from steepest.stage.figures.label import Label
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.ground.paint.quiver import true_width
from steepest.stage.ground.paint.sign import OUTLINES, SHAPES
from steepest.stage.ground.things import Laid, Quiver, Sign, placed
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.motion import after, running
from steepest.stage.type.typeset import Typeset

_WIDTH = 3.0  # of the arrows of the grid, in stroke units: so slim that how long they are is seen
_STOUT = 7.0  # of those that come first, around rings alone, where they have room, and of those that are followed
_BOLD = 8.0  # width of those around a pass, at most
_SIGN = 0.105  # radius, in the block's units
_EDGE = 0.16 * np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]])  # around one, in scene units
_OFF_SIGN = 0.13  # from the middle of a sign to where the line to its name begins, in scene units
_HALO = 3.0  # how many times as wide as the line to a sign the dark is around it
_PALE = 0.16  # how solid the arrows of the field stay while others are lit
_ASIDE = 0.8  # and those around a wrong answer beside those around the right one
_ALONG = 0.45  # and those around a pass that lead along its ring: they lie on it
_FOLLOWED = 0.25  # and while somebody climbs along them: they are a field still, and the ways are read at first sight
_BACK = 0.12  # and while it is told where there are none
_NEAR = 0.8  # of the time that somebody takes to a sign: then they are there, and it goes
_SWELL = 0.7  # how much larger it becomes when the viewer is to look there


class ArrowField:
    """The arrows of a `grid` on the map of a pair, and signs at the flat places of a `land`.

    It comes as a wave, from a point `since` on. Its `rings`, for each kind of flat place, come by themselves, and so
    do its `ways`, whose crossings they are.
    """

    def __init__(self, pair: Pair, grid: FieldGrid, land: Landforms, since: Point) -> None:
        self.pair, self.grid, self.land = pair, grid, land
        self._lit, self._along = list[Quiver](), list[Quiver]()
        starts, ends = grid.arrows
        lying = pair.ground.terrain.below(*np.stack([starts, ends]).T)
        self._full = float(np.hypot(*np.diff(lying, axis=1)[:, 0, :2].T).max(initial=0.0))
        far = np.hypot(*(starts - np.array(since, float)).T)
        waits = far / max(float(far.max(initial=0.0)), 1e-9)
        self.arrows = self._quiver(starts, ends, tuple(waits.tolist()))
        self.rings = {
            kind: self._rings(kind) for kind in SHAPES if any(flat.kind == kind for flat in land.flats)
        }
        self.ways = LevelWays(pair, land)

    def coming(self) -> Sequence[Animation]:
        """The arrows grow, one after another, in place of those that came before."""
        past, self._lit = self._lit, []
        return [*gone(*past), self.pair.ground.grow(self.arrows, run_time=theme.SWEEP)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """The arrows fade to this opacity."""
        return [self.pair.ground.soften(self.arrows, to=to)]

    def going(self) -> Sequence[Animation]:
        """The arrows, lit ones too, and the rings disappear."""
        lit, self._lit = self._lit, []
        every = self.arrows, *lit, *self.rings.values()
        there = [each for each in every if each in self.pair.ground.things]
        return [self.pair.ground.take_away(*there)] if there else []

    def step_back(self) -> list[Animation]:
        """The arrows are pale while it is told where there are none; `light` ends that."""
        return [*self.dimming(_BACK)]

    def begin(self, one: Encircled) -> list[Animation]:
        """The arrows around a flat place come before all others do, and go as those come; around a pass those are slim
        that lead along its ring, neither in nor out."""
        leads, *between = one.parted if one.flat.kind == "saddle" else (one,)
        self._along = [self._arrows(each.places, each.places + each.ways) for each in between if len(each.places)]
        new = [*self._along, self._bright(leads, _STOUT)]
        self._lit += new
        return come(*new)

    def step_aside(self) -> list[Animation]:
        """Of those that have begun all are less solid but the last, which tell what was asked for; least those that
        lead along its ring."""
        others = [each for each in self._lit[:-1] if each not in self._along]
        return [*dim(*others, to=_ASIDE), *dim(*self._along, to=_ALONG)]

    def lying(self, one: Encircled) -> list[np.ndarray]:
        """Points (n, 2) of the frame on each of the arrows around a flat place."""
        ends = zip(one.places, one.places + one.ways, strict=True)
        return [self.pair.places(np.linspace(*end, 9)) for end in ends]

    def light(self, *encircled: Encircled) -> list[Animation]:
        """The arrows around some flat places are lit, in place of those that were lit before, while the others are
        pale; where none is named all are as they were."""
        return self._light([self._bright(each) for each in encircled])

    def light_along(self, *ways: np.ndarray) -> list[Animation]:
        """The arrows beside some ways (n, 2) over the map are lit likewise, from where these begin on; the others are
        seen, for it is the field that is followed."""
        found = (self.grid.along(way) for way in ways)
        return self._light([self._arrows(*ends, _STOUT) for ends in found if len(ends[0])], _FOLLOWED)

    def _light(self, lit: list[Quiver], pale: float = _PALE) -> list[Animation]:
        """Some arrows come in place of those that were lit before, if there are any, while all others are pale."""
        past, self._lit = self._lit, lit
        return [*gone(*past), *come(*lit), *self.dimming(pale if lit else 1.0)]

    def _bright(self, one: Encircled, width: float = _WIDTH) -> Quiver:
        """The arrows around a flat place once more, one after another; around a pass, where they are few and short,
        bold ones, as far as they stay true to scale: those that run in, then those between, and those that run
        out."""
        ends = one.places, one.places + one.ways
        if one.flat.kind == "saddle":
            bold = self._quiver(*ends, tuple(((1 + one.outward) / 2).clip(0, 1).tolist()))
            bold.width = max(_WIDTH, min(_BOLD, true_width(placed(bold.points, self.pair.ground.terrain))))
            return bold
        return self._arrows(*ends, width)

    def _arrows(self, starts: np.ndarray, ends: np.ndarray, width: float = _WIDTH) -> Quiver:
        """Some arrows, one after another; as slim as those of the field, unless told."""
        return self._quiver(starts, ends, tuple((np.arange(len(starts)) / max(len(starts), 1)).tolist()), width)

    def signs(self, flats: Sequence[CriticalPoint]) -> list[Sign]:
        """A sign on the ground at each of some flat places, by its kind."""
        return [self._sign(flat) for flat in flats]

    def point_out(self, *signs: Sign) -> Animation:
        """Signs swell and settle again, so that a viewer looks at them."""

        def breathe(_: object, share: float) -> None:
            for sign in signs:
                sign.radius = _SIGN * (1 + _SWELL * math.sin(math.pi * share))

        return running(self.pair.ground, breathe, run_time=1.0)

    def leave(self, signs: Sequence[Sign], climbs: Sequence[Animation]) -> list[Animation]:
        """Signs go as those come to them who climb, and will stand there."""
        time = max(climb.run_time for climb in climbs)
        return [self.pair.ground.take_away(*signs, run_time=time, rate_func=after(_NEAR))] if signs else []

    def name(self, words: Typeset, *one_of: Sign) -> list[Label | Line]:
        """Words beside one of some signs, that from which they are least taken for the name of another, off all signs;
        and the line that leads from the one to the other. Only signs in sight count, as the ground is seen now; where
        none of the named ones is, there is nothing to name."""
        ground = self.pair.ground
        there = self._in_sight([each for each in ground.things if isinstance(each, Sign)])
        signs = [self._spot(each) + _EDGE for each in there]

        def beside(sign: Sign) -> Label:
            return self.pair.name(words, self._spot(sign)[0], signs)

        def nearer(sign: Sign) -> tuple[bool, float]:
            """Whether the words would lie on no sign, and how much nearer they would be to this one than to others."""
            label = beside(sign)
            self.pair.labels.free(label)
            clear = not any(label.box.holding(each).any() for each in signs)
            far = {id(each): math.dist(self._spot(each)[0], label.get_center()[:2]) for each in there}
            own = far.pop(id(sign), 0.0)
            return clear, min(far.values(), default=own) - own

        if not (seen := self._in_sight(one_of)):
            return []
        label = beside(chosen := max(seen, key=nearer))
        return [label, self._leader(self._spot(chosen)[0], label)]

    def _in_sight(self, signs: Sequence[Sign]) -> list[Sign]:
        """Those of some signs that are seen on the ground as it is now."""
        sight = self.pair.ground.sight
        return [each for each in signs if sight.terrain.flat or sight.sees(placed(each.point, sight.terrain))]

    def _leader(self, spot: np.ndarray, label: Label) -> Line:
        """The line from the edge of a sign to the nearest point of a plate."""
        box = label.box
        end = np.clip(spot, [box.left, box.bottom], [box.right, box.top])
        way = (end - spot) / max(float(np.hypot(*(end - spot))), 1e-9)
        start = spot + way * min(_OFF_SIGN, float(np.hypot(*(end - spot))))
        line = Line(
            np.append(start, 0.0), np.append(end, 0.0), color=theme.INK, stroke_width=theme.AXIS_WIDTH
        )
        line.set_stroke(theme.BACKGROUND, _HALO * theme.AXIS_WIDTH, background=True)  # a hill is as pale as it is
        return line.set_z_index(theme.TOPMOST)

    def _spot(self, sign: Sign) -> np.ndarray:
        """Where a sign is on the frame (1, 2)."""
        ground = self.pair.ground
        return np.asarray(ground.view.project(placed(sign.point, ground.terrain))[None, :2])

    def _sign(self, flat: CriticalPoint) -> Sign:
        shape = SHAPES[flat.kind]
        lift = -_SIGN * float(OUTLINES[shape][:, 1].min())  # its foot is on the ground; on a map it is in its ring
        x, y = map(float, flat.at)
        point = Laid(lambda ground: ground.on(x, y, lift * ground.rise))
        return Sign(point=point, shape=shape, radius=_SIGN).of(self.pair.ground)

    def _rings(self, kind: str) -> Quiver:
        at = np.array([np.array(flat.at, float) for flat in self.land.flats if flat.kind == kind])
        return self._quiver(at, at, (0.0,) * len(at))

    def _quiver(
        self, starts: np.ndarray, ends: np.ndarray, begins: tuple[float, ...], width: float = _WIDTH
    ) -> Quiver:
        """Arrows with a dark rim: high ground keeps its own light, and is as pale as they are. The longest of
        the field is the broadest, and the others are slimmer in proportion."""
        lines = np.stack([starts, ends], 1)
        place = Laid(lambda ground: ground.below(lines[..., 0], lines[..., 1]))
        arrows = Quiver(theme.GRADIENT, below=True, points=place, begins=begins, width=width, full=self._full)
        return arrows.of(self.pair.ground)
