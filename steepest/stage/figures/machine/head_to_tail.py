"""What single turns of dials do, head to tail along a straight scale, and what they do together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
from manim import Mobject

from steepest.calculus import Number, effect_of
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.instrument.straight_scale import StraightScale
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.lane_arrow import BODY, HEAD, LaneArrow, linked
from steepest.stage.play.entrances import Actor, come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after, fade_in_after
from steepest.stage.type.typeset import Typeset

_BAND, _NUMBERS, _ENDS = 0.15, 0.42, 0.25  # how thick the scale is, and the room under it, and beside it
_LANE = 0.42  # from lane to lane at most
_OVER, _EDGE, _GAP = 0.1, 0.1, 0.15  # from the scale to the lanes, inside of an arrow, and from a name to its number
_LOW, _ASIDE = 0.04, 0.3  # of the numbers, over the foot of their room; from one to a name in their row
_LATE = 0.4  # of the time of a play: what tells of an arrow comes only then


class HeadToTail:
    """What each turn of the dials of a `console` does to its needle, as arrows head to tail over the scale of its
    meter, which `grow`s straight in a `box`, and what all do together, as one more. `turns` is the fact of the turns,
    and `sums` that of their sums.

    An arrow that leads back is in a lane below; in it stand the name of the dial and by how much the needle goes, if
    there is room. A mark on the scale goes along with the arrows, and stands where the last of them leads. Under the
    scale is its `name`, that of the meter, where the numbers there leave it room.
    """

    def __init__(self, console: Console, box: Box, turns: str, sums: str) -> None:
        self.console, self.scene = console, console.scene
        changes: dict[str, Number] = {name: turn.change for name, turn in self.scene.fact(turns, dict).items()}
        self.here = console.reading()
        self.stops = [*accumulate(changes.values(), initial=self.here)]
        self.ends = self.stops[-1], self.here + self.scene.fact(sums, dict)["at_once"]
        foot = box.bottom + _NUMBERS
        strip = Box(box.left + _ENDS, foot, box.right - _ENDS, foot + _BAND)
        self.scale = StraightScale(console.meter.scale.arc.span, [*self.stops, *self.ends], strip)
        ways = [*pairwise(self.stops), self.ends]
        lanes = in_lanes([(float(a), float(b)) for a, b in ways])
        self.lane = min(_LANE, (box.top - strip.top - _OVER) / (max(lanes) + 1))
        inks = [CoffeeMachine.INKS[effect_of(change)] for change in changes.values()]
        colours = *inks, theme.TOGETHER
        self.arrows = [
            LaneArrow(place, 0.95 * self.lane, colour)
            for place, colour in zip(self._places(ways, lanes), colours, strict=True)
        ]
        told = [f"{turns}.{name}.change" for name in changes]
        self.texts = {
            name: self._told(arrow, source, self.scene.words(name, theme.SMALLEST_SIZE))
            for name, arrow, source in zip(changes, self.arrows, told, strict=False)
        }
        self.more = self._told(self.arrows[-1], f"{sums}.rest")
        self.links = [self._link(*pair) for pair in pairwise(self.arrows)]
        self._numbers, self.bounds = list[Typeset](), list[Typeset]()
        self.name = self._named(self.scene.words(console.result, theme.SMALLEST_SIZE, theme.QUIET))
        self.mark = Live[Number](self.here)
        self.needle = FlatLine(self._needle, theme.INK, 6.0)

    def grow(self) -> list[Any]:
        """A scale grows from where the needle stands; a mark and its number come there, others at both ends, and its
        name."""
        first, *ends = [self._numbered(value, colour) for value, colour in self._shown()]
        self.bounds = [*chain.from_iterable(ends)]
        told = self.needle, *first, *self.bounds, *self.name
        late = [fade_in_after(theme.LIGHT, each, theme.LIGHT) for each in told]
        return [*come(self.scale), self.scale.grown.to(1.0), *late]

    def hop(self, name: str) -> list[Any]:
        """The arrow of a dial grows from where the last one ended, the mark goes with its tip, and what stands in it
        appears."""
        index = [*self.texts].index(name)
        late = [fade_in_after(theme.LIGHT, text, theme.LIGHT) for text in self.texts[name]]
        links = self.links[index - 1] if index else []
        return [*come(self.arrows[index], *links), self.mark.to(self.stops[index + 1]), *late]

    def sum(self) -> list[Any]:
        """A line from the last head down to the scale, and the number there, which are all that it needs from now on:
        those at both ends of the scale go."""
        self._numbers = [each for each in self._numbers if each not in self.bounds]
        return [*gone(*self.bounds), *come(*self._down(self.arrows[-2], self.ends[0]))]

    def rest(self) -> list[Any]:
        """What all do together beyond that, as an arrow of its own, with how far it is, which pushes the mark on, and
        the number where it leads."""
        told = come(*self.more, *self._down(self.arrows[-1], self.ends[1]))
        late = [each.set_rate_func(after(_LATE)) for each in told]
        return [*come(self.arrows[-1], *self.links[-1]), self.mark.to(self.ends[1]), *late]

    @property
    def _foot(self) -> float:
        """The baseline of all that stands under the scale."""
        return self.scale.box.bottom - _NUMBERS + _LOW

    def _shown(self) -> list[tuple[Number, str]]:
        first, last = self.scale.ticks[[0, -1]].tolist()
        return [(self._read(self.here), theme.INK), (first, theme.QUIET), (last, theme.QUIET)]

    def _needle(self) -> np.ndarray:
        x, box = self.scale.at(self.mark()), self.scale.box
        return np.array([[x, box.bottom - 0.05], [x, box.top + 0.05]])

    def _places(self, spans: Sequence[tuple[Number, Number]], lanes: Sequence[int]) -> list[np.ndarray]:
        """Where arrows begin and end (2, 2), each in its lane, of which the last one is next to the scale."""
        foot = self.scale.box.top + _OVER
        levels = [foot + (max(lanes) - lane + 0.5) * self.lane for lane in lanes]
        ends = [[self.scale.at(value) for value in span] for span in spans]
        return [np.array([[a, y], [b, y]]) for (a, b), y in zip(ends, levels, strict=True)]

    def _down(self, arrow: LaneArrow, value: Number) -> list[Actor | Mobject]:
        """A line from the tip of an arrow down to the scale, and the number there."""
        x, y = arrow.ends[1]
        ends = np.array([[x, y - self.lane / 2], [x, self.scale.box.top]])
        return [*self._line(ends), *self._numbered(self._read(value), theme.INK)]

    def _link(self, one: LaneArrow, other: LaneArrow) -> list[FlatLine]:
        """A line from the tip of an arrow to where the next one begins, in another lane."""
        (x, above), (_, below) = one.ends[1], other.ends[0]
        return self._line(np.array([[x, above], [x, below]]))

    def _line(self, ends: np.ndarray) -> list[FlatLine]:
        """A dashed line under the arrows, from one point to another (2, 2); none that runs through what is told."""
        words = [box_of(each) for texts in (*self.texts.values(), self.more) for each in texts]
        if any(box.shrunk(-theme.LINE_GAP).clip(*ends) is not None for box in words):
            return []
        return [linked(ends)]

    def _read(self, value: Number) -> float:
        """A value as the meter shows it."""
        return round(float(value), self.console.decimals)

    def _numbered(self, value: Number, colour: str) -> list[Typeset]:
        """A number under the scale; none where it would stand close to another, or beyond its room."""
        text = self._under(value, colour)
        box, strip = box_of(text), self.scale.box
        beyond = box.left < strip.left - _ENDS or box.right > strip.right + _ENDS
        if beyond or any(box.apart(box_of(other)) < theme.TEXT_GAP for other in self._numbers):
            return []
        self._numbers.append(text)
        return [text]

    def _under(self, value: Number, colour: str) -> Typeset:
        """A number under its place on the scale."""
        return number(float(value), colour=colour).stand(self.scale.at(value), self._foot, side=0)

    def _named(self, words: Typeset) -> list[Typeset]:
        """Words in the middle of the widest gap between all numbers that will ever stand under the scale; none where
        they have no room there."""
        values = [*(value for value, _ in self._shown()), *map(self._read, self.ends)]
        there = sorted((box_of(self._under(value, theme.QUIET)) for value in values), key=lambda box: box.left)
        strip, rights = self.scale.box, accumulate((box.right for box in there), max)
        gaps = zip([strip.left, *rights], [*(box.left for box in there), strip.right], strict=True)
        left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
        fits = right - left >= float(words.width) + 2 * _ASIDE
        return [words.stand((left + right) / 2, self._foot, side=0)] if fits else []

    def _told(self, arrow: LaneArrow, source: str, words: Typeset | None = None) -> list[Typeset]:
        """The name of a dial, if one turns, and by how much the needle goes, in the arrow; without the name, or
        nothing, where there is no room."""
        made = self.scene.formula(f"{{{source}:+g}}", theme.SMALLEST_SIZE)
        (start, y), (end, _) = arrow.ends
        room, middle = abs(end - start) - 2 * _EDGE - HEAD, (start + end - np.sign(end - start) * HEAD) / 2
        high = BODY * self.lane
        if float(made.width) > room or float(made.height) > high:
            return []
        made.move_to((middle, y, 0.0))
        wide = float(words.width + _GAP + made.width) if words else room
        if not words or wide > room or float(words.height) > high:
            return [made]
        words.stand(middle - wide / 2, made.baseline)
        made.shift((middle + wide / 2 - float(made.get_right()[0]), 0.0, 0.0))
        return [words, made]


def in_lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """A lane for each of some arrows, from the top: the same as the last one's where it leads on, else the first that
    is free where it lies.

    >>> in_lanes([(36, 41), (41, 35), (35, 38), (38, 44), (44, 46)])
    [0, 1, 2, 2, 2]
    >>> in_lanes([(0, 2), (2, 2), (2, 1.5)])
    [0, 0, 1]
    >>> in_lanes([(3, 9), (9, 0), (0, 2), (2, 4)])
    [0, 1, 0, 2]
    """
    lanes, taken, way = list[int](), list[tuple[int, float, float]](), 0.0
    for start, end in spans:
        low, high = sorted((start, end))
        lane = lanes[-1] if lanes else 0
        met = {k for k, a, b in taken if a < high and low < b}
        if way * (end - start) < 0 or lane in met:
            lane = next(k for k in range(len(spans) + 1) if k not in {*met, lane})
        way = end - start or way
        lanes.append(lane)
        taken.append((lane, low, high))
    return lanes
