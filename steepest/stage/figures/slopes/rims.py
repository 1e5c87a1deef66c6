"""The rims of a face that a cut opens in the ground of a block: words that would touch them are misread."""

from __future__ import annotations

import numpy as np

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.things import SpaceCurve


def rims_of_face(land: Block, cut: Cut) -> list[SpaceCurve]:
    """The line along which a cut meets the ground, and both upright edges of the face that it opens: what stands on
    that face keeps off them."""
    edges, at = [land.edge(cut, theme.ROLES[cut.name])], [float(value) for value in cut.at]
    for end in land.spans[cut.axis]:
        at[cut.axis] = end
        top, foot = land.whole.on(at[0], at[1]), land.whole.at(at[0], at[1], land.whole.base)
        edges.append(SpaceCurve(points=np.array([top, foot])))
    return edges
