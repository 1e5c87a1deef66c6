"""A swatch: how a walk is drawn, to stand beside its name."""

from __future__ import annotations

from manim import DashedVMobject, VGroup

from steepest.stage import theme
from steepest.stage.figures.flat.marks import line, point
from steepest.stage.type.typeset import Typeset

_OVER = 0.52  # from their baseline


def swatch(over: Typeset, colour: str, dashed: bool = False) -> VGroup:
    """A hop between two nodes, over the end of some words.

    A walk drawn `dashed` has hollow nodes.
    """
    right, y = float(over.get_right()[0]), over.baseline + _OVER
    way = line((right - 0.9, y), (right - 0.1, y), colour, 3.4)
    size = 0.095 if dashed else 0.075
    nodes = [point(at, colour, size) for at in (way.get_start(), way.get_end())]
    if dashed:
        for node in nodes:
            node.set_fill(theme.BACKGROUND).set_stroke(colour, 2.5)
    return VGroup(DashedVMobject(way, num_dashes=5) if dashed else way, *nodes)
