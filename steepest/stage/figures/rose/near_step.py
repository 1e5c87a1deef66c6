"""A step of a rose that is so short that the ground under it is as good as a plane, in a lens beside the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Rectangle

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.figures.rose.climb_bars import ClimbBars
from steepest.stage.ground.things import Thing
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.live import Live, now
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose
    from steepest.stage.play.scene import LectureScene

_FROM, _TIMES, _RADIUS = 4, 64, 1.75  # how many times as large the lens shows it, first and last; how large it is
_RIM = 135  # degrees, where on its rim it tells that: off the triangle, what is told of it, and the map
_SHORT = 100  # times as short as the unit it is: it and the words beside it have room in the lens
_SEEN = 0.9  # how far along the step the lens has its middle: words stand beyond it
_LIFT = 0.01 / _SHORT  # over the map: what is seen from so close is lifted less


class NearStep(Assembly):
    """A short step along the needle of a `rose` and its `legs`, in a lens on a scene that comes closer until the level
    lines around it are straight; some things are `unseen` there, beside the rose itself. Beside it stand bars for what
    the legs climb, with words, and words over both.

    The lens comes alone; then the step comes by `name`, each leg with its climb by `add`, and their `total` by itself.
    All of it goes together.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        rose: Rose,
        unseen: Sequence[Thing],
        climbs: Sequence[Typeset],
        region: Box,
    ) -> None:
        slopes = np.ravel(rose.block.function.sample_gradient(*rose.at[:, None]))
        self.bars = ClimbBars((slopes * rose.way()).tolist(), climbs, region)
        self.rose, self.times = rose, Live(_FROM, scale="log")
        self.step = rose.arrow(rose.way, theme.INK, 1 / _SHORT, lift=_LIFT)
        self.legs = rose.legs(1 / _SHORT, lift=_LIFT)
        for each in (self.step, *self.legs):
            each.near = _TIMES / 2  # on the map it would be a speck
        hidden = [part for part in (*rose.parts, *unseen) if isinstance(part, Thing)]
        coming = self.step, *self.legs
        looks = self.middle, self.times, self.bars.rest, min(_RADIUS, self.bars.rest.width / 2)
        self.lens = Lens(scene, rose.block, *looks, unseen=hidden, taller=1.0, soon=coming, rim=_RIM, off_words=True)

    @property
    def parts(self) -> Sequence[Lens | Thing | ClimbBars]:
        """The lens, the step and its legs, and the bars beside it."""
        return self.lens, self.step, *self.legs, self.bars

    @property
    def total(self) -> FlatLine:
        """The line as high as both bars."""
        return self.bars.total

    def middle(self) -> np.ndarray:
        """Where (2,) on the map the lens has its middle."""
        rose = self.rose
        return np.asarray(rose.at + rose.radius * now(rose.share) * _SEEN / _SHORT * rose.way())

    def name(self, words: Typeset) -> list[Animation]:
        """The step comes, with its name beside it, on the side where no legs and no words of theirs will be."""
        self.lens.glass.look()
        near = self.lens.glass.near
        assert isinstance(near, NearGround)
        start, *_, tip = near.lines(self.step)[0]
        sides = [Rectangle(width=2 * _RADIUS, height=2 * _RADIUS) for _ in self.legs]
        far = _RADIUS * np.sign(tip - start)
        for side, middle in zip(sides, ((tip[0] + far[0], tip[1]), (start[0], start[1] - far[1])), strict=True):
            side.move_to((*middle, 0.0))
        return [*come(self.step), *self.lens.tell(words, self.step, off=sides)]

    def add(self, number: int, words: Typeset) -> list[Animation]:
        """One of its legs comes, with words beside it, and what it climbs."""
        leg = self.legs[number]
        return [*come(leg), *self.lens.tell(words, leg, away=self.step), *self.bars.tell(number)]

    def coming(self) -> Sequence[Animation]:
        """The lens comes, and closer."""
        return [*come(self.lens), self.times.to(_TIMES, run_time=theme.MOVE)]
