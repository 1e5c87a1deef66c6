"""Both slopes under the walker of a pair, as lines of a panel and as arrows on the floor, and what they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from manim import Animation, VGroup

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.circle import circle
from steepest.stage.extent import corners
from steepest.stage.figures.axis_text import HARDLY
from steepest.stage.figures.ground.below import floats
from steepest.stage.figures.label import GAPS, Label, box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.components import Components
from steepest.stage.figures.twin.eye import eye_on
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.surface import Stands
from steepest.stage.ground.extents import extents_of_things
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, gone
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LABELS = "along_x", "along_y"
_TOLD = 3  # the line of the panel that the gradient has
# Over so high a gap, and from so low, the arrows on the floor are seen; where they are open says the eye, which comes
# from where the flat map is seen. The ground is a shell: no wall stands between the eye and the floor.
_VIEW, _STANDS = View(-90, 20), Stands(2.6, 1.6, walls=0.0)
_LOW = View(-90, 7)  # of a ground that is clear of its map: from so low a small gap is enough
_GLASS = 0.6  # how solid a ground is that goes up and down over arrows
_ON_THE_WAY = 9  # places of labels that are looked at while an arrow goes to the tip of the other
_RISING = 0.88, 0.94, 1.0  # of the way up, where numbers are looked at: names at the axes come by at last
# Between a name and words that seem to go on with it, how far off its row they are clear of it, and how they are moved:
# from the lowest place so far up, by such steps.
_BESIDE, _CLEAR, _UP, _STEP = 0.6, 0.03, 0.18, 0.06
_NEAR = 3  # of the gaps by which a name may stand off its point: so that the climb's is seen to be its own
_ARROWS = 4  # the first of the lines that names keep off: the gradient, the climb, and both legs
_OFF, _OFF_AXIS = 0.04, 0.35  # how far a label keeps off arrows at least, and off an axis, whose numbers are others
_REGION = replace(theme.PICTURE, bottom=theme.PICTURE.bottom + 0.05)  # room for the numbers under the map


class Slopes(Assembly):
    """The ground of a `Framing`, the name of a fact, beside a panel: its map, with the function's formula beside the
    `title`, that of what it changes `into` in its place, and at its first point somebody under whom both slopes there
    are told and drawn, one by one. Risen, the ground `stands` over its map; `HIGHER`, of glass, and to one scale of
    heights while it changes, where arrows lie all over that; `CLEAR` of it, seen from lower, where its lip would hang
    before one. Who stands there looks along the gradient.

    `pair` is the map, which rises, and `formula` the formula. `leg` is all of one slope, its arrow, its line, labelled
    `along_x` or `along_y`, and the number beside the arrow; `sum` all of the gradient that they make, which stays where
    the walker goes on, and `alone` under a ground that is clear of it. `arrows` are the components and what they make;
    both begin at the point while they are `apart`, and their `numbers` then come by themselves, on the flat map.
    """

    HIGHER: ClassVar[Stands] = Stands(2.2, 2.3, walls=0.0, one_scale=True)
    CLEAR: ClassVar[Stands] = Stands(2.4, 0.8, walls=0.0)

    def __init__(
        self,
        scene: LectureScene[Any],
        frame: str,
        function: str,
        title: Typeset,
        into: str = "",
        apart: bool = False,
        stands: Stands = _STANDS,
    ) -> None:
        self.scene, self.panel, self.frame, self.title = scene, Panel(scene), frame, title
        framing: Framing = getattr(scene.facts, frame)
        self.formula = self._written(function)
        self.into = self._written(into) if into else self.formula
        words = title, self.formula, self.into
        view, stands = eye_on(framing, stands, _LOW if stands is self.CLEAR else _VIEW)
        self.pair = Pair(scene, framing, "height", _REGION, words, view, stands)
        self.pair.ground.solid = _GLASS if stands.one_scale else 1.0
        self.pair.heading = self.pair.toward(floats(framing.spots[0].gradient))
        at, self.scale = framing.points[0], float(framing.common_scale)
        self.framing, self._arrival = framing, self.pair.arrive(at)
        self.arrows = Components.of_gradient(self.pair, at, self.scale)
        self.apart, self.told = apart, ""
        self.arrows.lay(0.0 if apart else 1.0)
        self.legs: tuple[Arrow, ...] = (self.arrows.first, self.arrows.second)
        numbers = [f"{{{frame}.spots[0].gradient[{axis}]:.3g}}" for axis in (0, 1)]
        told = list(zip(_LABELS, numbers, self.legs, strict=True))
        self.rows: list[VGroup] = [self.panel.row(*each[:2], n, each[2].colour) for n, each in enumerate(told, 1)]
        self._long, self.around, self.labels = f"{{{frame}.spots[0].length:.3g}}", list[Arrow](), list[Label]()
        self.nabla = self.panel.gradient_at(f"{frame}.spots[0]", _TOLD)
        line = _TOLD + len(self.nabla)
        self.length_line = self.panel.words("length", line, theme.GRADIENT), self._rooted(self._long, line)
        for _, number, leg in told:
            self._label(number, leg)

    def _written(self, function: str) -> Typeset:
        """The formula of a function, the name of a fact, beside the title."""
        return self.panel.formula(f'f(part("x", x), part("y", y)) = {{{function}}}', beside=self.title)

    def _label(self, number: str, arrow: Arrow) -> None:
        """A number beside an arrow, if there is room wherever that is seen: who changes the ground leaves it, flat."""
        label = self.arrows.label(self.scene.formula(number, colour=arrow.colour), arrow)
        ground, joined, room = self.pair.ground, self.arrows.joined(), True
        lines: Iterable[Iterable[Any]] = (*self.rows, self.nabla, self.length_line)
        told = [box_of(text) for line in lines for text in line]
        flat, here = ground.terrain, ground.view
        shares = () if self.apart or self.into is not self.formula else _RISING
        risen = [(replace(flat, rise=share**2), here.toward(self.pair.tilted, share)) for share in shares]
        for ground.terrain, ground.view in (*risen, (flat, here)):
            for share in np.unique(np.linspace(joined, 1.0, _ON_THE_WAY)):
                if room:
                    self.arrows.lay(share)
                    room = self._has_room(label, told)
        self.arrows.lay(joined)
        (self.labels.append if room else self.arrows.drop)(label)

    def _has_room(self, label: Label, told: Sequence[Box]) -> bool:
        """Whether a label has room where it stands now, off what is `told` in the panel, too."""
        ground, box = self.pair.ground, label.box
        arrows = (*self.legs, *self.around, *([self.arrows.whole] if self.arrows.joined() == 1 else []))
        ends = [ground.view.project(points_of(arrow, ground.terrain))[:, :2] for arrow in arrows]
        lines = np.concatenate([*(np.linspace(start, end, 40) for start, end in ends), *self._over()])
        wide = Box(box.left - _OFF, box.bottom - _OFF, box.right + _OFF, box.top + _OFF)
        if wide.holding(lines).any() or any(box.apart(other.box) <= theme.TEXT_GAP for other in self.labels):
            return False
        axes = self.pair.axes, *([self.pair.upright] if ground.terrain.rise == 1 else [])
        around = [(text, _OFF_AXIS) for each in axes for text in each.boxes(ground.view)]
        off = [*around, *((box, theme.TEXT_GAP) for box in told)]
        return all(box.apart(text) >= gap for text, gap in off)

    def _over(self) -> list[np.ndarray]:
        """Points (n, 2) of the frame around who stands there, or is yet to come, and, over a map that has risen, along
        the climb."""
        ground, somebody = self.pair.ground, copy(self.pair.somebody)
        somebody.grown = 1.0
        sight, there = ground.sight_from(ground.view), [somebody]
        climb = [] if ground.terrain.flat else [self.arrows.climb]
        found = list[np.ndarray]()
        for extent in extents_of_things([*there, *climb], sight, None, 1.0):
            around = extent.room * circle(12, closed=False) if extent.kind == "dot" else np.zeros((1, 2))
            path = extent.path[np.isfinite(extent.path).all(axis=1)]
            found.append((path[:, None] + around).reshape(-1, 2))
        return found

    @property
    def parts(self) -> Sequence[Any]:
        """The map and its formula; who stands on it comes with them."""
        return self.pair, self.formula

    def coming(self) -> Sequence[Animation]:
        """The map appears, with its formula, and somebody on it."""
        return [*super().coming(), *self._arrival]

    def leg(self, axis: int) -> Sequence[Any]:
        """All of one slope: its arrow, its line and, unless they are `apart`, the number beside the arrow."""
        return self.legs[axis], self.rows[axis], *([] if self.apart else self._labels_of(self.legs[axis]))

    @property
    def numbers(self) -> Sequence[Label]:
        """The numbers beside both slopes."""
        return [label for leg in self.legs for label in self._labels_of(leg)]

    @property
    def sum(self) -> Sequence[Any]:
        """All of the gradient: the right angle, the arrow and its line."""
        return self.arrows.square, self.arrows.whole, self.nabla

    @property
    def length(self) -> Sequence[Any]:
        """The length of the gradient, as the next line and as the label of its arrow."""
        self._label(self._long, self.arrows.whole)
        return *self.length_line, *self._labels_of(self.arrows.whole)

    def names(self, climb: str = "") -> list[Label]:
        """The name of the gradient beside its tip, or beside its middle where the ground hangs before that, and the
        label of the climb over it beside the middle of that, where it seems to go on with no title, once the ground has
        risen: off its rim, which they would cut, and in no row of the panel, which would seem to go on with them; each
        where it has room, and the gradient's off the ground, if it has any there: it is one of the map."""
        land, grid = self.pair.ground.terrain, self.pair.ground.terrain.points
        whole, *legs = (points_of(each, land) for each in (self.arrows.whole, *self.legs))
        rim = np.concatenate([grid[0], grid[:, -1], grid[-1, ::-1], grid[::-1, 0]])
        lines = whole, placed(self.arrows.climb.points, land), *legs, rim
        seen = [self.pair.ground.view.project(line)[:, :2] for line in lines]
        told = [self.scene.formula("nabla f", theme.LABEL_SIZE, theme.GRADIENT)]
        told += [self.scene.words(label) for label in [climb] if label]
        boxes = [box_of(part) for line in (*self.rows, self.nabla) for part in line]
        rows = [Box(box.left - _BESIDE, box.bottom, box.left, box.top) for box in boxes]
        plumb = [np.array([seen[1][-1], seen[0][-1]])] if climb else []  # from the climb's end down to the gradient's
        off = [*seen, *plumb, *self._over(), *map(corners, (*rows, *(label.box for label in self.labels)))]
        ground = self.pair.ground.view.project(grid.reshape(-1, 3))[:, :2]
        ends = (seen[0][-1], seen[0].mean(axis=0)), (seen[1][len(seen[1]) // 2],)
        each = zip(told, ends, (len(GAPS), _NEAR), (ground, ground[:0]), strict=False)
        found = [self._named(words, at, off, gaps, over) for words, at, gaps, over in each]
        crowded = [name for name in found if self._is_crowded(name, seen[:_ARROWS])]
        self.pair.labels.free(*crowded)
        return [name for name in found if name not in crowded]

    def _named(
        self, words: Typeset, places: Sequence[np.ndarray], off: list[Any], gaps: int, over: np.ndarray
    ) -> Label:
        """Words beside the first of some points (2,) where they have room `off` lines, arrows first, and off points
        (n, 2) of ground; beside the first of all where they have none."""
        for at in places:
            name = self.pair.name(words.copy(), at, [*off, over], gaps)
            if not (name.box.holding(over).any() or self._is_crowded(name, off[:_ARROWS])):
                return name
            self.pair.labels.free(name)
        return self.pair.name(words, places[0], off, gaps)

    def _is_crowded(self, name: Label, arrows: Sequence[np.ndarray]) -> bool:
        """Whether a name lies on one of some arrows (n, 2), or meets a label: a corner of the map may have no room."""
        meets = any(name.box.apart(other.box) < theme.TEXT_GAP - HARDLY for other in self.labels)
        return meets or name.box.is_crossed(*arrows)

    def _rooted(self, number: str, line: int) -> Typeset:
        """The length of the gradient as the root of the squares of both slopes, each in its colour; as the mere number
        where that has no room."""
        squares = [self._squared(axis, part) for axis, part in enumerate(("first", "second"))]
        whole = f'sqrt({" + ".join(squares)}) = part("gradient", {number})'
        rooted = self.panel.number(whole, line, theme.INK)
        return rooted if is_readable(rooted) else self.panel.number(number, line, theme.GRADIENT)

    def _squared(self, axis: int, part: str) -> str:
        number = f"{{{self.frame}.spots[0].gradient[{axis}]:.3g}}"
        told = f'part("{part}", {number})'
        return f"(({told}))^2" if float(self.framing.spots[0].gradient[axis]) < 0 else f"{told}^2"

    def _labels_of(self, arrow: Arrow) -> list[Label]:
        return [label for label in self.labels if self.arrows.named(label) is arrow]

    def drawn(self, label: str, before: Slopes | None = None) -> Sequence[Typeset]:
        """A label, how long the arrows are drawn, on a line off all that is told: quiet, or, after slopes `before` that
        are drawn to another scale, bright; where their scale is the same, their label; none at full length, as before.
        """
        same = before if before and before.scale == self.scale else None
        self.told = same.told if same else label
        colour = theme.INK if before and not same else theme.QUIET
        return [self._note(self.told, colour)] if {self.scale, (before or self).scale} != {1} else []

    def _note(self, label: str, colour: str) -> Typeset:
        """A label off what is told, as low as no name of an axis close by stands in its row, flat or risen."""
        note = self.panel.note(label, _TOLD + len(self.nabla) + 1, colour)
        box = box_of(note)
        rows = [name for name in self._names() if box.left - name.right < _BESIDE]
        room = np.arange(box.bottom - self.panel.bottom, -_UP, -_STEP)
        ways = [Box(box.left, box.bottom - down, box.right, box.top - down) for down in room]
        off = [min((name.rows_apart(way) for name in rows), default=_CLEAR) for way in ways]
        return note.shift(np.array([0.0, -room[int(np.argmax(np.minimum(off, _CLEAR)))], 0.0]))

    def _names(self) -> list[Box]:
        """What the names of the axes cover on the frame, as the map is seen now and as it is seen risen."""
        ground, axes = self.pair.ground, self.pair.axes
        here, found = (ground.terrain, ground.view), list[Box]()
        for ground.terrain, ground.view in ((replace(here[0], rise=1.0), self.pair.tilted), here):
            boxes = axes.boxes(ground.view)
            found += [box for box, each in zip(boxes, axes.placed, strict=True) if each.is_name]
        return found

    def alone(self) -> list[Animation]:
        """Both slopes and their numbers go from the map: what they make stays, and the panel tells them."""
        past, self.labels = self.labels, []
        return gone(*self.legs, *past, self.arrows.square)

    def leave(self, to: Point) -> list[Animation]:
        """The walker goes on to a point, and all that was told goes, but for the arrow of the gradient."""
        return [*gone(*self.legs, *self.rows, *self.labels, self.arrows.square, self.nabla), self.pair.move(to)]

    def carry(self, to: Point) -> Animation:
        """The arrow leaves one like it, which goes to another point, and is the gradient all the way."""
        place = Live(self.arrows.at)
        self.around = [self.arrows.whole]
        self.arrows = Components.of_gradient(self.pair, place, self.scale)
        self.legs = self.arrows.first, self.arrows.second
        self.pair.ground.put(self.arrows.whole)
        return place.to(floats(to), run_time=theme.MOVE)

    def others(self, points: Sequence[Point] = ()) -> list[Arrow]:
        """The gradients at some points, or all over the map, as arrows alone, which change with the surface."""
        found = [Components.of_gradient(self.pair, at, self.scale).whole for at in points or self.framing.lattice()]
        self.around += found
        return found

    def changed(self) -> list[Label]:
        """Numbers beside both slopes of the arrow that was carried, once the surface has changed and is flat."""
        self.labels = []
        for axis, leg in enumerate(self.legs):
            self._label(f"{{{self.frame}.changed_spot.gradient[{axis}]:.3g}}", leg)
        return self.labels
