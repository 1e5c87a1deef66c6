"""The parts of an arrow on a rose, tip to tail, with their names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.ground.things import Arrow, SpaceCurve
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_INKS = theme.FIRST, theme.SECOND
_WIDE = 8.0  # of such a part: it is what a shadow is cast by
_TURNS = 13  # directions of the needle that are looked at
_LONG = 0.25  # of an arrow: a shorter part of it has no name


def parts_of(
    rose: Rose, arrow: Arrow, names: Iterable[Typeset], aside: float = 0.0
) -> list[tuple[SpaceCurve | Label, ...]]:
    """The parts of an arrow along both axes, the second from the end of the first, each with its name on the side
    away from the arrow, or none: where that is short beside it, or others stand there, or the needle will, which goes
    so many degrees `aside` of the arrow."""
    tip, found = rose.steps(arrow), list[tuple[SpaceCurve | Label, ...]]()
    turns = np.arctan2(tip[1], tip[0]) + np.radians(np.linspace(0, aside, _TURNS))
    needles = [rose.arrow(np.array([np.cos(turn), np.sin(turn)]), theme.INK) for turn in turns]
    corner = tip * [1.0, 0.0]
    for ends, ink, words in zip(pairwise((0 * tip, corner, tip)), _INKS, names, strict=True):
        (start, end), middle = ends, np.mean(ends, axis=0)
        line, told = rose.line(partial(np.array, ends), ink, _WIDE, halo=True), list[Label]()
        if tip.all() and np.hypot(*(end - start)) >= _LONG * np.hypot(*tip):
            told = rose.with_room(rose.outward(words, middle, off=tip / 2), off=(line, arrow, *needles))
        found.append((line, *told))
    return found
