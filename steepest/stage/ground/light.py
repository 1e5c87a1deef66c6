"""The light on what stands on a stage: one sun, low in the west and fixed in the world, soft shadows, and an open sky.

The light on a ground is worked out once, for the corners of its faces: a picture of it costs as much as one without.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from steepest.stage.ground.terrain import Terrain

SUN = np.array([-0.78, 0.20, 0.60]) / np.linalg.norm([-0.78, 0.20, 0.60])  # it grazes: shade tells the shape
SHADE = 0.20  # how much lighter or darker a slope is than level ground, at most
_BODY = np.array([0.150, 0.190, 0.300])  # slate: a block stands out from the background on every side
_TINTED = np.array([0.66, 0.52, 0.36, 0.18])  # how much of the rim's colour is left, from a wall's rim to its foot
_DOWN = np.array([1.0, 0.86, 0.66, 0.42])  # and of its light
IN_SHADE = 0.58  # how light a solid is where no sun falls on it
_GLOSS = 0.16  # how much white there is where a solid mirrors the sun
_SOFT = -0.06, 0.16  # how closely a ray passes what is in its way: the edge of a shadow
_RAYS = np.linspace(0.06, 3.0, 28)[:, None]  # where the way to the sun is sampled, in the block's units
_HORIZONS = np.array([[0.12], [0.3], [0.6], [1.0], [1.6]])  # where the horizon is looked for
_COMPASS = np.arange(8) * np.pi / 4

Over = Callable[[np.ndarray, np.ndarray], tuple[tuple[np.ndarray, ...], np.ndarray]]
"""Where in grids, whose lines stand at x (k, n) and y (k, m), there may be ground, as an index, and the heights
(k, n', m') there, minus infinity beside it; all of the block's space."""


def light_on(points: np.ndarray, normals: np.ndarray, over: Over) -> np.ndarray:
    """How light the points (n, m, 3) of a ground's grid are, shape (n, m): 1 is level ground in the open.

    Sources: Lambert's law for the slope; for the soft edge of shadows, I. Quilez, "Soft shadows in raymarched SDFs"
    (2010): the nearer a ray to the sun passes something, the darker. The sky counts as far as the ground around
    leaves it free.
    """
    slope = np.clip((normals @ SUN - SUN[2]) / 0.5, -1, 1)
    x, y, z = points[:, 0, 0], points[0, :, 1], points[..., 2]
    clear = np.full(z.shape, np.inf)
    here, heights = over(x + _RAYS * SUN[0], y + _RAYS * SUN[1])
    clear[here] = ((z[here] + (_RAYS * SUN[2])[..., None] - heights) / _RAYS[..., None]).min(axis=0)
    sun = smooth(clear, *_SOFT)
    sky = np.zeros(z.shape)
    for bearing in _COMPASS:
        horizon = np.zeros(z.shape)
        here, heights = over(x + _HORIZONS * np.cos(bearing), y + _HORIZONS * np.sin(bearing))
        horizon[here] = np.maximum(0.0, ((heights - z[here]) / _HORIZONS[..., None]).max(axis=0))
        sky += 1 - horizon / np.hypot(1, horizon)
    direct = (1 + SHADE * slope * (0.35 + 0.65 * sun)) * (0.80 + 0.20 * sun)
    return np.asarray(direct * (0.72 + 0.28 * sky / len(_COMPASS)))


@lru_cache(maxsize=4)
def whole_light(terrain: Terrain) -> np.ndarray:
    """How light a whole terrain is at its grid points; that of a block that is opened stays the same."""
    return light_on(terrain.points, terrain.normals, terrain.over_grid)


def lit(colours: np.ndarray, light: np.ndarray) -> np.ndarray:
    """Colours (..., 3) in a light (...): what is dark turns a little bluer, what is light a little warmer.

    Above 1 the light only takes away what a colour lacks to white, so that pale gold stays gold.
    """
    share = np.maximum(light, 0.0)[..., None] ** np.array([1.08, 1.0, 0.84])
    colours = np.clip(colours, 0, 1)
    found = np.asarray(colours * share)
    if (bright := share > 1).any():  # powers are dear
        found[bright] = 1 - (1 - colours[bright]) ** (1 + 1.3 * (share[bright] - 1))
    return found


def on_wall(normal: np.ndarray, rim: np.ndarray) -> np.ndarray:
    """The colours (n, 4, 3) of a block's wall under its rim's (n, 3): in the light of the angle of its normal (3,) to
    the sun, tinted by the rim, and darker toward the foot."""
    facing = float(np.dot(normal, SUN))
    light = (0.82 + 0.30 * max(0.0, facing) - 0.12 * max(0.0, -facing)) * _DOWN
    tinted = _TINTED[:, None] * rim[:, None] + (1 - _TINTED[:, None]) * _BODY
    return lit(tinted, np.broadcast_to(light, tinted.shape[:2]))


def shades(
    normals: np.ndarray, colour: np.ndarray, toward: np.ndarray, least: float = IN_SHADE
) -> np.ndarray:
    """Colours (n, 3) of a smooth solid of a `colour` (3,) where it has these unit normals (n, 3), for an eye in the
    direction `toward` (3,), at `least` so light in its own shade. Where it is lit it keeps its hue. Source of the
    gloss: J. F. Blinn, SIGGRAPH 1977.
    """
    half = SUN + toward
    half = half / np.linalg.norm(half)
    light = least + 0.50 * np.maximum(normals @ SUN, 0) + 0.10 * np.maximum(normals[:, 2], 0)
    gloss = _GLOSS * np.maximum(normals @ half, 0) ** 22
    tones = colour * light[:, None]
    tones /= np.maximum(tones.max(axis=-1, keepdims=True), 1.0)  # else orange would turn yellow
    return np.asarray(1 - (1 - tones) * (1 - gloss[:, None]))


def smooth(value: np.ndarray, low: float, high: float) -> np.ndarray:
    """0 for values (...) up to `low`, 1 from `high` on, and a smooth way between."""
    share = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))
