"""Why an arrow is long: where level lines are near each other, the next one is soon reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from manim import Animation, Line, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.mark import TwinMark, swell
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.play.entrances import Assembly, come, dim, gone
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

_ASIDE, _TICK = 0.075, 0.03  # from an arrow to the bracket beside it; half of its ticks: as shares of the shorter side
_WIDTH = 4.5
_BETWEEN, _APART = 0.2, 0.3  # from the words of a row to its bracket, and from that to its number, at least
_WIDER = 1.3  # times as wide the one gap is as the other, at least, for that to be seen
_STEPS = 400  # to the edge of the map, when the next line is looked for
_SAME = 1e-6  # of the way from one line to the next: a foot so near to a line is on it


class Crowding(Assembly):
    """Of some `needles` the `long` ones, which swell as it comes, and the first of them beside the shortest that is
    seen: beside either a bracket that is as wide as the gap between the two level lines around its foot, or from
    the one that it stands on to the next uphill; and in a `panel`, from a `line` on, two columns: under the label
    `gap` the labels `wide_gap` and `narrow_gap`, each with its bracket as a sign, if both have room; and under the
    label `length` how long the gradients are there, which the fact `spots` knows in the order of the needles. Needles
    that are neither long nor compared go as it comes, and so does what the brackets would lie on: the stretches of
    level lines under these two, and their right angles.

    No gaps are shown where the `first` of the long ones, which a walker climbs, stands between no two lines of the map,
    or no short one between two that are clearly farther apart. `rest` are then all needles but the first, and none
    where two are compared. `height` is the fact of how high the first stands, in as many decimals as heights have, and
    `there` are the needles that do not go.
    """

    def __init__(self, panel: Panel, needles: Sequence[Needle], long: Sequence[Needle], spots: str, line: int) -> None:
        self.needles, self.long = needles, long
        self.first = next(iter(long or needles))
        self.rest = [each for each in needles if each is not self.first]
        self.height = f"{spots}[{list(needles).index(self.first)}].height:.{self.first.pair.decimals}f"
        self.others: list[Needle] = []
        self.plain: list[TwinMark] = []
        self.marks: list[TwinMark] = []
        self.rows: list[Any] = []
        self.signs: list[VGroup] = []
        self.heads: list[Typeset] = []
        gaps = {each: gap for each in needles if each.seen and (gap := _gap(each))}
        short = sorted((each for each in gaps if each not in long), key=lambda each: each.length)
        if not short or not long or self.first not in gaps or gaps[short[0]].wide < _WIDER * gaps[self.first].wide:
            return
        compared = short[0], self.first
        self.others, self.rest = [each for each in needles if each not in (*compared, *long)], []
        self.plain = [mark for each in compared for mark in (each.stretch, each.square)]
        self.marks = [each.pair.line(gaps[each].bracket, width=_WIDTH, raised=False, rimmed=True) for each in compared]
        for number, (label, each) in enumerate(zip(("wide_gap", "narrow_gap"), compared, strict=True), 1):
            length = f"{{{spots}[{list(needles).index(each)}].length:.3g}}"
            words = panel.words(label, line + number, theme.INK)
            self.rows.append(VGroup(words, panel.number(length, line + number, theme.GRADIENT)))
        left, right = max(float(row[0].get_right()[0]) for row in self.rows), min(_left(row[1]) for row in self.rows)
        room, pairs = (left + _BETWEEN, right - _APART), zip(self.marks, self.rows, strict=True)
        lying = [_lying(mark.outline, row, *room) for mark, row in pairs]
        self.signs = [each for each in lying if each and all(lying)]
        self.heads = _heads(panel, line)

    @property
    def there(self) -> list[Needle]:
        """The needles that are still there when it has come."""
        return [each for each in self.needles if each not in self.others]

    @property
    def parts(self) -> Sequence[Any]:
        """Both brackets, and the rows with theirs, under their heads."""
        return [*self.marks, *self.heads, *self.rows, *self.signs]

    def coming(self) -> Sequence[Animation]:
        """The long arrows swell; the brackets grow, and the rows come, while what is not compared steps back."""
        swelling = swell(*(each.arrow for each in self.long))
        return [swelling, *come(*self.parts), *gone(*self.others), *dim(*self.plain, to=0.0)]


class _Gap(NamedTuple):
    """The gap between two level lines of a map: how `wide` it is, and the corners (n, 2) of a line as far as it goes,
    with ticks."""

    wide: float
    bracket: np.ndarray


def _heads(panel: Panel, line: int) -> list[Typeset]:
    """The heads of both columns; where they have no room beside each other, that of the numbers alone."""
    gap = panel.words("gap", line, theme.INK)
    length = panel.scene.words("length", size=panel.size, colour=theme.GRADIENT).fit(panel.room_beside(gap))
    if not is_readable(length):
        return [panel.words("length", line, theme.GRADIENT)]
    return [gap, length.stand(panel.right, panel.baseline(line), side=1)]


def _left(figure: Mobject) -> float:
    return float(figure.get_left()[0])


def _lying(bracket: np.ndarray, row: Sequence[Mobject], left: float, right: float) -> VGroup | None:
    """A bracket (6, 2) as it is seen on the map, lying in a row from `left` on; nothing where it would not end before
    `right`, well off the number: it is a gap, and not how long that arrow is."""
    tick, half = (float(np.hypot(*(bracket[k] - bracket[2]))) for k in (0, 3))
    half /= 2
    if left + 2 * half > right:
        return None
    middle = np.array([left + half, float(row[-1].get_y()), 0.0])
    ends = [(-half, -tick, -half, tick), (-half, 0.0, half, 0.0), (half, -tick, half, tick)]
    lines = (Line(middle + [x, y, 0.0], middle + [far, high, 0.0]) for x, y, far, high in ends)
    return VGroup(*(line.set_stroke(theme.INK, _WIDTH) for line in lines))


def _gap(needle: Needle) -> _Gap | None:
    """The gap between the level line behind the foot of a needle, or that on which it stands, and the next before it,
    straight along its arrow, with the bracket beside that, away from its right angle if that has room on the map; None
    where the map shows no such line, or has no room."""
    unit, (side, up) = float(needle.pair.framing.side), needle.sides
    low, high = (_next_line(needle, sign) for sign in (-1, 1))
    if low is None or high is None:
        return None
    west, east = np.array(needle.pair.framing.window).T
    for way in (-unit * side, unit * side):
        start, end = (needle.at + far * up + _ASIDE * way for far in (-low, high))
        tick = _TICK * way
        corners = np.array([start + tick, start - tick, start, end, end + tick, end - tick])
        if (west <= corners).all() and (corners <= east).all():
            return _Gap(low + high, corners)
    return None


def _next_line(needle: Needle, sign: int) -> float | None:
    """How far it is from the foot of a needle, straight uphill (1) or downhill (-1), to the next level line that is
    drawn, in units of the map: 0 downhill where one is there; None where there is none."""
    pair, up = needle.pair, sign * needle.sides[1]
    far = np.linspace(0.0, pair.surface.room(needle.at, up), _STEPS + 1)
    climbed = sign * np.array([pair.surface.height(needle.at + each * up, pair.share) for each in far])
    here, off = climbed[0], sign * _SAME * float(np.ptp(climbed))
    ahead = [sign * level for level in pair.ground.levels if sign * level - here > off]
    if not ahead or (level := min(ahead)) > climbed.max():
        return None
    k = int(np.argmax(climbed >= level))
    return float(np.interp(level, climbed[k - 1 : k + 1], far[k - 1 : k + 1])) if k else 0.0
