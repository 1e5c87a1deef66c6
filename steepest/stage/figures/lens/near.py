"""What a lens may look at, and what it sees of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import SupportsFloat, TypeAlias

import numpy as np
from manim import Mobject

from steepest.calculus import Point
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.lens.glass import Near
from steepest.stage.figures.lens.near_ground import TALLER, NearGround
from steepest.stage.figures.lens.near_map import NearMap
from steepest.stage.figures.lens.near_plot import NearPlot
from steepest.stage.figures.lens.near_slice import NearSlice, Slice
from steepest.stage.figures.lens.near_space import NearSpace
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Thing

Picture: TypeAlias = Block | Landscape | Slice | Space | Map | ContourMap | Plot
"""What a lens looks at."""


def near_of(
    picture: Picture,
    mobjects: Callable[[], Sequence[Mobject]] = tuple,
    unseen: Sequence[Thing] = (),
    taller: float = TALLER,
    own: bool = False,
    live: bool = False,
) -> Near:
    """What a lens sees of a picture: of a flat one, what of the `mobjects` of a scene lies on it; of ground, all but
    the things `unseen`; somebody on a map or a ground is so many times `taller` than from afar, on a map a dot
    where that is 0, and it shows its `own` level lines only; on a ground finer ones come with a zoom that is `live`."""
    match picture:
        case Slice():
            return NearSlice(picture, unseen)
        case Space():
            return NearSpace(picture.landscape)
        case Block(landscape=land) | (Landscape() as land):
            return NearGround(land, unseen, taller, own, live)
        case Map(bands=chart) | (ContourMap() as chart):
            return NearMap(chart, mobjects, taller, own)
        case Plot():
            return NearPlot(picture.plane, mobjects)


def far_off(near: Near, at: Sequence[SupportsFloat] | np.ndarray, points: Sequence[Point]) -> np.ndarray:
    """How far points of a picture are from a place of it, on the frame (n,)."""
    spot, *others = (near.spot(np.array([float(value) for value in each])) for each in (at, *points))
    return np.array([np.hypot(*(other - spot)) for other in others])
