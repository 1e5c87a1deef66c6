"""Equations: what runs, each after its equals sign, aligned at the signs and at the decimal points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, product
from typing import Any

from manim import VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Following
from steepest.stage.type.exact_figures import READ, decimals_of, decimals_said, is_cut, reads_as_one
from steepest.stage.type.readout import SLIVER, Readout, end_of, point_after
from steepest.stage.type.typeset import Typeset

_SHARE = 0.62  # of the panel's width may be on the left of an equals sign
_TALLEST = 0.44  # scene units, of a side
_LONE = re.compile(r'part\("(\w+)",[^"]*\)')  # a variable alone: its number has its colour
_SIZES = theme.FORMULA_SIZE, 36, 32, 29, theme.SMALLEST_SIZE
_DECIMALS: Sequence[Callable[[Iterable[Number]], int]] = (  # the first that has room
    decimals_said,
    *(partial(decimals_of, most=most) for most in (READ, 4, 3, 2)),
)
_AFTER = 0.2  # from an equals sign to the longest number


class Equations(list[VGroup]):
    """Fields of a record, as it is `now`, a line each from `line` on: `sides` has the left side for each field.

    Every number has the decimals that show it in all of the records `told` exactly, if a few do, else those that it is
    said with; there is room for it as it is in those and in the records it may reach besides (`also`): all are smaller,
    or have fewer decimals, or are not aligned, where there is none, and not aligned rather than read as another number:
    as 1, or with as few digits of a power of ten. Where that is too long even then, each line has its own equals sign.
    A power of ten ends where the panel does. While the field runs from which the others follow, `by`, they
    follow from what is read of it: the record as it is read is `now`.
    """

    def __init__(
        self,
        panel: Panel,
        line: int,
        now: Callable[[], Any],
        sides: Mapping[str, str],
        told: Sequence[Any],
        also: Sequence[Any] = (),
        by: str = "",
    ) -> None:
        fields = [([getattr(each, field) for each in told], [getattr(each, field) for each in also]) for field in sides]
        ways = [partial(_Laid.out, panel, sides, fields, *how) for how in product(_DECIMALS, _SIZES)]
        tries = (way(*aligned) for aligned in (("signs", "points"), ("signs",), ()) for way in ways)
        true = (each for each in tries if each.fits and not each.misleads)
        fitting = (each for each in (way("signs", "points") for way in ways) if each.fits)
        laid = next(chain(true, fitting), None) or ways[-1]("signs")
        size, left, places, points = laid.size, laid.left, laid.places, laid.points
        if by and isinstance(now, Following):
            now = now.read(dict(zip(sides, places, strict=True))[by])
        self.now = now
        self.scene, self.running, self.sides = panel.scene, list[Readout](), dict(sides)
        lines = zip(sides, left, laid.equals, places, points, strict=True)
        for k, (field, side, equals, count, point) in enumerate(lines):
            baseline = panel.baseline(line + k)
            value = partial(lambda name: getattr(now(), name), field)
            lone = _LONE.fullmatch(sides[field])
            colour = theme.ROLES.get(lone[1], theme.INK) if lone else theme.INK
            room = panel.right - equals - _AFTER
            sliver = SLIVER * size / theme.FORMULA_SIZE
            self.running.append(
                Readout(value, count, size, colour, (point, baseline), panel.right + sliver, room + sliver)
            )
            self.append(VGroup(side.stand(equals, baseline, side=1), self.running[-1]))

    def settle(self, end: str) -> None:
        """Have every number tell the fact that it has reached, of the record that `end` names; they may run again.

        Raises Fault where one shows anything else.
        """
        for readout, field in zip(self.running, self.sides, strict=True):
            self.scene.settle(readout, f"{end}.{field}").add_updater(lambda number: number.refresh())


@dataclass(frozen=True)
class _Laid:
    """Equations as they stand in a size: their left sides, where these end, the decimals of each number and where its
    point stands; whether all end within the panel, and whether one would read as another number."""

    size: float
    left: list[Typeset]
    equals: list[float]
    places: list[int]
    points: list[float]
    fits: bool
    misleads: bool

    @classmethod
    def out(
        cls,
        panel: Panel,
        sides: Mapping[str, str],
        fields: Sequence[tuple[list[Number], list[Number]]],
        decimals: Callable[[Iterable[Number]], int],
        size: float,
        *aligned: str,
    ) -> _Laid:
        """Equations laid out on a panel, for what each field is where it is told, and besides: their equals "signs" in
        a column, or the decimal "points", or both."""
        left = [panel.scene.formula(f"{side} =", size).fit(_SHARE * panel.width, _TALLEST) for side in sides.values()]
        widths = [float(side.width) for side in left]
        equals = [panel.left + (max(widths) if "signs" in aligned else width) for width in widths]
        places = [decimals(told) for told, _ in fields]
        counted = [*zip(places, equals, fields, strict=True)]
        points = [point_after(sign + _AFTER, count, [*told, *also], size) for count, sign, (told, also) in counted]
        points = [max(points)] * len(points) if "points" in aligned else points
        ends = [end_of(point, count, size) for point, count in zip(points, places, strict=True)]
        rooms = [(panel.right - sign - _AFTER, count, value) for count, sign, (told, _) in counted for value in told]
        misleads = any(_misleads(value, count, size, room) for room, count, value in rooms)
        return cls(size, left, equals, places, points, max(ends) <= panel.right, misleads)


def _misleads(value: Number, decimals: int, size: float, room: float) -> bool:
    """Whether a number reads as another one in so much room: with decimals that cut it, or as 1."""
    if not Readout(lambda: value, decimals, size, room=room).format_of(value).endswith("f"):
        return False
    return is_cut(value, decimals) or reads_as_one(value, decimals)
