"""The roads by which one variable moves a result: straight, and through another variable that rides on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, VGroup, linear

from steepest.calculus import TotalDerivative
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.stairs import Stairs
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.motion import running
from steepest.stage.type.fitting import fewer_digits, is_readable
from steepest.stage.type.told_sum import ToldSum, sign_of
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_ROOM = 0.34  # around a letter that arrows keep off
_SIZE = 46  # of the letters
_SIZES = theme.LABEL_SIZE, theme.SMALLEST_SIZE  # of the numbers
_HEAD = 0.15  # half as wide as an arrow's head is, which is twice as long
_SIGN, _SWELLS = 90, 0.8  # of the sign; by how much of its width an arrow swells
_ASIDE = 0.16  # of a number from its arrow
_FIELDS = "direct", "rate", "by_second"  # of a fact: the number of each road
_FORM = ".3g"  # of each of them, and of their sum
_EQUALS, _LOWER = "equals", 0.3  # a part of a sum; how far its end is under it, in lines beyond the next
_UP = 0.5  # of the room that a number over the straight road needs
_RISES = 0.0, 0.15, 0.3, 0.45, 0.6  # by how much the letter below stands higher, over a number that goes on under it


class _RoadArrow(FlatArrow):
    """An arrow that tells its head, too: a level one has no height without it."""

    def extents(self) -> Iterable[Extent]:
        """Its line, and around its head."""
        for extent in super().extents():
            start, end = extent.path
            way = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
            neck, square = end - 2 * _HEAD * way, _HEAD * np.array([-way[1], way[0]])
            yield replace(extent, path=np.array([start, end, neck + square, neck - square, end]))


class Road(Assembly):
    """An arrow from one letter to another, and the number that it multiplies by."""

    def __init__(self, arrow: FlatArrow, number: Typeset) -> None:
        self.arrow, self.number = arrow, number

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The arrow, and the number."""
        return self.arrow, self.number


class Roads(Assembly):
    """The letters of a fact that is a `TotalDerivative`, in a region: a variable, another that rides on it, and the
    result f of both.

    It comes as the letters alone; the roads between them come by themselves, each with the number that it multiplies
    by: the `direct` one, the one on which the second variable `rides`, and the one that leads `onward` from there. A
    `sign` for all of it, a formula, stands on the left. `freeze` turns the second letter to `ice`: it is a constant
    then, and rides on nothing. What comes by each road, and by both, are `stairs`, too, in a region for `bars`.
    """

    def __init__(
        self, scene: LectureScene[Any], fact: str, region: Box, sign: str = "", bars: Box | None = None
    ) -> None:
        derivative = scene.fact(fact, TotalDerivative)
        one, other = derivative.function.variables
        names = one, other, "f"
        self.terms = _terms(derivative, fact)
        products = [[(derivative.direct, _FORM)], [(derivative.rate, _FORM), (derivative.by_second, _FORM)]]
        sum_sign = sign_of(products, (derivative.value, _FORM), scene.names)
        self.scene, self._value = scene, f"{sum_sign} {{{fact}.value:{_FORM}}}"
        signs = [scene.formula(sign, _SIGN)] if sign else []
        for each in signs:
            middle = (region.bottom + region.top) / 2
            each.move_to(np.array([region.left + each.width / 2, middle, 0.0]))
            region = replace(region, left=region.left + each.width + _ASIDE)
        top, low = region.top - _UP - _ROOM, region.bottom + _ROOM
        first, second, result = (
            np.array(place)
            for place in (
                (region.left + _ROOM, top),
                ((region.left + region.right) / 2, low),
                (region.right - _ROOM, top),
            )
        )
        letters = [scene.formula(f'part("{name}", {name})', _SIZE) for name in names]
        self.letters = VGroup(*letters, *signs)
        straight, ride, onward = (f"{{{fact}.{field}:{_FORM}}}" for field in _FIELDS)
        paint = theme.ROLES.get(one, theme.INK), theme.ROLES.get(other, theme.INK)
        told = ToldSum((derivative.direct, derivative.through), derivative.value)
        by_road = [f"{fact}.{field}" for field in ("direct", "through", "value")]
        self.stairs = Stairs(scene, told, by_road, (*paint, theme.INK), bars)
        for rise in _RISES:  # a long number under a road has more room where the letter there stands higher
            second[1] = low + rise
            for letter, place in zip(letters, (first, second, result), strict=True):
                letter.move_to(np.array([*place, 0.0]))
            off = [box_of(letter) for letter in letters]
            self.direct = _road(scene, first, result, straight, paint[0], region, off)
            self.rides = _road(scene, first, second, ride, theme.INK, region, off, under=True)
            self.onward = _road(scene, second, result, onward, paint[1], region, off, under=True)
            if min(box_of(road.number).bottom for road in self.roads) >= region.bottom + theme.TEXT_GAP:
                break
        self.ice = Ice(letters[1].parts[other])

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The letters."""
        return (self.letters,)

    @property
    def all(self) -> Sequence[Actor | Mobject]:
        """Everything of it."""
        return self.letters, self.ice, *self.roads

    @property
    def numbers(self) -> tuple[Typeset, Typeset]:
        """The numbers of the roads that lead to the result."""
        return self.direct.number, self.onward.number

    @property
    def leading(self) -> tuple[Road, Road]:
        """The roads that lead to the result."""
        return self.direct, self.onward

    @property
    def roads(self) -> tuple[Road, Road, Road]:
        """All roads, in the order in which they are told."""
        return self.direct, self.rides, self.onward

    def sum(self, panel: Panel, line: int, side: str, size: float) -> list[Typeset]:
        """All roads as a sum, in their colours, as large as there is room: the `side` of an equation, on a line of a
        panel, or on a line for each road, where that is too long, below the fraction; last, on the next line, what it
        makes."""
        first, further = f'{side} part("{_EQUALS}", =) {self.terms[0]}', self.terms[1]
        fits = is_readable(self.scene.formula(both := f"{first} {further}", size).fit(panel.width))
        told = [panel.told(term, line + k, size) for k, term in enumerate((both,) if fits else (first, further))]
        for above, text in pairwise(told):
            lower = float(above.get_bottom()[1] - text.get_top()[1]) - theme.TEXT_GAP
            text.stand(panel.left, text.baseline + min(lower, 0.0))
        value = panel.told(self._value, line + len(told) + _LOWER, min(text.size * text.enlarged for text in told))
        under = float(told[0].parts[_EQUALS].get_left()[0])
        return [*told, value.stand(min(under, panel.right - float(value.width)), value.baseline)]

    def pulse(self) -> list[Animation]:
        """Both roads that lead to the result swell and settle: both variables move it at once."""
        return [_swelling(road.arrow) for road in self.leading]

    def freeze(self) -> Animation:
        """The second letter freezes."""
        return self.ice.to(1.0)

    def thaw(self) -> Animation:
        """It thaws."""
        return self.ice.to(0.0, run_time=theme.REVEAL)


def _swelling(arrow: FlatArrow) -> Animation:
    """An arrow swells and settles, twice."""
    usual = arrow.width_of_line

    def swell(_: Any, share: float) -> None:
        arrow.width_of_line = usual * (1 + _SWELLS * math.sin(2 * math.pi * share) ** 2)

    return running(VGroup(), swell, rate_func=linear)


def _terms(derivative: TotalDerivative, fact: str) -> tuple[str, str]:
    """What comes straight, and what comes by the other road, as the terms of a sum; negative factors in brackets."""
    one, other = derivative.function.variables
    straight, *factors = (f"{{{fact}.{field}:{_FORM}}}" for field in _FIELDS)
    below = derivative.rate < 0, derivative.by_second < 0
    ride, onward = (f"({factor})" if minus else factor for factor, minus in zip(factors, below, strict=True))
    return f'part("{one}", {straight})', f'+ {ride} dot part("{other}", {onward})'


def _road(
    scene: LectureScene[Any],
    start: np.ndarray,
    end: np.ndarray,
    number: str,
    colour: str,
    region: Box,
    off: Sequence[Box],
    under: bool = False,
) -> Road:
    """An arrow between the rooms of two letters, and a number over or under its middle, square to it: as small as may
    be, then with fewer digits, where it would else touch one of the letters, which it keeps `off`."""
    way = (end - start) / np.linalg.norm(end - start)
    arrow = _RoadArrow(start + _ROOM * way, end - _ROOM * way, colour)
    square = np.array([-way[1], way[0]]) * (-1 if under else 1)
    for form, size in product((number, *(fewer_digits(number, most) for most in (2, 1))), _SIZES):
        words = scene.formula(form, size, colour)
        _beside(words, start, end, square, region)
        if all(box_of(words).apart(letter) > theme.TEXT_GAP for letter in off):
            break
    return Road(arrow, words)


def _beside(words: Typeset, start: np.ndarray, end: np.ndarray, square: np.ndarray, region: Box) -> None:
    """Stand a number beside the middle of an arrow, on the side of the way that is `square` to it, in a region."""
    way = (end - start) / np.linalg.norm(end - start)
    wide = (
        np.abs(way) @ [words.width, words.height]
        > np.linalg.norm(end - start) - 2 * _ROOM - 4 * _HEAD - 2 * _ASIDE
    )
    far = (np.abs(square) @ [words.width, words.height]) / 2 + _ASIDE + (_HEAD if wide else 0)
    middle = (start + end) / 2 + far * square
    across = np.clip(middle[0], region.left + words.width / 2, region.right - words.width / 2)
    if across != middle[0]:  # as far from the arrow as before, so farther up or down
        middle[:] = across, middle[1] + (middle[0] - across) * square[0] / square[1]
    words.move_to(np.array([*middle, 0.0]))
