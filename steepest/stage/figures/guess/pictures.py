"""How guesses are drawn on the pictures that there are: maps, the map of a pair, blocks, valleys, meters and plots.

A guess is a direction, somebody's path, or a place, in the coordinates of the picture; on a meter it is a value, and in
a lens over a plane a side of its middle, over it or under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from steepest.calculus import Point
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.gap.gap_lens import GapLens
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.guess.on_flat import OnFlat
from steepest.stage.figures.guess.on_ground import OnGround
from steepest.stage.figures.guess.on_pair import OnPair
from steepest.stage.figures.guess.on_scale import OnScale
from steepest.stage.figures.guess.outlines import Picture
from steepest.stage.figures.guess.rungs import InLens
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.label import Labels
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.ground.things import Thing

Guessed: TypeAlias = Map | Pair | Block | Valley | Meter | Plot | GapLens
"""A picture that guesses are drawn on."""


def picture(
    figure: Guessed, ends: Sequence[Point | Thing] = (), radius: float | None = None, within: float = 0.0
) -> Picture:
    """A figure, as guesses see it; on a block or a pair with points where somebody will stand, on a block with arrows
    that will come, on a pair with the radius of a place on its map, and of what stays free within it."""
    if isinstance(figure, Block):
        return OnGround(figure, ends)
    if isinstance(figure, GapLens):
        return InLens(figure)
    if isinstance(figure, Valley):
        return OnFlat(figure.on_frame, figure.box, Labels(figure.box, [figure.edge()]), beds=True)
    if isinstance(figure, Meter):
        return OnScale(figure)
    if isinstance(figure, Pair):
        return OnPair(figure, [end for end in ends if not isinstance(end, Thing)], radius, within)
    return OnFlat(lambda points: figure.plane.places(points)[:, :2], figure.plane.box, figure.labels)
