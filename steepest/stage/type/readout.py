"""A readout: a running number whose digits do not jump. A new number of five digits takes 0.17 ms, where copying
its glyphs as manim does took 0.53."""

from __future__ import annotations

import copy
import functools
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Self
from weakref import WeakSet

import numpy as np
from manim import VGroup, VMobject

from steepest.calculus import Number
from steepest.script.values.showing import LOWERED
from steepest.stage import theme
from steepest.stage.type.exact_figures import READ, is_cut
from steepest.stage.type.numerals import decimal_sign, numeral
from steepest.stage.type.typeset import formula

SLIVER = 0.018  # what a digit of a formula is given at each of its sides


@functools.lru_cache(maxsize=512)
def _character(character: str, size: float) -> tuple[VMobject, float]:
    """The glyph of a character with its middle over the origin, and the width it is given: all digits the same."""

    def width(text: str) -> float:
        return float(formula(text, size=size).width)

    digit = width("00") - width("0")
    if (low := character.translate(LOWERED)) != character:  # as a formula sets a power
        one, two = ("0", "-0") if low == "-" else (low, 2 * low)
        raised = formula(f"10^({low})", size=size)[-1]
        return _centred(raised), width(f"10^({two})") - width(f"10^({one})")
    if character in "−+":
        sign = character.replace("−", "-")
        return _centred(formula(sign, size=size)), width(f"{sign}0") - width("0")
    glyph = _centred(formula(f'"{character}"', size=size))
    return glyph, digit if character.isdigit() else width(f'"0{character}0"') - width('"00"')


def point_before(right: float, decimals: int, size: float) -> float:
    """Where a readout's decimal point stands so that its last digit ends at `right`."""
    glyph, digit = _character("0", size)
    after = decimals * digit + (_character(decimal_sign(), size)[1] if decimals else 0.0)
    return right + (digit - float(glyph.width)) / 2 - after


def point_after(
    left: float, decimals: int, values: Iterable[Number], size: float = theme.FORMULA_SIZE
) -> float:
    """Where a readout's decimal point stands so that none of the values begins before `left`."""

    def whole(value: Number) -> float:
        return -float(Readout(lambda: value, decimals, size).get_left()[0])

    return left + max(map(whole, values))


def end_of(point: float, decimals: int, size: float) -> float:
    """Where the last digit ends of a number whose decimal point stands at a point."""
    return point + float(Readout(lambda: 0, decimals, size).get_right()[0])


def width_of_run(decimals: int, values: Iterable[Number], size: float) -> float:
    """How wide a number is that runs over some values, at most; a power of ten is wider than its decimals would be."""
    passed = list(values)
    ends = [float(Readout(partial(float, each), decimals, size).get_right()[0]) for each in passed]
    return point_after(0.0, decimals, passed, size) + max(end_of(0.0, decimals, size), *ends)


@dataclass(frozen=True)
class _AsSet:
    """A glyph as it was set, the first of a number: it tells what was done to all of them since."""

    points: np.ndarray
    colour: np.ndarray

    def done_to(self, glyph: VMobject) -> tuple[float, np.ndarray]:
        """By how much it was scaled about the origin, and moved then: to a billionth, so that it is the same however
        often it is done again. Nothing, where it has become another outline."""
        if glyph.points.shape != self.points.shape:
            return 1.0, np.zeros(3)
        then, now = (np.array([each.min(axis=0), each.max(axis=0)]) for each in (self.points, glyph.points))
        scale = round(float((now[1] - now[0])[0] / (then[1] - then[0])[0]), 9)
        return scale, np.round((now - scale * then).mean(axis=0), 9)


class Readout(VGroup):
    """A number at `decimals` places, standing with its decimal point at a fixed place; one that needs more than are
    read is told by three digits, as it is in words.

    `value` is called for the number to show whenever the scene is updated, until the scene settles it on a fact: on
    that of the name `end`, where one is given. A `gauge` tells what its figure shows, a needle or a lens, and need not.
    Nothing of it is beyond `right`: a number that takes more decimals begins farther left, and one that has none, as a
    power of ten, ends there. One that is wider than there is `room` is set smaller, and where it could not be read
    then, with fewer decimals, or with a power of ten, for which there may be less room `under` words, since it is
    higher: it is smaller, too, where it would be higher than this over its baseline. A `signed` one has its sign also
    above zero.

    It may be moved, scaled, coloured and dimmed while it runs, whatever digits it gets on the way: what was done to
    those that go is done to those that come.
    """

    goes_along = True  # to where it was moved; what places itself knows
    line: tuple[float, float] | None = None  # of a `LineOfType` that it is in: where that begins

    def __init__(
        self,
        value: Callable[[], Number],
        decimals: int = 2,
        size: float = theme.FORMULA_SIZE,
        colour: str = theme.INK,
        point: tuple[float, float] = (0.0, 0.0),
        right: float = math.inf,
        room: float = math.inf,
        signed: bool = False,
        under: float = math.inf,
        end: str = "",
        gauge: bool = False,
        high: float = math.inf,
    ):
        super().__init__()
        self.right, self.room, self.enlarged, self.sign = right, room, 1.0, "+" if signed else ""
        self.under, self.high = under, high
        self.value, self.decimals, self.size, self.colour, self.point = value, decimals, size, colour, point
        self.text, self.end, self.gauge = "", end, gauge
        self.told: tuple[Number | None, str] = None, ""
        self.shown: tuple[Any, ...] = ()
        self.as_set: _AsSet | None = None
        self.alike = WeakSet([self])  # itself and its copies
        self.refresh()
        self.add_updater(lambda mobject: mobject.refresh())

    def refresh(self) -> Readout:
        """Show the number as it is now, and in all copies that run: manim lets those that it blends follow, and not
        what it blends, which must have as many digits as they."""
        for one in [one for one in self.alike if one is self or one.updaters]:
            one._follow()
        return self

    def _follow(self) -> None:
        value = self.value()
        text = self.told[1] if self.told[0] == value else self.read(value)
        if text != self.text:
            self.text, self.shown = text, ()
            self._set(text)

    def read(self, value: Number) -> str:
        """What is read where a number is shown."""
        return numeral(value, self.format_of(value))

    def format_of(self, value: Number) -> str:
        """The format in which a number can be read where there is room for it."""
        fixed = [f".{decimals}f" for decimals in range(self.decimals, -1, -1)] if self.decimals <= READ else []
        plain = fixed and not is_cut(value, self.decimals)
        tried = (*fixed, ".2g", ".1g") if plain else (".3g", ".2g", ".1g", *fixed[:1])
        if not math.isfinite(self.room):
            return f"{self.sign}{tried[0]}"
        for form in (f"{self.sign}{each}" for each in tried):
            if self._width(text := numeral(value, form)) <= self._room_for(text):
                break
        return form

    def _room_for(self, text: str) -> float:
        return min(self.room, self.under) if _has_power(text) else self.room

    def _width(self, text: str) -> float:
        """How wide a text is at the smallest size."""
        return sum(_character(each, self.size)[1] for each in text) * theme.SMALLEST_SIZE / self.size

    def tell(self, text: str) -> Readout:
        """Show what is known of the number as it is now, as long as it stays."""
        self.told = self.value(), text
        return self.refresh()

    def showing(self, value: Number) -> Readout:
        """One like it that shows another number."""
        how = self.decimals, self.size, self.colour, self.point, self.right, self.room, bool(self.sign), self.under
        return Readout(lambda: value, *how, high=self.high)

    def end_at(self, right: float, baseline: float) -> Readout:
        """Stand on a baseline with the last decimal ending at `right`, whatever the number will be."""
        self.point = (right - end_of(0.0, self.decimals, self.size), baseline)
        self.right = right + SLIVER
        self._set(self.text)
        return self

    def _set(self, text: str) -> None:
        whole, point, rest = text.partition(sign if (sign := decimal_sign()) in text else " ")
        glyphs = []
        x, y = self.point
        for character in reversed(whole):
            glyph, advance = _character(character, self.size)
            x -= advance
            glyphs.append(_moved(glyph, np.array([x + advance / 2, y, 0])))
        left, x = x, self.point[0]
        for character in point + rest:
            glyph, advance = _character(character, self.size)
            glyphs.append(_moved(glyph, np.array([x + advance / 2, y, 0])))
            x += advance
        # a power of ten ends where decimals do
        ends_there = self.decimals and math.isfinite(self.right) and (not point or _has_power(text))
        beyond = x - self.right if ends_there else max(x - self.right, 0.0)
        if ends_there and _has_power(text):  # a raised digit is narrower
            beyond = max(float(glyph.get_right()[0]) for glyph in glyphs) - (self.right - SLIVER)
        whole_room = self._room_for(text)
        least, before = theme.SMALLEST_SIZE / self.size, max(self.right - SLIVER - x + beyond, 0.0)
        if (
            math.isfinite(before) and (whole_room - before) / (x - left) < least
        ):  # it takes the room behind it, too
            beyond, before = beyond - before, 0.0
        room = whole_room - before if math.isfinite(before) else whole_room
        share = room / (x - left)
        if _has_power(text):
            share = min(share, self.high / max(float(glyph.get_top()[1]) - y for glyph in glyphs))
        self.enlarged = min(1.0, max(share, least))
        if beyond or self.enlarged < 1:
            digit, advance = _character("0", self.size)
            edge = x - beyond - (advance - float(digit.width)) / 2  # of the last digit itself
            for glyph in glyphs:
                glyph.shift(np.array([-beyond, 0, 0]))
                glyph.scale(self.enlarged, about_point=np.array([edge, y, 0]))
        before_it, was = next(self._drawn, None), self.as_set
        self.submobjects = []
        self.add(*(glyph.set_fill(self.colour, 1.0) for glyph in glyphs))
        first = next(self._drawn)
        self.as_set = _AsSet(first.points.copy(), first.fill_rgbas.copy())
        if before_it is not None and was is not None:
            self._do_again(was, before_it)

    @property
    def _drawn(self) -> Iterator[VMobject]:
        """Its digits, of which each has an outline."""
        return (each for each in self.family_members_with_points() if isinstance(each, VMobject))

    def _do_again(self, was: _AsSet, first: VMobject) -> None:
        """Do to its digits what was done to those before, of which this was the first."""
        scale, way = was.done_to(first) if self.goes_along else (1.0, np.zeros(3))
        if scale != 1:
            self.scale(scale, about_point=np.zeros(3))
        if way.any():
            self.shift(way)
        if not np.array_equal(first.fill_rgbas, was.colour):
            recoloured = not np.array_equal(first.fill_rgbas[:, :3], was.colour[:, :3])
            self.set_fill(first.get_fill_color() if recoloured else self.colour, first.get_fill_opacity())

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """A copy that asks for the same value: manim copies what it animates, and whatever hangs on that."""
        memo[id(self.value)], memo[id(self.alike)] = self.value, self.alike
        twin: Self = super().__deepcopy__(memo)
        self.alike.add(twin)
        return twin

    def stop(self) -> Readout:
        """Show the number as it is now, from now on: what a scene does with one that it settles on a fact."""
        self.refresh()
        self.clear_updaters()
        return self


class Afloat(Readout):
    """A gauge that a figure carries: it stands around its middle, wherever that was moved, whatever its number is."""

    goes_along = False

    def __init__(self, value: Callable[[], Number], decimals: int = 2, size: float = theme.LABEL_SIZE) -> None:
        super().__init__(value, decimals, size, gauge=True)

    def _set(self, text: str) -> None:
        middle = self.get_center()
        super()._set(text)
        self.shift(middle - self.get_center())


def _has_power(text: str) -> bool:
    """Whether a number ends with a raised digit, as a power of ten does."""
    return text[-1:].translate(LOWERED) != text[-1:]


def _centred(glyph: VMobject) -> VMobject:
    return glyph.shift(np.array([-glyph.get_center()[0], 0, 0]))


def _moved(mobject: VMobject, way: np.ndarray) -> VMobject:
    """A copy that shares what nothing changes in place: manim's own takes five times as long."""
    twin = copy.copy(mobject)
    twin.points = mobject.points + way
    for name in ("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas"):
        setattr(twin, name, getattr(mobject, name).copy())
    twin.submobjects, twin.updaters = [_moved(part, way) for part in mobject.submobjects], []
    return twin
