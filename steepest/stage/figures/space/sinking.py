"""A ground that makes room for a space: it sinks flat, and what was its height is free for one more variable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.space.colours import ramp_of
from steepest.stage.figures.space.space import Space
from steepest.stage.ground import outline
from steepest.stage.ground.terrain import FLAT
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset


def ground_over(
    space: Space, view: View, names: Sequence[Typeset | None], gap: float, beside: Sequence[Mobject]
) -> Block:
    """The ground over the floor of a space, of what is left where the third variable is frozen, in the colours that
    values have in the space."""
    ground, box = space.surface.ground, space.whole
    ramp = ramp_of(space.surface.climb)
    return Block(ground, (box.xs, box.ys), view, names, gap=gap, beside=beside, ramp=ramp, body=None)


def sink(block: Block, space: Space, **timing: Any) -> Animation:
    """The ground of a block sinks flat into its map, which comes to lie where that part of the floor of a space is."""
    timing.setdefault("run_time", theme.MOVE)
    return block.landscape.tilt(_on_floor(block, space), 0.0, **timing)


def _on_floor(block: Block, space: Space) -> View:
    """The view in which a block that is flat lies so, as well as can be from where the axes of both lead alike, and no
    lower than the space has room."""
    (a, b), (c, d) = space.whole.xs, space.whole.ys
    flat, seen = replace(block.whole, rise=FLAT), space.landscape.view
    view = View(space.bearing, seen.elevation)
    here = view.project(flat.below([a, b, b, a], [c, c, d, d]))[:, :2]
    there = seen.project(space.whole.border)[:, :2]
    sizes = [np.linalg.norm(corners - corners.mean(axis=0)) for corners in (here, there)]
    view = replace(view, zoom=float(sizes[1] / sizes[0]))
    off = (there - view.project(flat.below([a, b, b, a], [c, c, d, d]))[:, :2]).mean(axis=0)
    view = replace(view, x=float(off[0]), y=float(off[1]))
    low = theme.CAPTION_BAND - theme.FRAME_HEIGHT / 2 - float(outline.points_of(flat, view)[:, 1].min())
    return replace(view, y=view.y + max(low, 0.0))
