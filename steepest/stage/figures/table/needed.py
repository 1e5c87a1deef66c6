"""What a step takes along each weight of a map, beside what is needed: a row for each weight."""

from __future__ import annotations

from manim import VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.table import GAP, Table
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.typeset import Typeset

_LINES = 0.5, 4  # of the panel, that it fills
_PITCH = 0.72  # from a row to the next
_WAYS = theme.FIRST, theme.SECOND


class Needed:
    """Rows that come one by one on a `panel`, under the words for both columns: what a `step` takes, in the colour of
    its arrow, and what was `due`, as white as its bracket. Both name facts with a number for each weight.

    `rows` has the row of each weight, with the word for where that leads: `across` a valley, or along it. `head` comes
    with the first of them.
    """

    def __init__(self, panel: Panel, step: str, due: str, across: int) -> None:
        self.scene, region = panel.scene, panel.chart(*_LINES)
        words = [self.scene.words("across" if axis == across else "along") for axis in range(len(_WAYS))]
        heads = [self.scene.words(name, theme.LABEL_SIZE, theme.QUIET) for name in ("step", "needed")]
        self.room = (region.width - max(float(word.width) for word in words)) / len(heads) - GAP
        table = Table(heads, [region.right - self.room - GAP, region.right], region, _PITCH)
        self.head, rows = table.head, dict[int, VGroup]()
        for axis in (across, 1 - across):  # in which order they are told
            baseline, facts = table.next_baseline, ((step, _WAYS[axis]), (due, theme.INK))
            numbers = [self._number(f"{{{fact}[{axis}]:.3g}}", colour) for fact, colour in facts]
            rows[axis] = VGroup(words[axis].stand(region.left, baseline), *table.row(numbers))
        self.rows = rows

    def _number(self, template: str, colour: str) -> Typeset:
        """A number, in fewer digits where it could not be read in its column."""
        return in_few_digits(lambda form: self.scene.formula(form, colour=colour).fit(self.room), template)
