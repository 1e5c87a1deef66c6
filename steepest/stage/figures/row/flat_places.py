"""Flat places side by side: alike by their slopes, told apart by how the ground curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from manim import Animation, VGroup

from steepest.calculus import CriticalPoint
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import halves_of
from steepest.stage.figures.ground.outlook import raised, seen_share, worthiest
from steepest.stage.figures.label import Label
from steepest.stage.figures.row.block_row import BETWEEN, GAP, PITCH, BlockRow, boxes_of, size_of, widths_of
from steepest.stage.figures.row.turning_line import FROM, TurningLine
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.motion import at_once, fade_in_after, waiting
from steepest.stage.type.fitting import in_terms, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MOST_LINES = 3  # of a formula
_TURNS, _UPS = (0, -10, 10, -20, 20), (0, 8)  # degrees by which the eye may stand elsewhere
_VERDICTS = {"minimum": "all_up", "saddle": "some_up", "maximum": "all_down"}  # labels, by the kind of a place
_LINES = 2 * PITCH  # about as high are the lines under them, before it is known
_Line: TypeAlias = tuple[Typeset, ...]
_LIT, _SHADED = 0.8, 0.2  # how solid what a line has left is where all ways are alike, and where two are told
_TALL, _APART = 0.35, 0.16  # numbers over their baseline; a line and the next


class FlatPlaces(BlockRow):
    """A row of blocks of ground, each with a flat place on it.

    `shapes` and `flats` name the facts that list their functions and these places, and `labels` their names, if they
    have some. The blocks come, or `gather`, as they do in a row. Then play `name`, which has names and formulas under
    them, `mark`, a ring for each gradient, which is zero, and `sweep`: on all of them a line turns about that
    place, every way, all as one, or in turn from left to right, while under each its curvature runs. `tell` leaves
    there what holds of all ways:
    the labels `all_up`, `some_up` and `all_down` say it of a bottom, a pass and a summit. The line of a pass gives
    way to the two along which the ground curves up and down most, each with its sign, or with that of two labels for
    `ways` down and up; any other goes round once more, and what it has left is lit, every way alike. A name has no sign
    of its kind, as on a map: that of a hollow points down, and would stand beside “up every way”. `level` tells the
    gradients, and `rest` has the rings alone stay. They stand in their order, or in `slots` of the row, and are
    seen from about the side on which `view` is: from where they are large together, with much of these lines, and
    from so high that no ground hides its place.
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
        ways: tuple[str, str] | None = None,
    ) -> None:
        self.scene, self._flats, self._ways = scene, flats, ways
        self._turning: list[TurningLine] = []  # one for each block
        self._curved: list[Any] = []  # what is told of each
        self._courses, self._signs = list[SpaceCurve](), list[Label]()  # on a pass that was told
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

    def sweep(
        self, label: str, always: str = "", in_turn: bool = False, run_time: float = theme.MOVE
    ) -> list[Animation]:
        """About each of them a line turns, every way, and under it, after the words of a label, its curvature runs; or
        `in_turn`, one after the other within that time, so that each is looked at. What holds `always`, of all ways,
        may be told by another label than that of this one line."""
        self._label, high = always or label, self._baseline(len(self._pitches))
        self._turning = [TurningLine(*each) for each in zip(self.flats, self.blocks, strict=True)]
        for told, small in product((label, self._label), (False, True)):
            words = [self.scene.words(told, colour=theme.QUIET) for _ in self.blocks]
            words = [each.smallest() for each in words] if small else words  # all as large
            there = [*zip(self._turning, words, self.boxes, strict=True)]
            if all(line.has_room(each, box.width) for line, each, box in there):
                break
        self._curved = [line.told(each, box.left, box.right, high) for line, each, box in there]
        if not in_turn:
            return [*(line.turn(run_time=run_time) for line in self._turning), *come(*self._curved)]
        row, each, found = range(len(self.blocks)), run_time / len(self.blocks), list[Animation]()
        for nth, number in enumerate(sorted(row, key=lambda number: self.boxes[number].left)):
            found += waiting([self._turning[number].turn()], nth * each, each)
            found += waiting(come(self._curved[number]), nth * each, min(each, theme.BLINK))
        return found

    def tell(self, number: int) -> list[Animation]:
        """On a block, counted from 0, what holds of all ways comes in place of the number that ran, and is shown; that
        number stays where the kind of the place is open, as the line goes round once more."""
        turning, kind = self._turning[number], self.flats[number].kind
        self.scene.settle(self._curved[number].readout, f"{self._flats}[{number}].along[{FROM}].curvature")
        if kind not in _VERDICTS:
            return [turning.turn()]
        past, self._curved[number] = self._curved[number], self._verdict(number, _VERDICTS[kind])
        told = [*at_once(gone(past)), fade_in_after(theme.FADE, self._curved[number], theme.FADE)]
        if kind != "saddle":
            return [turning.turn(stays=False), *dim(*turning.left, to=_LIT), *told]
        past_line = at_once(gone(turning.line), theme.LIGHT)
        return [*past_line, *dim(*turning.left, to=_SHADED), *self._crossed(number), *told]

    def _verdict(self, number: int, label: str) -> VGroup:
        """What holds of all ways on a block, after the words for it; smaller where these could else not be read, and
        alone where that does not do."""
        for size, after in ((theme.FORMULA_SIZE, True), (theme.LABEL_SIZE, True), (theme.LABEL_SIZE, False)):
            of = [self.scene.words(self._label, colour=theme.QUIET)] if after else []
            told = self.words(number, len(self._pitches), *(words := [*of, self.scene.words(label, size)]))
            if all(map(is_readable, words)):
                break
        return told

    def _crossed(self, number: int) -> list[Animation]:
        """On a pass first the line comes along which its ground curves up most, then the one along which it curves down
        most, each with the sign of its curvature at an end, where there is room for both."""
        block = self.blocks[number]
        down, also_down, up, also_up = lines = block.courses(self.flats[number])
        pairs = (down, also_down), (up, also_up)
        self._courses += lines
        bends = (int(way.curvature > 0) for way in self.flats[number].ways)
        signs = [self._signed(number, each, halves) for each, halves in zip(bends, pairs, strict=True)]
        self._signs += (shown := block.labels.if_room(*signs))
        found = list[Animation]()
        for nth, way in enumerate((1, 0)):
            coming = come(*pairs[way], *([shown[way]] if shown else []))
            found += waiting(coming, nth * theme.REVEAL, theme.REVEAL)
        return found

    def _signed(self, number: int, up: int, halves: Sequence[SpaceCurve]) -> Label:
        """A sign or words at the end of that half of a line on a block of which more is seen, off blocks beside it: in
        the gap between their boxes, too, where none of these stands out into it."""
        block, room = self.blocks[number], replace(self.boxes[number], top=theme.SAFE_TOP)
        sides = max(room.left - GAP, theme.EDGES[0]), min(room.right + GAP, theme.EDGES[1])

        def long(half: SpaceCurve) -> float:
            start, end = block.landscape.view.project(placed(half.points, block.whole)[[0, -1]])[:, :2]
            return float(np.hypot(*(end - start)))

        half = max(halves, key=long)
        if self._ways:
            told = self.scene.words(self._ways[up], colour=half.colour)
        else:
            told = self.scene.formula("-+"[up], theme.FORMULA_SIZE, colour=half.colour)
        label = block.at_end(told.copy(), half, replace(room, left=sides[0], right=sides[1]))
        if all(other.landscape.is_off(label.box) for other in self.blocks if other is not block):
            return label
        block.labels.withdraw(label)
        return block.at_end(told, half, room)

    def level(self) -> list[Animation]:
        """What was told of the lines gives way to the gradients, which are zero."""
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
        coming = (fade_in_after(theme.FADE, each, theme.FADE) for each in zeros)
        return [*at_once(gone(*past)), *coming]

    def rest(self) -> list[Animation]:
        """The lines fade, and the rings stay: all are flat alike."""
        return gone(*(line for each in self._turning for line in each.lines), *self._courses, *self._signs)

    def cross(self, number: int) -> list[Animation]:
        """Those lines come through the flat place of a block, counted from 0, along which its ground curves most and
        least."""
        return come(*self.blocks[number].courses(self.flats[number]))

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


def _pitches(blocks: Sequence[Sequence[_Line]]) -> list[float]:
    """From the blocks to the first lines under them, from each line to the next, and to a line of numbers."""
    found, below = [], 0.0
    for line in zip_longest(*blocks, fillvalue=()):
        there = [part for parts in line for part in parts]
        above = max(float(part.get_top()[1]) - part.baseline for part in there)
        found.append(max(PITCH, below + above + _APART))
        below = max(part.baseline - float(part.get_bottom()[1]) for part in there)
    return [*found, max(PITCH, below + _TALL + _APART)]
