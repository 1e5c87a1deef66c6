"""What single turns of dials do, head to tail along a straight scale, and what they do together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject

from steepest.calculus import Number, effect_of
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.instrument.straight_scale import StraightScale
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.play.entrances import Actor, come, dim, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import fade_in_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_BAND, _NUMBERS, _ENDS = 0.15, 0.42, 0.25  # how thick the scale is, and the room under it, and beside it
_LANE, _BODY, _HEAD = 0.42, 0.76, 0.24  # from lane to lane at most; an arrow, of that; how long its head is
_OVER, _EDGE, _GAP = 0.1, 0.1, 0.15  # from the scale to the lanes, inside of an arrow, and from a name to its number
_FAINT, _WIDTH = 0.26, 2.4  # how solid an arrow is inside, and the width of its rim
_DASHES = 0.06, 0.06


class LaneArrow(Drawn):
    """A broad arrow from one place to another (2, 2) on a level, so `high`, into which words can be written; both may
    run."""

    kind, extent = "step", "picture"

    def __init__(self, ends: np.ndarray, high: float, colour: str) -> None:
        super().__init__(colour)
        self.place, self.tall = Live(ends), Live(high)
        self.points = self.outline

    @property
    def ends(self) -> np.ndarray:
        """Where it begins and ends (2, 2), now."""
        return self.place()

    @property
    def high(self) -> float:
        """How high it is now."""
        return self.tall()

    @property
    def outline(self) -> np.ndarray:
        """Where it begins and ends (2, 3)."""
        return np.pad(self.ends, ((0, 0), (0, 1)))

    @property
    def style(self) -> tuple[object, ...]:
        """How high it is."""
        return (self.high,)

    @property
    def drawn(self) -> np.ndarray:
        """The corners (8, 2) around it, as far as it has grown."""
        start, y = self.ends[0]
        far = self.grown * float(self.ends[1, 0] - start)
        neck = far - np.sign(far) * min(_HEAD, abs(far))
        half, thin = self.high / 2, _BODY * self.high / 2
        there = [(0.0, thin), (neck, thin), (neck, half), (far, 0.0)]
        back = [(x, -up) for x, up in there[2::-1]]
        return np.array([(start + x, y + up) for x, up in (*there, *back, there[0])])

    def reach(self) -> Box | None:
        """It, with its rim."""
        return around(self.drawn, 0.01 * _WIDTH)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it: faint inside, so that words in it can be read."""
        if not self.is_seen:
            return
        trace(context, self.drawn)
        context.close_path()
        ink(context, theme.channels(self.colour), _FAINT * self.opacity)
        context.fill_preserve()
        ink(context, theme.channels(self.colour), self.opacity)
        pen(context, _WIDTH)
        context.stroke()


def linked(ends: np.ndarray) -> FlatLine:
    """A dashed line under such arrows, from one point to another (2, 2)."""
    return FlatLine(ends, theme.QUIET, 1.6, _DASHES, halo=False).set_z_index(theme.BELOW)


class HeadToTail:
    """What each turn of the dials of a `console` does to its needle, as arrows head to tail over the scale of its
    meter, which `grow`s straight in a `box`, and what all do together, as one more. `turns` is the fact of the turns,
    and `sums` that of their sums.

    An arrow that leads back is in a lane below; in it stand the name of the dial and by how much the needle goes, if
    there is room. A mark on the scale goes along with the arrows, and stands where the last of them leads.
    """

    def __init__(self, console: Console, box: Box, turns: str, sums: str) -> None:
        self.console, self.scene, self.turns, self.sums, self.box = console, console.scene, turns, sums, box
        changes: dict[str, Number] = {name: turn.change for name, turn in self.scene.fact(turns, dict).items()}
        self.here = console.reading()
        self.stops = [*accumulate(changes.values(), initial=self.here)]
        self.ends = self.stops[-1], self.here + self.scene.fact(sums, dict)["at_once"]
        foot = box.bottom + _NUMBERS
        strip = Box(box.left + _ENDS, foot, box.right - _ENDS, foot + _BAND)
        self.scale = StraightScale(console.meter.scale.arc.span, [*self.stops, self.ends[1]], strip)
        spans = [*pairwise(self.stops), self.ends]
        lanes = in_lanes([(float(a), float(b)) for a, b in spans])
        self.lane = min(_LANE, (box.top - strip.top - _OVER) / (max(lanes) + 1))
        levels = [strip.top + _OVER + (max(lanes) - lane + 0.5) * self.lane for lane in lanes]
        inks = [CoffeeMachine.INKS[effect_of(change)] for change in changes.values()]
        colours = *inks, theme.TOGETHER
        self.arrows = [
            LaneArrow(np.array([[self.scale.at(a), y], [self.scale.at(b), y]]), 0.95 * self.lane, colour)
            for (a, b), y, colour in zip(spans, levels, colours, strict=True)
        ]
        told = [f"{turns}.{name}.change" for name in changes]
        self.texts = {
            name: self._told(arrow, source, self.scene.words(name, theme.SMALLEST_SIZE))
            for name, arrow, source in zip(changes, self.arrows, told, strict=False)
        }
        self.more = self._told(self.arrows[-1], f"{sums}.rest")
        self.links = [self._link(*pair) for pair in pairwise(self.arrows)]
        self._numbers, self.bounds, self._drops = list[Typeset](), list[Typeset](), list[FlatLine]()
        self.mark = Live[Number](self.here)
        self.needle = FlatLine(self._needle, theme.INK, 6.0)

    def grow(self) -> list[Any]:
        """A scale grows from where the needle stands; a mark and its number come there, others at both ends."""
        here, *ends = [self._numbered(value, colour) for value, colour in self._shown()]
        self.bounds = _flat(ends)
        late = [fade_in_after(theme.LIGHT, each, theme.LIGHT) for each in (self.needle, *here, *self.bounds)]
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

    def push(self, idle: Sequence[str] = ()) -> list[Any]:
        """What all do together beyond that, as an arrow of its own, which pushes the mark on, while the others step
        back, and the words in those of dials that are `idle` then."""
        back = dim(*self.arrows[:-1], *(text for name in idle for text in self.texts[name]))
        return [*come(self.arrows[-1], *self.links[-1]), self.mark.to(self.ends[1]), *back]

    def rest(self) -> list[Any]:
        """How far that is, in its arrow, and the number where it leads."""
        return come(*self.more, *self._down(self.arrows[-1], self.ends[1]))

    @property
    def all_but_the_last(self) -> list[Actor | Mobject]:
        """All of it but the last turn's arrow, and that of what all do together."""
        told = [text for texts in (*self.texts.values(), self.more, self._numbers) for text in texts]
        lines = [line for links in (*self.links, self._drops) for line in links]
        return [self.scale, self.needle, *self.arrows[:-2], *lines, *told]

    def _shown(self) -> list[tuple[Number, str]]:
        first, last = self.scale.ticks[[0, -1]].tolist()
        return [(self._read(self.here), theme.INK), (first, theme.QUIET), (last, theme.QUIET)]

    def _needle(self) -> np.ndarray:
        x, box = self.scale.at(self.mark()), self.scale.box
        return np.array([[x, box.bottom - 0.05], [x, box.top + 0.05]])

    def _down(self, arrow: LaneArrow, value: Number) -> list[Actor | Mobject]:
        """A line from the tip of an arrow down to the scale, and the number there."""
        x, y = arrow.ends[1]
        ends = np.array([[x, y - self.lane / 2], [x, self.scale.box.top]])
        line = self._line(ends)
        self._drops += line
        return [*line, *self._numbered(self._read(value), theme.INK)]

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
        text = number(float(value), colour=colour)
        text.stand(self.scale.at(value), self.scale.box.bottom - _NUMBERS + 0.04, side=0)
        box, strip = box_of(text), self.scale.box
        beyond = box.left < strip.left - _ENDS or box.right > strip.right + _ENDS
        if beyond or any(box.apart(box_of(other)) < theme.TEXT_GAP for other in self._numbers):
            return []
        self._numbers.append(text)
        return [text]

    def _told(self, arrow: LaneArrow, source: str, words: Typeset | None = None) -> list[Typeset]:
        """The name of a dial, if one turns, and by how much the needle goes, in the arrow; without the name, or
        nothing, where there is no room."""
        made = self.scene.formula(f"{{{source}:+g}}", theme.SMALLEST_SIZE, arrow.colour)
        (start, y), (end, _) = arrow.ends
        room, middle = abs(end - start) - 2 * _EDGE - _HEAD, (start + end - np.sign(end - start) * _HEAD) / 2
        high = _BODY * self.lane
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


def _flat(groups: Sequence[Sequence[Typeset]]) -> list[Typeset]:
    return [each for group in groups for each in group]
