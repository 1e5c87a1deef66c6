"""Signs that mark what is at a place: told apart by their shapes, and facing the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, trace
from steepest.stage.ground.things import SignShape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

SIGN_EDGE = 0.035
"""How wide the dark edge around a sign is, in scene units."""
_SQUARE = np.array([[-0.7, -0.7], [0.7, -0.7], [0.7, 0.7], [-0.7, 0.7]])
_UP = np.array([[-0.95, -0.7], [0.95, -0.7], [0.0, 1.0]])
_BAR = 0.24  # half the width of a cross's bars
_ARM = np.array([[-_BAR, _BAR], [-_BAR, 1.1], [_BAR, 1.1], [_BAR, _BAR]])
_TURN = np.array([[0.0, 1.0], [-1.0, 0.0]])  # a quarter of a turn
_EIGHTH = np.array([[1.0, 1.0], [-1.0, 1.0]]) / np.sqrt(2)
_CROSS = np.concatenate([_ARM @ np.linalg.matrix_power(_TURN, k) for k in (0, 3, 2, 1)]) @ _EIGHTH

OUTLINES: dict[SignShape, np.ndarray] = {"up": _UP, "down": -_UP, "cross": _CROSS, "square": _SQUARE}
"""The corners (n, 2) of each sign, for a radius of about 1."""

SHAPES: dict[str, SignShape] = {"maximum": "up", "minimum": "down", "saddle": "cross", "undecided": "square"}
"""The sign of each kind of flat place."""


def paint_sign(
    context: Context, at: np.ndarray, shape: SignShape, size: float, colour: str, opacity: float
) -> None:
    """A sign around a point (2,) of the frame, of a `size` in scene units, with a dark edge."""
    corners = at + size * OUTLINES[shape]
    ink(context, theme.channels(theme.BACKGROUND), 0.85 * opacity)
    context.set_line_width(2 * SIGN_EDGE)
    context.set_line_join(cairo.LINE_JOIN_MITER)
    trace(context, corners)
    context.close_path()
    context.stroke()
    ink(context, theme.channels(colour), opacity)
    trace(context, corners)
    context.close_path()
    context.fill()
