"""A swatch: how a walk is drawn, to stand beside its name."""

from __future__ import annotations

from manim import DashedVMobject, VGroup

from steepest.stage import theme
from steepest.stage.figures.flat.marks import line, point


def swatch(right: float, y: float, colour: str, dashed: bool = False) -> VGroup:
    """A hop between two nodes, the whole of it ending at `right` at height `y` (scene units).

    A walk drawn `dashed` has hollow nodes.
    """
    way = line((right - 0.9, y), (right - 0.1, y), colour, 3.4)
    nodes = [point(at, colour, 0.075) for at in (way.get_start(), way.get_end())]
    if dashed:
        for node in nodes:
            node.set_fill(theme.BACKGROUND).set_stroke(colour, 2.5)
    return VGroup(DashedVMobject(way, num_dashes=5) if dashed else way, *nodes)
