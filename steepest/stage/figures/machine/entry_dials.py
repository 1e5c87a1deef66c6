"""A gradient on knobs: one for each variable, with its entry under it, and an arrow that leads as far as that says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.calculus.numbers import largest
from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.machine.slopes_told import SlopesTold
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FARTHEST = 0.55  # where the longest arrow ends, as a share of the way from upright to an end of a scale
_EACH = 0.2  # seconds from one to the next


class EntryDials(Assembly):
    """Dials side by side in a `region` for the variables `names`, all upright; under each stands its entry in a `fact`,
    a gradient, and dashed arrows lead right where that is positive and left where it is negative, in proportion. The
    `first` come together, and `others` one after another."""

    def __init__(
        self,
        scene: LectureScene[Any],
        names: Sequence[str],
        fact: str,
        first: int,
        region: Box = theme.KNOB_ROW,
    ) -> None:
        entries: tuple[Number, ...] = scene.fact(fact, tuple)
        boxes, most = row_of_boxes(region, len(names), 0.0, region.width), largest(entries) or 1
        self.stands = {name: Live[Number](0) for name in names}
        self.ends = {name: _FARTHEST * float(entry / most) for name, entry in zip(names, entries, strict=True)}
        self.dials = {
            name: Dial(
                scene.letter(name), stand, (-1, 1), box, decimals=None, lines=1, colour=theme.INK
            )
            for (name, stand), box in zip(self.stands.items(), boxes, strict=True)
        }
        self.first, self.told = first, SlopesTold(scene, self.dials, self.stands)
        self.arrows = {
            name: dial.turn(self.ends[name], theme.GRADIENT) for name, dial in self.dials.items() if self.ends[name]
        }
        for k, name in enumerate(names):
            self.told.put(name, f"{fact}[{k}]", theme.GRADIENT)

    @property
    def parts(self) -> list[Actor | Mobject]:
        """All of it."""
        return [part for name in self.dials for part in self._of(name)]

    def coming(self) -> Sequence[Animation]:
        """The first of them appear."""
        return come(*(part for name in [*self.dials][: self.first] for part in self._of(name)))

    def others(self) -> list[Animation]:
        """The others appear, one after another."""
        late = [*self.dials][self.first :]
        found, whole = list[Any](), theme.LIGHT + _EACH * (len(late) - 1)
        for k, name in enumerate(late):
            for each in come(*self._of(name)):
                each.run_time, each.rate_func = whole, after(_EACH * k / whole)
                found.append(each)
        return found

    def _of(self, name: str) -> list[Actor | Mobject]:
        arrow = [self.arrows[name]] if name in self.arrows else []
        return [self.dials[name], self.told[name], *arrow]
