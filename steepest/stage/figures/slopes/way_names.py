"""Words for two ways over a block: how the second variable rides on the first, and what a way takes of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.ground.block_labels import BlockLabel, Seen
from steepest.stage.figures.ground.outlook import off_block, outlines_of
from steepest.stage.figures.slopes.climbs import CLOSE
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Thing
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_ways import TwoWays

_OFF_LEG = 0.21, 0.13  # from the first leg to its name beside it: clear of its head, where that has room
_ROOM = (theme.LABEL_SIZE, CLOSE), (theme.SMALLEST_SIZE, 0.02)  # the size of that, and around it to its plate's edge
_SEATED = 0.01
_ALONG = 0.65  # of the road to the point: where its name stands
_BY_FIRST = np.linspace(0.4, 0.95, 23)  # of a triangle's first side: where the middle of a name inside may be
_UNDER = np.array([0.0, -1.0])

Beside = Callable[[np.ndarray, np.ndarray], np.ndarray]  # from corners (3, 2), and half its sides, to a name's middle


class WayNames:
    """The words of some `ways` on the map, off all that is there."""

    def __init__(self, ways: TwoWays) -> None:
        self.of = ways
        ways.land.labels.outlined = True

    def road(self) -> BlockLabel:
        """How the second variable rides on the first, under the road."""
        of, second = self.of, self.of.riding.function.variables[1]
        words = of.scene.formula(f'part("{second}", {second}) = {{{of.fact}.ride}}', theme.LABEL_SIZE)
        off = [*map(of.kept_off, (*of.lines, of.road[1])), *map(replace, of.below)]  # copies are whole

        def middle(view: View) -> np.ndarray:
            before = view.project(self._before(of.land.whole))
            return np.asarray(before[int(_ALONG * (len(before) - 1)), :2])

        def under(_: View) -> np.ndarray:
            return _UNDER

        return of.land.labels.add(words, middle, under, of.land.axes.room, CLOSE, off, side=under)

    def _before(self, ground: Terrain) -> np.ndarray:
        """The road on the map up to the point, where it is free of what begins there."""
        road = points_of(self.of.road[1], ground)
        before = road[: sum(float(x) <= self.of.riding.x for x, _ in self.of.points)]
        return np.asarray(before if len(before) > 1 else road)

    def legs(self) -> list[BlockLabel]:
        """What is taken of both variables."""
        step, other = self.of.steps
        told = step, f"{other} = {{{self.of.fact}.rate:.3g}} thin {step}"
        return [self._leg(number, each) for number, each in enumerate(told)]

    def _leg(self, number: int, told: str) -> BlockLabel:
        """A name by the middle of a leg, on the outer side of the triangle that legs and road make; where that is up,
        toward the block, the first one's stands close over it, or else inside the triangle, or under the road."""
        of, labels, here = self.of, self.of.land.labels, self.of.land.landscape

        def seen(view: View) -> np.ndarray:
            return np.asarray(view.project(of.corners(of.land.whole))[:, :2])

        def anchor(view: View) -> np.ndarray:
            corners = seen(view)
            middle, under = corners[number : number + 2].mean(axis=0), (3 * corners[0] + corners[2]) / 4
            return np.asarray(under if number == 0 and under[1] < middle[1] else middle)

        def aside(view: View) -> np.ndarray:
            return np.asarray(anchor(view) - seen(view).mean(axis=0))

        # Copies are whole: the other leg may only begin to grow as a name finds its place again.
        off = [*map(replace, of.below), of.kept_off(of.road[1])]
        if number == 0 and anchor(here.view)[1] < seen(here.view)[:2, 1].mean():
            tried = product((True, False), (_over_first, _in_triangle), _ROOM, _OFF_LEG)  # off the rims, if it can be
            for rims, beside, (size, edge), far in tried:
                label = self._beside(of.scene.formula(told, size), off, seen, partial(beside, off=far), edge)
                stays = np.allclose(label.box.middle, label.point(here.view), atol=_SEATED)  # where it was put
                if stays and labels.has_room(label) and not self._across_edge(label, rims):
                    return label
                labels.withdraw(label)
        where = anchor, aside, of.land.axes.room, CLOSE, off
        for size in (theme.LABEL_SIZE, theme.SMALLEST_SIZE):
            label = labels.add(of.scene.formula(told, size), *where, near=True)
            if not self._across_edge(label):
                return label
            labels.withdraw(label)
        return labels.add(of.scene.formula(told, theme.LABEL_SIZE), *where, near=True)

    def _across_edge(self, label: BlockLabel, rims: bool = False) -> bool:
        """Whether a name lies across an edge of the block, or also across one of its `rims` in front, which glass
        shows."""
        land = self.of.land.landscape
        edges, body = outlines_of(land.terrain, None, land.view)
        edges += [land.view.project(wall[:, 0])[:, :2] for _, wall, _ in land.terrain.walls if rims]
        return label.box.is_crossed(*edges, *off_block(body, label.point(land.view)))

    def _beside(self, words: Typeset, off: Sequence[Thing], seen: Seen, place: Beside, edge: float) -> BlockLabel:
        """A name at a place beside the first side of the triangle whose corners are seen, on a plate."""
        half = np.array([words.width, words.height]) / 2 + edge

        def middle(view: View) -> np.ndarray:
            return place(seen(view), half)

        def there(_: View) -> np.ndarray:
            return np.zeros(2)

        land = self.of.land
        return land.labels.add(words, middle, there, land.axes.room, edge, off)


def _over_first(corners: np.ndarray, half: np.ndarray, off: float) -> np.ndarray:
    """The middle (2,) of a rectangle with half its sides (2,) that is so far `off` the middle of the first side of a
    triangle (3, 2), outside."""
    across = _inward(corners)
    return np.asarray(corners[:2].mean(axis=0) - (off + half @ np.abs(across)) * across)


def _in_triangle(corners: np.ndarray, half: np.ndarray, off: float) -> np.ndarray:
    """The same so far `off` that side, inside, where it is farthest from the other two."""
    first, second, third = corners
    across = _inward(corners)
    places = first + _BY_FIRST[:, None] * (second - first) + (off + half @ np.abs(across)) * across
    far = [_from_line(places, half, pair) for pair in ((second, third), (third, first))]
    return np.asarray(places[int(np.argmax(np.minimum(*far)))])


def _inward(corners: np.ndarray) -> np.ndarray:
    """The unit vector (2,) square to the first side of a triangle (3, 2), to its inside."""
    first, second, third = corners
    across = np.array([-1.0, 1.0]) * (second - first)[::-1] / max(float(np.hypot(*(second - first))), 1e-9)
    return np.asarray(across if across @ (third - first) > 0 else -across)


def _from_line(places: np.ndarray, half: np.ndarray, ends: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """How far rectangles with middles (n, 2) and half their sides (2,) are from a line (n,)."""
    way = (ends[1] - ends[0]) / max(float(np.hypot(*(ends[1] - ends[0]))), 1e-9)
    across = np.array([-way[1], way[0]])
    return np.asarray(np.abs((places - ends[0]) @ across) - half @ np.abs(across))
