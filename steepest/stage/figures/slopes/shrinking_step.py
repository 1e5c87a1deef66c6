"""A step along a cut of a block that shrinks: what is told of it, what it leaves behind, and a lens on what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from manim import DOWN, Animation, Mobject, VGroup, VMobject

from steepest.calculus import Cut, Number, Point, Secant
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.lens.glass import MARKED, joint
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST
from steepest.stage.figures.lens.near_slice import NearSlice, Slice
from steepest.stage.figures.slopes.climbs import beside_middle, far_side, off_lines
from steepest.stage.figures.table.record_table import Column, RecordTable
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.layout import SAFE
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after, before
from steepest.stage.type.fitting import fewer_digits

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_THIN = 1.6  # lines that stay
_FIRST = 0.55  # of the time in which it shrinks: then what a lens shows grows
_RADIUS = 2.375  # of a lens
_LEAST, _FADES = 1.5, 0.25  # times closer it comes when it has a ring; from there on that fades in, in shares
_HIGHEST = theme.UNDER_TITLE.top - theme.LINE_GAP  # of its ring
_CORNER, _CLEAR = np.array([0.8, 0.6]), 0.06  # where on the rim of a lens its words end, in radii; and off it
_HIGH = 0.2  # over the top of a lens: from no higher a line may lead to it
_TIES = {-1: (1,), 1: (0,)}  # it is joined by one line then, off its words, which are above that, or below it
_BESIDE, _FAR = 0.2, 0.7  # so far aside is a large one: what it climbs is told beside it; and how far out it begins
_EVEN = 6  # the steepest rate that is seen to scale: the run of a steeper one is too short for its number
_FLAT = 2  # heights are divided by no more than so many times the steepest rate
_UNIT, _CLIMB = 0.6, 0.25  # on the frame: a shorter step of one, or its climb, has no room for words


Scales: TypeAlias = Mapping[int, str]
"""By what a lens may divide heights, and the label that tells so; by 1, where up and across have one scale."""


class ShrinkingStep:
    """The first of some `steps` along a cut of a block, which shrinks to the others one after the other.

    `now` is the step as it is, and `parts` are what a block draws of it. `left` are thin lines that the line through
    its ends leaves behind as it shrinks: those of all steps but the last. Until then they go with it, and each goes
    when the next step is told. `legs` tell in a lens how long it is and what it climbs, and `rates` how steep it is.
    At last an arrow may come in its place, its `limit`: words beside the lens keep off that.
    """

    def __init__(self, land: Block, cut: Cut, steps: Sequence[Secant], limit: Arrow | None = None) -> None:
        self.land, self.cut, self.steps, self.limit = land, cut, steps, limit
        self._length, self._shown = (Live(steps[0].length, scale="log") for _ in range(2))
        self.legs, self.rates = list[Plate](), list[Plate]()
        self.now = self._length.then(cut.step)
        self.parts, self.left = land.secant(cut, self.now), self._left_behind()

    @property
    def all(self) -> list[Thing]:
        """All that is drawn of it."""
        return [*self.parts, *self.left]

    def to(self, number: int) -> list[Animation]:
        """It shrinks to another step; then its lens comes so much closer that it is as long there as it was."""
        length = self.steps[number].length
        lives = zip((self._length, self._shown), (before(_FIRST), after(_FIRST)), strict=True)
        return [live.to(length, rate_func=pace, run_time=theme.RUN) for live, pace in lives]

    def tell(self, lens: Lens, scene: LectureScene[Any], fact: str, number: int) -> Sequence[Animation]:
        """What the step of a number is, among those that are a `fact`, is told in a lens, and from the second one on
        its rate beside its line, over its label `rate` where both have room, unless that is the slope: the edge is
        nearly straight there then. The line that it left behind goes."""
        self.rates = []
        if number and self.steps[number].rate != self.cut.slope:
            rate = scene.formula(f"{{{fact}[{number}].rate:.4g}}", theme.SMALLEST_SIZE)
            both = VGroup(rate.copy(), scene.words("rate", theme.SMALLEST_SIZE)).arrange(DOWN, theme.TEXT_GAP)
            self.rates = self._beside_line(lens, both) or self._beside_line(lens, rate)
        self.legs = self.told_in(lens, scene, f"{fact}[{number}]")
        return [*come(*self.legs, *self.rates), *gone(*self.left[max(number - 1, 0) : number])]

    def name(self, lens: Lens, scene: LectureScene[Any], label: str) -> list[Plate]:
        """The line through its ends is named in a lens by a label of the scene, if there is room."""
        return self._beside_line(lens, scene.words(label, theme.SMALLEST_SIZE))

    def hush(self, lens: Lens) -> list[Animation]:
        """What is told of it goes: its rate stands in the table."""
        past = lens.hush([*self.legs, *self.rates])
        self.legs, self.rates = [], []
        return past

    @contextmanager
    def untied(self, lens: Lens) -> Iterator[Animation]:
        """Meanwhile a place is sought for words as if a lens had no tie, which goes with its ring."""
        glass, there = lens.glass, Live(1.0)
        ties, keyed, glass.ties, glass.keyed = glass.ties, glass.keyed, (), lambda: keyed() * there()
        yield there.to(0.0, run_time=theme.BLINK)
        glass.ties = ties

    def table(self, scene: LectureScene[Any], fact: str, region: Box) -> RecordTable:
        """A table of the steps that are a `fact`, under the labels `step`, `climb` and `rate`: how long each is, what
        it climbs, unless numbers would lose digits for it, and what that is for each unit. A row comes with its
        step."""
        words = partial(scene.words, size=theme.SMALLEST_SIZE)
        ways = {
            "length": Column(words("step", colour=theme.QUIET), 1, last=True, said=".4g"),
            "climb": Column(words("climb", colour=theme.ROLES[self.cut.name]), 3, last=True, said=".4g"),
            "rate": Column(words("rate", colour=theme.ROLES[self.cut.name]), 3, said=".4g"),
        }
        table = RecordTable(scene, fact, ways, len(self.steps), region, runs=False)
        if not table.as_said:
            del ways["climb"]
            table = RecordTable(scene, fact, ways, len(self.steps), region, runs=False)
        return table

    def lens(
        self,
        scene: LectureScene[Any],
        region: Box,
        told: Scales,
        instead: Sequence[Mobject] = (),
        unseen: Sequence[Thing] = (),
    ) -> Lens:
        """A lens in a region that looks at the cut from its side, as steep as it is, or with heights divided. It goes
        with its middle and comes as much closer as it shrinks: it stays as long in it as it is now. Its ring goes as
        far along the cut as what is seen in it; while that is hardly less than the lens itself, there is none. What it
        stands `instead` of and what is `unseen` in it is as for any lens; what is `told` of its scales stands beside
        it. All of this is as seen from where the eye is about to go."""
        with _ahead(self.land):
            return self._lens(scene, region, told, instead, unseen)

    def _lens(
        self,
        scene: LectureScene[Any],
        region: Box,
        told: Scales,
        instead: Sequence[Mobject],
        unseen: Sequence[Thing],
    ) -> Lens:
        length, shown = self._shown(), self._shown.then(self.cut.step)
        rates = [self.cut.slope, *(each.rate for each in self.steps if each.length <= length)]
        steepest = max(abs(float(rate)) for rate in rates)
        most = _FLAT * steepest if steepest > _EVEN else 1
        flatter = max((each for each in told if each <= most), default=min(told))
        aside = min(_BESIDE, _FAR * float(np.hypot(1.0, steepest / flatter)) - 0.5)
        seen = Slice(self.land.landscape, self.cut, shown, steepest, aside, flatter)
        label = scene.words(told[flatter], theme.SMALLEST_SIZE, theme.QUIET)
        radius = min(_RADIUS, region.width / 2, region.height / 2)
        per_radius = NearSlice(seen).times(np.array(self._middle(length), float))

        def closer() -> float:
            return per_radius * radius * float(length / self._shown())

        def times() -> float:
            return min(max(closer(), _LEAST), CLOSEST)

        looks = seen, lambda: self._middle(self._shown()), times, region, radius
        lens = Lens(scene, *looks, instead, unseen, most=CLOSEST, soon=self.parts[1:4:2], told=label)
        radius = lens.glass.radius  # it may have no room for one as large as that
        lens.glass.marked = 0.0  # its ring ends at the feet of somebody, where strokes would look like a part of them
        spots = ((lens.glass.near.spot(np.array(self._middle(each.length), float)), each) for each in self.steps[1:])
        needs = (_needed(spot, radius, per_radius * radius * float(length / each.length)) for spot, each in spots)
        least = max(_LEAST, lens.floor, *needs)
        if closer() < least:  # else it has a ring all along
            lens.glass.keyed = lambda: float(np.clip((closer() / least - 1) / _FADES, 0, 1))
        self._stand(lens)
        return lens

    def _stand(self, lens: Lens) -> None:
        """Words of a lens stand at its left, above its one tie or below it; from far above that would pass over a table
        above the lens. They are off both ends of the step, its limit, and the tie as it is and will be, if they can."""
        glass, label = lens.glass, lens.label
        foot, end = (glass.near.spot(np.array(at, float)) for at in (self.cut.at, self.cut.moved(self._length())))
        view, whole = self.land.landscape.view, self.land.whole
        limit = [view.project(points_of(self.limit, whole))[:, :2]] if self.limit else []
        first = 1 if foot[1] > glass.centre[1] + glass.radius + _HIGH else -1

        def put(down: int) -> Box:  # on the ring they would break it
            x, y = glass.centre - (glass.radius * _CORNER + _CLEAR) * [1, down]
            label.move_to(np.array([x - label.width / 2, y - down * label.height / 2, 0.0]))
            return box_of(label).shrunk(-theme.LINE_GAP)

        for down, tie in product((first, -first), (1, -1)):
            glass.ties, box = _TIES[down * tie], put(down)
            rings = (glass.spot, glass.ring), (foot, glass.marked)
            lines = [line for ring in rings for line in joint(*ring, glass.centre, glass.radius, glass.ties)]
            if not box.is_crossed(*lines, *limit, foot[None], end[None]):
                return
        glass.ties, _ = _TIES[first], put(first)

    def told_in(self, lens: Lens, scene: LectureScene[Any], fact: str) -> list[Plate]:
        """How long it is that is a fact, and what it climbs, each beside the middle of its line in a lens, off the
        other one, with as many digits as have room there."""
        found, legs = list[Plate](), self.parts[:2]
        for field, leg, other in zip(("length", "climb"), legs, reversed(legs), strict=True):
            told = f"{{{fact}.{field}:.4g}}"
            forms = told, *(fewer_digits(told, most) for most in (3, 2))
            tried = (lens.call(scene.formula(form, theme.LABEL_SIZE, leg.colour), leg, away=other) for form in forms)
            found += next(filter(None, tried), [])
        return found

    def _beside_line(self, lens: Lens, words: VMobject) -> list[Plate]:
        return lens.call(words, self.parts[3], away=self.parts[1])  # the climb and its words stand on the other side

    def _middle(self, length: Number) -> Point:
        return self.cut.moved(length / 2)

    def _left_behind(self) -> list[SpaceCurve]:
        lines = list[SpaceCurve]()

        def longer(last: Secant) -> Secant:
            return max(self.now(), last, key=lambda each: abs(float(each.length)))

        for each in self.steps[:-1]:
            *_, line, _, _, _ = self.land.secant(self.cut, partial(longer, each))
            line.width, line.halo, line.colour = _THIN, False, theme.QUIET
            lines.append(line)
        return lines


class UnitStep:
    """A step of one that is a `fact`, along a cut whose edge is a straight line, and its climb, which is the slope: its
    `legs`, where the block is as long as that and they are long enough for words, as seen from where the eye is about
    to go. None are there where the edge is curved or level. Its `parts` have the ball at its end, too, which goes when
    it is told: an `arrow` along the edge comes over it then, and would be pierced by that."""

    def __init__(self, scene: LectureScene[Any], land: Block, cut: Cut, fact: str, arrow: Arrow) -> None:
        self._of, self._told, self._arrow = (scene, land, cut), (f"{{{fact}.length:g}}", f"{{{fact}.climb:g}}"), arrow
        self.legs, self.parts, self._names = list[SpaceCurve](), list[Thing](), list[Label]()
        self._comes: Sequence[Animation] = []  # the label in place of its words
        low, high = land.spans[cut.axis]
        if cut.is_straight and not cut.is_level and low <= cut.at[cut.axis] + 1 <= high:
            *legs, _, _, _, end = land.secant(cut, lambda: cut.unit)
            with _ahead(land):
                seen = [land.landscape.view.project(points_of(leg, land.whole)[[0, -1]])[:, :2] for leg in legs]
            run, climb = (float(np.hypot(*(end - start))) for start, end in seen)
            if run > _UNIT and climb > _CLIMB:
                self.legs, self.parts = legs, [*legs, end]

    def tell(self, instead: Label) -> Sequence[Animation]:
        """What is told of both appears beside them, off the arrow, or a label on the block, where they are not there,
        or have no room for words."""
        scene, land, cut = self._of
        if self.legs:
            land.labels.withdraw(instead)
            run, climb = self.legs
            away, outward = np.array([0.0, -np.sign(float(cut.slope))]), far_side(land, climb, run)
            sides = zip(self._told, self.legs, (lambda _: away, outward), strict=True)
            told = ((scene.formula(each, theme.LABEL_SIZE, leg.colour), leg, side) for each, leg, side in sides)
            names = land.labels.if_room(*(beside_middle(land, *each, [self._arrow]) for each in told))
            self._names = off_lines(land, names, [self._arrow])
        return [*come(*self._names or [instead]), *gone(*self.parts[2:])]

    def out(self, instead: Label) -> Sequence[Animation]:
        """It goes with its words; if they are there, the label on the block is to come in their place, with `off`."""
        self._comes = come(instead) if self._names else []
        past = gone(*self.parts, *self._names)
        self.legs, self.parts, self._names = [], [], []
        return past

    def off(self, instead: Label) -> Sequence[Animation]:
        """The label on the block goes, if it was there before, where it has no room as the block is seen next; one that
        was to come, does, where it has room then."""
        (_, land, _), comes, self._comes = self._of, self._comes, []
        if instead not in land.labels.there:
            return []
        with _ahead(land):  # arrows end elsewhere there, too
            free = land.labels.has_room(instead)
        return comes if free else gone(instead)


def _needed(spot: np.ndarray, radius: float, closer: float) -> float:
    """By how much a lens of a radius has to come closer to a spot (2,) for its ring to stay in the safe area, under the
    title; no more than leaves it whole where the lens comes so much `closer` at rest, if it stays in there."""
    room = max(float(min(spot[0] - SAFE.left, SAFE.right - spot[0], _HIGHEST - spot[1], spot[1] - SAFE.bottom)), MARKED)
    return min(radius / room, closer / (1 + _FADES)) if radius / closer <= room else radius / room


@contextmanager
def _ahead(land: Block) -> Iterator[None]:
    """What is asked meanwhile of a block is asked of it as it is seen where the eye is about to go."""
    ground = land.landscape
    here, ground.view = ground.view, ground.ahead or ground.view
    yield
    ground.view = here
