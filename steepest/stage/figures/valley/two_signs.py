"""Two faults, side by side: a walk that runs away at too large a rate, and in a twin of its valley one of the wrong
sign, both with the same losses; and what mends each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject, smooth, squish_rate_func

from steepest.calculus import Bowl, Number, RatedWalk
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.valley.axes import Numbered
from steepest.stage.figures.valley.course_walk import CourseWalk
from steepest.stage.figures.valley.rates import factors_told
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.play.entrances import Assembly, bright, come, dim, gone
from steepest.stage.play.live import Following, Live
from steepest.stage.play.motion import after, at_once, fade_in_after
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.readout import Readout, end_of, point_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_BOWL = "bowl"  # the fact that has all walks
_WALKS = "runaway", "twin"
_FAULTS = "too_large", "wrong_sign"
_RULES = ("-", "runaway", theme.INK, theme.WRONG), ("+", "twin", theme.WRONG, theme.THIRD)
"""Of each walk the sign, whose rate it has, and the colours of both: what is wrong is the rate, or the sign."""
_MENDED = ("-", "mended", theme.INK, theme.THIRD), ("-", "twin", theme.INK, theme.THIRD)
_APART = 0.4  # of both valleys
_RULE = 0.56  # of the room for words under a valley's bottom, its rule, which has the longer numbers, while it runs
_AT_MOST = 0.5  # of that room, a factor that is nearly 1
_WIDE, _OFF = 0.34, 0.12  # of a valley's width, the words over its rule at most; of all words, from its edges
_EDGE, _BETWEEN = 0.08, 0.05  # around words, of their plate; from one plate to the next
_GAP = 0.11  # between the parts of a line
_DIGITS = 4, 3, 2, 1  # of numbers, as many as there is room for, also with a power of ten
_BETTER = "mended", "turned"
_FIELDS = "rate", "factor"  # of a walk, which are told while it changes
_HUES = {"rate": {**dict.fromkeys(theme.REGIMES, theme.THIRD), "runs away": theme.WRONG}, "factor": theme.REGIMES}
_EDGED = 5.0  # the dark line under a walk that lies along the edge of the ground
_AT_ONCE, _READ = 0.2, 0.5  # seconds in which goes what is no longer true, and until what is true now is there
_LATE = 0.6  # of the time in which a sign turns: until then the walk waits
_SOON, _NEXT = (squish_rate_func(smooth, k * _AT_ONCE / theme.MOVE, (k + 1) * _AT_ONCE / theme.MOVE) for k in (0, 1))
"""The pace of what is over long before what is played beside it, and of what takes its place."""


class TwoSigns(Assembly):
    """The walk `runaway` of the fact `bowl` of a `scene`, which is a live `walk` on a `valley`, as the walk is `now`,
    and its `twin` of the wrong sign on the same valley, drawn once more beside that. In the ground at the foot of each
    stand what is wrong, the rule of the steps, in which that has the same colour, and what this multiplies the offset
    by.

    `begin` brings the one of the wrong sign, and `climb` is its first step. Each of the `strides` is a step of both,
    and the loss that both have then, on the axis, at a level line through both; then come the `factors`. With `alone`
    that walk is looked at whose fault is named; then `turn_down`, while the rate of the one runs, and its rule and its
    factor with it, and `turn_round`, while the other's sign turns; then they `arrive`. The numbers of these losses are
    made before (`losses_of`), and the valley has gone to its `half`. All rules and factors are of one size.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        valley: Valley,
        walk: CourseWalk,
        losses: Numbered,
        now: Following[Number, RatedWalk],
    ) -> None:
        bowl: Bowl = getattr(scene.facts, _BOWL)
        self.valleys = valley, _beside(valley)
        self.signed = Live[Number](-bowl.twin.rate)  # below zero the wrong sign acts; it runs through zero
        other = self.signed.then(lambda rate: bowl.walk(-rate if rate < 0 else rate, uphill=rate < 0))
        twin = self.valleys[1].walk(lambda: other().nodes, lambda: theme.REGIMES.get(other().regime, theme.INK))
        self.valleys[1].put(twin)
        twin.trace.edge = _EDGED
        self.walks = walk, twin
        self.marker = valley.walk(bowl.runaway.nodes)  # which is never seen, but its levels
        room = valley.box.width - 2 * _OFF - _BETWEEN - 4 * _EDGE
        faults = [scene.words(fault, colour=theme.WRONG) for fault in _FAULTS]
        share = _WIDE * valley.box.width / max(each.width for each in faults)
        share = min(1.0, max(share, theme.SMALLEST_SIZE / theme.LABEL_SIZE))
        faults = [each.fit(share * each.width) for each in faults]
        rooms = _RULE * room, (1 - _RULE) * room
        for most in range(len(_DIGITS) - 1):  # a rate is told as it was typed: it has the first call on the room
            within = rooms[1], _AT_MOST * room, _DIGITS[most:]
            factors = factors_told(scene, [f"{_BOWL}.{name}" for name in _WALKS], *within)
            better = [factors_told(scene, [f"{_BOWL}.{name}"], *within, theme.DESCENT)[0] for name in _BETTER]
            self.room = room - max(each.width for each in (*factors, *better))  # for a rule, beside any of these
            steps = [self._rule(scene, *rule) for rule in (*_RULES, *_MENDED)]
            if all(is_readable(part) for step in steps for part in step):
                break
        rules, mended = [in_line(*step) for step in steps[:2]], [in_line(*step) for step in steps[2:]]
        self.scene, self.runs = scene, _runs(scene, bowl, now, rooms)
        lines = rules, mended, factors, better, [line for line, _ in self.runs]
        _of_one_size([*chain(*lines)])
        (self.faults,) = _in_row([each.stand(0.0, 0.0) for each in faults])
        self.rules, self.mended, self.factors, self.better, self.running = _in_row(*lines)
        """The last are its rule and its factor, of the walk that leaps, while its rate runs; none where they cannot be
        read."""
        for number in range(len(_WALKS)):
            self._lay(number)
        axes, start = valley.axes, float(walk.points[0][1])
        self.numbers = [each for loss, each in axes.up if loss > start and each not in axes.hidden]
        self.losses = self._levels(losses)

    def _rule(self, scene: LectureScene[Any], sign: str, walk: str, *colours: str) -> list[Typeset]:
        """The rule of the steps of a walk, with a sign and its rate, both in their colours, and as many digits of that
        as can be read; and the slope, as a line has them."""
        slope = scene.words("slope", theme.FORMULA_SIZE, theme.GRADIENT)
        for digits in ("g", *(f".{digits}g" for digits in _DIGITS)):
            rate = f'{sign} thin part("eta", {{{_BOWL}.{walk}.rate:{digits}}}) times'
            times = scene.formula(rate, eta=colours[1])
            share = min(1.0, (self.room - _GAP) / (times.width + slope.width))
            if share * theme.FORMULA_SIZE >= theme.SMALLEST_SIZE:
                break
        times[0].set_color(colours[0])
        return [each.fit(share * each.width) for each in (times, slope)]

    def _lay(self, number: int) -> None:
        """Lay what is said of a walk into the ground of its valley: under the bottom its rule on the left and its
        factor on the right, and over its rule what is wrong with it."""
        box, running = self.valleys[number].box, self.running if number == 0 else []
        rules = [self.rules[number], self.mended[number], *running[:1]]
        factors = [self.factors[number], self.better[number], *running[1:]]
        for each in (*rules, *factors):  # as high as all others, so that all stand on one baseline
            low = box.bottom + _OFF + each.height / 2
            edge = box.left + _OFF + each.width / 2 if each in rules else box.right - _OFF - each.width / 2
            each.move_to(np.array([edge, low, 0.0]))
        fault = self.faults[number]
        over = rules[0].get_top()[1] + _BETWEEN + fault.height / 2
        fault.move_to(np.array([box.left + _OFF + fault.width / 2, over, 0.0]))

    def _levels(self, losses: Numbered) -> list[list[Typeset]]:
        """The loss after each step, on the axis, where it is clear of those below it and of the axis's name; nothing
        where it is not."""
        valley, found = self.valleys[0], list[list[Typeset]]()
        under = [label for loss, label in valley.axes.up if label not in (*valley.axes.hidden, *self.numbers)]
        for loss, number in losses:
            valley.axes.stand(loss, number)
            clear = all(keep_apart(each, number) for each in under) and number.get_top()[1] < valley.box.top
            found.append([number] if clear else [])
            under += found[-1]
        return found

    @property
    def parts(self) -> list[Any]:
        """All that may be there: the first valley stays."""
        told = *self.faults, *self.rules, *self.mended, *self.factors, *self.better, *self.running
        return [*self.walks, self.valleys[1], self.valleys[1].axes, *told, *chain(*self.losses)]

    def _said(self, number: int) -> list[Any]:
        """What is said of a walk: from the beginning all but its factor, the last."""
        return [self.faults[number], self.rules[number], self.factors[number]]

    @property
    def _turned(self) -> list[Plate]:
        """What is said of the walk that leaps, once its rate is turned down."""
        return self.running or [self.mended[0], self.better[0]]

    def begin(self) -> list[Animation]:
        """Beside the walk that leaps comes the same valley, with the walker of the wrong sign, and what each of them is
        called. The axis loses its numbers over that of the start: in their place come those of the levels."""
        twin = self.valleys[1]
        said = [each for number in range(len(_WALKS)) for each in self._said(number)[:-1]]
        return [*come(twin, twin.axes, *said), *dim(*self.numbers, to=0.0)]

    def climb(self) -> list[Animation]:
        """Who has the wrong sign takes the first step."""
        return self._stride(1)

    def strides(self) -> Iterator[tuple[list[Any], list[Any]]]:
        """Of each step: the walkers take it who have not yet, and then the loss is there that both have."""
        for number, told in enumerate(self.losses, 1):
            late = [each for each, walk in enumerate(self.walks) if walk.begun < number]
            yield [*chain(*map(self._stride, late))], told

    def _stride(self, number: int) -> list[Animation]:
        """A walker takes a step."""
        return self.valleys[number].stride(self.walks[number], levels=self.marker, run_time=theme.STEP)

    def alone(self, number: int) -> list[Animation]:
        """The walk is looked at whose fault is named next: the other steps back, with what is said of it then."""
        other = 1 - number
        if number:
            for (_, readout), field in zip(self.runs, _FIELDS, strict=False):
                self.scene.settle(readout, f"{_BOWL}.mended.{field}")
        told = self._turned if number else self._said(other)
        back = dim(self.walks[other], *(each.words for each in told))
        return [*back, *bright(self.walks[number], *(each.words for each in self._said(number)))]

    def turn_down(self) -> list[Animation]:
        """The rate of the one is less, and what is said of it runs along: all at once there, before that changes. No
        level leads to the other any more."""
        past, told = gone(*self._said(0), self.marker, *chain(*self.losses)), come(*self._turned)
        return [*(each.set_rate_func(_SOON) for each in past), *(each.set_rate_func(_NEXT) for each in told)]

    def turn_round(self, **timing: Any) -> list[Animation]:
        """The sign of the other is the right one, which is read before its walk turns."""
        told = [fade_in_after(_AT_ONCE, it[1], _READ - _AT_ONCE) for it in (self.mended, self.better)]
        turned = self.signed.to(-self.signed(), rate_func=after(_LATE), **timing)
        return [*at_once(gone(*self._said(1)), _AT_ONCE), *told, *self.walks[1].stay(), turned]

    def arrive(self, **timing: Any) -> list[Animation]:
        """Both are looked at, and go on as far as they are seen to go."""
        told = bright(self.walks[0], *(each.words for each in self._turned))
        return [*told, *(walk.hop(**timing) for walk in self.walks)]


def half(valley: Valley, losses: Numbered) -> Box:
    """The region in which a valley, with the numbers of such losses on its axis, leaves room for as much beside it."""
    whole = valley.room(theme.WIDE_VALLEY, losses)
    return replace(theme.WIDE_VALLEY, right=(whole.left + whole.right - _APART) / 2)


def _beside(valley: Valley) -> Valley:
    """The same valley once more, as it is seen now, on its right; both have the numbers of one axis on the left, and
    the same levels."""
    box, axes, far = valley.box, valley.axes, valley.box.width + _APART
    across = [(value, number.copy()) for value, number in axes.across]
    there = replace(box, left=box.left + far, right=box.right + far)
    names = [each.copy() for each in axes.names[:1]]
    twin = Valley(*valley.told, names, across, region=there, seen=valley.window())
    twin.levels = valley.levels
    return twin


def _of_one_size(lines: Sequence[VMobject]) -> None:
    """Lines on a baseline at zero are all as small as the smallest of them."""
    sizes = [next(_size(each) for each in line.get_family() if isinstance(each, Typeset)) for line in lines]
    for line, size in zip(lines, sizes, strict=True):
        line.scale(min(sizes) / size, about_point=np.zeros(3))


def _size(text: Typeset) -> float:
    """Of its type, as it is now."""
    return text.size * text.enlarged


def _in_row(*groups: Sequence[VMobject]) -> list[list[Plate]]:
    """Lines of some groups, on a baseline at zero, on plates of one height."""
    lines = [*chain(*groups)]
    rows = min(float(each.get_bottom()[1]) for each in lines), max(float(each.get_top()[1]) for each in lines)
    return [[Plate(each, gap=_EDGE, rows=rows) for each in group] for group in groups]


def _runs(
    scene: LectureScene[Any], bowl: Bowl, now: Following[Number, RatedWalk], rooms: tuple[float, float]
) -> list[tuple[VMobject, Readout]]:
    """Two lines, each with the number that runs in it: the rule of a walk, as it is `now`, and what that multiplies the
    offset by, which follows from what is read there; in so much room for each, and nothing where they could not be
    read then."""
    now = now.read(decimals_said([bowl.runaway.rate, bowl.mended.rate]))
    rule = [scene.formula("-")], [scene.formula("times"), scene.words("slope", theme.FORMULA_SIZE, theme.GRADIENT)]
    offset = scene.words("offset", theme.FORMULA_SIZE, theme.FIRST)
    factor = [offset, scene.formula('times "("')], [scene.formula('")"')]
    found = []

    def tinted(hues: Mapping[str, str]) -> Callable[[Any], Any]:
        return lambda each: each.set_fill(hues[now().regime])

    for field, (head, tail), gap, room in zip(_FIELDS, (rule, factor), (_GAP, 0.0), rooms, strict=True):
        ends = [getattr(walk, field) for walk in (bowl.runaway, bowl.mended)]
        line, count = in_line(*head), decimals_said(ends)
        point = point_after(float(line.get_right()[0]) + gap, count, ends)
        number = Readout(partial(lambda name: getattr(now(), name), field), count, point=(point, 0.0))
        right = end_of(point, count, theme.FORMULA_SIZE) + gap
        rest = in_line(*tail).shift((right, 0.0, 0.0))
        line.add(number, *rest)
        share = min(1.0, room / line.width)
        if share * theme.FORMULA_SIZE < theme.SMALLEST_SIZE:
            return []
        number.add_updater(tinted(_HUES[field]))
        found.append((line.scale(share, about_point=np.zeros(3)), number))
    return found
