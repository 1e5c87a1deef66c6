"""A vector as a column of numbers in brackets, which are gathered one by one, or added to it as it grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, VGroup, VMobject, smooth

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.fitting import in_few_digits, in_power, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PITCH, _GROWN = 0.62, 1.25  # from a number to the next, at most; in a column that will grow and is as tall as its room
_EACH = 0.45  # seconds from one to the next
_BESIDE, _BULGE = 0.16, 0.17  # from the widest number to a bracket, and how far that is bent
_NAME = 0.6  # from the right bracket to the names behind it: any nearer, they would be factors of the column
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

    All of them come with it if nothing is said. At `first` so many do, and `grow` adds the others, for whom the
    brackets give way; `gathered`, none does, the brackets have room for all, and `gather` brings each from where it is
    told. With `names` each number stands before one of these, and comes from there when the column grows. It may stand
    right `under` something. Under another column, which is told how many stand `among` each other so that all have one
    pitch, it has its equals sign under theirs where there is room, else its brackets under those.
    """

    def __init__(
        self,
        head: Typeset,
        entries: Sequence[Typeset],
        region: Box,
        first: int | None = None,
        *,
        gathered: bool = False,
        names: Sequence[Typeset] = (),
        under: Mobject | None = None,
        among: int = 1,
    ) -> None:
        super().__init__()
        region = self.below(under, head, region)
        self.among = among
        self.head, self.entries, self.region, self.names = head, list(entries), region, list(names)
        self.told = float(first or len(self.entries))
        room = self.room(head, region, names)
        for entry in self.entries:
            entry.fit(room)
        tall = max(float(entry.height) for entry in self.entries)
        share = (self._pitch(len(self.entries)) - theme.TEXT_GAP) / tall
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
        self.add(*self.brackets, head, *([] if gathered else self.entries[: round(self.told)]))
        self.add(*self.names[: round(self.told)])
        self._place()

    @staticmethod
    def room(head: Typeset, region: Box, names: Sequence[Typeset] = ()) -> float:
        """How wide its numbers may be."""
        behind = max((_NAME + float(name.width) for name in names), default=_BULGE)
        return region.width - float(head.width) - _AFTER - _BULGE - 2 * _BESIDE - behind

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
        first: int | None = None,
        names: Sequence[Typeset] = (),
        under: Mobject | None = None,
        among: int = 1,
    ) -> ColumnVector:
        """The facts that the expressions `told` give, each in a colour. One that is long has fewer digits, or a power
        of ten, where it could not be read."""
        room, size = cls.room(head, cls.below(under, head, region), names), theme.QUESTION_SIZE

        def entry(expression: str, colour: str) -> Typeset:
            text = in_few_digits(
                lambda form: scene.formula(form, size, colour).fit(room), f"{{{expression}:g}}"
            )
            if not is_readable(text):
                value = scene.number(expression)
                powers = [in_power(expression, value, digits, size, colour).fit(room) for digits in (2, 1)]
                text = next(filter(is_readable, powers), powers[-1])
            return text

        entries = [entry(expression, colour) for expression, colour in told.items()]
        return cls(head, entries, region, first, names=names, under=under, among=among)

    def _place(self) -> None:
        """Brackets and left side, as many numbers as there are by now."""
        pitch = self._pitch(self.told)
        first, room = self.region.top - _OVER * pitch, _OVER * pitch
        bottom, top = first - (self.told - 1) * pitch - room, first + room
        for k, entry in enumerate(self.entries):
            entry.move_to(np.array([self._middle, first - k * pitch, 0.0]))
        for entry, name in zip(self.entries, self.names, strict=False):
            name.move_to(np.array([self._right + _NAME + name.width / 2, entry.get_center()[1], 0.0]))
        for bracket, x, bulge in zip(
            self.brackets, (self._left, self._right), (-_BULGE, _BULGE), strict=True
        ):
            bracket.set_points_as_corners(_arc(x, bulge, bottom, top))
        self.head.stand(self.region.left, (bottom + top) / 2 - _DIGITS)

    def _pitch(self, count: float) -> float:
        """How far so many numbers stand from each other."""
        room = (self.region.height + _UNDER) / self.among - _UNDER
        return min(_GROWN if self.names else _PITCH, room / (count + 2 * _OVER - 1))

    def grow(self, to: int | None = None) -> Animation:
        """Numbers are added one after another, all of them, or `to` so many, and the brackets give way."""
        start, end = self.told, float(to or len(self.entries))
        new, names = (each[round(start) : round(end)] for each in (self.entries, self.names))
        solid = [[(part, float(part.get_fill_opacity())) for part in entry.get_family()] for entry in new]
        named = [[(part, float(part.get_fill_opacity())) for part in name.get_family()] for name in names]
        self.add(*new, *names)

        def more(_: object, share: float) -> None:
            self.told = start + (end - start) * share
            self._place()
            for k, parts in enumerate(solid):
                seen = min(max(self.told - start - k, 0.0), 1.0)
                off = 0.0  # still to go
                if k < len(names):
                    off = (1 - smooth(seen)) * float((names[k].get_center() - new[k].get_center())[0])
                    new[k].shift((off, 0.0, 0.0))
                for part, opacity in parts:  # not before it is past the bracket
                    part.set_fill(opacity=opacity * seen**3 * max(0.0, 1 - off / _BESIDE))
                for part, opacity in named[k] if k < len(named) else []:
                    part.set_fill(opacity=opacity * min(2 * seen, 1.0))

        more(None, 0.0)
        return running(self, more, run_time=max(_EACH * len(new), theme.REVEAL))

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
        """It appears, with the numbers that it has by now."""
        return [FadeIn(self)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        brackets: list[Any] = [bracket.animate.set_stroke(opacity=to) for bracket in self.brackets]
        return [*dim(*(part for part in self if part not in self.brackets), to=to), *brackets]

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        return [FadeOut(self)]

    def shapes(self) -> list[Shape]:
        """How many numbers there are."""
        return [Shape("column", theme.INK, np.array([[self.told]]))]


def _alike(one: Mobject, other: Mobject) -> bool:
    """Whether two glyphs are one sign, in one size."""
    sizes = [(each.width, each.height) for each in (one, other)]
    return len(one.points) == len(other.points) and np.allclose(sizes[0], sizes[1])


def _arc(x: float, bulge: float, bottom: float, top: float) -> np.ndarray:
    """The corners (n, 3) of a bracket: a parabola of the fourth degree, upright in its middle."""
    up = np.linspace(-1, 1, 41)
    y = (bottom + top) / 2 + up * (top - bottom) / 2
    return np.stack([x + bulge * (1 - up**4), y, 0 * y], -1)
