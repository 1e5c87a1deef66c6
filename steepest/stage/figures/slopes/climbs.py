"""What a straight way in a block's space climbs: an upright at its end, over a level line from its start."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

_BESIDE = 0.2  # so near to an upright, words stand beside it
CLOSE = 0.06  # from words to the edge of their plate, so that they stand near what they tell of

_PIECES = 12  # points of a line
_POST, _LEVEL = 8.0, 3.0  # the widths of both
_DASHES = 0.10, 0.08


def upright(
    start: Callable[[Terrain], np.ndarray], end: Callable[[Terrain], np.ndarray], colour: str
) -> SpaceCurve:
    """From as high as the start is up, or down, to the end."""

    def points(ground: Terrain) -> np.ndarray:
        tip = end(ground)
        return np.linspace([*tip[:2], start(ground)[2]], tip, _PIECES)

    return SpaceCurve(colour=colour, points=points, width=_POST, through=True, halo=True)


def level(
    start: Callable[[Terrain], np.ndarray], end: Callable[[Terrain], np.ndarray], colour: str
) -> SpaceCurve:
    """From the start to under the end, or over it."""

    def points(ground: Terrain) -> np.ndarray:
        foot = start(ground)
        return np.linspace(foot, [*end(ground)[:2], foot[2]], _PIECES)

    return SpaceCurve(colour=colour, points=points, width=_LEVEL, dashed=_DASHES, through=True)


def told_by(land: Block, words: Typeset, line: SpaceCurve, off: Sequence[Thing]) -> BlockLabel:
    """Words over the end of an upright, or under its start or beside its middle where they stand nearer to it there, as
    near as they meet nothing, `off` things that will come."""
    found = list[tuple[float, BlockLabel]]()
    for number, way in ((-1, 1.0), (0, -1.0), (_PIECES // 2, 1.0)):
        label = _told_at(land, words.copy(), line, off, number, way)
        found.append((_off(label, land.landscape.view.project(points_of(line, land.whole))[:, :2]), label))
        land.labels.withdraw(label)
        if found[-1][0] <= _BESIDE:
            break
    _, best = min(found, key=lambda each: each[0])
    land.labels.take_back(best)
    return best


def _told_at(
    land: Block, words: Typeset, line: SpaceCurve, off: Sequence[Thing], number: int, way: float
) -> BlockLabel:
    """Words as near to one of the points of an upright as they meet nothing, usually over it, or under it."""

    def there(view: View) -> np.ndarray:
        return np.asarray(view.project(points_of(line, land.whole))[number, :2])

    def usual(_: View) -> np.ndarray:
        return np.array([0.0, way])

    return land.labels.add(words, there, usual, land.axes.room, CLOSE, off, near=True)


def _off(label: BlockLabel, points: np.ndarray) -> float:
    """How far words are off the nearest of some points (n, 2)."""
    return min(label.box.apart(Box(*point, *point)) for point in points.tolist())
