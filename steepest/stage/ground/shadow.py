"""Soft shadows that arrows and balls cast on the ground they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.ground.light import SUN
from steepest.stage.ground.terrain import Terrain

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

FARTHEST = 1.6  # along the way of the light, in the block's units: what stands higher casts none
_WAY = np.linspace(
    0.0, FARTHEST, 80
)  # marching finds a steep ground, too, where iterating to a fixed point does not
_LIFT = 0.008  # of a shadow, over the ground that it lies on
_EDGES = tuple(
    (share, 0.085) for share in np.linspace(1.0, 0.0, 8)
)  # (share of `EDGE` that it is wider by, how dark)
EDGE = 0.07  # how far beside its line a shadow reaches, in scene units; no farther than that line is wide
_DARK = np.zeros(3)


def fallen(points: np.ndarray, terrain: Terrain, near: float = 1.0) -> np.ndarray:
    """Where the shadows of points (n, 3) of the block's space lie on a ground (n, 3); NaN where they fall beside it.

    For an eye so many times closer, what casts them is so much smaller, and they are shorter."""
    far = _WAY / near
    way = points[:, None] - far[:, None] * SUN
    under = way[..., 2] <= terrain.over(way[..., :2])
    hit = under.any(axis=1) & (points[:, 2] > terrain.over(points[:, :2]) - _LIFT / near)
    lying = points - far[under.argmax(axis=1)][:, None] * SUN + [0, 0, _LIFT / near]
    lying[~hit] = np.nan
    return np.asarray(lying)


def whole_parts(points: np.ndarray) -> list[np.ndarray]:
    """The runs of points (n, 3) between those that are nowhere."""
    there = np.isfinite(points[:, 0])
    ends = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(int)))
    return [points[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True) if b - a > 1]


def before_tip(ends: np.ndarray, half: float) -> np.ndarray:
    """The ends (2, 2) of an arrow's shadow on the frame, which is twice as wide as `half` all along: it ends before the
    tip, around which it would be a blot, but in its second half."""
    way = ends[1] - ends[0]
    share = min((half + EDGE) / max(float(np.hypot(*way)), 1e-9), 0.5)
    return np.asarray([ends[0], ends[1] - share * way])


def paint_shadow(context: Context, runs: Sequence[np.ndarray], width: float, opacity: float) -> None:
    """A soft dark line along `runs` (n, 2) of the frame, `width` scene units wide; a run that is closed is filled."""
    if not runs:
        return
    context.save()
    reach = around(np.concatenate(runs), width / 2 + EDGE)
    context.rectangle(reach.left, reach.bottom, reach.width, reach.height)
    context.clip()
    # Its layers are laid on the frame together: each by itself would be rounded, and of dark blue leave dark red.
    context.push_group()
    context.set_line_cap(cairo.LINE_CAP_ROUND)
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    context.new_path()
    for run in runs:
        trace(context, run)
    for wider, dark in _EDGES:
        ink(context, _DARK, dark * opacity)
        context.set_line_width(width + 2 * wider * min(EDGE, 0.8 * width))
        context.stroke_preserve()
    context.new_path()
    context.pop_group_to_source()
    context.paint()
    context.restore()
