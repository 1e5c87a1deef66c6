"""Equations: what runs, each after its equals sign, aligned at the signs and at the decimal points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import Any

from manim import VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Following
from steepest.stage.type.exact_figures import decimals_of, decimals_said
from steepest.stage.type.readout import SLIVER, Readout, end_of, point_after

_SHARE = 0.62  # of the panel's width may be on the left of an equals sign
_TALLEST = 0.44  # scene units, of a side
_LONE = re.compile(r'part\("(\w+)",[^"]*\)')  # a variable alone: its number has its colour
_SIZES = theme.FORMULA_SIZE, 36, 32, 29, theme.SMALLEST_SIZE
_DECIMALS: Sequence[Callable[[Iterable[Number]], int]] = (  # the first that has room
    decimals_said,
    *(partial(decimals_of, most=most) for most in (4, 3, 2)),
)
_AFTER = 0.2  # from an equals sign to the longest number


class Equations(list[VGroup]):
    """Fields of a record, as it is `now`, a line each from `line` on: `sides` has the left side for each field.

    Every number has the decimals that show it in all of the records `told` exactly, if a few do, else those that it is
    said with; there is room for it as it is in those and in the records it may reach besides (`also`): all are smaller,
    or have fewer decimals, or are not aligned, where there is none. A power of ten ends where the panel does. While the
    field runs from which the others follow, `by`, they follow from what is read of it.
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
        reached = [[getattr(record, field) for record in (*told, *also)] for field in sides]
        for decimals, size in product(_DECIMALS, _SIZES):
            left = [
                panel.scene.formula(f"{side} =", size).fit(_SHARE * panel.width, _TALLEST)
                for side in sides.values()
            ]
            equals = panel.left + max(side.width for side in left)
            places = [decimals([getattr(record, field) for record in told]) for field in sides]
            after = zip(places, reached, strict=True)
            points = [point_after(equals + _AFTER, *each, size) for each in after]
            aligned = [max(points)] * len(points)
            if _ends(aligned, places, size) <= panel.right:
                points = aligned
                break
        if by and isinstance(now, Following):
            now = now.read(dict(zip(sides, places, strict=True))[by])
        self.scene, self.running, self.sides = panel.scene, list[Readout](), dict(sides)
        for k, (field, side, count, point) in enumerate(zip(sides, left, places, points, strict=True)):
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


def _ends(points: Sequence[float], places: Sequence[int], size: float) -> float:
    """Where the last of some numbers with these decimals ends whose decimal points stand at some points."""
    return max(end_of(point, count, size) for point, count in zip(points, places, strict=True))
