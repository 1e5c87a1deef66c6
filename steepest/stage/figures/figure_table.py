"""A table of figures: what a walk's every step gives, in columns as wide as their numbers need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from manim import VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.table import Table
from steepest.stage.ground.terrain import Span
from steepest.stage.type.figures import Figures, order
from steepest.stage.type.readout import Readout, point_before
from steepest.stage.type.typeset import Typeset

LARGEST = 10**7  # from here on a number is written with a power of ten
_GAPS = 0.8  # what the columns leave free between them, together, at least
_DIGITS_OF_GROWN = 4  # of a number that has grown far longer than its column's others


class FigureTable(Table):
    """A table of `rows`, of which the first `slow` are told one by one, and the last after a run.

    `headings` has the columns, by the names of the rows' fields, `decimals` what their numbers start from: where
    the columns together are wider than the `span`, they get fewer. A number whose decimals would not show it, or
    that is too large, has a power of ten. `write` sets a cell, given what it shows: "[3].loss:.2f".
    """

    def __init__(
        self,
        rows: Sequence[Figures],
        slow: int,
        headings: Mapping[str, Typeset],
        decimals: Mapping[str, int],
        write: Callable[[str], Typeset],
        span: Span,
        top: float,
        pitch: float,
    ):
        self.figures, self.slow, self.write, self.decimals = rows, slow, write, dict(decimals)
        self._digits = 2  # before a power of ten
        left, right = span
        widths = self._widths(headings)
        while sum(widths) > right - left - _GAPS and self._shorten():
            widths = self._widths(headings)
        spare = (right - left - 0.1 - sum(widths)) / (len(widths) - 1)
        edges = [left + 0.05 + sum(widths[: k + 1]) + spare * k for k in range(len(widths))]
        super().__init__(list(headings.values()), edges, top, pitch, span)

    def cells(self, number: int) -> list[Typeset]:
        """The cells of a row."""
        return [self.write(f"[{number}].{self._shown(name, number)}") for name in self.decimals]

    def tell(self, number: int) -> VGroup:
        """The cells of a row, as the table's next line."""
        return self.row(self.cells(number))

    def running(self, now: Callable[[], int]) -> list[Readout]:
        """Running numbers where the next row will stand: those of the row that it is `now`.

        None in a column where the digits of some number have no room.
        """
        found = []
        for name, edge in zip(self.decimals, self.edges, strict=True):
            column = [self._value(name, number) for number in range(len(self.figures))]
            if all(abs(value) < LARGEST for value in column):
                decimals = self._places(name, len(column) - 1)

                def value(column: Sequence[Any] = column, decimals: int = decimals) -> float:
                    return float(round(column[now()], decimals))

                foot = (point_before(edge, decimals, theme.SMALLEST_SIZE), self.next_baseline)
                found.append(Readout(value, decimals, theme.SMALLEST_SIZE, point=foot))
        return found

    def _value(self, name: str, number: int) -> Any:
        """The number in a column of a row."""
        return getattr(self.figures[number], name)

    def _places(self, name: str, number: int) -> int:
        """How many decimals a cell has: its column's, fewer where its number has grown."""
        value = order(self._value(name, number))
        usual = max(order(self._value(name, other)) for other in range(self.slow))
        most = self.decimals[name]
        return max(0, min(most, _DIGITS_OF_GROWN - 1 - value)) if value > max(usual, 0) + 1 else most

    def _shown(self, name: str, number: int) -> str:
        """What a cell shows of its row: a field with its format, or with a power of ten."""
        value, places = self._value(name, number), self._places(name, number)
        plain = abs(value) < LARGEST and (value == 0 or abs(value) >= Fraction(1, 2 * 10**places))
        return f"{name}:.{places}f" if plain else f"in_powers[{self._digits}].{name}"

    def _widths(self, headings: Mapping[str, Typeset]) -> list[float]:
        """The width that each column needs."""
        rows = [list(headings.values()), *map(self.cells, (*range(self.slow), len(self.figures) - 1))]
        return [max(float(cell.width) for cell in column) for column in zip(*rows, strict=True)]

    def _shorten(self) -> bool:
        """Let all numbers take less room, if they still can: a digit less, but no fewer than two decimals."""
        most = max(self.decimals.values())
        if self._digits > 1:
            self._digits -= 1
        elif most > 2:
            self.decimals = {name: min(count, most - 1) for name, count in self.decimals.items()}
        else:
            return False
        return True
