"""The glass of a lens: a disc in which a place is seen enlarged, a ring at that place, and what joins them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Protocol

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import Layer, Painted, around, ink, lay, pen, trace
from steepest.stage.circle import circle
from steepest.stage.extent import Extent, corners
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

WEDGE = 1, -1  # the ties of a lens, as a rule
MARKED = 0.17  # a smaller ring is marked by strokes toward it, which begin so far from the place
SWELLS = 2.0, 3.0, 4.5, 6.0  # powers with which it may grow on its way: late, so that it passes between words
_CLOSES = 3  # the power with which its ring closes first with the last of them, since words are as near to its way
_RIM, _THIN = 3.0, 1.4  # widths in stroke units
_DOTTED, _DOTS = 2.6, (0.0, 0.085)  # the width of a tie by itself, and its dots: no needle and no edge looks so
_DARK = 0.75 * theme.channels(theme.BACKGROUND)  # behind what is seen
_EDGE = 2.6  # the dark edge of rim and ring
# To which share of its radius the glass is clear, and how dark it is at its rim.
_CLEAR, _DARKEST = 0.80, 0.45
_STROKES = circle(8, closed=False)[1::2]  # ways (4, 2) along which the strokes lie
_STROKE, _BARE = 0.45, 0.04  # how long they are, as a share of the way to the place; how far off the ring they end
_SHORTEST = 0.03  # shorter ones look like dots
_ROUND = circle(60)


class Near(Protocol):
    """What is seen by a lens."""

    @property
    def ball(self) -> float:
        """The radius on the frame of a ball that stands at the place; zero where none does."""

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a place (2,) of the picture lies on the frame (2,)."""

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 2) of the part of the map that it looks at."""

    def appearance(self) -> object:
        """What its picture follows from."""

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""

    def forget(self) -> None:
        """Remember nothing."""


class Glass(Painted):
    """A disc of a `radius` around `centre` (2,) of the frame, in which `near` is seen around the place `at` (2,) of its
    map, so many `times` enlarged; both may be live. Lines join disc and place, its `ties` (see `joint`).

    While it grows out of the ring at that place it is on its way there, and so is what it enlarges by; the greater the
    power `swells`, the later it grows; with the last of them the ring closes first, and it slips by words beside its
    way. The ring is as large as what is seen is on the frame; where it is small, strokes that begin `marked` units away
    point at it, unless a larger ball or somebody stands there; where `marked` is 0 it fades as it gets so small, for
    its ties tell the place. Ring and ties are as solid as it is `keyed`.
    """

    def __init__(
        self,
        near: Near,
        at: Callable[[], np.ndarray],
        times: Callable[[], float],
        centre: np.ndarray,
        radius: float,
        ties: Sequence[int] = WEDGE,
        swells: float = SWELLS[0],
        marked: float = MARKED,
    ) -> None:
        super().__init__()
        self.ties, self.swells, self.marked = ties, swells, marked
        self.near, self.at, self.times, self.centre, self.radius = near, at, times, centre, radius
        self.grown = 1.0
        self.keyed: Callable[[], float] = lambda: 1.0
        self._told = b""
        self._kept: tuple[object, cairo.ImageSurface] | None = None
        self.points = np.array([[*centre, 0.0]])

    def forget(self) -> None:
        """Remember nothing of what was seen."""
        self.near.forget()
        self._kept = None

    @property
    def spot(self) -> np.ndarray:
        """Where the place lies on the frame (2,)."""
        return self.near.spot(self.at())

    @property
    def ring(self) -> float:
        """The radius of the ring around it: of what is seen in the disc."""
        return self.radius / self.times()

    def marks(self, bodies: Sequence[Layer] = ()) -> np.ndarray:
        """The strokes (4, 2, 2) that point at a small ring, or none (0, 2, 2), as where some bodies stand."""
        inner = max(self.marked * (1 - _STROKE), self.ring + _BARE)
        if inner > self.marked - _SHORTEST or self.ring < self.near.ball or bodies:
            return np.empty((0, 2, 2))
        return np.asarray(self.spot + np.array([inner, self.marked])[:, None] * _STROKES[:, None])

    @property
    def disc(self) -> tuple[np.ndarray, float]:
        """Its middle (2,) and its radius, as they are now."""
        middle = self.spot + (self.centre - self.spot) * self.grown
        return middle, float(on_its_way(self.ring, self.radius, self.grown, self.swells))

    def look(self) -> None:
        """Look at what is there now."""
        centre, radius = self.disc
        self.near.look(self.at(), self.times() ** self.grown, centre, radius, self.grown)

    def shapes(self) -> Sequence[Shape]:
        """Two corners of the part of the map that is seen."""
        if self.opacity <= 0 or self.grown <= 0:
            return []
        self.look()
        return [Shape("lens", theme.INK, self.near.outline, self.opacity)]

    def extents(self) -> Sequence[Extent]:
        """The disc, on which bare words cannot be read; the ring at the place, and what joins them."""
        if self.opacity <= 0 or self.grown <= 0:
            return []
        centre, radius = self.disc
        disc = around(centre[None], radius + 0.01 * _RIM)

        def covers(points: np.ndarray) -> np.ndarray:
            return np.asarray(np.hypot(*(points - centre).T) < radius)
        found = [Extent("ground", corners(disc), opacity=self.opacity, covers=covers)]
        if (solid := self.opacity * self.keyed()) <= 0:
            return found
        return [*found, *(Extent("line", line, opacity=solid) for line in self.key)]

    @property
    def key(self) -> list[np.ndarray]:
        """Lines (n, 2) on the frame: the ring at the place, and what joins it with the disc."""
        ring = self.spot + max(self.ring, self.marked) * _ROUND
        return [ring, *joint(self.spot, self.ring, *self.disc, self.ties)]

    def appearance(self) -> object:
        """All of it."""
        return [layer.appearance for layer in self.layers()]

    def reach(self, bodies: Sequence[Layer] | None = None) -> Box:
        """The disc, the ring, who stands there, and all between them."""
        boxes = [around(at[None], far) for at, far in (self.disc, (self.spot, max(self.ring, self.marked)))]
        there = self._bodies() if bodies is None else bodies
        boxes += [box for each in there if (box := each.reach())]
        return around(np.concatenate([box.diagonal for box in boxes]), 0.01 * (_RIM + _EDGE))

    def _bodies(self) -> Sequence[Layer]:
        """Who stands where the ring is: it is around them, and never before them."""
        box = around(self.spot[None], self.ring)
        return self.near.landscape.bodies(box) if isinstance(self.near, NearGround) else ()

    def layers(self) -> Sequence[Layer]:
        """What joins disc and ring, under who stands there and what is seen through the glass."""
        if self.opacity <= 0 or self.grown <= 0:
            return ()
        self.look()
        (centre, radius), bodies, solid = self.disc, self._bodies(), self.opacity * self.keyed()
        marks = self.marks(bodies)
        where = self.spot, self.ring, self.near.ball, marks, centre, radius, self.ties, self.opacity, solid
        disc = around(centre[None], radius + 0.01 * (_RIM + _EDGE))
        self._told = digest((centre, radius, self.near.appearance()))
        return (
            Layer(where, partial(self.reach, bodies), partial(self._paint_joint, marks, solid)),
            *bodies,
            Layer((where, self._told), lambda: disc, self._paint_glass),
        )

    def paint(self, context: Context, pixels: float) -> None:
        """Paint all of it."""
        for layer in self.layers():
            layer.paint(context, pixels)

    def _paint_joint(self, marks: np.ndarray, solid: float, context: Context, pixels: float) -> None:
        if solid <= 0:
            return
        (centre, radius), spot, small = self.disc, self.spot, max(self.ring, self.near.ball)
        thick, dots = (_DOTTED, _DOTS) if len(self.ties) == 1 else (_THIN, ())
        for colour, width, opacity in ((theme.BACKGROUND, thick + _EDGE, 0.35), (theme.INK, thick, 0.6)):
            ink(context, theme.channels(colour), opacity * solid)
            pen(context, width)
            context.set_dash([*dots])
            for line in joint(spot, small, centre, radius, self.ties):
                trace(context, line)
            context.stroke()
        context.set_dash([])
        if self.ring >= self.near.ball:
            here = 1.0 if self.marked else float(np.clip(2 * small / MARKED - 1, 0, 1))
            _ring(context, spot, small, 0.7 * _RIM, here * solid, marks)

    def _paint_glass(self, context: Context, pixels: float) -> None:
        (x, y), radius = map(float, self.disc[0]), self.disc[1]
        middle = np.array(context.get_matrix().transform_point(x, y))
        corner = np.floor(middle - radius * pixels) - 1
        image = self._picture(context.get_matrix(), corner, middle, radius * pixels)
        context.save()
        context.arc(x, y, radius, 0, math.tau)
        context.clip()
        lay(context, image, corner, self.opacity)
        context.restore()
        _ring(context, self.disc[0], radius, _RIM, self.opacity)

    def _picture(
        self, matrix: cairo.Matrix, corner: np.ndarray, middle: np.ndarray, radius: float
    ) -> cairo.ImageSurface:
        """What is seen, in pixels of the frame from its left top corner on. It is a picture of its own, so that it is
        cut off at the same pixels however much of the frame is drawn."""
        key = self._told, matrix.xx, matrix.yy, matrix.x0, matrix.y0
        if self._kept is None or self._kept[0] != key:
            size = int(2 * radius) + 4
            image = cairo.ImageSurface(cairo.FORMAT_ARGB32, size, size)
            context = cairo.Context(image)
            ink(context, _DARK)
            context.paint()
            context.set_matrix(matrix.multiply(cairo.Matrix(x0=-corner[0], y0=-corner[1])))
            self.near.paint(context, matrix.xx)
            context.identity_matrix()
            ink(context, _DARK)
            context.mask_surface(_shadow(*(middle - corner).round(3).tolist(), radius), 0, 0)
            image.flush()
            self._kept = key, image
        return self._kept[1]


@lru_cache(maxsize=4)
def _shadow(x: float, y: float, radius: float) -> cairo.ImageSurface:
    """How much a glass takes away, on the grid of the pixels; its middle is so many of them to the right and down."""
    size = int(2 * radius) + 4
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, size)
    across, down = np.arange(stride) + 0.5 - x, np.arange(size) + 0.5 - y
    out = np.clip(np.hypot(across, down[:, None]) / radius, 0, 1)
    share = np.clip((out - _CLEAR) / (1 - _CLEAR), 0, 1)
    dark = np.round(255 * _DARKEST * share**2).astype(np.uint8)
    return cairo.ImageSurface.create_for_data(dark.data, cairo.FORMAT_A8, size, size, stride)


def on_its_way(ring: float, radius: float, share: np.ndarray | float, swells: float) -> np.ndarray | float:
    """The radius of a disc that grows out of a ring, where such a `share` of its way is done."""
    if swells == SWELLS[-1]:
        return ring * (1 - share) ** _CLOSES + radius * share**swells
    return ring + (radius - ring) * share**swells


def joint(spot: np.ndarray, small: float, centre: np.ndarray, large: float, ties: Sequence[int]) -> list[np.ndarray]:
    """The lines (2, 2) that join a small circle with a large one: for 1 and -1 those that touch both from outside, on
    either side, and for 0 the one between their middles. None where one lies in the other."""
    lines = joints(spot, small, np.reshape(centre, (1, 2)), large, ties)[0]
    return [line for line in lines if not np.isnan(line).any()]


def joints(spot: np.ndarray, small: float, centres: np.ndarray, large: float, ties: Sequence[int]) -> np.ndarray:
    """The lines (n, m, 2, 2) that join a small circle with a large one in each of some places (n, 2); not numbers where
    one of the two lies in the other."""
    across, up = (centres - spot).T
    length = np.hypot(across, up)
    length[length <= (large + small if 0 in ties else abs(large - small)) + 1e-6] = np.nan
    base = np.arctan2(up, across)[:, None]
    if 0 in ties:
        turns, ends = base, (small, -large)
    else:
        turns, ends = base + np.multiply.outer(np.arccos((small - large) / length), ties), (small, large)
    outward = np.where(np.isnan(length)[:, None, None], np.nan, np.stack([np.cos(turns), np.sin(turns)], -1))
    return np.stack([spot + ends[0] * outward, centres[:, None] + ends[1] * outward], axis=-2)


def _ring(
    context: Context, centre: np.ndarray, radius: float, width: float, opacity: float, marks: Iterable[np.ndarray] = ()
) -> None:
    """A ring, and `marks`, straight strokes (2, 2), with a dark edge."""
    for colour, wide, solid in ((theme.BACKGROUND, width + _EDGE, 0.6), (theme.INK, width, 0.95)):
        ink(context, theme.channels(colour), solid * opacity)
        pen(context, wide)
        for stroke in marks:
            trace(context, stroke)
        context.new_sub_path()
        context.arc(float(centre[0]), float(centre[1]), radius, 0, math.tau)
        context.stroke()
