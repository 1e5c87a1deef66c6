"""Flat places side by side: alike by their slopes, told apart by how the ground curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from manim import Animation, VGroup

from steepest.calculus import CriticalPoint
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import halves_of, heading_on, line_through
from steepest.stage.figures.ground.outlook import raised, seen_share, worthiest
from steepest.stage.figures.row.block_row import BETWEEN, PITCH, BlockRow, boxes_of, size_of, widths_of
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.play.motion import at_once, fade_in_after, running
from steepest.stage.type.fitting import in_terms, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MOST_LINES = 3  # of a formula
_TURNS, _UPS = (0, -10, 10, -20, 20), (0, 8)  # degrees by which the eye may stand elsewhere
_LINES = 2 * PITCH  # about as high are the lines under them, before it is known
_Line: TypeAlias = tuple[Typeset, ...]
_TALL, _APART = 0.35, 0.16  # numbers over their baseline; a line and the next


class FlatPlaces(BlockRow):
    """A row of blocks of ground, each with a flat place on it.

    `shapes` and `flats` name the facts that list their functions and these places, and `labels` their names, if they
    have some. The blocks come, or `gather`, as they do in a row. Then play `name`, which has names and formulas under
    them, `mark`, a ring for each gradient, which is zero, and `tell` for each: a line turns about it every way, and
    those stay along which its ground curves most and least, with how much. A name has no sign of its kind, as on a
    map: that of a hollow points down, and would stand beside “up every way”. `rest` has the rings alone stay, and tells
    their gradients. They stand in their order, or in `slots` of the row, and are seen from about the side on which
    `view` is: from where they are large together, with much of these lines, and from so high that no ground hides its
    place.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        blocks: Sequence[Block],
        view: View,
        shapes: str,
        flats: str,
        labels: Sequence[str] = (),
        region: Box = theme.SIDE_BY_SIDE,
        slots: Sequence[int] = (),
    ) -> None:
        self.scene, self._flats = scene, flats
        self._courses: dict[int, Sequence[Any]] = {}  # of the blocks that are told
        self._curved: list[VGroup] = []  # what is told of them
        self.flats: Sequence[CriticalPoint] = scene.namespace[flats]  # type: ignore[assignment]
        grounds = [(block.whole, flat.at) for block, flat in zip(blocks, self.flats, strict=True)]
        view = _found(blocks, self.flats, [raised(each, grounds) for each in _about(view)], region)
        width = min(box.width for box in boxes_of(region, widths_of(blocks, view)))
        formulas = [self._told(f"{{{shapes}[{number}]}}", width) for number in range(len(blocks))]
        names = [scene.words(label) for label in labels]
        self.lines = _named(names, formulas, width)
        super().__init__(blocks, view, region, _pitches(self.lines), slots=slots)

    def name(self) -> list[Animation]:
        """The names and formulas of all of them appear."""
        under = [
            part
            for number, lines in enumerate(self.lines)
            for line, parts in enumerate(lines, start=1)
            for part in self.words(number, line, *parts)
        ]
        return come(*under)

    def mark(self) -> list[Animation]:
        """A ring appears where each of them is flat."""
        pairs = zip(self.blocks, self.flats, strict=True)
        return come(*(block.arrow(flat.at, flat.gradient) for block, flat in pairs))

    def tell(self, number: int, label: str) -> list[Animation]:
        """The lines through the flat place of a block, counted from 0, appear, while another one turns about it; and
        under it, after the words of a label, the curvature of each that stays, that of x first."""
        block, flat = self.blocks[number], self.flats[number]
        lines = self._courses[number] = block.courses(flat)
        colours = lines[0].colour, lines[-1].colour
        east = 0 if colours[0] in (theme.FIRST, theme.INK) else 1
        ways = [(way, colours[way]) for way in (east, 1 - east)]
        words = self.scene.words(label, colour=theme.QUIET)
        told = self._line_of(number, ways, words)
        for lettered in (True, False):  # long numbers stand for themselves, longer ones in their colours alone
            if not all(is_readable(each) for each in told if isinstance(each, Typeset)):
                told = self._line_of(number, ways, lettered=lettered)
        self._curved.append(told)
        turning = _turning_about(flat, self.blocks[number])
        return [*come(*lines, told), turning]

    def rest(self) -> list[Animation]:
        """The lines fade, and the rings stay; what was told of the lines gives way to the gradients: all are flat
        alike."""
        lines = dim(*(line for lines in self._courses.values() for line in lines), to=0)
        flats = [f"{self._flats}[{number}]" for number in range(len(self.flats))]
        for whole in (True, False):  # without their places where one of them could not be read
            places = [f"{{{flat}.at:.3g}}" if whole else "" for flat in flats]
            told = [
                self.scene.formula(f"nabla f{at} = {{{flat}.gradient:.3g}}", colour=theme.GRADIENT)
                for at, flat in zip(places, flats, strict=True)
            ]
            zeros = [self.words(number, len(self._pitches), each) for number, each in enumerate(told)]
            if all(map(is_readable, told)):
                break
        past, self._curved = self._curved, []
        late = (fade_in_after(theme.FADE, each, theme.FADE) for each in zeros)
        return [*lines, *at_once(gone(*past)), *late]

    def turn(self, number: int) -> list[Animation]:
        """A line turns once more about the flat place of a block, counted from 0, and the lines there are bright."""
        turning = _turning_about(self.flats[number], self.blocks[number])
        return [*bright(*self._courses.get(number, ())), turning]

    def _line_of(
        self, number: int, ways: Sequence[tuple[int, str]], *words: Typeset, lettered: bool = True
    ) -> VGroup:
        """The last line under a block: words, and the curvatures along some ways, in their colours, each behind the
        letter of its variable and a colon, if it is `lettered`, where the way runs along its axis."""
        along = lettered and all(colour in (theme.FIRST, theme.SECOND) for _, colour in ways)
        names = ('x":" thin ', 'y":" thin ') if along else ("", "")
        curvatures = (
            self.scene.formula(f"{name}{{{self._flats}[{number}].ways[{way}].curvature:+.3g}}", colour=colour)
            for (way, colour), name in zip(ways, names, strict=True)
        )
        return self.words(number, len(self._pitches), *words, *curvatures)

    def _told(self, shape: str, width: float) -> list[Typeset]:
        """A function's formula in the lines that it takes under its block; its name alone where that does not do."""
        lines = in_terms(self.scene.formula(shape), width)
        if len(lines) <= _MOST_LINES and is_readable(lines[0]):
            return lines
        return [self.scene.formula('f(part("x", x), part("y", y))')]


def _about(view: View) -> list[View]:
    """Views from about the same side, that one first."""
    return [
        replace(view, azimuth=view.azimuth + turn, elevation=view.elevation + up)
        for turn in _TURNS
        for up in _UPS
    ]


def _found(
    blocks: Sequence[Block], flats: Sequence[CriticalPoint], views: Sequence[View], region: Box
) -> View:
    """That of some views in which the row is largest, for the share of the lines through its places that is seen."""
    courses = [
        [
            half
            for way in flat.ways
            for half in halves_of(block.whole, way.at, way.direction, way.curvature > 0)
        ]
        for block, flat in zip(blocks, flats, strict=True)
    ]

    def large(view: View) -> float:
        wide, high = size_of(blocks, view)
        return min(region.width / wide, (region.height - _LINES) / high)

    def worth(view: View) -> float:
        shown = [seen_share(block.whole, view, lines) for block, lines in zip(blocks, courses, strict=True)]
        return large(view) * float(np.mean(shown))

    return worthiest(views, large, worth)


def _named(
    names: Sequence[Typeset], formulas: Sequence[Sequence[Typeset]], width: float
) -> list[list[_Line]]:
    """The lines under each block: its name, if it has one, and beside it, where there is room under all of them, or
    below, its formula."""
    lines: list[list[_Line]] = [[(part,) for part in formula] for formula in formulas]
    if not names:
        return lines
    widths = [name.width + BETWEEN + formula[0].width for name, formula in zip(names, formulas, strict=True)]
    return [
        [(name, *first), *rest] if max(widths) <= width else [(name,), first, *rest]
        for name, (first, *rest) in zip(names, lines, strict=True)
    ]


def _turning_about(flat: CriticalPoint, block: Block) -> Animation:
    """A line on the ground through a flat place turns about it, half round, and is gone: so it curves every way. It
    reaches as far as the shortest line of its `courses`, and begins and ends on one of them."""
    land, whole = block.landscape, block.whole
    at, heading = np.array(flat.at, float), heading_on(whole, flat.ways[0].direction)
    ways = [np.diff(placed(half.points, whole)[[0, -1]], axis=0) for half in block.courses(flat)]
    reach = min(float(np.hypot(*way[0, :2])) for way in ways)
    line = SpaceCurve(colour=theme.INK, on_ground=True, ghost=0.3).of(land)

    def turn(_: object, share: float) -> None:
        line.points = line_through(whole, at, heading + np.pi * share, reach)
        land.drop(line)
        if 0 < share < 1:
            land.put(line)

    return running(land, turn, run_time=theme.MOVE)


def _pitches(blocks: Sequence[Sequence[_Line]]) -> list[float]:
    """From the blocks to the first lines under them, from each line to the next, and to a line of numbers."""
    found, below = [], 0.0
    for line in zip_longest(*blocks, fillvalue=()):
        there = [part for parts in line for part in parts]
        above = max(float(part.get_top()[1]) - part.baseline for part in there)
        found.append(max(PITCH, below + above + _APART))
        below = max(part.baseline - float(part.get_bottom()[1]) for part in there)
    return [*found, max(PITCH, below + _TALL + _APART)]
