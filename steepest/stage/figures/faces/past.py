"""What a slope was before its point moved: its tangent, as a ghost, and its number, from which an arrow leads on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_DASHES, _WIDTH = (0.13, 0.11), 3.0  # of the tangent
_SHARE, _GAP = 0.8, 0.16  # how large the number is beside the one that follows; from line to line of type


class Past(Assembly):
    """The slope that an `expression` gives, and a `tangent` as it is now: that tangent, dashed, and the number with an
    arrow behind it where it `stands`, a left end and a baseline, if so much `room` holds both."""

    def __init__(
        self,
        scene: LectureScene[Any],
        expression: str,
        tangent: FlatLine,
        stands: tuple[float, float],
        size: float,
        room: float,
    ) -> None:
        self.tangent = FlatLine(tangent.outline.copy(), theme.QUIET, _WIDTH, _DASHES, plane=tangent.plane)
        self.tangent.set_z_index(theme.BELOW)  # over the ground, and under its edge
        size = max(_SHARE * size, theme.SMALLEST_SIZE)
        number = scene.formula(f"{{{expression}:g}} arrow.r", size, theme.QUIET).stand(*stands)
        fits = is_readable(number) and number.width + _GAP <= room
        self.number: Typeset | None = number if fits else None
        self.end = float(number.get_right()[0]) + _GAP if fits else stands[0]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is of it."""
        return [self.tangent, *([self.number] if self.number else [])]
