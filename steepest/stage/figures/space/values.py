"""Values in open space: told where a ball comes past, and by colours there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, ManimColor, interpolate_color

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block_labels import BlockLabel, Seen
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.space.beside import beside_point, stand
from steepest.stage.figures.space.colours import colours_of
from steepest.stage.figures.space.space import COLOURS, Space
from steepest.stage.figures.ways import turned
from steepest.stage.ground.extents import extents_of_things
from steepest.stage.ground.things import Dot, Patch, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.motion import fade_in_after, running
from steepest.stage.type.fitting import all_in_few_digits
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_RADIUS = 0.1, 0.18  # of the balls, in units of the space: so large that their colours are seen, and off each other
_CLEAR, _UNDER = 0.85, 0.3  # how much of the way from ball to ball they cover at most; under a panel's first lines
_WIDEST = 3.4  # of values, with their digits: beside their own balls, and over no others
_WAY, _FAINT = 4.5, 0.9  # how wide the line is on which it came, and how solid
_TURNS = 0.0, np.pi / 2, -np.pi / 2  # of the ways on which a value is tried that has no room on the usual one


class Stops(Assembly):
    """Where a `ball` comes past on its way to the point of a level surface, from the lowest point along each axis in
    turn: it draws a line in the colour of the variable that moves, and leaves a small ball at each place, and its three
    coordinates, with the value there, stand beside that; `fact` names the surface.

    Play `go` for each of them from the second on; `come` shows the first. `colours` gives the balls the colours of
    their values. A line leads from each ball straight down to the floor. With `gone` all of it goes but the ball, which
    keeps its colour; as large as the others until then, it is as small as before. The edges of the space over its
    floor, its `frame`, come by themselves, and go with the others.
    """

    def __init__(self, scene: LectureScene[Any], space: Space, ball: Dot, fact: str) -> None:
        self.scene, self.space, self.ball, self.fact, self.size = scene, space, ball, fact, ball.radius
        self.places = [space.at(stop) for stop in space.surface.stops]
        self.radius = self._apart()
        self.balls = [self._ball(place).of(space.landscape) for place in self.places[:-1]]
        self.ways = [self._way(number) for number in range(1, len(self.places))]
        self.plumbs = [space.drop(partial(np.copy, place), theme.QUIET) for place in self.places]
        self.plumb = space.drop(lambda: np.asarray(self.ball.point), theme.QUIET)
        self.frame = [self._edge(ends) for ends in self._edges]
        self.told: list[Label] = []
        ball.point, ball.radius = self.places[0], self.radius

    @property
    def parts(self) -> list[Dot | SpaceCurve | Patch | Label]:
        """What is left behind, and what is told there."""
        plumbs = [part for plumb in (*self.plumbs[:-1], self.plumb) for part in plumb]
        return [*self.frame, *self.balls, *self.ways, *plumbs, *self.told]

    @property
    def last(self) -> int:
        """The number of the last place, the first being 0."""
        return len(self.places) - 1

    def coming(self) -> list[Animation]:
        """The ball is at the first of them, and its value."""
        return come(self.ball, *self.plumb, self._value(0))

    def going(self) -> Sequence[Animation]:
        """All but the ball goes, which shrinks."""

        def shrink(_: object, share: float) -> None:
            self.ball.radius = self.radius + (self.size - self.radius) * share

        return [*super().going(), running(self.space.landscape, shrink)]

    def go(self, number: int, **timing: Any) -> list[Animation]:
        """The ball goes to one of them, and the one before stays behind; when it is there, the value appears."""
        start, end = self.places[number - 1 : number + 1]
        way, told = self.ways[number - 1], self._value(number)
        seconds = timing.setdefault("run_time", theme.REVEAL)

        def move(_: object, share: float) -> None:
            self.ball.point, way.grown = start + (end - start) * share, share

        self.space.landscape.put(way, self.balls[number - 1], *self.plumbs[number - 1])
        return [running(self.space.landscape, move, **timing), fade_in_after(seconds, told, theme.BLINK)]

    def colours(self, **timing: Any) -> list[Animation]:
        """Every ball takes the colour of its value, as heights have on a ground."""
        ends = [ManimColor(colour) for colour in colours_of(self.space.surface.climb)]

        def paint(_: object, share: float) -> None:
            for ball, end in zip((*self.balls, self.ball), ends, strict=True):
                ball.colour = interpolate_color(ManimColor(theme.INK), end, share).to_hex()

        return [running(self.space.landscape, paint, **timing)]

    def _ball(self, place: np.ndarray) -> Dot:
        return Dot(point=place, radius=self.radius)

    def _apart(self) -> float:
        """How large the balls are: smaller where two of them would touch as they are seen, as far as may be."""
        view, (least, most) = self.space.landscape.view, _RADIUS
        here, sight = view.project(np.array(self.places))[:, :2], self.space.landscape.sight_from(view)
        large = [*extents_of_things([Dot(point=place, radius=most) for place in self.places], sight, None, 1.0)]
        shares = (
            _CLEAR * np.hypot(*(here[a] - here[b])) / (large[a].room + large[b].room)
            for a, b in combinations(range(len(here)), 2)
        )
        return float(np.clip(most * min(shares, default=1.0), least, most))

    @property
    def _edges(self) -> list[np.ndarray]:
        """Posts on the corners of the floor, and what joins them behind the balls: (n, 3) each, as high as the axis of
        heights. Those that meet over the corner nearest to the eye would cross what is in the space."""
        whole = self.space.whole
        nearest = int(np.argmax(self.space.landscape.view.project(whole.border)[:, 2]))
        feet, tops = (np.roll(each, -nearest - 1, axis=0)[:3] for each in (whole.border, whole.tops))
        return [*np.stack([feet, tops], 1), tops]

    def _edge(self, ends: np.ndarray) -> SpaceCurve:
        line = SpaceCurve(colour=theme.QUIET, points=ends, width=theme.HAIRLINE, through=True)
        return line.of(self.space.landscape)

    def _way(self, number: int) -> SpaceCurve:
        ends = np.array(self.places[number - 1 : number + 1])
        stops = self.space.surface.stops[number - 1 : number + 1]
        axis = next(k for k, (a, b) in enumerate(zip(*stops, strict=True)) if a != b)
        line = SpaceCurve(colour=COLOURS[axis], opacity=_FAINT, points=ends, width=_WAY, through=True)
        return line.of(self.space.landscape)

    @cached_property
    def _written(self) -> list[Typeset]:
        """What is told at each place, all with as many digits as leave each room at its own ball."""
        forms = [f"f{{{self.fact}.stops[{k}]:g}} = {{{self.fact}.climb[{k}]:g}}" for k in range(len(self.places))]
        return all_in_few_digits(partial(self.scene.formula, size=theme.LABEL_SIZE), forms, _WIDEST)

    def _value(self, number: int) -> Label:
        solid = [*map(self._ball, self.places), *self.ways]
        tries, found = self._tries(number), list[tuple[bool, float]]()

        def label(place: tuple[Seen, Seen], region: Box, down: Sequence[Thing]) -> BlockLabel:
            words = self._written[number].copy()
            return stand(words, place, self.space.labels, region, [*solid, *down], close=True)

        for each in tries:
            self.space.labels.withdraw(tried := label(*each))
            found.append((self.space.labels.has_room(tried), self._nearer(tried, number)))
            if found[-1] > (True, 0.0):
                break
        self.told.append(told := label(*tries[found.index(max(found))]))
        return told

    def _tries(self, number: int) -> list[tuple[tuple[Seen, Seen], Box, Sequence[Thing]]]:
        """Where the value of a place may stand, the best first: at the place, on a way off it, in a region, and off
        which parts of the plumbs. A plumb may go on behind a value, as long as its foot is seen; where there is room,
        a value keeps off all of it."""
        here, way = beside_point(place := self.places[number], np.mean(self._next_to(number), axis=0))

        def aside(view: View) -> np.ndarray:
            """Off the formula that stands to the right, where it would seem to be a part of that."""
            on = way(view)
            return on - np.array([float(np.hypot(*on)), 0.0]) if number == self.last else on

        low, plumbs = self._under_lines, [part for plumb in self.plumbs for part in plumb]
        feet = [Dot(point=placed(line.points, self.space.whole)[-1]) for line, _ in self.plumbs]
        is_early, is_low = number < self.last, self._is_low(place)
        room = low if is_early and is_low else self.space.around
        far = replace(low, right=theme.EDGES[1])  # what a panel tells there comes when all values have gone
        regions = list(dict.fromkeys([room, low, far]))
        tries: list[tuple[tuple[Seen, Seen], Box, Sequence[Thing]]]
        tries = [((here, aside), room, feet), ((here, aside), room, plumbs)]
        tries += [((here, aside), region, feet) for region in regions[1:]]
        turns = (turn for turn in _TURNS if (is_low or is_early) and (turn or not is_early))
        return tries + [((here, partial(_turned, way, turn)), region, feet) for turn in turns for region in regions]

    def _next_to(self, number: int) -> list[np.ndarray]:
        """The places before and after one of them."""
        return [*self.places[max(number - 1, 0) : number], *self.places[number + 1 : number + 2]]

    def _nearer(self, label: BlockLabel, number: int) -> float:
        """How much nearer a value stands to its own ball than to any other, to which it would seem to belong."""
        seen = self.space.landscape.view.project(np.array(self.places))[:, :2]
        off = box_around(label.get_center()[:2], label.half).far(seen)
        return float(np.delete(off, number).min(initial=np.inf) - off[number])

    def _is_low(self, place: np.ndarray) -> bool:
        """Whether there are no lines of a panel to the right of a place."""
        return float(self.space.landscape.view.project(place)[1]) < self._under_lines.top

    @property
    def _under_lines(self) -> Box:
        """Where values may also stand: as far as the column of a panel, under its first lines."""
        room, top = self.space.around, theme.UNDER_PANEL.top - _UNDER
        return replace(room, right=max(room.right, theme.UNDER_PANEL.left), top=min(room.top, top))


def _turned(way: Seen, by: float, view: View) -> np.ndarray:
    return turned(way(view), by)
