"""A meter: a needle that shows a value on a round scale, and where it was."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.extent import corners
from steepest.stage.figures.flat.drawn import Appearing
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.arc_arrow import ArcArrow
from steepest.stage.figures.instrument.scale import Scale
from steepest.stage.figures.instrument.sector import Sector
from steepest.stage.figures.label import box_of
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Given, now
from steepest.stage.play.shapes import Shape
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_NEEDLE, _HUB = 0.8, 0.075  # the needle's length and its hub's radius, as shares of the arc's radius
_STRETCH = 0.86, 1.0  # from where to where a bold stretch of the scale reaches, likewise: over its band
_RIM = 0.1  # off the hub, from where a dashed one begins, likewise
DASHED, DASHES = 3.0, (0.09, 0.07)  # the width and the dashes of one, in stroke units and in scene units
_SLIM = 0.028  # half its width at the hub, likewise
_SWING = 0.6  # how far out the arrow of a needle's way is, likewise
_INNER = 0.42  # that of a way which it does not go itself
_FAR = 0.46  # how far out a text at such an arrow is, likewise
_CLEAR_OF_TICKS = 0.71  # no farther, likewise
_TWO = 0.06  # between the tips of two hands, at least, in scene units: closer, they are seen as one
_BESIDE = 0.16  # from a hand to such a text, in scene units
_DEEP = 0.5  # how far the ends of an arc are below its middle where its number has room between them
_TALL, _CLEAR = 0.3, 0.12  # the height of digits there, and how far a needle keeps off them
_READ_WITH = 0.2  # aside of a number: what stands no farther off, in its row, would be read with it
_PARTS = [0.987654321 * 0.1**k for k in range(12)]  # of the end of a span: values with all their digits
_LINE, _LIFT = 0.5, 0.16  # the height of a line of words, and from its foot to its baseline


class Meter(Assembly):
    """A round scale over a `span`, in a `region` of the frame, with a needle at a `value`; beyond the ends it stops.

    Around it stand round numbers, under it its `name` and, with so many `decimals`, its number, between the ends of the
    scale where there is room. `ghost` marks where the
    needle is now.
    """

    def __init__(
        self,
        name: Typeset,
        value: Given[Number],
        span: tuple[Number, Number],
        region: Box,
        *,
        decimals: int | None = None,
    ) -> None:
        self.region = region
        self.scale = Scale(span, _over(region, 1))
        self.number: Readout | None = None
        self.tails: list[Typeset] = []
        self.expected: tuple[Number, Number] | None = None
        if decimals is not None:
            size, foot = theme.QUESTION_SIZE, self.scale.arc.middle[1] - self.scale.deep
            if not _has_room(self.scale, _wide(span, decimals), foot):
                self.scale, size = Scale(span, _over(region, 2)), theme.LABEL_SIZE
                foot = self.scale.bottom - 2 * _LINE + _LIFT
            self.number = Readout(lambda: now(value), decimals, size, gauge=True)
            self.number.end_at(self.scale.arc.middle[0] + self.number.width / 2, foot)
        self.numbers, self.needle = self.scale.numbers, Hand(self.scale.arc, value)
        x = self.scale.arc.middle[0]
        self.name = name.fit(region.width).stand(x, self.scale.bottom - _LINE + _LIFT, side=0)
        under = self.number and self.number.get_center()[1] < self.name.get_center()[1]
        over = [*self.numbers, *([self.number] if self.number and not under else [])]
        near = max((theme.TEXT_GAP - box_of(self.name).apart(box_of(each)) for each in over), default=0.0)
        if near > 0:  # its brackets reach up to a number
            self.name.shift((0.0, -near, 0.0))
            if self.number and under:
                self.number.end_at(x + self.number.width / 2, foot - near)

    @property
    def parts(self) -> list[Any]:
        """Its scale, the numbers around it, its needle, its name and its number."""
        return [self.scale, *self.numbers, self.needle, self.name, *([self.number] if self.number else [])]

    def swing(
        self, colour: Given[str] = theme.INK, to: Given[Number] | None = None, was: Number | None = None
    ) -> ArcArrow:
        """An arrow from where the needle is now, or `was`, to wherever it will be; or to a value, then nearer to the
        hub, so that both are seen."""
        end, share = (self.needle.value, _SWING) if to is None else (to, _INNER)
        return ArcArrow(self.scale.arc, now(self.needle.value) if was is None else was, end, share, colour)

    def between(self, was: Number, to: Given[Number], colour: str) -> list[Sector]:
        """What lies between the needle at one value and at another, which may be live: a stretch of the scale, bold,
        and under the needle the sector that leads to it."""
        return [Sector(self.scale.arc, was, to, shares, colour) for shares in (_STRETCH, (0.0, _STRETCH[0]))]

    def tell(self, text: Typeset, ends: tuple[Number, Number]) -> list[Typeset]:
        """Stand a text at the way from one value to another: ahead of its end, or behind its start. None where there is
        no room for it."""
        forward = 1 if ends[1] < ends[0] else -1  # the scale goes clockwise
        places = (ends[1], forward, _FAR), (ends[0], -forward, _FAR)
        for place in places:
            self._put(text, *place)
            if ends[0] != ends[1] and self._is_free(box_of(text), ends):
                self.tails.append(text)
                return [text]
        return []

    def drop(self, *texts: Typeset) -> None:
        """Texts that were told at it are there no more, and leave their places to others."""
        self.tails = [text for text in self.tails if text not in texts]

    def _put(self, text: Typeset, value: Number, turn: int, share: float) -> None:
        """Stand a text beside the hand of a value, on the side to which it turns, counterclockwise or not."""
        angle = self.scale.arc.angle(value)
        way = turn * np.array([-np.sin(angle), np.cos(angle)])
        off = _BESIDE + float(np.array([text.width, text.height]) / 2 @ np.abs(way))
        text.move_to(np.array([*(self.scale.arc.at(value, share) + off * way), 0.0]))

    def _is_free(self, box: Box, ends: tuple[Number, Number]) -> bool:
        """Whether a box at the arrow from one value to another touches no text, no hand, no arrow and no tick, and
        stands so far aside of the number that it is not read with it."""
        arc, wide = self.scale.arc, box.shrunk(-theme.LINE_GAP)
        texts = [box_of(each) for each in (*self.numbers, self.name, *self.tails)]
        texts += [_in_its_row(box_of(self.number))] if self.number else []
        first = self.expected or ends
        ways = [np.array([arc.middle, arc.at(value, _NEEDLE)]) for value in (*first, *ends)]
        ways += [arc.between(*pair, _SWING) for pair in (first, ends)]
        lines = [pair for way in ways for pair in pairwise(way)]
        far = max(float(np.hypot(*(corner - arc.middle))) for corner in corners(box))
        free = far < _CLEAR_OF_TICKS * arc.radius and box.bottom > arc.middle[1] - self.scale.deep
        free = free and all(box.apart(other) > theme.TEXT_GAP for other in texts)
        return free and all(wide.clip(*line) is None for line in lines)

    def tells_apart(self, one: Number, other: Number) -> bool:
        """Whether the needle at a value and at another are seen as two."""
        tips = [self.scale.arc.at(value, _NEEDLE) for value in (one, other)]
        return float(np.hypot(*(tips[1] - tips[0]))) > _TWO

    def ghost(self, at: Given[Number] | None = None, colour: str = theme.QUIET) -> Hand:
        """A dashed needle where the needle is now, and which stays there, or at a value, which may be live."""
        return Hand(self.scale.arc, now(self.needle.value) if at is None else at, colour, dashed=True)


def _wide(span: tuple[Number, Number], decimals: int) -> float:
    """How wide the number of a meter may be: 938,537.03 is wider than the 10⁹ at its end."""
    within = [part * float(end) for end in span for part in _PARTS if abs(part * float(end)) >= 1]
    numbers = (Readout(lambda it=value: it, decimals, theme.QUESTION_SIZE) for value in (*span, *within))  # type: ignore[misc]
    return max(number.width for number in numbers)


def _has_room(scale: Scale, wide: float, foot: float) -> bool:
    """Whether a number so wide, with its `foot` there, has room between the ends of a scale, and under a needle that
    points to one of them."""
    x = float(scale.arc.middle[0])
    covered = Box(x - wide, foot, x + wide, foot + _TALL)  # it stays where its last digit is
    ends = (box_of(number) for number in scale.numbers)
    aside = (scale.deep - _TALL) * np.sqrt((scale.arc.radius / scale.deep) ** 2 - 1)  # where that needle is
    free = scale.deep > _DEEP and wide / 2 + _CLEAR < aside
    return free and all(covered.apart(end) > theme.TEXT_GAP for end in ends)


def _in_its_row(number: Box) -> Box:
    """What a number covers, and what beside it would be read with it."""
    return Box(number.left - _READ_WITH, number.bottom, number.right + _READ_WITH, number.top)


def _over(region: Box, lines: int) -> Box:
    """What is left of a region over some lines of words."""
    return Box(region.left, region.bottom + lines * _LINE, region.right, region.top)


class Hand(Appearing):
    """The hand of a meter, at a value that may be live; `dashed` where it only marks a place."""

    kind = "needle"

    def __init__(
        self, arc: Arc, value: Given[Number], colour: str = theme.INK, *, dashed: bool = False
    ) -> None:
        super().__init__(colour)
        self.arc, self.value, self.dashed = arc, value, dashed
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """The middle of the scale, and its tip (2, 3)."""
        ends = np.array([self.arc.middle, self.arc.at(now(self.value), _NEEDLE)])
        return np.pad(ends, ((0, 0), (0, 1)))

    @property
    def drawn(self) -> np.ndarray:
        """As far as it has grown."""
        foot, tip = self.outline
        return np.array([foot, foot + self.grown * (tip - foot)])

    @property
    def style(self) -> tuple[object, ...]:
        """On which arc, and how it is stroked."""
        return self.arc, self.dashed

    def shapes(self) -> list[Shape]:
        """It, at its value."""
        value: Number = now(self.value)
        return (
            [Shape(self.kind, self.colour, np.array([[float(value)]]), self.opacity)] if self.is_seen else []
        )

    def reach(self) -> Box | None:
        """The needle, with its hub."""
        return around(self.outline, _HUB * self.arc.radius + 0.06)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it: a slim wedge and its hub, or a dashed line that begins at the hub's rim."""
        if not self.is_seen:
            return
        foot, tip = self.drawn[:, :2]
        long = float(np.linalg.norm(tip - foot))
        along = (tip - foot) / max(long, 1e-9)
        rgb, dark = theme.channels(self.colour), theme.channels(theme.BACKGROUND)
        if self.dashed:
            ink(context, rgb, self.opacity)
            pen(context, DASHED, cairo.LINE_CAP_BUTT)
            context.set_dash([*DASHES])
            trace(context, np.array([foot + min(_RIM * self.arc.radius, long) * along, tip]))
            context.stroke()
            context.set_dash([])
            return
        across = np.array([-along[1], along[0]]) * _SLIM * self.arc.radius
        wedge = np.array([foot + across, tip + 0.2 * across, tip - 0.2 * across, foot - across])
        context.push_group()
        for width, colour in ((4.0, dark), (0.0, rgb)):
            ink(context, colour)
            trace(context, wedge)
            context.close_path()
            if width:
                pen(context, width)
                context.stroke_preserve()
            context.fill()
        x, y = self.arc.middle
        context.arc(x, y, _HUB * self.arc.radius, 0, 2 * np.pi)
        ink(context, rgb)
        context.fill_preserve()
        ink(context, dark)
        pen(context, 2.0)
        context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)
