"""Seen from straight before it, the edge of a cut lies where its graph does."""

from dataclasses import replace

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage.box import Box
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.slopes.frozen_cut import straight_on
from steepest.stage.ground.view import View
from tests.families import crossed


@pytest.mark.parametrize(
    ("source", "name"), crossed(2, ["3*x**2 + 2*x*y + y**3", "-x - 5*y", "sin(x)*cos(y)"], ["x", "y"])
)
def test_the_edge_of_a_cut_becomes_its_graph(source: str, name: str) -> None:
    function, at = Function(source, ["x", "y"]), (1, 2)
    land = Block(function, [(0, 3), (0.5, 3.5)], View(-124, 20), size=(6.6, 3.6), gap=None)
    cut = Cut(function, at, name)
    along = np.linspace(*land.spans[cut.axis], 30)
    heights = np.asarray(function.sample(along, 2.0) if name == "x" else function.sample(1.0, along))
    plane = Plot(along[[0, -1]].tolist(), [heights.min(), heights.max()], Box(1, -3, 6, 2)).plane
    view, rise = straight_on(land.whole, cut, plane)
    x, y = (along, 2 + 0 * along) if name == "x" else (1 + 0 * along, along)
    seen = view.project(replace(land.whole, rise=rise).on(x, y))[:, :2]
    assert seen == pytest.approx(plane.places(np.stack([along, heights], -1))[:, :2], abs=1e-6)
