"""The slopes of a function as a column of cells, and its curvatures as a grid of them: both grow with its weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from manim import DL, DOWN, UR, Animation, Square, VGroup

from steepest.calculus import Bent
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate, line
from steepest.stage.figures.panel.many_cells import ManyCells
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.motion import after, at_once, fade_in_after
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from manim import Mobject

_CELL, _INSET = 1.1, 0.1  # the side of a cell, and how far what is in it keeps off
_APART = 1.0  # from the column to the grid
_HEAD, _UNDER_HEADS = 0.35, 0.3  # from the region's top to the baseline of the heads, and from there to the cells
_MOST = 4  # cells in a row: of more weights a mesh tells
_FILLED, _EMPTY = 0.3, 0.1  # how solid the cells of a variable are, and others
_STROKE = 2.0
_COLOURS = theme.FIRST, theme.SECOND  # of the two weights
_DIGITS = 0.16  # from a baseline to the middle of its digits
_BESIDE = 0.14  # from cells to the name of a row
_PART, _AT, _RIM, _TIE = 10, (2.0, 1.35), 3.0, 1.5  # a cell seen through a lens, of a side; where in the grid; lines
_LATE = 0.7  # of the way of the eye, after which that comes
_HEADS = "slopes", "curvatures"  # the labels over the column and over the grid
_NAMES, _UNDER_NAMES = ("along", "move"), 0.45  # labels of rows and columns; from the grid to a name under it
_COLUMNS = len(_HEADS)
_CHANGES = "changes"  # the label that says what these are, beside the head of the grid
_ROWS = "weights", "slopes", "curvatures"  # those of the counts
_FIRST, _NEXT, _COUNT = 0.25, 1.62, 0.82  # from the cells' top to the first of these, to the next, to its number


class CurvatureGrid(Assembly):
    """A column of large cells in a `region`, and beside it a grid, of slopes and of curvatures. A label says what these
    are, if there is room. In the cells of two weights stands what a fact, a `Bent`, knows of them; names say that a row
    is the slope along one, and a column of the grid a step in one: each of the slopes changes with each step. In a
    `panel` it is told how many weights, slopes and curvatures there are, of these weights at first; that comes before
    the rest (`count`), and `grow` goes on to other counts of the fact. For more weights than have room the eye goes
    away, until all cells are there, as a mesh of meshes beside a column as thin as a hair; a square lens at its corner
    shows the first cells as they were, and says how many times they are enlarged.
    """

    def __init__(self, panel: Panel, fact: str, region: Box = theme.PICTURE) -> None:
        self.panel, self.scene, self.fact = panel, panel.scene, fact
        self.bent: Bent = attrgetter(fact)(self.scene.facts)
        high, beside = region.top - _HEAD, _CELL + _APART
        self.column = float(region.middle[0]) - (beside + _MOST * _CELL) / 2
        self.left, self.top = self.column + beside, high - _UNDER_HEADS
        slope, curvature = (self.scene.words(label, theme.LINE_SIZE).fit(beside - _INSET) for label in _HEADS)
        note = self.scene.words(_CHANGES, theme.SMALLEST_SIZE, theme.QUIET)
        rows = (self.scene.words(row, colour=theme.QUIET).fit(panel.width) for row in _ROWS)
        under = (row.stand(panel.left, self._line(number)) for number, row in enumerate(rows))
        self.words = VGroup(slope.stand(self.column, high), curvature.stand(self.left, high), *under)
        note.stand(float(curvature.get_right()[0]) + _BESIDE, high)
        self.note = [note] if note.get_right()[0] + theme.TEXT_GAP < panel.left else []
        self.numbers, self.names = self._filled(), self._named()
        self.rings, self.many, self.told = list[VGroup](), list[ManyCells](), self._counts(0)
        self.grown(self.bent.counts[0].weights)

    @property
    def parts(self) -> Sequence[Mobject]:
        """Its words, cells and numbers, and the counts."""
        return *self.cells, self.words[_COLUMNS:], self.told

    @property
    def cells(self) -> Sequence[Mobject]:
        """All but the counts."""
        return self.words[:_COLUMNS], *self.note, *self.rings, *self.many, self.numbers, self.names

    def coming(self) -> Sequence[Animation]:
        """The column comes, and the grid; `count` was before that."""
        return come(*self.cells)

    def count(self, *going: Animation) -> list[Animation]:
        """The counts come, and what was before them goes."""
        counts = self.words[_COLUMNS:], self.told
        coming = [fade_in_after(theme.LIGHT if going else 0.0, each, theme.LIGHT) for each in counts]
        return [*at_once(going, theme.LIGHT), *coming]

    def grown(self, weights: int) -> list[VGroup]:
        """Cells for so many weights, as far as there is room; what is new of them, a part for each weight."""
        before = len(self.rings)
        self.rings += [self._ring(k) for k in range(before, min(weights, _MOST))]
        return self.rings[before:]

    def grow(self, number: int) -> list[Animation]:
        """Cells and counts are those of another of the facts, counted from 0."""
        old, self.told = self.told, self._counts(number)
        past, before = [old], [*self.rings]
        moves = come(*self.grown(weights := self.bent.counts[number].weights))
        if weights > _MOST:
            past += [*before, self.numbers, self.names]
            self.rings, self.numbers, self.names = [self._enlarged(number)], VGroup(), VGroup()
            self.many = [many := self._many(weights)]
            lens = FadeIn(self.rings[0], run_time=theme.MOVE, rate_func=after(_LATE))
            moves = [*at_once(come(many), theme.LIGHT), many.away(run_time=theme.MOVE), lens]
        else:
            rows, columns = self.names
            lower = columns.copy().shift(DOWN * _CELL * (len(self.rings) - len(before)))  # under the grid again
            self.names, moves = VGroup(rows, lower), [*moves, FadeOut(columns, run_time=theme.LIGHT), FadeIn(lower)]
        return [*(FadeOut(each, run_time=theme.LIGHT) for each in past), *moves, FadeIn(self.told)]

    def _line(self, number: int) -> float:
        """Where it is told of what there is a count, counted from 0."""
        return self.top - _FIRST - _NEXT * number

    def _middle(self, row: int, column: int) -> np.ndarray:
        """The middle (3,) of a cell of the grid, or in column -1, of the column of slopes."""
        x = self.left + _CELL * column if column >= 0 else self.column
        return np.array([x + _CELL / 2, self.top - _CELL * (row + 0.5), 0.0])

    def _cell(self, row: int, column: int) -> Square:
        """A cell, in the colour of its variable where it tells of one alone."""
        alone = column in (-1, row) and row < len(_COLOURS)
        colour = _COLOURS[row] if alone else theme.QUIET
        solid = _FILLED if alone else _EMPTY
        cell = Square(_CELL, stroke_color=theme.QUIET, stroke_width=_STROKE, fill_color=colour, fill_opacity=solid)
        return cell.move_to(self._middle(row, column))

    def _ring(self, k: int) -> VGroup:
        """The cells that one weight more adds: one of the column, and a row and a column of the grid."""
        places = [(k, -1), *((k, j) for j in range(k + 1)), *((j, k) for j in range(k))]
        return VGroup(*(self._cell(*place) for place in places))

    def _enlarged(self, number: int) -> VGroup:
        """A lens over the grid, with lines to the corner that is seen through it, and how many times it enlarges: in it
        a cell is a tenth of the side, on which there is one for each weight."""
        corner, (x, y) = np.array([self.left, self.top, 0.0]), _AT
        cells = VGroup(*(self._cell(row, column) for row in range(_MOST) for column in range(_MOST)))
        for lit in range(len(_COLOURS)):
            cells[lit * (_MOST + 1)].set_fill(opacity=2 * _FILLED)
        cells.scale(_MOST / _PART)
        cells.move_to(corner + [x + cells.width / 2, -y - cells.height / 2, 0.0])
        back = Square(cells.width, stroke_color=theme.INK, stroke_width=_RIM, fill_color=theme.BACKGROUND)
        back.set_fill(opacity=1.0).move_to(cells)
        ties = [line(corner, end, theme.INK, _TIE) for end in (back.get_corner(UR), back.get_corner(DL))]
        told = f"times {{{self.fact}.counts[{number}].weights / {_PART}:.1g}}"
        times = Plate(self.scene.formula(told, theme.LABEL_SIZE)).next_to(back, DOWN, theme.TEXT_GAP)
        return VGroup(*ties, back, cells, times)

    def _many(self, weights: int) -> ManyCells:
        """What they are for so many weights that cells have no room, as large as it was for the most."""
        corners = (self.column, self.top), (self.left, self.top)
        return ManyCells(corners, _MOST * _CELL, _CELL, _COLOURS, _FILLED, _EMPTY, weights)

    def _filled(self) -> VGroup:
        """What stands in the cells of two weights, in few digits; nothing where one of them could not be read."""
        names = {(k, -1): f"{{{self.fact}.slopes[{k}]:g}}" for k in range(2)}
        names |= {(k, j): f"{{{self.fact}.curvatures[{k}][{j}]:+.2g}}" for k in range(2) for j in range(2)}
        found = list[Typeset]()
        for (row, column), template in names.items():
            colour = _COLOURS[row] if column in (-1, row) else theme.QUIET
            number = in_few_digits(partial(self._in_cell, colour=colour), template)
            x, y, _ = self._middle(row, column)
            found.append(number.stand(x, y - _DIGITS, side=0))
        return VGroup(*(found if all(map(is_readable, found)) else []))

    def _named(self) -> VGroup:
        """What rows and columns of the first two weights are, in two parts: at the left, along what a slope is, and
        under the grid, in what a step."""
        along, step = _NAMES
        low = self._middle(1, 0)[1] - _CELL / 2 - _UNDER_NAMES
        rows, columns = VGroup(), VGroup(self.scene.words(step).stand(self.left - _BESIDE, low, side=1))
        for k, variable in enumerate(self.bent.function.variables):
            x, y, _ = self._middle(k, -1)
            rows.add(self.scene.axis(along, variable).stand(x - _CELL / 2 - _BESIDE, y - _DIGITS, side=1))
            columns.add(self.scene.letter(variable).stand(self._middle(1, k)[0], low, side=0))
        return VGroup(rows, columns)

    def _in_cell(self, form: str, colour: str) -> Typeset:
        return self.scene.formula(form, theme.TITLE_SIZE, colour).fit(_CELL - 2 * _INSET)

    def _counts(self, number: int) -> VGroup:
        """How many weights, slopes and curvatures there are."""
        told = f"{self.fact}.counts[{number}]"
        forms = f"n = {{{told}.weights:.1g}}", f"{{{told}.slopes:.1g}}", f"n^2 = {{{told}.curvatures:.1g}}"
        counts = [self.scene.formula(form, theme.COUNT_SIZE).fit(self.panel.width) for form in forms]
        return VGroup(
            *(each.stand(self.panel.left, self._line(line) - _COUNT) for line, each in enumerate(counts))
        )
