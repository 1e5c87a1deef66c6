"""The slopes of a function as a column of cells, and its curvatures as a grid of them: both grow with its weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, Square, VGroup

from steepest.calculus import Bent
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.many_cells import ManyCells
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.motion import at_once
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from manim import Mobject

_FEW, _CELL, _INSET = 2, 2.1, 0.1  # cells on a side, how long that of a cell is, and how far what is in it keeps off
_SIDE, _APART = _FEW * _CELL, 0.9  # of the grid, and from the column to it
_HEAD, _UNDER_HEADS = 0.35, 0.3  # from the region's top to the baseline of the heads, and from there to the cells
_FILLED, _EMPTY = 0.3, 0.1  # how solid the cells of a variable are, and others
_STROKE = 2.0
_COLOURS = theme.FIRST, theme.SECOND  # of the two weights
_DIGITS = 0.16  # from a baseline to the middle of its digits
_BESIDE = 0.14  # from cells to the name of a row
_HEADS = "slopes", "curvatures"  # the labels over the column and over the grid
_NAMES, _UNDER_NAMES = ("along", "move"), 0.45  # labels of rows and columns; from the grid to a name under it
_ROWS = "weights", "curvatures"  # those of the counts
_FIRST, _NEXT, _COUNT = 0.25, 1.62, 0.82  # from the cells' top to the first of these, to the next, to its number


class CurvatureGrid(Assembly):
    """A column of large cells in a `region`, of slopes, and when it is `spread`, beside it a grid, of curvatures. In
    the cells of two weights stands what a fact, a `Bent`, knows of them; names say that a row is the slope along one,
    and a column of the grid a weight: each of the slopes may change with each of the weights. When these are `counted`,
    it is told in a `panel` how many weights and curvatures there are. `grow` goes on to another count of the fact, of
    weights for whose cells there is no room: the eye goes away, until all cells are there, as a mesh of meshes beside a
    column as thin as a hair; `squared` tells how many curvatures these are.
    """

    def __init__(self, panel: Panel, fact: str, region: Box = theme.PICTURE) -> None:
        self.panel, self.scene, self.fact = panel, panel.scene, fact
        self.bent: Bent = attrgetter(fact)(self.scene.facts)
        high, beside = region.top - _HEAD, _CELL + _APART
        self.column = float(region.middle[0]) - (beside + _SIDE) / 2
        self.left, self.top = self.column + beside, high - _UNDER_HEADS
        slope, curvature = (self.scene.words(label, theme.LINE_SIZE).fit(beside - _INSET) for label in _HEADS)
        heads = slope.stand(self.column, high), curvature.stand(self.left, high)
        rows = (self.scene.words(row, colour=theme.QUIET).fit(panel.width) for row in _ROWS)
        self.words = [row.stand(panel.left, self._line(number)) for number, row in enumerate(rows)]
        of = [-1], range(_FEW)
        slopes, curvatures = (VGroup(*(self._cell(k, j) for k in range(_FEW) for j in columns)) for columns in of)
        told, (along, weights) = self._filled(), self._named()
        split = VGroup(*told[:_FEW]), VGroup(*told[_FEW:])
        self.slopes, self.curvatures = [heads[0], slopes, split[0], along], [heads[1], curvatures, split[1], weights]
        self.many, self.counts = list[ManyCells](), self._counts(0)

    @property
    def parts(self) -> Sequence[Mobject]:
        """Its words, cells and numbers, and the counts."""
        return *self.slopes, *self.curvatures, *self.many, *self.words, *self.counts

    def coming(self) -> Sequence[Animation]:
        """The column comes; `spread` and `counted` are for later."""
        return come(*self.slopes)

    def spread(self) -> list[Animation]:
        """The grid comes."""
        return come(*self.curvatures)

    def counted(self) -> list[Animation]:
        """It is told how many weights and curvatures there are."""
        return come(*self.words, *self.counts)

    def grow(self, number: int) -> list[Animation]:
        """The cells become those of another of the facts, counted from 0, and it is told how many weights these are."""
        (head, *slopes), (other, *curvatures), past = self.slopes, self.curvatures, self.counts
        self.slopes, self.curvatures, self.counts = [head], [other], self._counts(number)
        self.many = [many := self._many(self.bent.counts[number].weights)]
        going = (FadeOut(each, run_time=theme.LIGHT) for each in (*slopes, *curvatures, *past))
        return [*going, *at_once(come(many), theme.LIGHT), many.away(run_time=theme.MOVE), FadeIn(self.counts[0])]

    def squared(self) -> list[Animation]:
        """It is told how many curvatures these weights have."""
        return come(self.counts[1])

    def _line(self, number: int) -> float:
        """Where it is told of what there is a count, counted from 0."""
        return self.top - _FIRST - _NEXT * number

    def _middle(self, row: int, column: int) -> np.ndarray:
        """The middle (3,) of a cell of the grid, or in column -1, of the column of slopes."""
        x = self.left + _CELL * column if column >= 0 else self.column
        return np.array([x + _CELL / 2, self.top - _CELL * (row + 0.5), 0.0])

    def _cell(self, row: int, column: int) -> Square:
        """A cell, in the colour of its variable where it tells of one alone."""
        alone = column in (-1, row)
        colour = _COLOURS[row] if alone else theme.QUIET
        solid = _FILLED if alone else _EMPTY
        cell = Square(_CELL, stroke_color=theme.QUIET, stroke_width=_STROKE, fill_color=colour, fill_opacity=solid)
        return cell.move_to(self._middle(row, column))

    def _many(self, weights: int) -> ManyCells:
        """What they are for so many weights that cells have no room, as large as it was for a few."""
        corners = (self.column, self.top), (self.left, self.top)
        return ManyCells(corners, _SIDE, _CELL, _COLOURS, _FILLED, _EMPTY, weights)

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
        """What rows and columns of both weights are, in two parts: at the left, along what a slope is, and under the
        grid, which weight."""
        along, weight = _NAMES
        low = self._middle(1, 0)[1] - _CELL / 2 - _UNDER_NAMES
        rows, columns = VGroup(), VGroup(self.scene.words(weight).stand(self.left - _BESIDE, low, side=1))
        for k, variable in enumerate(self.bent.function.variables):
            x, y, _ = self._middle(k, -1)
            rows.add(self.scene.axis(along, variable).stand(x - _CELL / 2 - _BESIDE, y - _DIGITS, side=1))
            columns.add(self.scene.letter(variable).stand(self._middle(1, k)[0], low, side=0))
        return VGroup(rows, columns)

    def _in_cell(self, form: str, colour: str) -> Typeset:
        return self.scene.formula(form, theme.TITLE_SIZE, colour).fit(_CELL - 2 * _INSET)

    def _counts(self, number: int) -> VGroup:
        """How many weights and curvatures there are."""
        told = f"{self.fact}.counts[{number}]"
        forms = f"n = {{{told}.weights:.1g}}", f"n^2 = {{{told}.curvatures:.1g}}"
        counts = [self.scene.formula(form, theme.COUNT_SIZE).fit(self.panel.width) for form in forms]
        return VGroup(
            *(each.stand(self.panel.left, self._line(line) - _COUNT) for line, each in enumerate(counts))
        )
