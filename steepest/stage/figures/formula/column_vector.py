"""A vector as a column of numbers in brackets, which come with it or are gathered one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.play.motion import running
from steepest.stage.type.fitting import in_digits_or_power
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PITCH = 0.62  # from a number to the next, at most
_BESIDE, _BULGE = 0.16, 0.17  # from the widest number to a bracket, and how far that is bent
_UNDER = 0.45  # from a column, or what else it stands under, to the next
_LEAST = 0.5  # room for numbers behind a left side that is moved
_AFTER = 0.18  # from the left side to the bracket
_OVER = 0.62  # how far the brackets reach beyond the first and the last baseline, as a share of the pitch
_WIDTH = 3.0
_DIGITS = 0.14  # from a baseline to the middle of its digits
_SHOWN = 0.06  # of its way: before that a number that comes is not seen, so that it crosses nothing


class ColumnVector(VGroup):
    """The numbers `entries`, set already, one under another in brackets, after their left side `head`. It stands at the
    top left of a `region`, closer where it is long.

    All of them come with it, or, `gathered`, none does: the brackets have room for all, and `gather` brings each from
    where it is told. It may stand right `under` something. Under another column, which is told how many stand `among`
    each other so that all have one pitch, it has its equals sign under theirs where there is room, else its brackets
    under those.
    """

    def __init__(
        self,
        head: Typeset,
        entries: Sequence[Typeset],
        region: Box,
        *,
        gathered: bool = False,
        under: Mobject | None = None,
        among: int = 1,
    ) -> None:
        super().__init__()
        region = self.below(under, head, region)
        self.among = among
        self.head, self.entries, self.region = head, list(entries), region
        room = self.room(head, region)
        for entry in self.entries:
            entry.fit(room)
        tall = max(float(entry.height) for entry in self.entries)
        share = (self.pitch - theme.TEXT_GAP) / tall
        for entry in self.entries:
            entry.fit(entry.width * min(1.0, share))
        wide = max(float(entry.width) for entry in self.entries)
        above = under._left if isinstance(under, ColumnVector) else -np.inf
        self._left: float = max(region.left + head.width + _AFTER + _BULGE, above)
        self.brackets = (
            VMobject(color=theme.INK, stroke_width=_WIDTH),
            VMobject(color=theme.INK, stroke_width=_WIDTH),
        )
        middle = self._left + _BESIDE + wide / 2
        self._right = middle + wide / 2 + _BESIDE
        self._middle = middle
        self.add(*self.brackets, head, *([] if gathered else self.entries))
        self._place()

    @staticmethod
    def room(head: Typeset, region: Box) -> float:
        """How wide its numbers may be."""
        return region.width - float(head.width) - _AFTER - 2 * (_BULGE + _BESIDE)

    @classmethod
    def below(cls, under: Mobject | None, head: Typeset, region: Box) -> Box:
        """What is left of a region under something, and under another column behind where its equals sign begins."""
        if under:
            region = replace(region, top=float(under.get_bottom()[1]) - _UNDER)
        if isinstance(under, ColumnVector) and _alike(sign := under.head.submobjects[-1], head.submobjects[0]):
            behind = replace(region, left=float(sign.get_left()[0]))
            region = behind if cls.room(head, behind) >= _LEAST else region
        return region

    @classmethod
    def of(
        cls,
        scene: LectureScene[Any],
        head: Typeset,
        told: Mapping[str, str],
        region: Box,
        under: Mobject | None = None,
        among: int = 1,
    ) -> ColumnVector:
        """The facts that the expressions `told` give, each in a colour. One that is long has fewer digits, or a power
        of ten, where it could not be read."""
        room, size = cls.room(head, cls.below(under, head, region)), theme.QUESTION_SIZE

        def entry(expression: str, colour: str) -> Typeset:
            return in_digits_or_power(scene, lambda text: text.fit(room), f"{{{expression}:g}}", 2, size, colour)

        entries = [entry(expression, colour) for expression, colour in told.items()]
        return cls(head, entries, region, under=under, among=among)

    def _place(self) -> None:
        """Brackets, left side and numbers."""
        room = _OVER * self.pitch
        first, top = self.region.top - room, self.region.top
        bottom = first - (len(self.entries) - 1) * self.pitch - room
        for k, entry in enumerate(self.entries):
            entry.move_to(np.array([self._middle, first - k * self.pitch, 0.0]))
        for bracket, x, bulge in zip(
            self.brackets, (self._left, self._right), (-_BULGE, _BULGE), strict=True
        ):
            bracket.set_points_as_corners(_arc(x, bulge, bottom, top))
        self.head.stand(self.region.left, (bottom + top) / 2 - _DIGITS)

    @property
    def pitch(self) -> float:
        """How far its numbers stand from each other."""
        room = (self.region.height + _UNDER) / self.among - _UNDER
        return min(_PITCH, room / (len(self.entries) + 2 * _OVER - 1))

    def gather(self, number: int, source: Mobject, **timing: Any) -> Animation:
        """A number comes to its place from where it is told, by its `source`, which stays."""
        entry = self.entries[number]
        end, way = entry.get_center(), source.get_center() - entry.get_center()
        self.add(entry)

        def fly(_: object, share: float) -> None:
            entry.set_opacity(max(0.0, 1 - (1 - share) / _SHOWN))
            entry.move_to(end + (1 - share) * way)

        fly(None, 0.0)
        timing.setdefault("run_time", theme.REVEAL)
        return running(self, fly, **timing)

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        return [FadeIn(self)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        brackets: list[Any] = [bracket.animate.set_stroke(opacity=to) for bracket in self.brackets]
        return [*dim(*(part for part in self if part not in self.brackets), to=to), *brackets]

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        return [FadeOut(self)]


def _alike(one: Mobject, other: Mobject) -> bool:
    """Whether two glyphs are one sign, in one size."""
    sizes = [(each.width, each.height) for each in (one, other)]
    return len(one.points) == len(other.points) and np.allclose(sizes[0], sizes[1])


def _arc(x: float, bulge: float, bottom: float, top: float) -> np.ndarray:
    """The corners (n, 3) of a bracket: a parabola of the fourth degree, upright in its middle."""
    up = np.linspace(-1, 1, 41)
    y = (bottom + top) / 2 + up * (top - bottom) / 2
    return np.stack([x + bulge * (1 - up**4), y, 0 * y], -1)
