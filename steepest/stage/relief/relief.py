"""A picture of solid things, seen from the front in the lecture's sun: a bevel to each outline, lit and laid on one
another. It is worked out once for a size; what moves is drawn over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import cairo
import numpy as np

from steepest.stage.box import Box
from steepest.stage.relief.forms import Form

_SUN = np.array([-0.60, 0.56, 0.57])
_SUN = _SUN / np.linalg.norm(_SUN)
_BETWEEN = _SUN + [0, 0, 1]  # between the sun and the eye
_BETWEEN = _BETWEEN / np.linalg.norm(_BETWEEN)
_WARM = np.array([1.0, 0.92, 0.80])  # the evening sun in what gleams
_SHADE, _DIRECT, _SKY = 0.46, 0.66, 0.10
_POWER = 26.0  # of the gleam: how narrow it is
_STEEPEST = 3.5  # a bevel's slope at its foot
_TWILIGHT = np.array([1.08, 1.0, 0.84])  # what is dark is a little bluer
_GRAIN = 0.9  # of the last of 8 bits: so that what is dark and soft has no bands

Varied: TypeAlias = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""A number for each place (x, y) of the frame."""

STEEL = np.array([0.36, 0.42, 0.53])
IRON = np.array([0.150, 0.180, 0.255])
IVORY = np.array([0.90, 0.88, 0.83])
GLASS = np.array([0.060, 0.080, 0.128])
BLACK = np.array([0.012, 0.016, 0.028])


@dataclass(frozen=True, eq=False)
class Bitmap:
    """Pixels, and where their left top corner lies on the frame."""

    surface: cairo.ImageSurface
    corner: tuple[float, float]


def smooth(low: float, high: float, at: np.ndarray) -> np.ndarray:
    """From 0 at `low` to 1 at `high`, eased; `low` may be the larger of them."""
    share = np.clip((at - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


class Relief:
    """What lies in a `box` of the frame, where a scene unit is so many `pixels`: transparent until something is laid
    on it."""

    def __init__(self, box: Box, pixels: float) -> None:
        self.pixels = pixels
        left, top = np.floor(box.left * pixels), np.ceil(box.top * pixels)
        width, height = int(np.ceil(box.right * pixels) - left), int(top - np.floor(box.bottom * pixels))
        self.corner = float(left / pixels), float(top / pixels)
        self.x = (left + np.arange(width) + 0.5)[None, :] / pixels
        self.y = (top - np.arange(height) - 0.5)[:, None] / pixels
        self.colour, self.cover = np.zeros((height, width, 3)), np.zeros((height, width))

    def solid(
        self,
        form: Form,
        rgb: np.ndarray,
        bevel: float,
        gloss: float = 0.30,
        lean: tuple[Varied, Varied] | None = None,
        tint: Varied | None = None,
        shadow: float = 0.0,
    ) -> None:
        """A thing with round edges, `bevel` wide, that casts a `shadow` so long. `lean` adds how its larger form falls
        to the right and upward, `tint` is a factor on its colour."""
        if shadow:
            self.shadow(form, (0.55 * shadow, -0.45 * shadow), 2 * shadow)
        rows, columns = self._window(form.box, 3 / self.pixels)
        x, y = self.x[:, columns], self.y[rows]
        if not x.size or not y.size:
            return
        away = form.distance(x, y)
        falls = 1 - np.clip(-away / bevel, 0, 1)
        steep = np.minimum(falls / np.sqrt(np.maximum(1 - falls**2, 1e-6)), _STEEPEST)
        down, right = np.gradient(away * self.pixels) if min(away.shape) > 1 else (0 * away, 0 * away)
        right, up = steep * right, -steep * down
        if lean:
            right, up = right + lean[0](x, y), up + lean[1](x, y)
        colours = rgb if tint is None else rgb * tint(x, y)[..., None]
        cover = np.clip(0.5 - away * self.pixels, 0, 1)
        self._lay(rows, columns, _lit(colours, right, up, gloss), cover)

    def flat(self, form: Form, rgb: np.ndarray, opacity: float = 1.0, fade: Varied | None = None) -> None:
        """A form filled with one colour; `fade` is how solid it is at a place."""
        rows, columns = self._window(form.box, 2 / self.pixels)
        x, y = self.x[:, columns], self.y[rows]
        cover = opacity * np.clip(0.5 - form.distance(x, y) * self.pixels, 0, 1)
        self._lay(rows, columns, rgb, cover if fade is None else cover * fade(x, y))

    def glow(self, form: Form, reach: float, rgb: np.ndarray, opacity: float) -> None:
        """Light around a form, and on it, that ends so far away from it."""
        rows, columns = self._window(form.box, reach)
        away = form.distance(self.x[:, columns], self.y[rows])
        self._lay(rows, columns, rgb, opacity * smooth(reach, -0.35 * reach, away))

    def shadow(self, form: Form, by: tuple[float, float], blur: float, opacity: float = 0.7) -> None:
        """The soft shadow of a form, moved away from the sun."""
        self.glow(form.moved(*by), blur, BLACK, opacity)

    def picture(self) -> Bitmap:
        """What lies there, in the memory of the frame: red, green, blue, cover, the colours times that."""
        height, width = self.cover.shape
        cells = np.zeros((height, width, 4), np.uint8)
        grain = np.random.default_rng(5).random((height, width, 1)) * _GRAIN
        grain = np.where(self.cover[..., None] > 0, grain, 0.0)
        cells[..., 3] = np.round(255 * self.cover)
        cells[..., :3] = np.minimum(255 * self.colour + grain, cells[..., 3:])
        return Bitmap(
            cairo.ImageSurface.create_for_data(cells.data, cairo.FORMAT_ARGB32, width, height), self.corner
        )

    def _window(self, box: Box, room: float) -> tuple[slice, slice]:
        """The rows and columns of pixels that a box touches, with some room around it."""
        (left, top), pixels = self.corner, self.pixels
        height, width = self.cover.shape
        columns = (box.left - room - left) * pixels, (box.right + room - left) * pixels
        rows = (top - box.top - room) * pixels, (top - box.bottom + room) * pixels
        return _slice(rows, height), _slice(columns, width)

    def _lay(self, rows: slice, columns: slice, rgb: np.ndarray, cover: np.ndarray) -> None:
        left = (1 - cover)[..., None]
        self.colour[rows, columns] = self.colour[rows, columns] * left + np.clip(rgb, 0, 1) * cover[..., None]
        self.cover[rows, columns] = self.cover[rows, columns] * left[..., 0] + cover


def _slice(ends: tuple[float, float], most: int) -> slice:
    low, high = int(np.floor(ends[0])), int(np.ceil(ends[1]))
    return slice(min(max(low, 0), most), min(max(high, 0), most))


def _lit(rgb: np.ndarray, right: np.ndarray, up: np.ndarray, gloss: float) -> np.ndarray:
    """Colours (3,) or (h, w, 3) of what falls so steeply to the right and upward (h, w), in the sun."""
    normal = np.stack(np.broadcast_arrays(right, up, 1.0), -1)
    normal = normal / np.linalg.norm(normal, axis=-1, keepdims=True)
    light = _SHADE + _DIRECT * np.maximum(normal @ _SUN, 0) + _SKY * normal[..., 1]
    share = np.maximum(light, 0)[..., None] ** _TWILIGHT
    bright = 1 - (1 - np.clip(rgb, 0, 1)) ** (
        1 + 1.3 * np.maximum(share - 1, 0)
    )  # what is pale does not burn
    gleam = gloss * np.maximum(normal @ _BETWEEN, 0) ** _POWER
    return np.asarray(np.where(share <= 1, rgb * share, bright) + gleam[..., None] * _WARM)
