"""Measures how large the ground is in a scene as it stands."""

from __future__ import annotations

import numpy as np
from manim import Mobject, Scene

from steepest.stage import theme
from steepest.stage.extent import Extent
from steepest.stage.figures.lens.glass import Glass
from steepest.stage.fill import Fill, hull, inside
from steepest.stage.ground.landscape import Landscape
from steepest.stage.play.inventory import Inventory, take

_COLUMNS, _ROWS = 160, 90  # the frame is looked at in squares of a twelfth of a unit


def fill(scene: Scene) -> Fill | None:
    """How large the ground is in the scene as it stands; None where no solid ground is seen."""
    there = take(scene)
    points = _points()
    masks: dict[int, np.ndarray] = {}
    bodies: dict[int, np.ndarray] = {}
    relief, close = 0.0, False
    for drawing in there.drawings:
        if drawing.extent.kind != "ground" or isinstance(drawing.mobject, Glass):
            continue
        mask = _covered(drawing.extent, points)
        key = id(drawing.mobject)
        masks[key] = masks.get(key, False) | mask
        if isinstance(drawing.mobject, Landscape):
            if not drawing.mobject.terrain.flat:  # a map has no body
                bodies[key] = mask  # the floor is told first, and the block that floats over it last
            relief = max(relief, _relief(drawing.mobject))
            close = close or drawing.mobject.view.near > 1 + 1e-6
    body = np.any([np.zeros(len(points), bool), *bodies.values()], axis=0)
    if not body.any():
        return None
    span = np.zeros(len(points), bool)
    for mask in masks.values():
        span |= inside(hull(points[mask]), points) if mask.any() else mask
    columns = points[span, 0]
    half = theme.FRAME_WIDTH / _COLUMNS / 2
    left, right = float(columns.min()) - half, float(columns.max()) + half
    return Fill(
        float(span.mean()),
        float(body.mean()),
        left / theme.FRAME_WIDTH + 0.5,
        right / theme.FRAME_WIDTH + 0.5,
        relief,
        _panel_beside(there, right),
        close,
    )


def _points() -> np.ndarray:
    """The middles (n, 2) of the squares that the frame is divided into."""
    x = ((np.arange(_COLUMNS) + 0.5) / _COLUMNS - 0.5) * theme.FRAME_WIDTH
    y = ((np.arange(_ROWS) + 0.5) / _ROWS - 0.5) * theme.FRAME_HEIGHT
    return np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)


def _covered(extent: Extent, points: np.ndarray) -> np.ndarray:
    """Which points something filled covers; those in the outline of its path where it cannot tell."""
    path = extent.path[np.isfinite(extent.path).all(axis=1)]
    mask = ((points >= path.min(axis=0)) & (points <= path.max(axis=0))).all(axis=1)
    at = np.flatnonzero(mask)
    mask[at] = extent.covers(points[at]) if extent.covers else inside(hull(path), points[at])
    return np.asarray(mask)


def _relief(ground: Mobject) -> float:
    assert isinstance(ground, Landscape)
    terrain = ground.terrain
    return float(terrain.height * terrain.rise / max(terrain.width, terrain.depth))


def _panel_beside(there: Inventory, right: float) -> bool:
    """Whether words or numbers stand to the right of the ground, which does not reach into a panel's place."""
    return right < theme.PANEL.left and any(
        text.box.left > max(right, theme.SIDE.left) for text in there.texts
    )
