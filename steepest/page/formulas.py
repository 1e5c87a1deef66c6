"""The formulas of a page: drawn in the film's type for the eye, told in MathML, and to be copied as Typst and LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from steepest.calculus.formula import Formula
from steepest.page.answers import Value
from steepest.script.values.languages import ENGLISH, Language
from steepest.script.values.showing import with_decimal_sign
from steepest.stage.type.typeset import SET_AT, set_shapes

_UNITS = 1000 / SET_AT  # of a drawing, to a point of type: a thousand are one em
_EDGE = 40  # around a drawing, so that no browser cuts off an edge


@dataclass(frozen=True)
class FormulaDrawing:
    """Shapes in units of a thousandth em, from where the baseline starts: the numbers of those that are shared, each
    with its place, and what they fill: left, top, width and height."""

    uses: tuple[tuple[int, int, int], ...]
    bounds: tuple[int, int, int, int]

    @property
    def depth(self) -> int:
        """How far it reaches below the baseline."""
        return self.bounds[1] + self.bounds[3]


@dataclass(frozen=True)
class PageFormula:
    """A formula of the page, and what stands for it in each language."""

    number: int
    text: str
    typst: str
    latex: str
    mathml: str
    drawing: FormulaDrawing


@dataclass(frozen=True)
class TextPiece:
    """A part of a text: plain, or what a formula says."""

    text: str
    formula: PageFormula | None = None


@dataclass
class Formulas:
    """The formulas of a page, numbered as they are met, with the decimal sign of its language, and the shapes that
    their drawings share, as SVG paths."""

    language: Language = ENGLISH
    found: list[PageFormula] = field(default_factory=list)
    shapes: dict[str, int] = field(default_factory=dict)

    def of(self, value: Value) -> PageFormula | None:
        """The formula that a value is; None for any other."""
        if "variables" not in value:
            return None
        formula = Formula(value["value"], value["variables"], derived=True)

        def written(notation: str) -> str:
            return with_decimal_sign(getattr(formula, notation)(), notation, self.language)

        typst = written("typst")
        same = next((one for one in self.found if one.typst == typst), None)
        if same is None:
            text, latex, mathml = (written(notation) for notation in ("text", "latex", "mathml"))
            same = PageFormula(len(self.found), text, typst, latex, mathml, self._drawing(typst))
            self.found.append(same)
        return same

    def pieces(self, text: str, values: Sequence[Value]) -> Iterator[TextPiece]:
        """A text in pieces, its formulas apart from the words around them."""
        known = {one["text"]: found for one in values if (found := self.of(one))}
        if not known:
            yield TextPiece(text)
            return
        longest = sorted(known, key=len, reverse=True)
        wanted = "|".join(rf"(?<!\w){re.escape(one)}(?![\w(]|[.,]\d)" for one in longest)
        for number, piece in enumerate(re.split(f"({wanted})", text)):
            if piece:
                yield TextPiece(piece, known[piece] if number % 2 else None)

    def _drawing(self, typst: str) -> FormulaDrawing:
        shapes, foot = set_shapes(f"${typst}$")
        uses, corners = [], [np.zeros((1, 2))]
        for shape in shapes:
            points = (shape.points - foot) * _UNITS
            number = self.shapes.setdefault(_path(points - points[0]), len(self.shapes))
            uses.append((number, round(points[0][0]), round(points[0][1])))
            corners.append(points)
        every = np.concatenate(corners)
        left, top = (int(one) for one in np.floor(every.min(axis=0)) - _EDGE)
        right, bottom = (int(one) for one in np.ceil(every.max(axis=0)) + _EDGE)
        return FormulaDrawing(tuple(uses), (left, top, right - left, bottom - top))


def _path(points: np.ndarray) -> str:
    """Cubic curves, (4 n, 2), as an SVG path in whole units."""
    path, pen = "", None
    for start, one, two, end in np.round(points).astype(int).reshape(-1, 4, 2):
        if pen is None or (pen != start).any():
            path += f"M{start[0]} {start[1]}"
        path += f"C{one[0]} {one[1]} {two[0]} {two[1]} {end[0]} {end[1]}"
        pen = end
    return path
