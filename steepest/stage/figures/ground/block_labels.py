"""Labels on a block: they follow it as it is seen, and stand elsewhere where they would meet something from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, takewhile
from typing import Any

import numpy as np
from manim import Animation, VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_row import leaving
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.kept_off import Around
from steepest.stage.figures.label import AROUND, GAPS, Label, Labels, Look, Way, box_around, shares_of
from steepest.stage.figures.ways import nearby, on_side, turned
from steepest.stage.ground.heights import Window
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Thing
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeIn, FadeOut

Seen = Callable[[View], np.ndarray]
"""A point (2,) of the frame, or a way on it, for a view."""

_GAPS = (*GAPS, 1.0, 1.3, 1.7)  # a long number among arrows has no place nearer
_USUAL = 0.22  # from the point to the plate
_SIDE = 0.3  # the cosine of the widest angle to a side, of a way on that side
_CLOSE = 0.05  # so near, or nearer, it covers an arrow or a dot
_ASIDE = np.radians([0, 10, -10, 20, -20, 30, -30, 40, -40])  # by which ways are turned a little


class BlockLabel(Label):
    """Words beside a point of a landscape, on the way off it that each view tells; between two views, between both."""

    def __init__(
        self, words: VMobject, point: Seen, among: BlockLabels, usual: Seen, region: Box, room: float
    ) -> None:
        self.point, self.among, self.usual = point, among, usual
        self.half, self.spare = np.array([words.width, words.height]) / 2 + room, room
        self.side: Seen | None = None  # a way: it stands on that side of its point where it is free there
        self.round = False  # its plate is a disc, and next to points, or another one, its corners are not counted
        self.near = False  # it stands as near to its point as it meets nothing, not where most room is
        self.off: Sequence[Thing] = ()  # things that it keeps off even before they come
        self.over_rims = False  # it may lie on lines, rims, glass and outlines off which others stay
        self.outlined = False  # it lies on the block or its map, or beside them, also where others need not
        self.before = self.after = (self.land.view, usual, _USUAL)
        here, edge = (lambda: np.append(self.point(self.land.view), 0.0)), min(room, theme.TEXT_GAP)
        super().__init__(words, here, self._way, region, _USUAL, edge)

    @property
    def land(self) -> Landscape:
        """The landscape that it follows."""
        return self.among.land

    def coming(self) -> Sequence[Animation]:
        """It appears; one that had gone, where there is room now."""
        self.among.take_back(self)
        return [FadeIn(self)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        faded: Any = self.animate.set_opacity(to)
        return [faded]

    def going(self) -> Sequence[Animation]:
        """It disappears, and leaves its place to others."""
        self.among.free(self)
        return [FadeOut(self)]

    def place(self) -> None:
        """Stand beside the point as it is seen now, on the way off words beside the block, and off labels before it."""
        share = self._share(view := self.land.view)
        self.gap = self.before[2] * (1 - share) + self.after[2] * share
        super().place()
        earlier = (one.box_on_its_way(view) for one in takewhile(lambda one: one is not self, self.among.there))
        for words in chain(self.among.axes.taken, earlier) if 0 < share < 1 else ():
            self.shift(np.append(self.box.off(words), 0.0))

    def turn(self, view: View, way: Seen, gap: float) -> None:
        """Go off on another way, from the next view on."""
        self.before, self.after = (self.land.view, self._way_in, self.gap), (view, way, gap)

    def box_in(self, view: View, way: Seen, gap: float) -> Box:
        """What it covers in a view if it goes off on this way."""
        return self.box_at(self.point(view), way(view), gap)

    def box_at(self, point: np.ndarray, way: np.ndarray, gap: float) -> Box:
        """The same beside a point (2,) of the frame, on a way (2,) from there."""
        return box_around(self.middle_of(point, way, self.half, gap), self.half)

    def box_on_its_way(self, view: View, bare: bool = False) -> Box:
        """What it covers in a view on the way from the last one to the next, to which it turns already; `bare` of the
        room around it, what its words cover, or the round plate of a letter."""
        share, (_, before, near), (_, after, far) = self._share(view), self.before, self.after
        way = before(view) * (1 - share) + after(view) * share
        box = self.box_in(view, lambda _: way, near * (1 - share) + far * share)
        if not bare:
            return box
        plate = np.array([self.back.width, self.back.height]) / 2
        return box_around(np.array(box.middle), plate if self.round else self.half - self.spare)

    def _way(self) -> np.ndarray:
        return self._way_in(self.land.view)

    @property
    def _way_in(self) -> Seen:
        (_, before, _), (_, after, _) = self.before, self.after
        if before is after:
            return after
        share = self._share(self.land.view)
        return lambda view: before(view) * (1 - share) + after(view) * share

    def _share(self, view: View) -> float:
        return view.share_of(self.before[0], self.after[0])


class BlockLabels:
    """The labels on a block. They keep off each other, and, told to stay `clear`, off its rims and the lines on it;
    `outlined`, they lie on the block or its map, or beside them, and those of points beside the block off that."""

    def __init__(self, land: Landscape, axes: SolidAxes, clear: bool = False) -> None:
        self.land, self.axes, self.clear = land, axes, clear
        axes.passing = lambda view: [label.box_on_its_way(view, bare=True) for label in self.there]
        self.outlined = False
        self.there: list[BlockLabel] = []
        self._gone: list[BlockLabel] = []
        self._around: Around | None = None  # as it stands while places are sought

    def __deepcopy__(self, memo: object) -> BlockLabels:
        """Itself: manim copies what it fades."""
        return self

    def add(
        self,
        words: VMobject,
        point: Seen,
        usual: Seen,
        region: Box,
        room: float = theme.TEXT_GAP,
        off: Sequence[Thing] = (),
        round: bool = False,
        side: Seen | None = None,
        near: bool = False,
        outlined: bool = False,
        over_rims: bool = False,
    ) -> BlockLabel:
        """Words beside a point, on the `usual` way from there or, where they would meet something, on a better one, as
        small as may be where they would meet something there, too; with so much `room` around them, and `off` things
        that are there, or will be. Their plate may be `round`. With a `side`, a way, they stay on that side of the
        point as long as they are free there; told to be `near`, they stand no farther off than they have to, and rather
        beside the point than far on that side; `outlined`, over no edge of the block or its map, if that can be; it
        may lie `over_rims`, lines on the block, and glass, where all others stay clear of them."""
        around, shares = self._as_it_stands(), shares_of(words)
        for share in shares:
            label = BlockLabel(words.scale(share), point, self, usual, region, room)
            label.off, label.round, label.side, label.near = off, round, side, near
            label.outlined, label.over_rims = outlined, over_rims
            way, gap = self._place(label, around, self.there)
            if share == shares[-1] or self._is_free(label, around, way, gap, self.there):
                break
        label.before = label.after = (self.land.view, way, gap)
        label.place()
        self.land.followers.append(label)
        self.there.append(label)
        return label

    @contextmanager
    def seeking(self) -> Iterator[None]:
        """Places are sought, one after the other, while nothing moves: what is around them is looked at once."""
        was, self._around = self._around, self._as_it_stands()
        try:
            yield
        finally:
            self._around = was

    def free(self, *labels: Label) -> None:
        """Labels that go leave their places to others."""
        self._gone += [label for label in self.there if label in labels]
        self.there = [label for label in self.there if label not in labels]

    def withdraw(self, *labels: Label) -> None:
        """Some that were only tried, and are not seen, go, and follow the block no longer unless taken back."""
        self.free(*labels)
        for label in labels:
            self.land.followers.remove(label)

    def has_room(self, label: Label, view: View | None = None) -> bool:
        """Whether one of its labels lies on no other, on no arrow and on no dot, as the block is seen now, or from a
        view to which they turn."""
        assert isinstance(label, BlockLabel)
        others = [other for other in self.there if other is not label]
        return self._is_free(label, self._as_it_stands(view), *label.after[1:], others)

    def if_room(self, *labels: Label) -> list[Label]:
        """Some that were only tried, if all of them have room; else none, and they are withdrawn."""
        if all(map(self.has_room, labels)):
            return [*labels]
        self.withdraw(*labels)
        return []

    def take_back(self, label: BlockLabel) -> None:
        """One that had gone, or was withdrawn, is there again, where there is room now."""
        if label in self._gone:
            self._gone.remove(label)
            way, gap = self._place(label, self._as_it_stands(), self.there)
            label.before = label.after = (self.land.view, way, gap)
            label.place()
            self.there.append(label)
            self.land.followers += [label] if label not in self.land.followers else []

    def turn(self, view: View, window: Window | None = None, hardly: bool = False) -> None:
        """The view is about to change to another, and the block may be cut to a window: find out where they stand
        then. Where it `hardly` changes, they go on as they are, or a little to a side, where they meet nothing, so that
        none crosses another."""
        leaving(self.axes, view)
        here, seen, asides = self._as_it_stands(view), self.land.view, _ASIDE if hardly else ()
        there = Around(self.land, self.axes, view, window) if window else here
        for number, label in enumerate(self.there):
            others, (_, way, gap), self.land.view = self.there[:number], label.after, view  # arrows end elsewhere then
            near = (_turned(way, by) for by in asides)
            free = ((each, gap) for each in near if self._is_free(label, here, each, gap, others))
            found, self.land.view = next(free, None) or self._place(label, there, others), seen
            label.turn(view, *found)

    def _as_it_stands(self, view: View | None = None) -> Around:
        """What is around labels, as it is seen now or from another view."""
        if self._around and view in (None, self._around.view):
            return self._around
        return Around(self.land, self.axes, view or self.land.view)

    def _place(self, label: BlockLabel, around: Around, others: Sequence[BlockLabel]) -> tuple[Seen, float]:
        """On which way, and how far off, a label stands among what is around it, off some others."""
        view, coming, glass = around.view, tuple(label.off), [] if label.over_rims else around.glass
        here, taken, paths = label.point(view), self._taken(around, others, coming), around.paths(coming)
        drawn = coming, self.clear and not label.over_rims
        held = (self.outlined or label.outlined) and not label.over_rims and bool(label.usual(view).any())  # a way
        edges, lines = around.edges(here) if held else [], around.lines(*drawn)
        points = np.concatenate([np.zeros((0, 2)), *paths, *glass, *edges, *around.strokes(*drawn)])
        known = [(label.after[1], label.after[2]), (label.usual, _USUAL)]
        side = label.side(view) if label.side else np.zeros(2)
        near = nearby(label.usual(view), on_side(side, -_SIDE)) if label.near else []
        for way, gap in ((_fixed(way), gap) for way, gap in near) if label.near else known:
            if _is_clear(label, label.box_at(here, way(view), gap), points, taken):
                return way, gap
        solid = np.concatenate([np.zeros((0, 2)), *paths])
        sided, seen = [(on_side(side, _SIDE), GAPS)] if label.side else [], [*paths, *lines, *glass]
        off_edges = [([*seen, *edges], each) for each in (*sided, (AROUND, GAPS))] if edges else []
        off_glass = [(seen, (AROUND, GAPS))] if glass else []  # farther off, it is rather on it
        rest = [(seen, each) for each in sided], off_glass, [([*paths, *lines], (AROUND, _GAPS))]
        for lying, (ways, gaps) in (*off_edges, *chain(*rest)):
            look = Look(here, lying, [box for _, box in taken], solid=paths)
            best, gap = Labels(label.region).best(label.half, [look], ways, gaps)
            way = _fixed(best)
            if _is_clear(label, label.box_at(here, way(view), gap), solid, taken):
                break
        return way, gap

    def _is_free(self, label: BlockLabel, around: Around, way: Seen, gap: float, others: Sequence[BlockLabel]) -> bool:
        """Whether a label that stands so among what is around it lies on none of some others, and on no arrow and no
        dot."""
        points = np.concatenate([np.zeros((0, 2)), *around.paths(coming := tuple(label.off))])
        return _is_clear(label, label.box_in(around.view, way, gap), points, self._taken(around, others, coming))

    def _taken(
        self, around: Around, others: Sequence[BlockLabel], coming: tuple[Thing, ...]
    ) -> list[tuple[BlockLabel | None, Box]]:
        """What names and numbers of the axes (None), which give way to things that are `coming`, and other labels
        cover."""
        written = [(None, box) for box in around.texts(coming)]
        return [*written, *((other, other.box_in(around.view, *other.after[1:])) for other in others)]


def _turned(way: Seen, by: float) -> Seen:
    """A way turned by an angle on the frame; itself where that is none."""
    return (lambda view: turned(way(view), by)) if by else way


def _fixed(way: Way) -> Seen:
    return lambda _: np.array(way)


def _is_clear(label: BlockLabel, box: Box, points: np.ndarray, taken: Sequence[tuple[BlockLabel | None, Box]]) -> bool:
    """Whether a label that covers a box, or a disc in it, holds none of some points (n, 2), and meets nothing taken."""
    met = box.shrunk(-_CLOSE).enclosing(points)
    met &= not label.round or np.hypot(*(points - box.middle).T) < label.half.max() + _CLOSE
    return not met.any() and all(
        box.apart(there) >= max(theme.TEXT_GAP - label.spare - (other.spare if other else 0.0), 0.0)
        or (other is not None and _are_discs_apart(label, box, other, there))
        for other, there in taken
    )


def _are_discs_apart(label: BlockLabel, box: Box, other: BlockLabel, there: Box) -> bool:
    """Whether two labels are round, and clear of each other, though their boxes are not."""
    far = np.hypot(*(there.middle - box.middle))
    return label.round and other.round and bool(far >= label.half.max() + other.half.max())
