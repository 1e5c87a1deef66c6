"""Letters as things: what outlines cover on the grid of pixels, and how the light falls on it when it is rounded."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cairo
import numpy as np
from numpy.typing import NDArray

from steepest.stage.box import Box

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

Grey = NDArray[np.float32]
"""A value for each pixel (rows, columns), from the top down."""

_LAMP = np.array([-0.60, 0.56, 0.57], np.float32)  # the sun, for things that are seen from the front
_HALF = np.asarray((_LAMP + [0, 0, 1]) / np.linalg.norm(_LAMP + np.array([0, 0, 1])), np.float32)
_WARM = np.array([1.0, 0.95, 0.88], np.float32)  # what gleams in it
_BASE, _SUN = 0.46, 0.66
_UNIT = 135.0  # pixels of a scene unit at which the sizes below were found by eye


@dataclass(frozen=True)
class Grid:
    """Whole pixels that hold a box of the frame: where they begin, how many there are, and the matrix of the frame."""

    left: int
    top: int
    width: int
    height: int
    xx: float
    yy: float
    x0: float
    y0: float

    @classmethod
    def over(cls, box: Box, matrix: cairo.Matrix) -> Grid:
        """The pixels of a box of the frame, under a context's matrix."""
        left, top = matrix.transform_point(box.left, box.top)
        right, bottom = matrix.transform_point(box.right, box.bottom)
        x, y = math.floor(left), math.floor(top)
        size = max(math.ceil(right) - x, 1), max(math.ceil(bottom) - y, 1)
        return cls(x, y, *size, matrix.xx, matrix.yy, matrix.x0, matrix.y0)

    @property
    def unit(self) -> float:
        """How many pixels a scene unit has."""
        return self.xx

    def near(self, size: float) -> int:
        """Some pixels of a picture of 1080 rows, here: one at least."""
        return max(1, round(size * self.unit / _UNIT))

    @property
    def rows(self) -> Grey:
        """The height on the frame of each row of pixels, as a column."""
        return ((self.top + np.arange(self.height, dtype=np.float32) + 0.5 - self.y0) / self.yy)[:, None]

    @property
    def columns(self) -> Grey:
        """The place across the frame of each column of pixels."""
        return (self.left + np.arange(self.width, dtype=np.float32) + 0.5 - self.x0) / self.xx

    def covered(self, draw: Callable[[Context], None]) -> Grey:
        """How much of each pixel is covered by what is drawn, 0 to 1."""
        stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, self.width)
        pixels = np.zeros((self.height, stride), np.uint8)
        surface = cairo.ImageSurface.create_for_data(
            pixels.data, cairo.FORMAT_A8, self.width, self.height, stride
        )
        context = cairo.Context(surface)
        context.set_matrix(cairo.Matrix(self.xx, 0, 0, self.yy, self.x0 - self.left, self.y0 - self.top))
        draw(context)
        surface.flush()
        return np.asarray(pixels[:, : self.width] / np.float32(255), np.float32)

    def put(self, context: Context, rgb: np.ndarray, alpha: Grey, opacity: float = 1.0) -> None:
        """Lay colours (rows, columns, 3) with a coverage on a context whose matrix is that of the frame."""
        solid = np.clip(alpha * opacity, 0, 1)
        pixels = np.zeros((self.height, self.width, 4), np.uint8)  # as manim's memory has them: red first
        pixels[..., :3] = np.round(255 * np.clip(rgb, 0, 1) * solid[..., None])
        pixels[..., 3] = np.round(255 * solid)
        image = cairo.ImageSurface.create_for_data(pixels.data, cairo.FORMAT_ARGB32, self.width, self.height)
        context.save()
        context.identity_matrix()
        context.set_source_surface(image, self.left, self.top)
        context.get_source().set_filter(cairo.FILTER_NEAREST)
        context.paint()
        context.restore()


def lay_letters(context: Context, outlines: Iterable[np.ndarray]) -> None:
    """Fill outlines, each of cubic curves (4 n, 3) as manim keeps them."""
    for outline in outlines:
        end: list[float] | None = None
        for start, one, two, stop in outline[: len(outline) // 4 * 4, :2].reshape(-1, 4, 2).tolist():
            if end != start:
                context.move_to(*start)
            context.curve_to(*one, *two, *stop)
            end = stop
        context.close_path()
    context.fill()


def softened(grey: Grey, radius: int, times: int = 3) -> Grey:
    """A picture with soft edges: each pixel is the mean of those around it, so many `times` over; three are close to a
    Gaussian. Beyond the edge there is nothing."""
    for _ in range(times):
        for axis in (0, 1):
            grey = _mean(grey, radius, axis)
    return grey


def _mean(grey: Grey, radius: int, axis: int) -> Grey:
    width, long = 2 * radius + 1, grey.shape[axis]
    padded = np.zeros([size + (width if k == axis else 0) for k, size in enumerate(grey.shape)], np.float32)
    inner, later, earlier = [slice(None)] * 2, [slice(None)] * 2, [slice(None)] * 2
    inner[axis] = slice(radius + 1, radius + 1 + long)
    later[axis], earlier[axis] = slice(width, None), slice(None, -width)
    np.cumsum(grey, axis=axis, out=padded[tuple(inner)])
    end = [slice(None)] * 2
    end[axis] = slice(radius + long, radius + long + 1)
    beyond = list(end)
    beyond[axis] = slice(radius + long + 1, None)
    padded[tuple(beyond)] = padded[tuple(end)]
    return np.asarray((padded[tuple(later)] - padded[tuple(earlier)]) * np.float32(1 / width))


def smooth(low: float, high: float, value: Grey) -> Grey:
    """From 0 to 1 while the value goes from one bound to the other, eased at both ends."""
    share = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def leaning(height: Grey) -> tuple[Grey, Grey]:
    """How far the surface of this height, in pixels, leans to the right and upward."""
    right, up = np.zeros_like(height), np.zeros_like(height)
    np.subtract(height[:, :-2], height[:, 2:], out=right[:, 1:-1])
    np.subtract(height[2:], height[:-2], out=up[1:-1])
    right *= 0.5
    up *= 0.5
    return right, up


def lit(rgb: np.ndarray, right: Grey, up: Grey, gloss: float, doublings: int = 4) -> np.ndarray:
    """Colours (rows, columns, 3) in the light of the sun, on a surface that leans so; `gloss` is how strongly it
    gleams, in a spot that is smaller with every doubling. Source: J. F. Blinn, SIGGRAPH 1977."""
    long = np.sqrt(1 + right * right + up * up)
    sun = np.maximum((_LAMP[0] * right + _LAMP[1] * up + _LAMP[2]) / long, 0)
    gleam = np.maximum((_HALF[0] * right + _HALF[1] * up + _HALF[2]) / long, 0)
    for _ in range(doublings):
        gleam = gleam * gleam
    light = _BASE + _SUN * sun + 0.10 * up / long
    coloured = rgb * light[..., None]
    return np.asarray(np.minimum(coloured, 0.6 + 0.4 * coloured) + (gloss * gleam)[..., None] * _WARM)


def noise(shape: Sequence[int], radii: Sequence[int], seed: int = 7) -> Grey:
    """Even unevenness for each pixel, about -1 to 1, in grains of some sizes: the same wherever it is asked for."""
    rng = np.random.default_rng(seed)
    total = np.zeros(tuple(shape), np.float32)
    for radius in radii:
        grains = softened(rng.standard_normal(tuple(shape)).astype(np.float32), radius)
        total += grains / max(float(grains.std()), 1e-6)
    return np.asarray(np.clip(total / (2 * len(radii)), -1, 1), np.float32)
