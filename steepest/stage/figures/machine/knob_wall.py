"""A wall of knobs that runs away to the right, more of them than can be counted; one of them is lit, and turns."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.knob import MARK, PLAIN
from steepest.stage.figures.machine.loupe import Loupe
from steepest.stage.play.live import Given, now
from steepest.stage.play.shapes import Shape
from steepest.stage.relief.baked import Still
from steepest.stage.relief.relief import BLACK, IRON, IVORY, STEEL, Bitmap, Relief, smooth

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_LIT = 2, 0  # the knob that is lit: so many to the right of the first, and over the eye's level
_FINE = 2  # samples a pixel, along each side
_PITCH = 1.05  # from a knob to the next, at the left edge, in scene units
_DEEP = 11.8  # how deep the wall goes for a doubled distance, likewise
_RADIUS, _FACE = 0.40, 0.31  # of a knob and of its face, as shares of the pitch
_HAND = 0.07, 0.27  # the mark on it, likewise
_MEAN = 0.29 * STEEL + 0.22 * IRON  # of a knob that is smaller than a sample
_MARK = theme.channels(PLAIN)
_ALL = 0.82  # how bright the others are where all of them are lit
_GLOW = np.array([0.45, 0.70, 1.0])
_INKS = IVORY, 1.25 * STEEL, _MARK, 0.62 * IRON, _GLOW, _MEAN, BLACK, theme.channels(theme.BACKGROUND)
_SUN = np.array([-0.60, 0.56, 0.57]) / np.linalg.norm([-0.60, 0.56, 0.57])
_GLEAM = np.cos(2 * 2.35), np.sin(2 * 2.35)  # a brushed face gleams on two sides, the first at 2.35 radians
_MIDDLE = 1e-30  # the square of how far from its middle a knob has no sides
_FADE, _SOON = 0.9, 0.4  # from its edges to where it is whole, in scene units; from the left: before the first knobs
_TURNS = 2.3  # how far a knob is turned from upright, at most, in radians
_FAINTEST = {1: 0.3, 2: 0.9}  # of an arrow that is painted: one with two heads would be a smudge, the other cut off
_ROWS = 64  # of pixels, sampled at once: all of a frame would take 300 MB
_LOUPE = 0.365  # radius of a loupe, as a share of the height
_NEAR = {1: 60, 2: 4}  # so many columns of knobs have arrows with so many heads: all in which one can be seen
_WAYS = 0.455  # how far out an arrow around a knob is, as a share of the pitch
_STOUT, _HEAD = 8.0, 0.7  # how wide its line is, in stroke units for a length of 1, and half its heads for theirs
_BOTH = np.radians(30), np.radians(150)  # from where to where an arrow leads that has a head at both ends
_LED, _THICK = 0.432, 0.026  # how far out one with one head is, likewise, and half its width
_LONG, _WIDE = 0.15, 0.064  # of its head, which stays in the cell of its knob: its length, and half its width, likewise
_FARTHEST, _LEAST = 1.9, 0.45  # how far a knob is led at most, in radians, and at least, as a share of that
_CORNERS = 13  # of an arrow


class KnobWall(Still):
    """A wall that fills a `region` of the frame and fades at its edges. The lit knob stands at a `value` of a `span`,
    which may be live; `loupe` enlarges it. `awake` is the same wall with all its knobs lit alike, to come over it:
    around each of those that are not far is an arrow that leads both ways. `led` is lit so, too, and has arrows
    that lead one way each, far or not, as a gradient does."""

    def __init__(
        self,
        value: Given[Number],
        span: tuple[Number, Number],
        region: Box,
        *,
        heads: int = 0,
        alike: bool = False,
    ) -> None:
        super().__init__(self._picture, region, room=0.0)
        self.heads, self.alike = heads, alike
        self.value = value
        self.vanishing, self.level = region.right + 1.6, float(region.middle[1])
        self.arc = Arc((0.0, 0.0), 1.0, span)

    def loupe(self) -> Loupe:
        """A loupe on the lit knob, where the wall is farthest away."""
        spot, edge = (self._placed(*_LIT, across, 0.0) for across in (0.0, _RADIUS))
        radius = _LOUPE * self.box.height
        centre = self.box.right - _FADE / 2 - radius, self.level
        return Loupe(spot, edge[0] - spot[0], centre, radius)

    def awake(self) -> KnobWall:
        """The wall with all knobs lit, none of them more than the others."""
        return KnobWall(self.value, self.arc.span, self.box, heads=2, alike=True)

    def led(self) -> KnobWall:
        """The wall with all knobs lit, each of which is told its way."""
        return KnobWall(self.value, self.arc.span, self.box, heads=1, alike=True)

    def appearance(self) -> object:
        """The wall, and where its lit knob stands."""
        return super().appearance(), self.arc.span, now(self.value), self.heads, self.alike

    def shapes(self) -> list[Shape]:
        """The lit knob, at its value."""
        point = np.array([[float(now(self.value))]])
        seen = self.opacity > 0 and not self.heads
        return [Shape("dial", theme.INK, point, self.opacity)] if seen else []

    def paint(self, context: Context, pixels: float) -> None:
        """Lay the wall on the frame, and the mark on the lit knob."""
        super().paint(context, pixels)
        if self.opacity <= 0:
            return
        ends = [self._placed(*_LIT, *self.arc.at(now(self.value), share)) for share in _HAND]
        ink(context, _MARK if self.alike else theme.channels(MARK), self.opacity)
        pen(context, 6.0, cairo.LINE_CAP_BUTT)
        trace(context, np.array(ends))
        context.stroke()
        if self.heads == 2:
            box = self.box
            context.rectangle(box.left, box.bottom, box.width, box.height)
            context.clip()  # what would be painted beyond what it says it covers might stay when it goes
            for across, up, _ in self._near():
                self._paint_ways(context, across, up)

    def _near(self) -> Iterator[tuple[int, int, float]]:
        """The knobs that have arrows, and how much of each is seen, 0 to 1."""
        for across in range(_NEAR[self.heads]):
            pitch = self._placed(across, 1, 0.0, 0.0)[1] - self._placed(across, 0, 0.0, 0.0)[1]
            rows = int(self.box.height / pitch / 2)
            for up in range(-rows, rows):
                seen = float(self._cover(*np.array(self._placed(across, up, 0.0, 0.0))))
                if seen >= _FAINTEST[self.heads]:
                    yield across, up, seen

    def _cover(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """How much of the wall is seen, 0 to 1, at places of the frame: it fades at its edges."""
        box = self.box
        cover = smooth(box.left, box.left + _SOON, x) * smooth(box.right, box.right - 1.6 * _FADE, x)
        return np.asarray(
            cover * smooth(box.bottom, box.bottom + _FADE, y) * smooth(box.top, box.top - _FADE, y)
        )

    def _paint_ways(self, context: Context, across: int, up: int) -> None:
        """Paint an arrow around a knob, with a head at both its ends."""
        line = self._around(across, up, np.linspace(*_BOTH, _CORNERS), _WAYS)
        (left, _), (right, _) = (self._placed(across, up, side * _WAYS, 0.0) for side in (-1, 1))
        ink(context, theme.channels(theme.INK), self.opacity)
        pen(context, _STOUT * (right - left), cairo.LINE_CAP_BUTT)
        trace(context, line[2:-2])
        context.stroke()
        for back, tip in ((line[-3], line[-1]), (line[2], line[0])):
            aside = _HEAD * np.array([back[1] - tip[1], tip[0] - back[0]])
            trace(context, np.array([tip, back + aside, back - aside]))
            context.close_path()
            context.fill()

    def _paint_led(self, context: Context, across: int, up: int, seen: float) -> None:
        """Paint an arrow around a knob, with a head at its end, as it lies on the wall."""
        start, end = _way(across, up)
        neck = end - np.copysign(_LONG / _LED, end - start)
        turn = np.linspace(start, neck, _CORNERS)
        sides = [self._around(across, up, turn, _LED + side * _THICK) for side in (-1, 1)]
        head = [self._around(across, up, neck, _LED + side * _WIDE) for side in (-1, 1)]
        ink(context, theme.channels(theme.GRADIENT), seen)
        trace(context, np.vstack([sides[0], head[0], self._around(across, up, end, _LED), head[1], sides[1][::-1]]))
        context.close_path()
        context.fill()

    def _around(self, across: int, up: int, turn: np.ndarray | float, out: float) -> np.ndarray:
        """Places (n, 2) around a knob, at some angles, so far out."""
        along = out * np.stack([np.cos(np.atleast_1d(turn)), np.sin(np.atleast_1d(turn))])
        return np.stack(self._placed(across, up, *along), -1)

    def _placed(self, i: int, j: int, across: Any, up: Any) -> tuple[Any, Any]:
        """Where a place of the wall lies on the frame, so far from the middle of a knob, in pitches."""
        u, v = i + 0.5 + across, j + 0.5 + up
        depth = 1 + u * _PITCH / _DEEP
        return self.vanishing - (self.vanishing - self.box.left) / depth, self.level + v * _PITCH / depth

    def _picture(self, pixels: float) -> Bitmap:
        relief = Relief(self.box, pixels)
        x, y = relief.x, relief.y
        cover = self._cover(x, y)
        for first in range(0, len(y), _ROWS):
            rows = slice(first, first + _ROWS)
            total = np.zeros((3, *cover[rows].shape))
            for across in range(_FINE):
                for up in range(_FINE):
                    off = np.array([across, up]) + 0.5 - _FINE / 2
                    total += self._sampled(x + off[0] / _FINE / pixels, y[rows] + off[1] / _FINE / pixels)
            relief.colour[rows] = np.moveaxis(np.clip(total / _FINE**2, 0, 1) * cover[rows], 0, -1)
        relief.cover[:] = cover
        picture = relief.picture()
        if self.heads == 1:
            context = cairo.Context(picture.surface)
            context.scale(pixels, -pixels)
            context.translate(*-np.array(picture.corner))
            for each in self._near():
                self._paint_led(context, *each)
        return picture

    def _sampled(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The colours (3, h, w) at places of the frame (1, w) and (h, 1)."""
        depth = (self.vanishing - self.box.left) / np.maximum(self.vanishing - x, 1e-3)  # 1 at the left edge
        u, v = _DEEP * (depth - 1) / _PITCH, (y - self.level) * depth / _PITCH
        i, j = np.floor(u).astype(int), np.floor(v).astype(int)
        p, q = u - i - 0.5, v - j - 0.5
        square = p * p + q * q  # numpy's hypot and arctan2 take many times as long
        away = np.sqrt(square)
        gleam = (_GLEAM[0] * (p * p - q * q) + _GLEAM[1] * (2 * p * q)) / np.maximum(square, _MIDDLE)
        one = (i == _LIT[0]) & (j == _LIT[1])
        first = one & (not self.alike)  # lit more than the others
        lit = one | (self.heads > 0)
        slope = 1.5 / _RADIUS * smooth(0.34, 0.40, away)
        tall = 1 / np.sqrt(1 + (slope * away) ** 2)
        light = 0.46 + 0.66 * np.maximum((slope * (p * _SUN[0] + q * _SUN[1]) + _SUN[2]) * tall, 0)
        light = light * (1 + 0.14 * gleam)
        light = light * np.where(away > _FACE, np.where(lit, 0.55, 0.72), 1.0)
        turned = _turned()[i & 511, j & 511]
        cosine, sine = turned.real, turned.imag
        along, aside = p * sine + q * cosine, p * cosine - q * sine
        mark = (np.abs(aside) < 0.035) & (along > _HAND[0]) & (along < _HAND[1]) & ~one
        under = 1 - 0.55 * (1 - smooth(0.36, 0.56, np.sqrt((p - 0.07) ** 2 + (q + 0.07) ** 2)))
        halo = 0.9 * (not self.alike) * np.exp(-((u - _LIT[0] - 0.5) ** 2 + (v - _LIT[1] - 0.5) ** 2) / 0.5)
        far = (0.16 + 0.84 * depth**-0.8) * (0.55 + 0.45 * smooth(3.6, 0.3, np.abs(y - self.level)))
        pale, near, on_knob = np.where(first, 1.0, _ALL), smooth(8.0, 3.6, depth), away < _RADIUS
        bright = np.where(first & on_knob, 1.0, np.maximum(np.minimum(2.1 * far, 1.0), halo * ~on_knob))
        planes = np.empty((3, *away.shape))  # numpy takes twice as long where a pixel's colours lie together
        for plane, ivory, steel, sign, iron, glow, mean, black, night in zip(planes, *_INKS, strict=True):
            knob = np.where(mark, sign, np.where(lit, pale * ivory, steel) * light)
            seen = mean + (np.where(on_knob, knob, iron * under + halo * glow) - mean) * near
            plane[:] = night + (np.maximum(seen, black) - night) * bright
        return planes


def _way(across: int, up: int) -> tuple[float, float]:
    """From where to where a knob is led: from where its mark is, far or not, one way or the other."""
    turned = _turned()[across & 511, up & 511]
    start = np.pi / 2 - float(np.arctan2(turned.imag, turned.real))
    share = float(_led()[across & 511, up & 511])
    return start, start + _FARTHEST * share


@functools.cache
def _led() -> np.ndarray:
    """How far each knob is led, from -1 to 1 of the farthest; all walls share them."""
    chance = np.random.default_rng(7)
    sizes = chance.uniform(_LEAST, 1.0, (512, 512))
    return np.asarray(sizes * chance.choice((-1.0, 1.0), (512, 512)))


@functools.cache
def _turned() -> np.ndarray:
    """The cosine and, as imaginary part, the sine of how far each knob is turned from upright; all walls share them."""
    turned = np.random.default_rng(4).uniform(-_TURNS, _TURNS, (512, 512))
    return np.asarray(np.cos(turned) + 1j * np.sin(turned))
