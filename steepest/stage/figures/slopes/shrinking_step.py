"""A step along a cut of a block that shrinks: what is told of it, what it leaves behind, and a lens on what is left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Cut, NoValue, Secant
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST, magnification
from steepest.stage.figures.slopes.climbs import LEAST, beside_middle, far_side, if_room, off_climb
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import SpaceCurve, Thing
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SHARES, _THIN = (Fraction(1), Fraction(1, 2)), 2.2  # of a step: those whose lines stay, and how thin
_RADIUS, _TO_RIM = 1.65, 1.1  # of a lens, and how much farther out than in others the ends of a step may be


class ShrinkingStep:
    """The first of some `steps` along a cut of a block, which shrinks to the others one after the other.

    `now` is the step as it is, and `parts` are what a block draws of it. `left` are thin lines that the line through
    its ends leaves behind as it shrinks: that of the first step, and of half of it, where there are such. Until then
    they go with it.
    """

    def __init__(self, land: Block, cut: Cut, steps: Sequence[Secant]) -> None:
        self.land, self.cut, self.steps = land, cut, steps
        self._length = Live(steps[0].length, scale="log")
        self._closest: list[int] = []  # how close a lens comes on each of the steps, if there is one
        self.now = self._length.then(cut.step)
        self.parts, self.left = land.secant(cut, self.now), self._left_behind()

    def to(self, number: int, **timing: Any) -> list[Animation]:
        """It shrinks to another step; if a lens is on it, that comes as much closer."""
        closer = [self._times.to(times, **timing) for times in self._closest[number : number + 1]]
        return [self._length.to(self.steps[number].length, **timing), *closer]

    def told(self, scene: LectureScene[Any], fact: str, off: Sequence[Thing]) -> list[Label]:
        """How long it is that is a fact, under its line, or over it where the step goes down, and what it climbs, on
        the far side of that line, if both have room and are seen."""
        level, climb, *_ = self.parts
        foot, top = points_of(climb, self.land.whole)[[0, -1]]
        if not abs(top[2] - foot[2]) > LEAST:
            return []
        length, rise = (
            scene.formula(f"{{{fact}.{field}:g}}", theme.LABEL_SIZE, side.colour)
            for field, side in (("length", level), ("climb", climb))
        )
        told = [
            beside_middle(self.land, length, level, off_climb(self.land, climb), off),
            beside_middle(self.land, rise, climb, far_side(self.land, climb, level), off),
        ]
        return [*if_room(self.land, told)]

    def lens(
        self,
        scene: LectureScene[Any],
        number: int,
        region: Box,
        instead: Sequence[Mobject] = (),
        unseen: Sequence[Thing] = (),
    ) -> Lens:
        """A lens in a region that goes with its middle, as close as it shows a step from end to end that it has shrunk
        to by its number, with room to tell how close it will come on the last one. What it is told `instead` of, and
        what is `unseen` in it, is as for any lens."""
        self._times = Live(1, scale="log")
        self._come_close(number, _RADIUS)
        looks = self.land, lambda: self.cut.moved(self._length() / 2)
        lens = Lens(scene, *looks, self._times, region, _RADIUS, instead, unseen, most=self._closest[-1])
        self._come_close(number, lens.glass.radius)  # which is less where a lens as large as that has no room
        return lens

    def _come_close(self, number: int, radius: float) -> None:
        """A lens of a radius is as close as it shows the step of a number, and may come closer for later ones."""
        self._closest = [
            magnification(
                self.land,
                self.cut.moved(step.length / 2),
                self.cut.at,
                radius=_TO_RIM * radius,
                most=CLOSEST,
            )
            for step in self.steps
        ]
        self._times.value = self._closest[number]

    def _left_behind(self) -> list[SpaceCurve]:
        lines, first = list[SpaceCurve](), self.now().length

        def longer(last: Secant) -> Secant:
            return max(self.now(), last, key=lambda each: abs(float(each.length)))

        for share in _SHARES:
            with suppress(NoValue):
                *_, line, _, _, _ = self.land.secant(self.cut, partial(longer, self.cut.step(share * first)))
                line.width, line.halo = _THIN, False
                lines.append(line)
        return lines
