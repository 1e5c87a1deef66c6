"""Meltwater: a copy of letters that comes down from them, melts and drips, which is to say that it becomes zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import UP, Animation, VMobject, linear

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink
from steepest.stage.extent import Extent
from steepest.stage.figures.formula.over_letters import OverLetters
from steepest.stage.figures.formula.relief import (
    Grey,
    Grid,
    lay_letters,
    leaning,
    lit,
    noise,
    smooth,
    softened,
)
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.formula.sum_line import SumLine

MELTING = 2.0  # seconds that it takes
_ROOM = 0.14  # around the letters
_DEEP = np.array([0.48, 0.57, 0.65], np.float32)  # at the foot of a letter: grey as ice, for blue is x
_CLEAR = np.array([0.88, 0.95, 0.99], np.float32)  # and at its head
_WET = 0.12  # share of the time in which letters become wet
_DOWN = 0.85  # of the way to the floor: how far they come down, less what they sag
_APART = 0.30  # share of the time in which they come down, off the letters that stay
_TALL = 0.6  # letters that run as the lengths here say, in scene units; taller ones run as much farther
_SAG = 0.30  # how far such letters hang down before they are gone
_HUNG = 0.6  # of that, how far the foot of a drop hangs down
_THREAD = 1.7  # how thick its thread is at first, in radiuses
_FIRST, _LAST = 0.18, 0.62  # shares of the time after which the first drop and the last one begin to fall
_FALL = 0.34  # share of the time that a drop takes to fall
_DROPS_A_UNIT, _FEWEST = 5.5, 4
_BODY = 0.075  # radius of a drop
_OVER, _OFF = 0.55, 0.16  # how far over its place a copy begins that melts under other lines, at most; how far off them
_HANGING = 0.62  # how far under the letters drops may hang, in scene units
_BALL = (
    (np.array([0.37, 0.45, 0.53]), 0.0, 0.0, 1.0),
    (np.array([0.55, 0.64, 0.71]), -0.10, 0.10, 0.80),
    (np.array([0.75, 0.83, 0.88]), -0.20, 0.22, 0.52),
    (np.array([0.95, 0.98, 1.00]), -0.30, 0.34, 0.24),
)
"""What a drop that falls is painted with: colours, and discs in shares of its radius."""


@dataclass(frozen=True)
class _Drop:
    """A drop: where it hangs (x, and the foot of the letter there, which comes `down` and hangs down by a part of
    `sag`), when it begins to, and its radius."""

    x: float
    foot: float
    sag: float
    down: float
    begins: float
    radius: float

    def place(self, melted: float, floor: float) -> tuple[float, float, float, float]:
        """The foot that it hangs from, how high it is, its radius, and its time, from 0 to 1 on the floor."""
        time = (melted - self.begins) / _FALL
        top = self.foot - _come_down(self.down, melted) - _HUNG * self.sag * melted**1.4 + 0.03
        radius = self.radius * min(1.0, 5 * max(time, 0.0))
        return top, top - (top - floor) * max(time, 0.0) ** 2, radius, time


class Meltwater(OverLetters):
    """A copy of some letters, glyphs of a typeset, that comes down from them as it melts: it runs, drips down to a
    `floor`, and is gone. `melted` is how far it is, 0 to 1. The letters stay as they are, for what they stand for is
    what it was.
    """

    def __init__(self, letters: Iterable[VMobject], floor: float) -> None:
        super().__init__(letters)
        self.floor, self.melted = floor, 0.0
        self._kept: tuple[object, _Run] | None = None

    # --- how it comes and goes ---

    def coming(self) -> Sequence[Animation]:
        """It comes down and melts away."""
        return [self.to(1.0)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Nothing: water is gone, or about to go."""
        return []

    def to(self, melted: float, **timing: Any) -> Animation:
        """It melts as far as this."""
        start = self.melted

        def change(_: Any, share: float) -> None:
            self.melted = start + (melted - start) * share

        timing.setdefault("run_time", MELTING)
        timing.setdefault("rate_func", linear)
        return running(self, change, **timing)

    # --- what it shows ---

    @property
    def is_seen(self) -> bool:
        """Whether there is water: not before they begin to melt, and not after."""
        return bool(self.letters) and 0 < self.melted < 1 and self.opacity > 0

    def shapes(self) -> list[Shape]:
        """The corners of what melts, as far as it is there yet."""
        if not self.is_seen:
            return []
        box = around(self._outline, 0.0)
        corners = np.array([[box.left, box.bottom], [box.right, box.top]])
        return [Shape("water", theme.ICE, corners, 1 - self.melted)]

    def extents(self) -> Iterable[Extent]:
        """Nothing beside the letters: drops pass by words."""
        return ()

    @property
    def _outline(self) -> np.ndarray:
        return np.concatenate([letter.points for letter in self.letters])

    @property
    def _letters_box(self) -> Box:
        box = around(self._outline, _ROOM)
        larger = _larger(box.height - 2 * _ROOM)
        down = _down(box.bottom + _ROOM - self.floor, larger)
        return replace(box, bottom=box.bottom - down - _HANGING * larger)

    @property
    def _box(self) -> Box:
        box = self._letters_box
        return replace(box, bottom=min(self.floor, box.bottom))

    # --- painting ---

    def appearance(self) -> object:
        """Its letters as they stand, and how far they have melted."""
        return [letter.points for letter in self.letters], self.floor, round(self.melted, 6), self.opacity

    def reach(self) -> Box | None:
        """From the letters down to the floor."""
        return self._box if self.is_seen else Box(0, 0, 0, 0)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the water as it runs now."""
        if not self.is_seen:
            return
        grid = Grid.over(self._letters_box, context.get_matrix())
        told = grid, self.floor, [letter.points.tobytes() for letter in self.letters]
        if self._kept is None or self._kept[0] != told:
            self._kept = told, _Run(grid, [letter.points for letter in self.letters], self.floor)
        run, opacity = self._kept[1], self.opacity * min(1.0, self.melted / _WET)
        run.paint_falling(context, self.melted, opacity)
        grid.put(context, *run.at(self.melted), opacity)


class _Run:
    """How letters run away on a grid of pixels."""

    def __init__(self, grid: Grid, outlines: Sequence[np.ndarray], floor: float) -> None:
        self.grid, self.floor = grid, floor
        self.cover = grid.covered(lambda context: lay_letters(context, outlines))
        points = np.concatenate(outlines)
        self.head, self.foot = float(points[:, 1].max()), float(points[:, 1].min())
        tall = max(self.head - self.foot, 1e-6)
        self.larger = _larger(tall)
        self.sag = _SAG * self.larger
        self.down = _down(self.foot - floor, self.larger)
        # Under this a drop has left the picture.
        self.low = float(grid.rows[-1, 0]) + 2 * _BODY * self.larger
        self.share = np.clip((grid.rows - self.foot) / np.float32(tall), 0, 1)
        uneven = noise((1, grid.width), (grid.near(5), grid.near(14)))[0]
        self.uneven = np.asarray(0.55 + 0.45 * uneven, np.float32)
        self.drops = self._dripping()

    def _dripping(self) -> list[_Drop]:
        """Drops that hang from the letters, evenly over their width, one after the other."""
        columns = np.flatnonzero(self.cover.max(axis=0) > 0.6)
        if not len(columns):
            return []
        count = max(_FEWEST, round(_DROPS_A_UNIT * len(columns) / self.grid.unit))
        body = _BODY * self.larger**0.5
        rng, found = np.random.default_rng(3), []
        for number in range(2 * count):
            place = (number % count + 0.5 + rng.uniform(-0.25, 0.25)) / count
            column = int(columns[min(int(place * len(columns)), len(columns) - 1)])
            foot = float(self.grid.rows[np.flatnonzero(self.cover[:, column] > 0.6)[-1], 0])
            turn = (number * 7 % (2 * count)) / (2 * count)
            found.append(
                _Drop(
                    float(self.grid.columns[column]),
                    foot,
                    self.sag,
                    self.down,
                    _FIRST + (_LAST - _FIRST) * turn,
                    body * rng.uniform(0.7, 1.15),
                )
            )
        return found

    def at(self, melted: float) -> tuple[np.ndarray, Grey]:
        """Colours (rows, columns, 3) and coverage of the letters as they run."""
        near = self._near
        sagged = self._sagged(melted)
        thin = softened(sagged, self.grid.near(1.5), times=2)
        level = 0.08 + 0.97 * melted**3 + 0.30 * (self.share - 0.5) * min(1.0, 2 * melted)
        body = smooth(0.0, 0.24, thin - np.asarray(level, np.float32))
        wet = min(1.0, melted / _WET)
        drops = self.grid.covered(lambda context: self._lay_drops(context, melted))
        run = smooth(0.22, 0.52, softened(np.maximum(body, drops), near(1.4), times=2))
        liquid = np.asarray((1 - wet) * sagged + wet * run, np.float32)
        right, up = leaning(9.0 * softened(liquid, near(2.4), times=2))
        colour = _DEEP + self.share[..., None] * (_CLEAR - _DEEP)
        return lit(colour, right, up, 0.85), liquid

    def _near(self, size: float) -> int:
        """Some pixels of a picture of 1080 rows, here, for letters as tall as these."""
        return self.grid.near(size * self.larger)

    def _sagged(self, melted: float) -> Grey:
        """The letters, as far down as they have come, hanging in folds."""
        down = self.sag * self.uneven * melted**1.4 + _come_down(self.down, melted)
        down = np.round(down * self.grid.unit).astype(int)
        rows = np.arange(self.grid.height)[:, None] - down
        taken = np.take_along_axis(self.cover, np.clip(rows, 0, None), axis=0)
        return np.where(rows >= 0, taken, np.float32(0))

    def _lay_drops(self, context: Context, melted: float) -> None:
        """Drops that hang from the letters still, each with its thread."""
        context.set_line_cap(cairo.LINE_CAP_ROUND)
        for drop in self.drops:
            top, y, radius, time = drop.place(melted, self.floor)
            if 0 < time < 0.5:
                context.set_line_width(radius * _THREAD * (1 - 2 * time) + 0.012)
                context.move_to(drop.x, top)
                context.line_to(drop.x, y)
                context.stroke()
                context.arc(drop.x, y, radius, 0, 2 * np.pi)
                context.fill()

    def paint_falling(self, context: Context, melted: float, opacity: float) -> None:
        """Drops that have left the picture of the letters: small balls, each with a gleam."""
        for drop in self.drops:
            _, y, radius, time = drop.place(melted, self.floor)
            if not (0 < time < 1 and y - radius > self.floor):
                continue
            if time < 0.5 and y > self.low:
                continue
            for colour, dx, dy, size in _BALL:
                ink(context, colour, opacity)
                context.arc(drop.x + dx * radius, y + dy * radius, size * radius, 0, 2 * np.pi)
                context.fill()


def moved_under(lines: Sequence[SumLine], top: SumLine, line: SumLine, number: int) -> Typeset:
    """A copy of a term of the `top` line, over where a line has what becomes of it, under the `lines` before that."""
    copy, down = top.terms[number].copy(), line.terms[number].baseline - top.terms[number].baseline
    low = min(float(term.get_bottom()[1]) for each in lines[: lines.index(line)] for term in each.terms)
    free = low - _OFF - (float(copy.get_top()[1]) + down)
    return copy.shift((down + min(max(free, 0.0), _OVER)) * UP)


def _larger(tall: float) -> float:
    """How much larger all is for letters so tall."""
    return max(1.0, tall / _TALL)


def _down(way: float, larger: float) -> float:
    """How far letters come down that are so far off the floor, so many times as large as usual ones."""
    return max(_DOWN * way - _SAG * larger, 0.0)


def _come_down(down: float, melted: float) -> float:
    """How far letters have come down that melt so far."""
    return down * float(smooth(0.0, _APART, np.asarray(melted, np.float32)))
