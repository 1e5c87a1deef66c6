"""A large lens beside a pass, in which it is seen how far off somebody is set, and what the first steps do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Nudged, Point
from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.lens.glass import Glass
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST, close_up, magnification
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FILLED, _STEPS_FILLED = 0.84, 0.95  # of its radius, by the nudge and by steps
_CLOSER = 2  # times as close another lens has to look at steps
_TALLER, _STEPPING = 1.25, 0.8  # so many times as tall as from afar somebody is in it; as steps are to be seen


class OffPass(Assembly):
    """A `lens` beside a pass on a `land`, for a fact `nudged`, a `Nudged`. It comes `instead` of what goes.
    `measure` has a line from the pass to where somebody was set, with its length, until they `leave`: then that goes,
    so that there is room for a step, and they become smaller in the lens, so that they do not hide its arrow. `follow`
    has a lens that shows first steps, which may be another one."""

    def __init__(self, scene: LectureScene[Any], land: Block, nudged: str, instead: Sequence[Mobject]) -> None:
        self.scene, self.land, self.fact = scene, land, nudged
        self.nudged: Nudged = getattr(scene.facts, nudged)
        start, radius = self.nudged.start, theme.LARGE_LENS
        ends = start, self.nudged.saddle.at
        self.looks = start, magnification(land, *ends, radius=radius, most=CLOSEST, filled=_FILLED)
        self.way, _ = land.path(ends[::-1], theme.INK)
        self.measured = list[Plate]()
        self.lens = self._lens(self.looks, instead)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The lens, and what is measured in it."""
        return self.lens, self.way

    def coming(self) -> Sequence[Animation]:
        """The lens comes; `measure` is for later."""
        return come(self.lens)

    def measure(self) -> list[Animation]:
        """How far off the pass somebody is, where the lens is there."""
        if not self.lens.enlarges:
            return []
        length = self.scene.formula(f"{{{self.fact}.distances[0]:g}}", theme.LABEL_SIZE)
        self.measured = self.lens.call(length, self.way, taken_by=True)
        return [*come(self.way), *map(FadeIn, self.measured)]

    def leave(self) -> list[Animation]:
        """What was measured goes: somebody steps on from where they were set."""
        if not self.lens.enlarges:
            return []
        going = [*(gone(self.way) if self.measured else []), *self.lens.hush(self.measured)]
        self.measured = []
        return [*going, running(self.lens.glass, _stepping)]

    def follow(self, points: Sequence[Point], leaving: Sequence[Mobject]) -> list[Animation]:
        """The lens shows the first points of a walk; if another shows them better, that comes in its place, and
        `leaving` goes by then."""
        looks = close_up(
            self.land,
            self.nudged.saddle.at,
            *points,
            radius=theme.LARGE_LENS,
            instead=self.looks,
            most=CLOSEST,
            filled=_STEPS_FILLED,
        )
        if self.lens.held(points) == len(points) and looks[1] <= _CLOSER * self.looks[1]:
            return []
        going, past = self.going(), self.lens
        self.measured = []
        self.lens = self._lens(looks, [*leaving, *past.all])
        return [*going, *come(self.lens)]

    def _lens(self, looks: tuple[Point, int], instead: Sequence[Mobject]) -> Lens:
        where = theme.LENS_OVER_LINE, theme.LARGE_LENS
        return Lens(self.scene, self.land, *looks, *where, instead=instead, taller=_TALLER, own=True)


def _stepping(glass: Glass, share: float) -> None:
    """Who steps in a glass becomes smaller."""
    assert isinstance(glass.near, NearGround)
    glass.near.taller = _TALLER + share * (_STEPPING - _TALLER)
