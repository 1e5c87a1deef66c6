"""The ground in the middle of a rose, from ever closer: it becomes the plane that touches it there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus import Spot
from steepest.stage.figures.label import Label
from steepest.stage.figures.rose.outlines import circle
from steepest.stage.ground.things import Enlarged
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.live import Live, now
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_DOUBLED = 6  # times: by then a ground that is curved on its map is as good as a plane
_FEWEST, _MOST = 3, 16  # level lines of that plane in the circle
_NAMED = 0.4  # of the radius: where its name begins


class Enlargement(Assembly):
    """The ground in the middle of a `rose`, in its circle, with `words` under the needle as it lies now, or over it,
    where the needle leads down the map.

    It comes as it is on the map, and is enlarged, in height, too, while circle and needle stay: level lines move apart,
    finer ones come between them, and all become straight. Arrows on the rose lie over it; lines that were there before
    lie under it.
    """

    def __init__(self, rose: Rose, words: Typeset) -> None:
        self.rose, self.doubled = rose, Live(0.0)
        self.ground = Enlarged(
            points=rose.laid(circle),
            seen=rose.laid(lambda: circle() / 2.0 ** now(self.doubled)),
            levels=tuple(rose.block.landscape.levels),
            halvings=1 - _coarser(rose) / _DOUBLED,
            below=True,
        ).of(rose.block.landscape)
        up = np.sign(np.sin(np.radians(now(rose.angle)))) or 1.0
        self.name = rose.outward(words, np.array([0.0, -_NAMED * up]))

    @property
    def parts(self) -> Sequence[Enlarged | Label]:
        """The ground and the words."""
        return self.ground, self.name

    def coming(self) -> Sequence[Animation]:
        """It is enlarged, and its words appear."""
        self.rose.block.landscape.put(self.ground)
        return self.doubled.to(_DOUBLED), *come(self.name)


def _coarser(rose: Rose) -> int:
    """How many times the distance between the level lines of a map is doubled for the plane that touches its ground in
    the middle of a rose to have neither few nor many of them in the circle."""
    own = rose.block.landscape.levels
    here = Spot(rose.block.function, (float(rose.at[0]), float(rose.at[1])))
    climb = 2 * rose.radius * math.hypot(*map(float, here.gradient))
    if len(own) < 2 or climb <= 0:
        return 0
    count = math.log2(climb / (own[1] - own[0]))
    return min(0, math.floor(count - math.log2(_FEWEST))) + max(0, math.ceil(count - math.log2(_MOST)))
