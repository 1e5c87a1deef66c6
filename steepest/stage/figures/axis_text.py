"""A name or a number of an axis, and where it stands, clear of others, while a map becomes the floor of its ground."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_clear import CORNERS, rims_of_glass
from steepest.stage.figures.label import box_around
from steepest.stage.fill import hull, inside
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.outline import covers
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Laid, Place, SpaceCurve, placed
from steepest.stage.type.typeset import Typeset

ASIDE = 0.6
"""How far a name gives way to an arrow and still stands beside its axis; else it is not seen."""
_FARTHEST = np.array([theme.FRAME_WIDTH, theme.FRAME_HEIGHT]) / 2 - theme.MARGIN  # of names, from the middle
_OUT = 0.1  # of the way that a ground rises: by then names have left the row of the numbers
_ROUND = np.concatenate([CORNERS, [[0, -1], [1, 0], [0, 1], [-1, 0]]])  # and the middles of the sides
_OFF_BLOCK = 0.03  # a number closer to a block that floats before it is not seen
_BESIDE, _UNDER, _INSIDE = 0.1, 0.5, 0.9  # of a name to words: across, down, and how far it goes at most
_ROW = 0.6  # a number so near before words in its row would be read as their first one
HARDLY = 0.01  # so much nearer than they may be is as far for the eye
_IN_ROW = 0.35  # of the way from a tick to the next: a number farther from its own would be read as that one's
_OFF_AXIS = theme.LINE_GAP + 0.1  # from an axis that goes up to its numbers, beyond its ticks
_STRIDE = 0.02  # of a name that goes along its row
_CROSSES, _FADED = 10.0, 5.0  # degrees past its edge, as the row of an axis goes over to the other one; pale so near
_THERE = _FADED - 1e-9  # from here on it is not

Spots: TypeAlias = Sequence[tuple[Place, np.ndarray]]
"""Spots (3,) of the block's space, each with what is outward (3,) there."""


class AxisText:
    """A name or a number of an `axis` that stands `far` from a spot (3,) of the block's space, outward (3,) from there,
    a number beyond its `tick`; so `solid` where it is seen, and with room in views while it is `kept`. Of two `spots`,
    each with what is outward there, it stands at the second while the eye is well past the line of the first one's
    edge. It is seen only where it is `told`."""

    def __init__(
        self,
        text: Typeset,
        spots: Spots,
        far: float,
        axis: int,
        ticked: bool = False,
        told: Callable[[Terrain], bool] = lambda _: True,
    ) -> None:
        (self.spot, self.outward), *over = spots
        self.text, self.axis, self.over, self.told = text, axis, over[0] if over else None, told
        line = SpaceCurve(colour=theme.QUIET, points=self._line, width=theme.AXIS_WIDTH, through=True)
        self.tick = line if ticked else None
        self.half = np.array([text.width, text.height]) / 2
        self.seen, self.solid, self.kept = True, 1.0, True
        self.there, self.wall = True, np.inf  # it is told; where its axis goes up, across the frame
        self.past, self._crosses = -90.0, _CROSSES  # degrees by which the eye is past the line of its edge
        self._far = self.row = far  # from its spot, and the same while the ground is a map
        self._measured: tuple[list[np.ndarray], np.ndarray] = [], np.zeros(3)  # its glyphs' points, its middle

    @property
    def is_name(self) -> bool:
        """Whether it names the axis, and is no number on it."""
        return self.tick is None

    def stand(self, spot: Place, row: float, rowed: bool = False) -> None:
        """Stand beside another spot from now on, and only so far from it while the ground is a map, or `rowed` always:
        in a `row` with the numbers."""
        self.spot, self.row = spot, row
        self._far = row if rowed else self._far

    @property
    def middle(self) -> np.ndarray:
        """Where its middle is now (3,), which lines on the ground ask some thirty times a frame, and which takes 70 µs
        to measure: once for each place, for what moves a glyph gives it other points."""
        points, (known, middle) = [glyph.points for glyph in self.text.submobjects], self._measured
        if len(points) != len(known) or not all(map(operator.is_, points, known)):
            self._measured = points, (middle := self.text.get_center())
        return middle

    def move(self, to: np.ndarray) -> None:
        """Its middle is there (2,) from now on."""
        self.text.shift(np.array([*to, 0.0]) - self.middle)

    @property
    def box(self) -> Box:
        """What it covers now."""
        return box_around(self.middle, self.half)

    def base(self, past: float) -> tuple[Place, np.ndarray]:
        """Its spot, and what is outward there, while the eye is so many degrees past the line of its edge."""
        return self.over if self.over and past > self._crosses else (self.spot, self.outward)

    def turn(self, past: float, ground: Terrain) -> None:
        """The eye is so many degrees past the line of its edge from now on: it fades there, and comes at the other. On
        this ground it may not be told."""
        before, self.past, self.there = self._here, past, self.told(ground)
        if self._here != before:
            self._fill()

    def rest(self) -> bool:
        """Whether the eye rests where it would be pale, on its way over: it goes over sooner or later from now on, and
        is there."""
        off = self.past - self._crosses
        if not self.over or abs(off) >= _FADED:
            return False
        self._crosses = self.past - float(np.copysign(_FADED, off))
        return True

    def bound(self, past: float) -> None:
        """The eye leaves for where it will rest, so many degrees past the line: it goes over where it is not pale then,
        as it is not now."""
        off = self.past - self._crosses
        if not self.over or abs(off) < _THERE:
            return
        sides = float(np.copysign(_FADED, past - _CROSSES)), float(np.copysign(_FADED, off))
        places = _CROSSES, past - sides[0], self._crosses, past - sides[1]
        clear = (min(abs(past - at), (self.past - at) * np.sign(off)) >= _THERE for at in places)
        self._crosses = next(at for at, is_clear in zip(places, clear, strict=True) if is_clear)

    def _line(self, ground: Terrain) -> np.ndarray:
        spot, outward = self.base(self.past)
        return np.asarray(placed(spot, ground) + [[0.0], [0.1]] * outward)

    @property
    def _here(self) -> float:
        """How much of it is there, for it goes over from one edge to the other."""
        return min(abs(self.past - self._crosses) / _FADED, 1.0) if self.over else float(self.there)

    def _fill(self) -> None:
        here = self.solid * self._here
        self.text.set_opacity(here if self.seen else 0.0)
        if self.tick:
            self.tick.opacity = here

    def met_by(self, words: Sequence[Box], strokes: np.ndarray) -> bool:
        """Whether some words, or some points (n, 2) of strokes, are too near to it where it stands; a number keeps
        farther off words that follow it in its row, on its side of an axis that goes up."""
        if not (len(words) or len(strokes)):
            return False
        box = self.box
        (x, y), (across, up) = box.middle, self.half + theme.LINE_GAP
        near = ((np.abs(strokes[:, 0] - x) < across) & (np.abs(strokes[:, 1] - y) < up)).any()
        row = 0.0 if self.is_name else _ROW - theme.TEXT_GAP
        wide = Box(box.left, box.bottom, max(box.right, min(box.right + row, self.wall)), box.top)
        return bool(near) or any(wide.apart(each) < theme.TEXT_GAP - HARDLY for each in words)

    def far(self, ground: Terrain) -> float:
        """How far it stands from its spot now."""
        return self.row + (self._far - self.row) * min(ground.rise / _OUT, 1.0)

    def show(self, seen: bool, ticked: bool = True) -> None:
        """Be seen from now on, or not; its tick is, if it is to be `ticked`, whether it is seen or not."""
        if self.tick:
            self.tick.grown = float(ticked)
        if seen != self.seen:
            self.seen = seen
            self.text.set_opacity(self.solid * self._here if seen else 0.0)

    def stay(self) -> None:
        """Where it is not to be seen, be unseen, also after all texts have faded in together."""
        if not self.seen and self.text.submobjects[0].get_fill_opacity() > 0:
            self.text.set_opacity(0.0)

    def fade(self, solid: float) -> None:
        """Be so solid from now on, with its tick."""
        self.solid = solid
        self._fill()


def halves_of(texts: Sequence[AxisText]) -> np.ndarray:
    """Half the sides (n, 2) of each."""
    return np.reshape([each.half for each in texts], (-1, 2))


def covered(texts: Sequence[AxisText], middles: np.ndarray, land: Landscape) -> np.ndarray:
    """Which texts with these middles (n, 2) are not to be seen (n,): those before which a block floats over its map, or
    glass, numbers and the name of heights also close beside it; numbers of heights on a block that stands on its base,
    since a rough one bulges under them; and names, and of the axis of heights the numbers, that lie on the map."""
    ground, view = land.terrain, land.view
    halves = halves_of(texts)[:, None]
    offs = (theme.LINE_GAP * (each.axis == 2) if each.is_name else _OFF_BLOCK for each in texts)
    beside = np.reshape([*offs], (-1, 1, 1))
    # a block with a rough edge may reach between the spots around a text and still touch the text itself
    rings = [middles[:, None] + _ROUND * (halves + off) for off in (0.0, beside)]
    spots = np.concatenate(rings, axis=1).reshape(-1, 2)
    floats = ground.gap is not None and not ground.flat
    asked = np.array([floats or (each.axis == 2 and not each.is_name) for each in texts], bool) & (not ground.flat)
    near, on_block = np.repeat(asked, 2 * len(_ROUND)), np.zeros(len(spots), bool)
    if near.any():
        on_block[near] = covers(ground, view, spots[near])
    for rim in rims_of_glass(land):
        on_block = on_block | inside(rim, spots)
    beside_map = np.array([each.axis == 2 or each.is_name for each in texts], bool)
    hidden = on_block.reshape(-1, 2 * len(_ROUND)).any(axis=1)
    if floats and beside_map.any():
        on_map = inside(hull(view.project(ground.border)[:, :2]), spots)
        hidden |= beside_map & on_map.reshape(-1, 2 * len(_ROUND)).any(axis=1)
    return np.asarray(hidden)


def beside_spots(
    texts: Sequence[AxisText], spots: np.ndarray, ways: np.ndarray, ground: Terrain, rows: np.ndarray
) -> np.ndarray:
    """The middles (n, 2) of texts that go off their spots (n, 2) on their ways (n, 2). A number of an axis that goes up
    keeps off that axis and its ticks, also off those of the `rows` (m, 2) over and under its own where the axis leans
    to its side, and stays so near to its own row that it is not read as another one's."""
    most = _IN_ROW * float(np.abs(np.diff(rows[:, 1])).min(initial=np.inf))
    halves = halves_of(texts)
    offs = ways * (np.array([each.far(ground) for each in texts]) + np.abs(ways[:, 0]) * halves[:, 0])[:, None]
    tall = np.array([each.axis == 2 and not each.is_name for each in texts], bool)
    right, up = offs[tall].T
    offs[tall, 1] = up = np.clip(up, -most, most)
    reach = (halves[tall, 1] + _OFF_AXIS) * [[-1.0], [1.0]] + spots[tall, 1] + up
    leans = (np.interp(reach, *rows.T[::-1]) - spots[tall, 0]) * np.sign(right) if tall.any() else reach
    offs[tall, 0] = np.copysign(np.maximum(np.abs(right), halves[tall, 0] + _OFF_AXIS + leans.max(axis=0)), right)
    return np.asarray(spots + offs)


def in_frame(texts: Sequence[AxisText], middles: np.ndarray) -> np.ndarray:
    """The middles (n, 2) of texts, those of names moved as far as the frame asks."""
    bounds = np.where(_names(texts), _FARTHEST - halves_of(texts), np.inf)
    return np.asarray(np.clip(middles, -bounds, bounds))


def in_room(texts: Sequence[AxisText], middles: np.ndarray, room: Box) -> np.ndarray:
    """The middles (n, 2) of texts, those of names in a room if it is near: none goes and comes back as the eye
    moves."""
    halves, within = halves_of(texts), room.shrunk(1e-9)
    low, high = np.array([within.left, within.bottom]), np.array([within.right, within.top])
    held = np.clip(middles, low + halves, high - halves)
    near = np.hypot(*(held - middles).T)[:, None] < ASIDE
    return np.where(_names(texts) & near, held, middles)


def _names(texts: Sequence[AxisText]) -> np.ndarray:
    """Which texts are names (n, 1)."""
    return np.array([each.is_name for each in texts], bool)[:, None]


def under_edge(axis: int, far: tuple[bool, bool], at: float | None = None) -> Laid:
    """The point (3,) of the floor under an edge along an axis, `at` a number there or else at its middle, on the side
    of the map's ends that are `far`: under what is left of it, where it is not traced how it stood before it was
    cut."""

    def spot(ground: Terrain) -> np.ndarray:
        spans = (ground.xs, ground.ys) if ground.traced else ground.extent
        along = sum(spans[axis]) / 2 if at is None else at
        return ground.below(*(along if k == axis else span[far[k]] for k, span in enumerate(spans)))

    return Laid(spot)


def from_end(end: tuple[float, float], middle: tuple[float, float]) -> Laid:
    """The point (3,) of the floor where a name stands: at the end of an edge of a map, and, as the ground rises, on the
    way to the middle of it, once the name has left the row of the numbers."""

    def spot(ground: Terrain) -> np.ndarray:
        share = max(ground.rise - _OUT, 0.0) / (1 - _OUT)
        return ground.below(*(np.array(end) * (1 - share) + np.array(middle) * share))

    return Laid(spot)


def keep_off_words(texts: Sequence[AxisText], words: Sequence[Box], land: Landscape) -> None:
    """A name that ends the row of the second axis of a map, right under some words or over them, stands farther inside
    that row, where it is not taken for a part of them, if the numbers leave it room."""
    numbers = [each.box for each in texts if not each.is_name]
    along = land.view.project(land.terrain.turn[:, 1]) - land.view.project(np.zeros(3))
    for text in (each for each in texts if each.is_name and each.axis == 1):
        here = text.box
        near = [each for each in words if each.left < here.right + _BESIDE and here.left < each.right + _BESIDE]
        if not any(here.apart(each) < _UNDER for each in near):
            continue
        for far in np.arange(_STRIDE, _INSIDE, _STRIDE):
            there = box_around(np.array(here.middle) - [0.0, far], text.half)
            if any(there.apart(number) < theme.TEXT_GAP for number in numbers):
                break
            if all(there.apart(each) >= _UNDER for each in near):
                text.stand(_slid(text.spot, land.terrain.turn[:, 1] * -far / float(along[1])), text.row)
                break


def _slid(spot: Place, way: np.ndarray) -> Laid:
    """The point (3,) so far (3,) from a spot on a map, which comes back to it as the ground rises."""
    return Laid(lambda ground: placed(spot, ground) + way * (1 - min(ground.rise / _OUT, 1.0)))
