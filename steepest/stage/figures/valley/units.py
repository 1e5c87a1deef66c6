"""How a valley's slope changes with every unit of offset: numbers along it, and the slope against the offset."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import Bowl, Number
from steepest.calculus.walks.bowl import Tilt
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.valley.bend import Bend
from steepest.stage.figures.valley.offset import Offset
from steepest.stage.play.entrances import Assembly, gone
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_ROOM = 0.2  # past both ends of the straight line, as a share of it: for what stands beside a stair
_UNDER = 0.3  # from the baseline of a line to the plot under it
_WIDTH, _DOT = 3.0, 0.075  # of the steps of a stair; radius of a slope at a unit
_WAYS = (0.0, -1.0), (1.0, 0.0)  # from a step across and from one up to its number
_SURE = 1e-9  # of the way: a place that close was reached


def units_of(scene: LectureScene[Any], stick: Bend, offset: Offset, fact: str = "bowl") -> list[VMobject]:
    """The slope at each stick that stays at a unit of offset and at the one at the start, of the bowl that a `scene`
    has as a `fact`, and each of those units on the offset, with the start where that is one more; nothing where there
    are none."""
    bowl = getattr(scene.facts, fact)
    names = [f"{fact}.units[{k}]" for k in range(len(bowl.units))]
    slopes = [*(f"{each}.slope" for each in names), f"{fact}.curvature * {fact}.offset"] if names else []
    told = [scene.formula(f"{{{each}:.3g}}", theme.LABEL_SIZE, theme.GRADIENT) for each in slopes]
    places = [bowl.bottom + each.offset for each in bowl.units[1:]]
    units = [_offset_of(scene, each) for each in names[1:]]
    if _is_whole(bowl):
        places.append(bowl.start)
        units.append(_offset_of(scene, fact))
    return [*stick.numbers(*told), *offset.marks(places, units)]


def number_of(scene: LectureScene[Any], offset: Offset, fact: str = "bowl") -> list[Plate]:
    """The offset at the start, at the tip of its arrow, where that is not told with the units."""
    return [] if _is_whole(getattr(scene.facts, fact)) else offset.number(_offset_of(scene, fact))


def _is_whole(bowl: Bowl) -> bool:
    """Whether the start is one unit of offset farther out than the last of these."""
    return bool(bowl.units) and abs(bowl.outset.offset - bowl.units[-1].offset) == 1


def _offset_of(scene: LectureScene[Any], of: str) -> Typeset:
    return scene.formula(f"{{{of}.offset:g}}", theme.SMALLEST_SIZE, theme.FIRST)


class SlopePlot(Assembly):
    """The slope against the offset of the `bowl` of a `panel`'s scene, under a `line` of that: a straight
    line, drawn as far as a live `share` of the way from the bottom to the start, on which a dot stays at each unit of
    offset. Its `stair` comes by itself: at each unit one across and the curvature up, told once. Nothing where there
    are no such units."""

    def __init__(self, panel: Panel, line: int, share: Live[Number]) -> None:
        bowl: Bowl = panel.scene.facts.bowl
        self.line: list[Any] = []
        self.stair: list[Any] = []
        if bowl.units:
            top = panel.baseline(line) - _UNDER
            region = Box(panel.left, theme.TALL_VALLEY.bottom, panel.right, top)
            self._draw(panel.scene, bowl, region, share)

    @property
    def parts(self) -> list[Any]:
        """The plot with its line."""
        return self.line

    def going(self) -> list[Animation]:
        """All of it disappears."""
        return gone(*self.line, *self.stair)

    def _draw(self, scene: LectureScene[Any], bowl: Bowl, region: Box, share: Live[Number]) -> None:
        ends = [(float(each.offset), float(each.slope)) for each in (bowl.units[0], bowl.outset)]
        low, high = np.min(ends, axis=0), np.max(ends, axis=0)
        room = _ROOM * (high - low)
        spans = [*zip((low - room).tolist(), (high + room).tolist(), strict=True)]
        colours = {"offset": theme.FIRST, "slope": theme.GRADIENT}
        across, up = (scene.words(name, theme.SMALLEST_SIZE, colour) for name, colour in colours.items())
        plot = Plot(spans[0], spans[1], region, names=(across, up))
        straight = plot.line(ends, theme.GRADIENT, reached=share.then(float), head=True)

        def at(unit: Tilt) -> tuple[Number, Number]:
            there = float(unit.offset / bowl.offset) <= float(share()) + _SURE
            return (unit.offset, unit.slope) if there else (unit.offset, 2 * spans[1][1] - spans[1][0])

        dots = [FlatDot(plot.plane, partial(at, unit), theme.GRADIENT, _DOT) for unit in bowl.units]
        self.line = [plot, straight, *dots]
        steps = [*bowl.units, *([bowl.outset] if _is_whole(bowl) else [])]
        for one, other in pairwise(sorted(steps, key=lambda unit: unit.offset)):
            (x, low), (end, high) = (map(float, (each.offset, each.slope)) for each in (one, other))
            corners = np.array([[x, low], [end, low], [end, high]])
            for pair, colour in zip(pairwise(plot.plane.places(corners)), colours.values(), strict=True):
                self.stair.append(FlatLine(np.array(pair), colour, _WIDTH, plane=plot.plane))
        told = zip(("1", "{bowl.curvature:.3g}"), colours.values(), strict=True)
        texts = [scene.formula(form, theme.LABEL_SIZE, colour) for form, colour in told]
        for step, words, way in zip(self.stair[-2:], texts, _WAYS, strict=True):
            label = plot.labels.beside(words, step.outline.mean(axis=0), ways=[way], gaps=[0.1], edge=0.04)
            self.stair.append(label)
