"""What a straight way in a block's space climbs: an upright at its end, over a level line from its start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel, Seen
from steepest.stage.figures.label import Label
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.typeset import Typeset

_BESIDE = 0.2  # so near to an upright, words stand beside it
_OFF_RIMS = 0.22  # so near, they are read with it still, and lie over no rim to be nearer
_MISREAD = 0.3  # so much nearer they would rather be to it than to the way whose climb it is
_COVERS = 1.2  # so much farther off they rather stand than over an arrow, a dot or a line that comes
CLOSE = 0.06  # from words to the edge of their plate, so that they stand near what they tell of

OFF_LAND = 0.35  # from a block to what stands beside it
LEAST = 0.2  # of a climb, in the block's units, beside which its number stands
_PIECES = 12  # points of a line
_POST, _LEVEL = 8.0, 3.0  # the widths of both
_DASHES = 0.10, 0.08
_RULED, _FINE = (0.25, 0.5, 0.75), 1.2  # where lines on a sheet are, and their width


class ClimbBar(Assembly):
    """What a way climbs: how far it goes, as a level line, an upright bar, and words at its end."""

    def __init__(self, run: SpaceCurve, bar: SpaceCurve, words: BlockLabel) -> None:
        self.run, self.bar, self.words = run, bar, words
        self.part: ClimbBar | None = None  # of the same bar, which comes with it or came: its words choose first

    def coming(self) -> Sequence[Animation]:
        """It appears, its words off those at its part."""
        if self.part:
            self.words.among.take_back(self.part.words)
        return super().coming()

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All."""
        return self.run, self.bar, self.words


def upright(
    start: Callable[[Terrain], np.ndarray],
    end: Callable[[Terrain], np.ndarray],
    colour: str,
    width: float = _POST,
) -> SpaceCurve:
    """From as high as the start is up, or down, to the end."""

    def points(ground: Terrain) -> np.ndarray:
        tip = end(ground)
        return np.linspace([*tip[:2], start(ground)[2]], tip, _PIECES)

    return SpaceCurve(colour=colour, points=points, width=width, through=True, halo=True)


def ruled_sheet(corners: Callable[[Terrain], np.ndarray]) -> tuple[Thing, ...]:
    """Thin straight lines on a flat piece with four corners (4, 3), through the ground that is over it as well."""

    def ruled(share: float, turned: int) -> SpaceCurve:
        def ends(ground: Terrain) -> np.ndarray:
            a, b, c, d = np.roll(corners(ground), turned, axis=0)
            return np.linspace(a + share * (b - a), d + share * (c - d), _PIECES)

        return SpaceCurve(points=ends, width=_FINE, through=True)

    return tuple(ruled(share, turned) for turned in (0, 1) for share in _RULED)


def seen_long(land: Landscape, line: SpaceCurve) -> float:
    """How far apart both ends of a line are on the frame."""
    ends = land.view.project(points_of(line, land.terrain)[[0, -1]])[:, :2]
    return float(np.hypot(*(ends[1] - ends[0])))


def level(
    start: Callable[[Terrain], np.ndarray], end: Callable[[Terrain], np.ndarray], colour: str, halo: bool = False
) -> SpaceCurve:
    """From the start to under the end, or over it; seen on any ground with a dark `halo`."""

    def points(ground: Terrain) -> np.ndarray:
        foot = start(ground)
        return np.linspace(foot, [*end(ground)[:2], foot[2]], _PIECES)

    return SpaceCurve(colour=colour, points=points, width=_LEVEL, dashed=_DASHES, through=True, halo=halo)


def told_by(
    land: Block, words: Typeset, line: SpaceCurve, off: Sequence[Thing], way: SpaceCurve | None = None
) -> BlockLabel:
    """Words over the end of an upright, or under its start or beside its middle where they stand nearer to it there, as
    near as they meet nothing, `off` things that will come. Where they stood nearer to the `way` whose climb it is, as
    if they told its length, they stand beyond its end if they can; over rims, where they have no place near by. Over
    an arrow they stand only where all other places are far off."""
    found = list[tuple[float, BlockLabel]]()

    def seen(curve: SpaceCurve) -> np.ndarray:
        return np.asarray(land.landscape.view.project(points_of(curve, land.whole))[:, :2])

    def beyond(_: View) -> np.ndarray:
        return np.array([np.sign(np.diff(seen(way)[[0, -1], 0])[0]) if way else 0.0, 1.0])

    places: list[tuple[int, Seen, bool]] = [(-1, _over, True), (0, under, True), (_PIECES // 2, _over, True)]
    with land.labels.seeking():
        tried = [*places, *([(-1, beyond, False)] if way else [])]
        for (number, usual, near), over_rims in [(each, rims) for rims in (False, True) for each in tried]:
            if over_rims and min(far for far, _ in found) <= _OFF_RIMS:
                break
            label = _told_at(land, words.copy(), line, off, number, usual, near, over_rims)
            far = _off(label, seen(line))
            far += _MISREAD if way and _off(label, seen(way)) < far else 0.0
            far += 0.0 if land.labels.has_room(label) else _COVERS
            found.append((far, label))
            land.labels.withdraw(label)
            if far <= _BESIDE:
                break
        _, best = min(found, key=lambda each: each[0])
        land.labels.take_back(best)
    return best


def beside_middle(
    land: Block,
    words: Typeset,
    line: SpaceCurve | Arrow,
    way: Seen,
    off: Sequence[Thing],
    over_rims: bool = False,
    apart: float = 0.0,
) -> BlockLabel:
    """Words as near to the middle of a line as they meet nothing, on that side of it, `off` things that will come; they
    may lie `over_rims` of the block, and are so far `apart` from a line that is broad."""

    def middle(view: View) -> np.ndarray:
        points = view.project(points_of(line, land.whole))[:, :2]
        return np.asarray(points.mean(axis=0) + apart * way(view))

    room = land.axes.room
    return land.labels.add(words, middle, way, room, CLOSE, off, side=way, near=True, over_rims=over_rims)


def under(_: View) -> np.ndarray:
    """The way (2,) on the frame straight down, from a line to words under it."""
    return np.array([0.0, -1.0])


def triangle(land: Block, arrow: Arrow, width: float = _POST, bright: bool = False) -> list[SpaceCurve]:
    """The run under an arrow and the upright at its end, so wide, in its colour, where that is seen; a `bright` run is
    seen on any ground."""
    ends = partial(placed, arrow.start), partial(placed, arrow.end)
    legs = level(*ends, theme.INK if bright else theme.QUIET, bright), upright(*ends, arrow.colour, width)
    foot, *_, top = points_of(legs[1], land.whole)
    return [leg.of(land.landscape) for leg in legs] if abs(top[2] - foot[2]) > LEAST else []


def far_side(land: Block, line: SpaceCurve | Arrow, start: SpaceCurve | Arrow) -> Seen:
    """The way (2,) on the frame to that side of a line, left or right, that is away from where another one starts."""

    def outward(view: View) -> np.ndarray:
        (here, *_), there = (view.project(points_of(each, land.whole))[:, :2] for each in (start, line))
        return np.array([np.sign(there.mean(axis=0)[0] - here[0]), 0.0])

    return outward


def farthest_right(land: Block) -> float:
    """How far to the right a block, its map and its words are seen, as it stands now."""
    words = [*land.axes.boxes(land.landscape.view), *(label.box for label in land.labels.there)]
    return float(max([land.landscape.outermost()[:, 0].max(), *(box.right for box in words)]))


def lies_on(land: Block, words: Box, lines: Sequence[SpaceCurve | Arrow]) -> bool:
    """Whether words, in their box, lie on one of some lines, as these are seen."""
    view = land.landscape.view
    return words.is_crossed(*(view.project(points_of(line, land.whole))[:, :2] for line in lines))


def off_lines(land: Block, labels: Sequence[Label], lines: Sequence[SpaceCurve | Arrow]) -> list[Label]:
    """Those of some labels that lie on none of some lines; the others go."""
    land.labels.withdraw(*(lying := [each for each in labels if lies_on(land, each.box, lines)]))
    return [each for each in labels if each not in lying]


def _told_at(
    land: Block,
    words: Typeset,
    line: SpaceCurve,
    off: Sequence[Thing],
    number: int,
    usual: Seen,
    near: bool,
    over_rims: bool,
) -> BlockLabel:
    """Words at one of the points of an upright where they meet nothing, as `near` as they may or on that side of it."""

    def there(view: View) -> np.ndarray:
        return np.asarray(view.project(points_of(line, land.whole))[number, :2])

    side = None if near else usual
    room = land.axes.room
    return land.labels.add(words, there, usual, room, CLOSE, off, side=side, near=near, over_rims=over_rims)


def _over(_: View) -> np.ndarray:
    return np.array([0.0, 1.0])


def _off(label: BlockLabel, points: np.ndarray) -> float:
    """How far words are off the nearest of some points (n, 2)."""
    return min(label.box.apart(Box(*point, *point)) for point in points.tolist())
