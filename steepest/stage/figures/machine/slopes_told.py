"""What a needle does for each mark of some dials, told under them: numbers that run while the dials turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, smooth, squish_rate_func

from steepest.calculus import NoValue, Number, Tuning
from steepest.script.values.showing import exact_of
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after
from steepest.stage.play.motion import before as within
from steepest.stage.type.becoming import become
from steepest.stage.type.exact_figures import decimals_of, is_short
from steepest.stage.type.fitting import in_few_digits, in_own_digits, in_powers, is_readable
from steepest.stage.type.line_of_type import LineOfType
from steepest.stage.type.numerals import numeral
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_AWAY = 0.4  # of the time in which numbers give way to those that run: before these come, and after those went
_APART = 0.18  # between two numbers that are told after what they were
_ARROW = 0.14  # from an arrow to what is beside it
_LINK = 0.1, 0.28, 0.09, 3.0  # how far under two a link ends, and under their baseline runs; its heads; how broad
_PIECES = 12  # of it from one to the other: it grows by pieces
SIGNED = "+.3g"  # how each number is told, if there is room
_BOTH = ".3g"  # likewise what it was and what it is: larger without a plus
_DECIMALS = 2, 3  # at most, of numbers of which none, or one, is less than 1
_DIGITS = 3  # of a number that these decimals do not tell exactly, at least


class SlopesTold:
    """Numbers under some `dials`, which stand where their live values `stands` say."""

    def __init__(
        self, scene: LectureScene[Any], dials: Mapping[str, Dial], stands: Mapping[str, Live[Number]]
    ) -> None:
        self.scene, self.dials, self.stands = scene, dials, stands
        self.told: dict[str, Typeset] = {}
        self.given: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        self.running: dict[str, Readout] = {}
        self.after: set[str] = set()  # those of them that run behind what they were
        self.decimals = 0  # of those that run, and of those beside them

    def __getitem__(self, name: str) -> Typeset:
        """The one under a dial."""
        return self.told[name]

    def put(self, name: str, number: str, colour: str, form: str = SIGNED) -> Typeset:
        """Stand one under its dial, by the expression that gives it, as `in_column` tells it. A form without a plus
        tells an entry, and not by how much the needle goes."""
        text = in_column(self.scene, self.dials[name].note, number, form, theme.QUESTION_SIZE, colour)
        self.told[name], self.given[name], self.forms[name] = text, number, form
        return text

    def alone(self, fact: str) -> list[Animation]:
        """All dials but those whose slopes a fact, a `Tuning`, has changed in the end step back; none where none has.
        """
        changed = self.scene.fact(fact, Tuning).changed
        return dim(*(dial for name, dial in self.dials.items() if changed and name not in changed))

    def run(self, fact: str) -> list[Animation]:
        """Those at which a fact, a `Tuning`, does not turn the dials as they are now run with these from now on, all
        with one count of decimals, which the others take on, too, where it tells them and they can be read, and no
        number stands as it was beside the one that runs."""
        tuning, before = self.scene.fact(fact, Tuning), {**self.told}
        names = [name for name in tuning.late if name in self.told]
        ends = [(tuning.entries[name], tuning.changed[name]) for name in names]
        most = [_DECIMALS[any(abs(float(each)) < 1 for each in both)] for both in ends]
        self.decimals = max((decimals_of(both, 0, each) for both, each in zip(ends, most, strict=True)), default=0)
        lines = {name: self._after(name, fact, tuning) for name in names if tuning.crossed}
        self.told |= {name: line[0] for name, line in lines.items() if line}
        self.after = {name for name, line in lines.items() if line}
        self.running = {name: (lines.get(name) or [self._readout(name, tuning)])[-1] for name in names}
        others = [name for name in before if names and name not in names and not self.after]
        self.told |= {name: text for name in others if (text := self._aligned(name, self.given[name]))}
        now = {**self.told, **{name: read for name, read in self.running.items() if name not in self.after}}
        both = [(was, now[name]) for name, was in before.items() if now[name] is not was]
        signs = (sign for line in lines.values() for sign in line[1:])
        coming = come(*(now for _, now in both), *signs)  # in their places: digits that move are under no dial
        past = (each.set_rate_func(within(1 - _AWAY)) for each in gone(*(was for was, _ in both)))
        return [*past, *(each.set_rate_func(after(_AWAY)) for each in coming)]

    def links(self, fact: str, colour: str) -> list[Animation]:
        """Where two dials change each other's slopes, as a fact, a `Tuning`, tells: while the first turns, an arrow
        leads from under it to that of the other dial, which runs. None where that is not told behind what it was: in
        the middle of a number its comma hangs."""
        pair = [name for name in self.scene.fact(fact, Tuning).pair if self.after]
        (gap, low, _, _), stages = _LINK, len(pair) + 1
        tip = min((float(self.told[name].get_bottom()[1]) for name in pair), default=0.0) - gap
        if not pair:
            return []
        start, end = (self.dials[name].centre for name in pair)
        link = headed(start, end, self.told[pair[0]].baseline - low, tip, colour)
        return [each.set_rate_func(squish_rate_func(smooth, 1 / stages, 2 / stages)) for each in come(link)]

    def stay(self, fact: str) -> list[Animation]:
        """Those that neither run, nor make another one run as a fact, a `Tuning`, tells, are dim."""
        lit = {*self.running, *self.scene.fact(fact, Tuning).pair}
        return dim(*(text for name, text in self.told.items() if name not in lit))

    def end(self, fact: str) -> list[Animation]:
        """Each that ran is told after what it was, if there is room, as the fact of that name has both."""
        ran, self.running = self.running, {}
        for name, readout in ran.items():
            self.scene.settle(readout, f"{fact}.changed.{name}")
        others = {name: readout for name, readout in ran.items() if name not in self.after}
        ends = [([readout], [self._ended(name, fact, readout.colour)]) for name, readout in others.items()]
        return [each for both in ends for each in become(*both)]

    @staticmethod
    def differ(one: Number, other: Number) -> bool:
        """Whether what one under a dial was and what it is read as two numbers."""
        return numeral(one, _BOTH) != numeral(other, _BOTH)

    def changed(self, name: str, now: str) -> Typeset:
        """What the one under a dial is now, by the expression that gives it, behind what it was, if there is room, and
        both with their signs, if there is room for these."""
        colour, was = self.told[name].colour, self.given[name]
        alike = theme.LABEL_SIZE  # several are, where all have room
        return self._both(name, was, now, colour, alike, SIGNED, _BOTH) or self.put(name, now, theme.TOGETHER)

    def _readout(self, name: str, tuning: Tuning) -> Readout:
        was, dial = self.told[name], self.dials[name]
        room, value, signed = dial.width - theme.TEXT_GAP, self._slope(name, tuning), bool(self._plus(name))
        readout = Readout(value, self.decimals, theme.QUESTION_SIZE, was.colour, room=room, signed=signed)
        right = dial.centre + float(readout.width) / 2
        aside = float(readout.end_at(right, was.baseline).get_center()[0]) - dial.centre  # as a power of ten ends
        return readout.end_at(right - aside, was.baseline)

    def _after(self, name: str, fact: str, tuning: Tuning) -> list[Any]:
        """What a slope was, and behind an arrow the slope as it runs; nothing where the decimals of those that run do
        not tell both, or they could not be read."""
        ends, dial, was = (tuning.entries[name], tuning.changed[name]), self.dials[name], self.told[name]
        form = _BOTH if is_short(ends[0], _DIGITS) else f".{self.decimals}f"  # as it stood: fewer signs are larger
        if not self._tell(*ends):
            return []

        def line(left: float, size: float) -> LineOfType:
            made = LineOfType(self.scene, left, was.baseline, size, _ARROW, self.decimals)
            made.sign(f"{{{fact}.entries.{name}:{form}}}", was.colour)
            made.sign("arrow.r", theme.QUIET)
            made.number(self._slope(name, tuning), ends, theme.TOGETHER)
            return made

        most = theme.QUESTION_SIZE  # that of the others
        size = int(most * min(1.0, (dial.width - _APART) / line(0.0, most).right))
        wide = line(0.0, size).right
        return line(dial.centre - wide / 2, size).shown if size >= theme.SMALLEST_SIZE else []

    def _aligned(self, name: str, number: str) -> Typeset | None:
        """A number under its dial with as many decimals as those that run; none where they do not tell it, or it could
        not be read."""
        value, form = self.scene.number(number), f"{self._plus(name)}.{self.decimals}f"
        text = in_own_digits(number, form, value, theme.QUESTION_SIZE, self.told[name].colour)
        return text if self._tell(value) and is_readable(self.dials[name].note(text)) else None

    def _tell(self, *values: Number) -> bool:
        """Whether the decimals of those that run tell these numbers, and tell them apart."""
        scaled = [exact_of(value) * 10**self.decimals for value in values]
        enough = (each % 1 == 0 or abs(each) >= 10 ** (_DIGITS - 1) for each in scaled)
        return all(enough) and len({*map(round, scaled)}) == len(scaled)

    def _slope(self, name: str, tuning: Tuning) -> Callable[[], Number]:
        """The slope as it is now; the last one that there was, where there is none."""
        partial, last = tuning.function.partial(name), tuning.entries[name]

        def slope() -> Number:
            nonlocal last
            with suppress(NoValue):
                last = partial([stand() for stand in self.stands.values()])
            return last

        return slope

    def _ended(self, name: str, fact: str, colour: str) -> Typeset:
        was, now = f"{fact}.entries.{name}", f"{fact}.changed.{name}"
        told = self._tell(self.scene.number(was), self.scene.number(now))
        forms = [f".{self.decimals}f"] if told else []
        size = theme.FORMULA_SIZE
        return self._both(name, was, now, colour, size, *forms, _BOTH) or self.put(name, now, colour, self.forms[name])

    def _both(self, name: str, was: str, now: str, colour: str, size: float, *forms: str) -> Typeset | None:
        """What it was and what it is, under its dial, of a size at most, in the first of some forms in which that can
        be read."""
        for form in forms:
            both = f'{{{was}:{form}}} part("quiet", arrow.r) part("together", {{{now}:{form}}})'
            whole = self.scene.formula(both, size, colour).fit(self.dials[name].width - _APART)
            if is_readable(whole):
                self.told[name] = self.dials[name].note(whole)
                return whole
        return None

    def _plus(self, name: str) -> str:
        """A plus where positive numbers are told with one."""
        return "+" if self.forms[name].startswith("+") else ""


def in_column(
    scene: LectureScene[Any], stand: Callable[[Typeset], Typeset], number: str, form: str, size: float, colour: str
) -> Typeset:
    """A number, by the expression that gives it, as `stand` lets it stand in a column: with fewer digits where it would
    else be too small to be read; of those that are so much alike that it takes many digits of a power of ten to tell
    them apart, none has so many."""
    text = in_few_digits(lambda told: stand(scene.formula(told, size, colour)), f"{{{number}:{form}}}")
    if is_readable(text):
        return text
    value = scene.number(number)
    forms = in_own_digits(number, form, value, size, colour), *in_powers(number, value, 2, size, colour)
    return next(filter(is_readable, map(stand, forms)), text)


def headed(start: float, end: float, low: float, tip: float, colour: str) -> FlatLine:
    """A line that begins at one x, goes on level below that to another, and ends there with a head straight above."""
    head, width = _LINK[2:]
    way = [(start, tip), *((float(x), low) for x in np.linspace(start, end, _PIECES)), (end, tip)]
    barbs = [(end - head, tip - head), (end, tip), (end + head, tip - head)]
    return FlatLine(np.array([*way, *barbs]), colour, width, halo=False)
