"""A crossing: two lines on the ground, square to each other, in views that tell their four ends apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, product
from typing import TypeAlias

import numpy as np
from manim import Mobject

from steepest.calculus import Point, StraightWay, scaled
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import colours_across, halves_of, heading_on, leads_off, on_ground
from steepest.stage.figures.ground.on_pass import along_ridge, climbing, edges_of, in_sight, outlooks_on_pass
from steepest.stage.figures.ground.outlook import lifted, worthiest
from steepest.stage.figures.label import Label, Labels, Look, Way, box_around, box_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import until_hidden
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.typeset import Typeset

Halves: TypeAlias = tuple[np.ndarray, np.ndarray]

_SIDES: list[Way] = [(x, y) for y in (0.0, -0.4, 0.4, -1.0, 1.0) for x in (1.0, -1.0)] + [(0, 1), (0, -1)]
"""From the end of a line to the name beside it, on the frame."""
_SPOTS = 1.0, 0.8, 0.6, 0.4, 0.2, 0.0  # how far along it the name stands, the best first
_GAPS = (0.2, 0.26, 0.32, 0.4, 0.5, 0.7, 0.9)
_ROOM = replace(theme.AROUND, right=theme.WIDE_PANEL.left - theme.TEXT_GAP)  # of names: off the panel
_BODY = np.array([[0, 0, 0], [0, 0, 0.4]])  # from feet to head, in the block's units, of who stands on a point
_TURNS, _UP = np.linspace(0, 1, 13), range(24, 47, 2)  # from one view to the other; degrees over the horizon
_SPARE = 2.0  # degrees by which the eye could stand lower and would see a way: it ends beside what is before it
_APART = 0.22  # ends so far apart are enough, as a share of the longest
_PLAIN = 16.0  # what it is worth that ways lead up and down the frame, for each longest half by which the worst does
_SEEN = 16.0  # likewise, that every way but the far one down is all in sight
_BEYOND, _BEGUN = 12.0, 0.3  # likewise, that of this one as much is as this share of the longest half
_TURNED, _ASKEW = 16.0, 26.0  # likewise, and in degrees, that the eye stands off an axis: one is told by heights
_BETTER = 0.3  # by which a view has to be worth more than the one along the ridge
_MISTAKEN = 50  # as much as to cover so many points of lines: to be nearer to another line than to its own
_CROWDED, _BESIDE = 0.4, 0.1  # so far a name is clear of another one, and of its line, which has a head
_END = 0.25  # of a line, by which its name stands


class Crossing(Assembly):
    """Where a course of the map, `ridge`, is crossed by another, `valley`.

    From `aside` the eye sees the ridge from the side; `round` toward its near end it tells `ahead` from `behind` and
    `left` from `right`, and sees the ridge bend up and the valley down. In between it may look `along` the ridge, where
    the valley falls to the left and to the right. All views are from the side of the ridge on which `lead` (2,) lies,
    and are found for the ground that a `Block` lays. Each line has the colour of the variable along whose axis it runs,
    or that of none.
    """

    def __init__(self, ridge: StraightWay, valley: StraightWay, lead: Point) -> None:
        self.ridge, self.valley, self.lead = ridge, valley, lead
        self.colours = colours_across(ridge.direction)
        self._looked: tuple[Terrain, tuple[View, View]] | None = None

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The lines and their names."""
        return *self.lines.values(), *self.names.values()

    def aside(self, terrain: Terrain) -> View:
        """The view on the ridge from the side."""
        return self._views(terrain)[0]

    def round(self, terrain: Terrain) -> View:
        """The view on the way from aside to along the ridge in which it is seen best that the ridge goes up at both
        ends, and the valley down, and no axis end-on; the one along the ridge, with the place where they cross in
        sight, where none is much better.

        A view with all of a ridge and a valley in sight shows the near end of the one no higher than the pass, or else
        the far end of the other no lower. So of that half, which falls away from the eye, less may be in sight: it
        goes over an edge, behind which its end lies lower on the frame."""
        aside, along = self._views(terrain)
        ridge, valley = self._halves(terrain)
        halves = [*ridge, *valley]
        longest = max(float(np.linalg.norm(half[-1] - half[0])) for half in halves)

        def told(view: View, apart: float = 1.0, sight: float = 1.0, begun: float = 1.0) -> float:
            askew = min(view.azimuth % 90, 90 - view.azimuth % 90, _ASKEW) / _ASKEW
            return _PLAIN * climbing(view, ridge, valley) + apart + _TURNED * askew + _SEEN * sight + _BEYOND * begun

        def worth(view: View) -> float:
            lower = View(view.azimuth, view.elevation - _SPARE)
            seen = in_sight(terrain, lower, halves)
            ends = [
                view.project(half[until_hidden(there) - 1])[:2] for half, there in zip(halves, seen, strict=True)
            ]
            apart = min(float(np.hypot(*(one - other))) for one, other in combinations(ends, 2)) / longest
            far = min((2, 3), key=lambda k: float(view.project(halves[k][-1])[2]))
            once = until_hidden(seen[far]) == seen[far].sum()  # it does not come out again
            begun = once * float(np.hypot(*(ends[far] - view.project(halves[far][0])[:2]))) / longest
            sight = min(float(each.mean()) for k, each in enumerate(seen) if k != far)
            return told(view, min(apart / _APART, 1.0), sight, min(begun / _BEGUN, 1.0))

        turns = along.azimuth + _TURNS * (aside.azimuth - along.azimuth)
        near = (float(eye) for eye in turns if eye // 90 == along.azimuth // 90)  # the axes stay at the near edges
        best = worthiest([View(eye, up) for eye in near for up in _UP], told, worth)
        return best if worth(best) > worth(View(along.azimuth, along.elevation)) + _BETTER else along

    def lay(self, land: Block, beside: Box, words: Callable[..., Typeset], off: Sequence[Point] = ()) -> None:
        """Lay it on a block that is seen from aside: `lines`, its four halves by the names that their ends have in the
        view `over` it, in which the block fills the box `beside`, as in that `along` the ridge; `pairs` of them, a
        `ridge` and a `valley`; and `names`, plates beside their `ends`, the points (n, 3) by these names up to the
        heads that they have, in sight, where they lead up or down, with the labels of their names, which `words` sets.
        Those of the ridge have their places from here, aside, and those of the valley along the ridge. They keep off
        who stands on points `off` (2,) of the map when they are seen. On the `heading` somebody looks ahead, and has
        left and right so."""
        ridge, valley = map(land.line, (self.ridge, self.valley), self.colours)
        for half in (*ridge, *valley):
            half.tip, half.flat = leads_off(land.whole, half), True
        self.over, self.along = land.fitted(self.round, beside), land.fitted(self._along, beside)

        def end(half: SpaceCurve, axis: int) -> float:
            return float(self.over.project(placed(half.points, land.whole)[-1])[axis])

        self.ahead, self.behind = sorted(ridge, key=lambda half: end(half, 2))
        forward = scaled(self.ridge.direction, 1 if self.ahead is ridge[1] else -1)
        self.heading = heading_on(land.whole, forward)
        self.left, self.right = sorted(valley, key=lambda half: end(half, 0))
        self.lines = {"ahead": self.ahead, "behind": self.behind, "left": self.left, "right": self.right}
        self.pairs = {"ridge": (self.behind, self.ahead), "valley": (self.left, self.right)}
        here = land.landscape.view
        self.views = {"ahead": here, "behind": here, "left": self.along, "right": self.along}
        self.ends = {name: self._end(land.whole, name) for name in self.lines}
        self.bodies = [on_ground(land.whole, at) + _BODY for at in off]
        told = {name: words(name, colour=line.colour) for name, line in self.lines.items()}
        self.names = self._named(land, told)

    def _end(self, terrain: Terrain, name: str) -> np.ndarray:
        """The points (n, 3) of a half up to its head, as far as it is in sight where its end is named."""
        line = placed(self.lines[name].points, terrain)
        seen = line[: max(until_hidden(in_sight(terrain, self.views[name], [line])[0]), 2)]
        return seen[-max(round(_END * len(seen)), 2) :]

    def _named(self, land: Block, words: Mapping[str, Typeset]) -> dict[str, Label]:
        """Words beside the four ends, off the lines, the axes and each other, as they are seen where they are named."""
        names, edges = dict[str, Label](), edges_of(land.whole)
        points = {name: placed(half.points, land.whole) for name, half in self.lines.items()}
        axes = {view: _axes_seen(land, view) for view in self.views.values()}

        def look(view: View, spot: np.ndarray) -> Look:
            shafts, halves, bodies, rims = (
                [view.project(each)[:, :2] for each in of]
                for of in (self.ends.values(), points.values(), self.bodies, edges)
            )
            there = [label for name, label in names.items() if self.views[name] == view]
            return Look(
                view.project(spot)[:2],
                [*shafts, *halves, *rims],
                [*axes[view], *_seen(land, view, _sized(there))],
                solid=[*bodies, *halves],
            )

        def tried(
            number: int, name: str, spot: np.ndarray, seen: Look, way: Way
        ) -> tuple[int, int, float, Label]:
            """How much the label covers there, more where it seems to name something else; how much it is not in the
            open, on the ground or close to a name; how far it is from its end; and itself."""
            view = self.views[name]
            anchor = partial(land.landscape.on_screen, spot)
            label = Labels(_ROOM).beside(words[name].copy(), anchor, ways=[way], gaps=_GAPS, looks=[seen])
            box = _box_seen(label, seen)
            far = [float(np.hypot(*(line - box.middle).T).min()) for line in seen.lines[: 2 * len(self.ends)]]
            own = min(far[number], far[number + len(self.ends)])
            covered = _covered(box, seen) + _MISTAKEN * (own > min(far))
            crowded = any(box.apart(other) < _CROWDED for other in seen.taken[len(axes[view]) :])
            crowded |= bool(box.shrunk(-_BESIDE).enclosing(seen.lines[number]).any())
            return covered, crowded + (not land.landscape.is_off(box, view)), far[number], label

        for number, (name, end) in enumerate(self.ends.items()):
            spots = (end[round(share * (len(end) - 1))] for share in _SPOTS)
            looks = [(spot, look(self.views[name], spot)) for spot in spots]
            found = (tried(number, name, spot, seen, way) for (spot, seen), way in product(looks, _SIDES))
            best = min(found, key=lambda one: (*one[:2], -round(one[3].half_sides[0], 3), one[2]))  # large, and near
            names[name] = land.follow(best[3])
        return names

    def _along(self, terrain: Terrain) -> View:
        """The view along the ridge."""
        return self._views(terrain)[1]

    def _views(self, terrain: Terrain) -> tuple[View, View]:
        """Those from aside and along the ridge: a block asks more than once, and they are looked for once."""
        if self._looked is None or self._looked[0] is not terrain:
            toward = on_ground(terrain, self.lead) - on_ground(terrain, self.ridge.at)
            ridge, valley = self._halves(terrain)
            aside, round_ = outlooks_on_pass(terrain, ridge, valley, toward)
            along = lifted(terrain, along_ridge(terrain, round_, ridge, valley), self.ridge.at)
            self._looked = terrain, (aside, along)
        return self._looked[1]

    def _halves(self, terrain: Terrain) -> tuple[Halves, Halves]:
        """Those of the ridge, and those of the valley."""
        ridge, valley = (
            halves_of(terrain, course.at, course.direction, course.curvature > 0)
            for course in (self.ridge, self.valley)
        )
        return ridge, valley


def _axes_seen(land: Block, view: View) -> list[Box]:
    """Where the names and numbers of a block's axes are in a view."""
    here = land.landscape.view
    land.landscape.face(view)
    found = [box_of(each) for each in land.axes]
    land.landscape.face(here)
    return found


def _sized(labels: Iterable[Label]) -> list[tuple[Label, np.ndarray]]:
    """Labels with half their sides (2,), which take longer to measure than a place to find."""
    return [(label, label.half_sides) for label in labels]


def _seen(land: Block, view: View, labels: Sequence[tuple[Label, np.ndarray]]) -> list[Box]:
    """Where labels that follow a block, given with half their sides, will be in a view: none of them moves."""
    here, land.landscape.view = land.landscape.view, view
    found = [box_around(label.due(half), half) for label, half in labels]
    land.landscape.view = here
    return found


def _covered(box: Box, look: Look) -> int:
    """How many points of lines, and how many boxes, a label with this box lies on where it is seen so."""
    lain = sum(bool(box.holds(point)) for line in (*look.lines, *look.solid) for point in line)
    return lain + 99 * sum(box.apart(other) <= 0 for other in look.taken)


def _box_seen(label: Label, look: Look) -> Box:
    """What a label covers where it is seen so."""
    half = label.half_sides
    return box_around(label.middle_of(look.anchor, np.asarray(label.way, float), half, label.gap), half)
