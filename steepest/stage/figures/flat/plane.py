"""A plane: a rectangle of coordinates on the frame, with axes that have a few numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import DL, UR, Mobject, VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import line
from steepest.stage.ground.heights import Span, round_steps
from steepest.stage.type.numerals import numeral
from steepest.stage.type.powers import Power
from steepest.stage.type.typeset import Typeset, formula

_FARTHEST = 1e15  # in scene units
_LEAST = 1e-300  # of a logarithm
_SHORT = 1e-4, 1e6  # numbers of an axis between these are short without a power of ten


class Plane(VGroup):
    """Coordinates `xs` by `ys` laid into a box, with `equal` scales where angles are the point (the box is then filled
    in one direction and centred in the other).

    Numbers of a `size` stand outside, below and to the left. Mapping: `at(x, y)`. An axis in `logs`, "x" or "y", is
    logarithmic; its unit is a power of ten.
    """

    def __init__(
        self,
        xs: Span,
        ys: Span,
        box: Box,
        equal: bool = False,
        numbers: tuple[int, int] = (5, 4),
        logs: str = "",
        size: float = theme.SMALLEST_SIZE,
    ):
        super().__init__()
        self.size = size
        self.logs = "x" in logs, "y" in logs
        self.span(xs, ys, box, equal)
        self.box = Box(*self.at(self.xs[0], self.ys[0])[:2], *self.at(self.xs[1], self.ys[1])[:2])
        self.x_numbers, self.y_numbers = VGroup(), VGroup()
        self.lines = VGroup()
        self._draw_lines()
        self._number(numbers)
        self.add(self.lines, self.x_numbers, self.y_numbers)

    def span(self, xs: Span, ys: Span, box: Box, equal: bool = False) -> None:
        """Lay other coordinates into a box; its lines and numbers stay as they are."""
        self.xs, self.ys = (float(xs[0]), float(xs[1])), (float(ys[0]), float(ys[1]))
        across, up = (
            [self._level(value, axis) for value in span] for axis, span in enumerate((self.xs, self.ys))
        )
        self.unit = np.array([box.width / (across[1] - across[0]), box.height / (up[1] - up[0])])
        if equal:
            self.unit[:] = self.unit.min()
        self.origin = np.array(
            [
                (box.left + box.right) / 2 - self.unit[0] * sum(across) / 2,
                (box.bottom + box.top) / 2 - self.unit[1] * sum(up) / 2,
            ]
        )

    def _level(self, value: Any, axis: int) -> Any:
        """A coordinate, or an array of them, as its axis counts: a logarithmic one counts powers of ten."""
        return np.log10(np.maximum(value, _LEAST)) if self.logs[axis] else value

    def at(self, x: float, y: float) -> np.ndarray:
        """Where a point of the plane lies on the frame (3,)."""
        return np.array([self._along(x, 0), self._along(y, 1), 0.0])

    def _along(self, value: Number, axis: int) -> float:
        """Where a coordinate lies on the frame; numpy takes longer for one number, and warns of one that is too far."""
        return float(self.origin[axis]) + float(self.unit[axis]) * float(self._level(float(value), axis))

    def back(self, places: np.ndarray) -> np.ndarray:
        """The points (n, 2) of the plane that lie at some places (n, 3) of the frame."""
        found = (places[:, :2] - self.origin) / self.unit
        for axis in (0, 1):
            if self.logs[axis]:
                found[:, axis] = 10 ** found[:, axis]
        return np.asarray(found)

    def place(self, point: Sequence[Number]) -> np.ndarray:
        """Where a point lies on the frame (3,), no farther off than a drawing can be."""
        x, y = (min(max(self._along(value, k), -_FARTHEST), _FARTHEST) for k, value in enumerate(point))
        return np.array([x, y, 0.0])

    def many(self, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
        """Where points (n,), (n,) lie on the frame (n, 3)."""
        xs, ys = self._level(xs, 0), self._level(ys, 1)
        return np.stack([self.origin[0] + self.unit[0] * xs, self.origin[1] + self.unit[1] * ys, np.zeros_like(xs)], -1)

    def places(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) lie on the frame (n, 3), no farther off than a drawing can be."""
        with np.errstate(over="ignore"):  # infinitely far is farther than that
            return np.asarray(np.clip(self.many(*points.T), -_FARTHEST, _FARTHEST))

    def _draw_lines(self) -> None:
        b = self.box
        self.lines.add(
            line(np.array([b.left, b.bottom, 0]), np.array([b.right, b.bottom, 0])),
            line(np.array([b.left, b.bottom, 0]), np.array([b.left, b.top, 0])),
        )

    def _number(self, counts: tuple[int, int]) -> None:
        """Numbers along both axes: fewer where they would crowd, and none at the corner where they would touch."""
        for axis, count in enumerate(counts):
            for fewer in range(count, 0, -1):
                feet = self._feet(axis, fewer)
                numbers = [text for _, text in feet]
                if all(keep_apart(*pair) for pair in pairwise(numbers)):
                    break
            else:
                continue
            for foot, text in feet:
                self.lines.add(line(foot, foot + ([0, -0.08, 0] if axis == 0 else [-0.08, 0, 0])))
                below = self.x_numbers.submobjects if axis == 1 else []
                if all(keep_apart(each, text) for each in below):
                    (self.x_numbers, self.y_numbers)[axis].add(text)

    def _feet(self, axis: int, count: int) -> list[tuple[np.ndarray, Typeset]]:
        """The places (3,) of about so many numbers on an axis, and the numbers as they stand there."""
        log, found = self.logs[axis], []
        for value in self.ticks((self.xs, self.ys)[axis], count, log):
            foot = self.at(value, self.ys[0]) if axis == 0 else self.at(self.xs[0], value)
            text = number(value, self.size, power=log)
            if axis == 0:
                text.stand(foot[0], foot[1] - 0.38, side=0)
            else:
                text.stand(foot[0] - 0.18, foot[1] - 0.09, side=1)
            found.append((foot, text))
        return found

    @staticmethod
    def ticks(span: Span, count: int, log: bool = False) -> Iterable[float]:
        """Round numbers from end to end of a span, about `count` of them; none where `count` is 0. Those of a
        logarithmic axis are powers of ten.

        >>> Plane.ticks((0.01, 100), 3, log=True)
        [0.01, 1.0, 100.0]
        """
        if not count:
            return []
        if log:
            low, high = math.ceil(math.log10(span[0]) - 1e-9), math.floor(math.log10(span[1]) + 1e-9)
            return [float(f"1e{k}") for k in range(low, high + 1, max(1, math.ceil((high - low) / count)))]
        reach = (span[1] - span[0]) * 1e-9
        return round_steps(span[0] - reach, span[1] + reach, count)


def roomy_plane(
    xs: Span, ys: Span, box: Box, leftmost: float, numbers: tuple[int, int] = (6, 4)
) -> Plane:
    """A plane of equal scales in a box whose `numbers`, about so many, have room: none is left of `leftmost`, none
    crowd.

    The box may become narrower at its left, and the numbers below it fewer.
    """
    box = beside_numbers(xs, ys, box, leftmost)
    most, up = numbers
    for count in (most, *(fewer for fewer in (4, 3, 2) if fewer < most)):
        plane = Plane(xs, ys, box, equal=True, numbers=(count, up))
        if all(apart(one, other) for one, other in pairwise(plane.x_numbers)):
            break
    return plane


def name_axes(plane: Plane, across: Typeset, up: Typeset, between: bool) -> None:
    """Names that stand at the ends of the axes are those of a plane, and numbers that they would touch go. The one
    beside the axis up may stand `between` the two highest numbers instead, if it has room there, so that all stay."""
    numbers = plane.y_numbers
    if between and len(numbers) > 1 and not keep_apart(numbers[-1], up):
        at = up.get_center()
        up.move_to((at[0], (numbers[-2].get_center()[1] + numbers[-1].get_center()[1]) / 2, 0.0))
        if not all(keep_apart(number, up) for number in numbers):
            up.move_to(at)
    plane.add(across, up)
    for named, name in ((plane.x_numbers, across), (numbers, up)):
        named.remove(*(number for number in named if not keep_apart(number, name)))


def beside_numbers(xs: Span, ys: Span, box: Box, leftmost: float) -> Box:
    """What is left of a box for a plane of equal scales where none of the numbers at its left is left of `leftmost`."""
    widest = max((number.width for number in Plane(xs, ys, box, equal=True).y_numbers), default=0.0)
    return Box(max(box.left, leftmost + widest + 0.2), box.bottom, box.right, box.top)


def apart(one: Mobject, other: Mobject) -> bool:
    """Whether two numbers, the other to the right of the one, have room between them."""
    return bool(other.get_left()[0] - one.get_right()[0] > 2 * theme.TEXT_GAP)


def keep_apart(one: Mobject, other: Mobject) -> bool:
    """Whether two texts, wherever they stand, have room between them."""
    (left, bottom, _), (right, top, _) = one.get_corner(DL), one.get_corner(UR)
    (west, south, _), (east, north, _) = other.get_corner(DL), other.get_corner(UR)
    return bool(max(west - right, left - east, south - top, bottom - north) > theme.TEXT_GAP)


def number(
    value: float,
    size: float = theme.SMALLEST_SIZE,
    colour: str = theme.QUIET,
    power: bool = False,
    digits: int = 10,
) -> Typeset:
    """A number of an axis, as a `power` of ten where that is wanted, or it would be too long. Rounded where the last
    bits of a float would show, or to fewer `digits`."""
    if (value and not _SHORT[0] <= abs(value) < _SHORT[1]) or (power and value not in (1, 10)):
        return formula(numeral(Power(value, min(digits, 4)), notation="typst"), size=size, colour=colour)
    return formula(numeral(value, f".{digits}g", "typst"), size=size, colour=colour)


def inside(x: np.ndarray, y: np.ndarray, span: Span) -> list[np.ndarray]:
    """Runs (n, 2) of a line between two heights, cut where it crosses them."""
    slack = 1e-9 * (span[1] - span[0])  # heights may be of 10⁻¹⁸
    low, high = span[0] - slack, span[1] + slack
    runs: list[np.ndarray] = []
    run: list[tuple[float, float]] = []
    for k in range(len(x)):
        ok = bool(np.isfinite(y[k]) and low <= y[k] <= high)
        before = k > 0 and bool(np.isfinite(y[k - 1]) and low <= y[k - 1] <= high)
        if k and ok != before and np.isfinite(y[k]) and np.isfinite(y[k - 1]):
            edge = high if max(y[k], y[k - 1]) > high else low
            share = (edge - y[k - 1]) / (y[k] - y[k - 1])
            run.append((x[k - 1] + share * (x[k] - x[k - 1]), edge))
        if ok:
            run.append((x[k], y[k]))
        elif run:
            runs.append(np.array(run))
            run = []
    if run:
        runs.append(np.array(run))
    return [r for r in runs if len(r) > 1]
