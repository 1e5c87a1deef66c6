"""What the last dial does by itself, and what it does once others are turned, as arrows from one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.machine.head_to_tail import HeadToTail, LaneArrow, in_lanes, linked
from steepest.stage.play.entrances import bright, come, gone
from steepest.stage.play.motion import after, before, running
from steepest.stage.type.typeset import Typeset

_TOP, _HEAD, _FOOT = 0.16, 0.36, 0.1  # under what stands above; the room of the heading; under the last lane
_LANE, _FULL = 0.66, 0.8  # from lane to lane at most; how high an arrow is, of that
_LEFT, _BESIDE, _WORDS = 0.05, 0.3, 0.5  # before the words, and after them; how wide they are at most, of the room
_BEYOND, _INSIDE, _TIP = 0.14, 0.1, 0.26  # a number from the tip of its arrow, or inside of it; how long a head is
_LATE, _SHOWN = 0.6, 0.3  # when it is told what else there is; so far on their way numbers have appeared


class AloneAndAfter:
    """Two rows, one under the other, with one scale and from one line: what the last dial of a console does, by its
    label `alone`, and what it does `once` others are turned, as is its label: as much, and on from there what they do
    together. The arrows of both lead `along` a scale before; they come from there, and all else goes. What the console
    shows is the heading."""

    def __init__(self, along: HeadToTail, alone: str, once: str) -> None:
        box, scene = along.box, along.scene
        self.along, self.box = along, box
        name, turn = [*scene.fact(along.turns, dict).items()][-1]
        by_itself, more = float(turn.change), float(scene.fact(along.sums, dict)["rest"])
        last, push = along.arrows[-2:]
        self.names = [scene.words(label, theme.LABEL_SIZE) for label in (alone, once)]
        for words in self.names:
            words.fit(_WORDS * box.width)
        left = box.left + _LEFT + max(float(words.width) for words in self.names) + _BESIDE
        ends = 0.0, by_itself, by_itself + more
        mark = (box.right - left) / (max(ends) - min(ends))  # how long one mark of the scale of the console is here
        self.zero, tip, end = (left + mark * (each - min(ends)) for each in ends)
        under = [1 + lane for lane in in_lanes([(ends[0], ends[1]), (ends[1], ends[2])])]
        top = box.top - _TOP - _HEAD
        self.lane = min(_LANE, (top - box.bottom - _FOOT) / (max(under) + 1))
        above, *below = (top - (lane + 0.5) * self.lane for lane in (0, *under))
        self.again = LaneArrow(np.array([[self.zero, below[0]], [tip, below[0]]]), self.high, last.colour)
        self.last, self.push = last, push
        self.places = np.array([[self.zero, above], [tip, above]]), np.array([[tip, below[1]], [end, below[1]]])
        for words, y in zip(self.names, (above, float(np.mean(below))), strict=True):
            words.stand(box.left + _LEFT, y - 0.35 * float(words.height))
        foot = min(below) - self.lane / 2
        self.line = FlatLine(np.array([[self.zero, top], [self.zero, foot]]), theme.QUIET, 2.0, halo=False)
        down = np.array([[tip, above], [tip, below[0]]])
        self.link = linked(down)
        self.heading = scene.words(along.console.result, theme.SMALLEST_SIZE, theme.QUIET)
        middle = min(self.zero, box.right - float(self.heading.width) / 2)
        self.heading.stand(middle, top + theme.TEXT_GAP, side=0)
        changed, rest = f"{along.turns}.{name}.change", f"{along.sums}.rest"
        self.told = [*along.texts[name], *along.more]  # in these arrows before
        self.carried = [
            self._number(changed, self.places[0], last.colour, beyond=True),
            self._number(rest, self.places[1], push.colour, beyond=True),
        ]
        self.once_more = self._number(changed, self.again.ends, last.colour, beyond=False)

    @property
    def high(self) -> float:
        """How high an arrow is."""
        return _FULL * self.lane

    @property
    def numbers(self) -> list[Typeset]:
        """How long each arrow is."""
        return [each for numbers in (*self.carried, self.once_more) for each in numbers]

    def clear(self) -> list[Any]:
        """All else that led along the scale goes, and the rows are told what they will be: no arrow is without a name
        on its way there."""
        past = [each for each in self.along.all_but_the_last if each not in self.told]
        gone_first = [each.set_rate_func(before(1 - _LATE)) for each in gone(*past)]
        told = [each.set_rate_func(after(1 - _LATE)) for each in come(self.heading, *self.names, self.line)]
        return [*gone_first, *told, *bright(self.last)]

    def begin(self) -> list[Any]:
        """Both arrows come to their rows with their numbers, and from the line the first one grows again before the
        second."""
        moves = [
            move
            for arrow, place in zip((self.last, self.push), self.places, strict=True)
            for move in (arrow.place.to(place), arrow.tall.to(self.high))
        ]
        ways = zip((self.last, self.push), self.places, self.carried, strict=True)
        with_them = [
            running(number, _riding(number, np.mean(arrow.ends - place, axis=0)))
            for arrow, place, numbers in ways
            for number in numbers
        ]
        late = [each.set_rate_func(after(_LATE)) for each in come(self.link, *self.once_more)]
        past = [each.set_rate_func(before(1 - _LATE)) for each in gone(*self.told)]
        return [*moves, *past, *with_them, *come(self.again), *late]

    def _number(self, source: str, ends: np.ndarray, colour: str, beyond: bool) -> list[Typeset]:
        """How long an arrow is, in it; where it has no room there, `beyond` its tip, or nowhere."""
        made = self.along.scene.formula(f"{{{source}:+g}}", theme.LABEL_SIZE, colour)
        (start, y), (tip, _) = ends
        way, wide = float(np.sign(tip - start)) or 1.0, float(made.width)
        foot = y - float(made.height) / 2
        if wide <= abs(tip - start) - _TIP - 2 * _INSIDE:
            made.move_to(((start + tip - way * _TIP) / 2, y, 0.0))
            return [made]
        first, last = sorted((tip + way * _BEYOND, tip + way * (_BEYOND + wide)))
        if not beyond or first < self.box.left or last > self.box.right:
            return []
        made.stand(first, foot)
        made.shift((0.0, y - float(made.get_center()[1]), 0.0))
        return [made]


def _riding(number: Typeset, way: np.ndarray) -> Callable[[object, float], None]:
    """A number comes to where it stands now from so far away (2,), and appears early on that way."""
    end = number.get_center() + 0.0

    def ride(_: object, share: float) -> None:
        number.set_opacity(min(share / _SHOWN, 1.0))
        number.move_to(end + (1 - share) * np.pad(way, (0, 1)))

    ride(None, 0.0)
    return ride
