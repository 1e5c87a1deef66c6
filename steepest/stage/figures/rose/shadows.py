"""What both parts of a vector add along the way of a rose's needle: their shadows on it, end to end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.figures.label import Label
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.play.live import now
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose
    from steepest.stage.play.scene import LectureScene

_INKS = theme.FIRST, theme.SECOND
_WIDE = 14.0  # of a shadow, which is broader than what casts it, and seen on both sides of the needle on it
_SQUARE = 0.14  # side of the mark of a right angle, where the rose has its own size
_AT_MOST = 0.5  # of the line that ends there
_DASHES = (0.1, 0.08)
_ASIDE = 30.0  # degrees off the whole where the shadows are seen first
_LOOKS = 7  # how often words are looked at on the way to it
_LONG = 0.25  # of the whole: a shorter part has no name
_ROUND = 61  # points of the circle over the whole


class Shadows:
    """A `vector`, so many times as long as a `scale` says in steps of a `rose` on a scene: its parts along both axes,
    end to end; and on a ray along the needle the shadow of each, end to end as well. Together these are the shadow of
    the whole, and as long as it where the needle points along it.

    First come both parts, the `legs`, which cast them; then `cast`: the ray, the lines square to it from the ends of
    the parts, with marks of right angles, the shadows, a thin needle on them in place of the rose's own, and the trace
    of their tip since they came, on the map; then their `names`; and last, where they are `filled`, all of it is
    dashed. `standing` are the legs and that.
    """

    def __init__(self, scene: LectureScene[Any], rose: Rose, vector: Sequence[Number], scale: Number) -> None:
        self.scene, self.rose = scene, rose
        self.tip = float(scale) * np.array([float(part) for part in vector])
        self.ends = np.zeros(2), self.tip * [1.0, 0.0], self.tip
        self.legs = [
            self._line(lambda ends=ends: ends, ink, theme.ARROW_WIDTH, halo=True)  # type: ignore[misc]
            for ends, ink in zip(pairwise(self.ends), _INKS, strict=True)
        ]
        self.shadows = [
            self._line(lambda ends=ends: map(self._foot, ends), ink, _WIDE, halo=True)  # type: ignore[misc]
            for ends, ink in zip(pairwise(self.ends), _INKS, strict=True)
        ]
        drops = [
            self._line(lambda end=end: (end, self._foot(end)), theme.INK, theme.AXIS_WIDTH, dashed=_DASHES)  # type: ignore[misc]
            for end in self.ends[1:]
        ]
        squares = [
            self._line(lambda end=end: self._square(end), theme.INK, theme.AXIS_WIDTH)  # type: ignore[misc]
            for end in self.ends[1:]
        ]
        trace = self._line(self._traced, theme.GRADIENT, theme.CURVE_WIDTH)
        self.cast: list[SpaceCurve | Label] = [trace, rose.ray(), *drops, *squares, *self.shadows, rose.pointer()]
        self.standing: list[SpaceCurve | Label] = [*self.legs]
        self.names = list[Label]()

    def filled(self, words: Typeset) -> list[SpaceCurve | Label]:
        """All of it, dashed, which the shadows fill now, with words for how long that is where their names were, if
        there is room; and the circle over it, on which their tip goes, where all of that is on the map."""
        rose, labels = self.rose, self.rose.block.labels
        dashed = self._line(lambda: (self.ends[0], self.tip), theme.GRADIENT, theme.CURVE_WIDTH, dashed=_DASHES)
        middle, way = map(self._seen_middle, (0, 1))
        self.standing += [dashed, *labels.if_room(labels.add(words, middle, way, rose.block.axes.room))]
        circle = self._foot_at(np.linspace(-np.pi / 2, np.pi / 2, _ROUND) + np.arctan2(*self.tip[::-1]))
        if self._on_map(circle).all():
            self.standing.append(self._line(lambda: circle, theme.GRADIENT, theme.AXIS_WIDTH))
        return self.standing[2:]

    @property
    def all(self) -> list[SpaceCurve | Label]:
        """Everything of it but the names."""
        return [*self.cast, *self.standing]

    def named(self, *terms: str) -> list[Label]:
        """Formulas beside the shadows, on the far side of what casts them, which they follow as the needle turns to
        the whole. A shadow that is short in any case has none, nor one whose words would meet others then."""
        rose, names, taken = self.rose, list[Label](), list[list[Box]]()  # where each of these stands as it follows
        labels = rose.block.labels
        for number, (term, ink) in enumerate(zip(terms, _INKS, strict=True)):
            words, (middle, way) = self.scene.formula(term, theme.LABEL_SIZE, ink), map(self._seen(number), (0, 1))
            name = labels.add(words, middle, way, rose.block.axes.room)
            turns, view = np.linspace(0, -self.aside, _LOOKS), rose.block.landscape.view
            places = (self._places(number, view, turn) for turn in turns)
            stands = [name.box_at(point, way, name.gap) for point, way in places]
            there = [(one, each) for one in stands for each in rose.told(name, *names)]
            there += [pair for each in taken for pair in zip(stands, each, strict=True)]
            if self._is_long[number] and all(one.apart(each) >= theme.TEXT_GAP for one, each in there):
                taken.append(stands)
                name.add_updater(lambda each: each.place())
                names.append(name)
            else:
                labels.withdraw(name)
        self.names = names
        return names

    @property
    def aside(self) -> float:
        """Degrees from the whole, away from its parts: there the shadows lie free."""
        return _ASIDE * float(np.sign(self.tip.prod()) or 1.0)

    @property
    def _is_long(self) -> list[bool]:
        """Of each part, whether it is seen well beside the whole."""
        return [bool(long) for long in np.abs(self.tip) >= _LONG * np.hypot(*self.tip)]

    def _seen(self, number: int) -> Callable[[int], Seen]:
        return lambda row: lambda view: np.asarray(self._places(number, view)[row])

    def _places(self, number: int, view: View, turn: float = 0.0) -> np.ndarray:
        """As it is seen, the middle (2,) of a shadow when the needle has turned on by so many degrees, and the way (2,)
        from there to the far side of what casts it."""
        way = self.rose.way(turn)
        middle = (self.ends[number] + self.ends[number + 1]) @ way / 2 * way
        return self._aside(middle, view, turn)

    def _aside(self, middle: np.ndarray, view: View, turn: float = 0.0) -> np.ndarray:
        """As they are seen, a place (2,), and the way from there to the far side of the needle's line."""
        way = self.rose.way(turn)
        left = np.array([-way[1], way[0]]) * np.sign(self.aside)
        place = self.rose.laid(lambda: np.array([middle, middle + left]))(self.rose.block.whole)
        one, other = view.project(place)[:, :2]
        return np.array([one, other - one])

    def _line(self, ends: Callable[[], Any], colour: str, width: float, **style: Any) -> SpaceCurve:
        return self.rose.line(lambda: np.array([*ends()]), colour, width, **style)

    def _foot(self, end: np.ndarray) -> np.ndarray:
        """Where a place falls on the line along the needle, square to that."""
        way = self.rose.way()
        return np.asarray(end @ way * way)

    def _seen_middle(self, row: int) -> Seen:
        return lambda view: np.asarray(self._aside(self.tip / 2, view)[row])

    def _foot_at(self, angles: np.ndarray) -> np.ndarray:
        """Where (n, 2) the tip falls on lines at some angles, in radians."""
        ways = np.stack([np.cos(angles), np.sin(angles)], -1)
        return np.asarray((ways @ self.tip)[:, None] * ways)

    def _traced(self) -> np.ndarray:
        """The way (n, 2) of the tip of the shadows from where they are seen first."""
        whole = float(np.arctan2(*self.tip[::-1]))
        turned = (np.radians(now(self.rose.angle)) - whole + np.pi) % (2 * np.pi) - np.pi
        way = self._foot_at(whole + np.linspace(np.radians(self.aside), turned, _ROUND))
        left = np.flatnonzero(~self._on_map(way))
        return way[min(left[-1] + 1, len(way) - 1) :] if len(left) else way

    def _on_map(self, places: np.ndarray) -> np.ndarray:
        """Which of some places (n, 2) are on the map."""
        laid = self.rose.at + self.rose.radius * now(self.rose.share) * places
        low, high = np.array(self.rose.block.spans, float).T
        return np.asarray(((low <= laid) & (laid <= high)).all(axis=1))

    def _square(self, end: np.ndarray) -> np.ndarray:
        """The mark (3, 2) of the right angle at which a line from there meets the needle's; it shrinks with that."""
        foot = self._foot(end)
        if not (far := float(np.hypot(*(end - foot)))):
            return np.array([foot] * 3)
        side = min(_SQUARE / now(self.rose.share), _AT_MOST * far)
        back, up = -side * self.rose.way(), side / far * (end - foot)
        return np.asarray(foot + np.array([back, back + up, up]))
