"""A step as a sum: two arrows tip to tail, and along them the one that does as much as both; above, the step before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.ground.carrying import WAITS
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after, fade_in_after, running
from steepest.stage.type.fitting import in_even_lines, in_lines, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.play.scene import LectureScene

_WIDTH = 10.0  # of the arrows, in stroke units
_SHAFT = 0.8  # of an arrow that is painted in two colours: where its head may begin
_OVER, _UNDER = 0.36, 0.66  # from an arrow up to the baseline of its words, and down
_APART = 1.6  # from the parts down to the whole, where the parts lie on one line
_TALL = 1.1  # the most that the parts may bulge: then all are shorter
_LAST, _LOWER = 0.75, 0.45  # from the words of the first part up to the step before, for which all else stands lower
_LETTERS = 0.3  # high are words, or deep
_WIDER = 1.15  # times as wide as the sum, at most: all of it with the step before
_SIGN = 0.14  # between a sign and its words
_OFF = 0.15  # between the words of the second part and the guide at the end


class _Summed(FlatArrow):
    """An arrow of what is carried, with the colour of what is plain on the `share` of its length that this makes."""

    def __init__(self, start: np.ndarray, end: np.ndarray, share: float) -> None:
        super().__init__(start, end, theme.INK, _WIDTH)
        self.share = share

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown."""
        super().paint(context, pixels)
        if self.is_seen and 0 < self.share < 1:
            a, b = self.drawn[:, :2]
            part = min(self.share / max(self.grown, 1e-9), _SHAFT)
            ink(context, theme.channels(theme.DESCENT), self.opacity)
            pen(context, _WIDTH, cairo.LINE_CAP_BUTT)
            trace(context, np.array([a, a + (b - a) * part]))
            context.stroke()


class StepSum(Assembly):
    """What is `plain` and what is `carried`, two vectors (2,), tip to tail across the middle of a room, and under them,
    between two guides, the `whole`, which points to the right, in the colours of both. Over what is carried lies the
    step `before`, of which it is a share, where there is room. All keep their lengths and their angles to each other.

    `labels` are of the four, in this order: each is told beside its arrow. `come` with the three parts, one after the
    other; in place of the second you may `carry` it down from the step before.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        plain: np.ndarray,
        carried: np.ndarray,
        before: np.ndarray,
        labels: tuple[str, str, str, str],
        room: Box = theme.WIDE_PANEL,
    ) -> None:
        joint, past, end = _turned(plain, before, plain + carried)
        across = np.array([0.0, joint[0], end[0]])
        reach = np.append(across, joint[0] + past[0])
        shown = float(np.ptp(reach)) <= _WIDER * float(np.ptp(across))
        across = reach if shown else across
        scale = min(room.width / float(np.ptp(across)), _TALL / max(abs(float(joint[1])), 1e-9))
        left = float(room.middle[0]) - scale * (across.min() + across.max()) / 2
        bulge = scale * abs(float(joint[1]))
        down, up = (bulge, 0.0) if joint[1] < 0 else (0.0, bulge)
        high = float(room.middle[1]) + _APART / 2
        lower = max(min(_LOWER, high - _APART - down - _UNDER - _LETTERS - room.bottom), 0.0)
        above = up + _OVER + _LAST + scale * abs(float(past[1])) + _OVER + _LETTERS
        if shown := shown and high - lower + above <= room.top:
            high -= lower
        low, top = high - _APART - down, high + up

        def at(point: np.ndarray, y: float) -> np.ndarray:
            return np.array([left + scale * point[0], y + scale * point[1], 0.0])

        start = np.zeros(2)
        *said, last = (scene.words(label) for label in labels)
        plus, equals = (scene.formula(sign, theme.LABEL_SIZE) for sign in "+=")
        most = room.width - plus.width - _SIGN - 2 * _OFF
        first, second, third = (each.fit(most) for each in said)
        guided = [left + scale * float(point[0]) for point in (start, end)]
        first_x, last_x = _beside_guides(guided, second.width + _SIGN + plus.width, room)
        second = _fitted(second, last_x - first_x - _SIGN - plus.width)
        second.stand(last_x, low + _APART - _UNDER, side=1)
        deep = low + _OFF + _LETTERS / 2 - float(second.get_bottom()[1])  # words of many lines push the whole down
        low -= min(max(deep, 0.0), max(low - _UNDER - _LETTERS - room.bottom, 0.0))
        plus.stand(float(second.get_left()[0]) - _SIGN, second.baseline, side=1)
        equals.stand(room.left, low - _UNDER)
        third.stand(float(equals.get_right()[0]) + _SIGN, low - _UNDER)
        arrows = (
            FlatArrow(at(start, high), at(joint, high), theme.DESCENT, _WIDTH),
            FlatArrow(at(joint, high), at(end, high), theme.INK, _WIDTH, dashed=True),
            _Summed(at(start, low), at(end, low), float(joint[0] / max(end[0], 1e-12))),
        )
        guides = VGroup(
            *(line(at(point, high), at(point, low), width=theme.HAIRLINE) for point in (start, end))
        )
        _over(arrows[0], first, top + _OVER, room)
        self.plain: tuple[Actor | VGroup | Typeset, ...] = (arrows[0], first)
        self.carried: tuple[Actor | VGroup | Typeset, ...] = (arrows[1], plus, second)
        foot = at(joint, high) * [1, 0, 0] + [0, top + _OVER + _LAST - min(0.0, scale * float(past[1])), 0]
        ends = np.array([foot, foot + scale * np.append(past, 0.0)])
        over = float(ends[:, 1].max()) + _OVER
        last.set_color(theme.QUIET).fit(room.width)
        self.before: tuple[Actor | VGroup | Typeset, ...] = ()
        self._comes, both = Live(1.0), (ends, np.array([at(joint, high), at(end, high)]))
        if shown:
            before_it = FlatArrow(ends[0], ends[1], theme.QUIET, _WIDTH)
            self.before = before_it, _over(before_it, last, over, room)
            arrows[1].follow(lambda: tuple(both[0] + (both[1] - both[0]) * self._comes()))
        self.whole: tuple[Actor | VGroup | Typeset, ...] = (guides, arrows[2], equals, third)

    @property
    def parts(self) -> tuple[Any, ...]:
        """All of them, with their words."""
        return *self.plain, *self.carried, *self.whole, *self.before

    def carry(self, **timing: Any) -> list[Animation]:
        """The step before appears, and as much of it as is carried comes down to its place."""
        arrow, *words = self.carried
        if not self.before or not isinstance(arrow, FlatArrow):
            return come(*self.carried)
        seconds = float(timing.setdefault("run_time", theme.MOVE))

        def go(_: object, share: float) -> None:
            arrow.grown = float(share > 0)
            self._comes.value = share

        pace = {"rate_func": after(WAITS), **timing}
        late = (fade_in_after(WAITS * seconds, each, theme.FADE) for each in words if isinstance(each, Typeset))
        return [*come(*self.before), running(arrow, go, **pace), *late]


def _over(arrow: FlatArrow, words: Typeset, high: float, room: Box) -> Typeset:
    """Words on a baseline in the middle over an arrow, as far as a room goes."""
    middle, half = float(arrow.start[0] + arrow.end[0]) / 2, float(words.width) / 2
    return words.stand(max(min(middle, room.right - half), room.left + half), high, side=0)


def _fitted(text: Typeset, width: float) -> Typeset:
    """Words that fit a width, in two lines where they could not be read on one, or in as many as that takes."""
    tries = (form.fit(width) for form in (text.copy(), in_even_lines(text.copy())))
    least = width * text.size / theme.SMALLEST_SIZE
    return next((form for form in tries if is_readable(form)), None) or in_lines(text, least).fit(width)


def _beside_guides(guides: Sequence[float], wide: float, room: Box) -> tuple[float, float]:
    """From where to where words so wide may stand in a room off upright guides: as far to the right as they have room,
    or where most is."""
    edges = sorted([room.left, room.right, *guides])
    free = [(left + _OFF, right - _OFF) for left, right in pairwise(edges)]
    roomy = [(left, right) for left, right in free if right - left >= wide - 1e-9]
    return roomy[-1] if roomy else max(free, key=lambda each: each[1] - each[0])


def _turned(*vectors: np.ndarray) -> list[np.ndarray]:
    """Vectors (2,) turned so that the last one points to the right."""
    whole = vectors[-1] / max(float(np.hypot(*vectors[-1])), 1e-12)
    along, left = whole, np.array([-whole[1], whole[0]])
    return [np.array([each @ along, each @ left]) for each in vectors]
