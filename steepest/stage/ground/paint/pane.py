"""A parallelogram that cuts the ground: solid where it comes out of it, faint where it is seen through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import contourpy
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, trace, trace_rings
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Pane, placed

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CELLS = 28  # along each side, of those that are asked whether they are seen
_CLOSE = 3e-4  # so near to the ground it touches it, in the block's units
_FAR = 0.05  # how far from the ground is all the same


def paint_pane(context: Context, pane: Pane, sight: Sight) -> None:
    """Paint all of it as faint as where the ground hides it, and what is seen of it over that."""
    corner, along, _, across = placed(pane.points, sight.terrain)
    solid = pane.opacity * pane.grown
    ends = np.array([corner, along, along + across - corner, across])
    ink(context, theme.channels(pane.colour), pane.ghost * solid)
    trace(context, sight.view.project(ends)[:, :2])
    context.close_path()
    context.fill()
    ink(context, theme.channels(pane.colour), (pane.solid - pane.ghost) / (1 - pane.ghost) * solid)
    for outline, starts in seen_parts(pane, sight):
        trace_rings(context, outline, starts)
        context.fill()


def seen_parts(pane: Pane, sight: Sight) -> list[tuple[np.ndarray, np.ndarray]]:
    """The parts that the ground leaves in sight: the outlines (n, 2) of each and of its holes, one after the other, and
    where each begins, and the last one ends."""
    corner, along, _, across = placed(pane.points, sight.terrain)
    shares = np.linspace(0, 1, _CELLS + 1)
    places = corner + np.multiply.outer(shares, across - corner)[:, None] + np.multiply.outer(shares, along - corner)
    margin = np.clip(sight.margins(places.reshape(-1, 3)), -_FAR, _FAR).reshape(len(shares), -1)
    found = contourpy.contour_generator(shares, shares, margin, fill_type="OuterOffset").filled(-_CLOSE, np.inf)
    return [
        (sight.view.project(corner + part @ np.array([along - corner, across - corner]))[:, :2], starts)
        for part, starts in zip(*found, strict=True)
    ]
