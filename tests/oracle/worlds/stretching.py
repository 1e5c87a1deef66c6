"""A round bowl and a stretched one, and the walks into both, as the oracle of the scene descent works them out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, Vector, length, same
from tests.oracle.mathematics.plane import bends, refined
from tests.oracle.mathematics.walk import Steps, walked
from tests.oracle.sentences import Said
from tests.oracle.world import Setting
from tests.oracle.worlds.descending import MOST, Descending

_PLAINLY = mpf("0.97")  # the cosine of 14 degrees


def bottom(function: Reading, near: Vector) -> Vector:
    """The flat place by which a walk stops, by Newton's method: a coarse walk may stop far off it."""
    at = near
    for _ in range(20):
        g, h = function.gradient(at)
        xx, xy, yy = function.hessian(at)
        det = xx * yy - xy * xy
        if not det:
            raise Nothing("a flat place that is not alone")
        at = at[0] - (g * yy - h * xy) / det, at[1] - (h * xx - g * xy) / det
    return refined(function, at)


class Stretching(Descending):
    """A walk down a loss, and another one on a stretched loss, where that is told of."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.stretched = Reading(setting["stretched"], ("w1", "w2"))
        self.is_stretched = False

    def hear(self, said: Iterable[Said]) -> None:
        """Remember, too, whether the text tells of the stretched loss."""
        said = list(said)
        super().hear(said)
        self.is_stretched = any(one.where.startswith("luck") for one in said)

    @cached_property
    def onto_stretched(self) -> Steps:
        """The walk on the stretched loss, until it arrives."""
        walk = walked(
            self.stretched, self.place("start"), self.value("stretched_rate"), MOST, until=self.tolerance
        )
        if walk.ended != "arrived":
            raise Nothing("the walk on the stretched loss does not arrive")
        return walk

    def is_lucky(self, said: Said) -> bool | str:
        """Whether the loss has level lines that are circles, and its first arrow points straight at their middle."""
        middle = bottom(self.loss, self.walk.points[-1])
        for at in (middle, self.walk.points[0], (middle[0] + 3, middle[1] - 2)):
            low, high = bends(self.loss.hessian(at))
            if not same(low.curvature, high.curvature) or low.curvature <= 0:
                return "the level lines are no circles"
        return same(self._aim(self.loss, middle), mpf(1)) or "the arrow misses the bottom"

    def misses(self, said: Said | None) -> bool | str:
        """Whether the first arrow on the stretched loss plainly points elsewhere than to the bottom."""
        there = bottom(self.stretched, self.onto_stretched.points[-1])
        return self._aim(self.stretched, there) < _PLAINLY or "it points at the bottom"

    def by_a_bottom(self, said: Said) -> bool | str:
        """Whether the walk on the loss stops by a bottom, much nearer to it than where it started."""
        start, end = self.walk.points[0], self.walk.points[-1]
        there = bottom(self.loss, end)
        far, near = (length([a - b for a, b in zip(at, there, strict=True)]) for at in (start, end))
        bends_up = all(each.curvature > 0 for each in bends(self.loss.hessian(there)))
        return (bends_up and near <= far / 10 and self.walk.ended == "arrived") or "it stops by no bottom"

    def one_bottom(self, said: Said) -> bool:
        """Whether both losses have one bottom."""
        one = bottom(self.loss, self.walk.points[-1])
        return all(map(same, one, bottom(self.stretched, self.onto_stretched.points[-1])))

    def turns_back(self, said: Said | None) -> bool:
        """Whether the walk on the stretched loss goes back a part of its way at its second and its third step."""
        points = self.onto_stretched.points[:4]
        steps = [tuple(b - a for a, b in zip(*pair, strict=True)) for pair in pairwise(points)]
        return len(steps) == 3 and all(mp.fdot(one, other) < 0 for one, other in pairwise(steps))

    def is_uneven(self, said: Said | None) -> bool | str:
        """Whether the second step on the stretched loss, which is drawn in parts, goes past the floor of a valley that
        lies along a weight, and along that weight toward the bottom and not so far as it."""
        there = bottom(self.stretched, self.onto_stretched.points[-1])
        xx, xy, yy = self.stretched.hessian(there)
        if xy and not same(mpf(1), 1 + xy / (abs(xx) + abs(yy))):  # what the series leaves is no slant
            return "the floor lies along no weight"
        before, after = ([a - b for a, b in zip(at, there, strict=True)] for at in self.onto_stretched.points[1:3])
        across = 1 if xx < yy else 0
        past, short = (after[k] / before[k] if before[k] else mpf(0) for k in (across, 1 - across))
        return past < 0 < short < 1 or "the steps are not uneven"

    def _aim(self, function: Reading, end: Vector) -> mpf:
        """The cosine between the first step on a loss and the way to its bottom."""
        start = self.place("start")
        down = [-value for value in function.gradient(start)]
        way = [b - a for a, b in zip(start, end, strict=True)]
        return mp.fdot(down, way) / (length(down) * length(way))
