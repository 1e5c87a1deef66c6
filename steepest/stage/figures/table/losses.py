"""Losses of walks side by side, each walk with how it is drawn, step after step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from manim import VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.swatch import swatch
from steepest.stage.figures.table.table import GAP, Cases, widest
from steepest.stage.play.entrances import Assembly
from steepest.stage.type.exact_figures import spec_of
from steepest.stage.type.fitting import in_few_digits, in_power, is_readable
from steepest.stage.type.typeset import Typeset

_PLAIN = 0.01, 100_000  # numbers between these need no power of ten
_STEPS = 3  # as many fit on a panel
_DIGITS = 6, 5, 4, 3  # before a power of ten, of a rate that nobody could read


class Losses(Assembly):
    """The losses of several walks at the start and after the first steps, on a panel from a `line` on.

    `cases` says for each walk which label of the text is over it, and which fact it is; `heading` is the label over the
    numbers of the steps. Walks are drawn in these `colours`, those `dashed` so. `heads[k]` is what a walk begins with,
    its loss at the start included; `rows[k]` are its losses after each step.
    """

    def __init__(
        self,
        panel: Panel,
        line: int,
        heading: str,
        cases: Mapping[str, str],
        colours: Sequence[str],
        dashed: Collection[str] = (),
    ) -> None:
        scene, steps = panel.scene, range(_STEPS + 1)
        first = next(iter(cases.values()))
        spec = spec_of(scene.number(f"{first}.losses[{k}]") for k in steps[1:])
        counts = [scene.formula(f"{{{first}.numbers[{k}]}}", theme.LABEL_SIZE, theme.QUIET) for k in steps]
        over = scene.words(heading, theme.SMALLEST_SIZE, theme.QUIET)
        told = {sign: [f"{walk}.losses[{k}]" for k in steps] for sign, walk in cases.items()}

        whole = panel.width - over.width - len(cases) * (GAP + 0.01)

        def column(sign: str, figure: Callable[[str], Typeset], room: float) -> list[Typeset]:
            return [scene.words(sign, theme.SMALLEST_SIZE), rate(cases[sign], room), *map(figure, told[sign])]

        def rate(walk: str, room: float) -> Typeset:
            """Its rate; a long one, as somebody may have typed it, is told by its colour alone, and in the end with a
            power of ten, as in a table."""
            number, value = f"{{{walk}.rate:g}}", scene.number(f"{walk}.rate")
            named, alone = (
                in_few_digits(
                    lambda form: scene.formula(form, theme.LABEL_SIZE, theme.THIRD).fit(room), template
                )
                for template in (f'part("eta", eta) = {number}', number)
            )
            powers = (
                in_power(f"{walk}.rate", value, digits, theme.LABEL_SIZE, theme.THIRD).fit(room)
                for digits in _DIGITS
            )
            return next((form for form in (named, alone, *powers) if is_readable(form)), alone)

        def figure(loss: str, digits: int) -> Typeset:
            value = scene.number(loss)
            if not digits or _PLAIN[0] <= abs(float(value)) < _PLAIN[1]:
                return scene.formula(f"{{{loss}:{f'.{digits + 1}g' if digits else spec}}}", theme.LABEL_SIZE)
            return in_power(loss, value, digits, theme.LABEL_SIZE)

        for digits in (0, 2, 1):  # 0: all that are usual
            columns = [column(sign, partial(figure, digits=digits), whole / len(cases)) for sign in cases]
            for k, sign in enumerate(cases):  # what the others leave, where a rate needs it
                if not is_readable(columns[k][1]):
                    others = sum(map(widest, columns)) - widest(columns[k])
                    columns[k][1] = rate(cases[sign], whole - others)
            if Cases.share(over, columns, panel.width) >= 1:
                break
        table = Cases(over, counts, columns, panel.room(line))
        drawn = [
            swatch(column[0], colour, sign in dashed)
            for sign, column, colour in zip(cases, columns, colours, strict=True)
        ]
        parts = zip(table.heads, table.rows, drawn, strict=True)
        self.heads = [VGroup(*head, rows[0], each) for head, rows, each in parts]
        self.rows = [rows[1:] for rows in table.rows]

    @property
    def parts(self) -> Sequence[VGroup]:
        """All of it."""
        return [*self.heads, *(row for rows in self.rows for row in rows)]
