"""Line 0 of a panel: a formula that can be read, however long it is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from manim import Scene, VGroup

from steepest.calculus import Function
from steepest.script.paragraph.filling import fill
from steepest.script.place import Place
from steepest.script.text.beats import Bound
from steepest.script.values.apart import Apart
from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset
from tests.families import crossed

SHORT = "x**2 + 4*y**2"
LONG = "2*(x - 0.25)**2 + 0.25*(y + 0.4)**2"
TOO_LONG = "cos(3*(x - 0.12345678)**2 + (y - 0.98765432)**2)"


class Told(Scene):
    """A scene that sets formulas with a function `f` among its facts."""

    def __init__(self, function: str = SHORT, number: Any = 1) -> None:
        super().__init__()
        facts = {"f": Function(function, ["x", "y"]), "number": number, "pair": (-number, -number)}
        self.bound = Bound({}, facts, apart=Apart())

    def formula(self, template: str, **style: Any) -> Typeset:
        return typeset.formula(
            fill(template, self.bound, where=Place("here"), notation="typst").text, **style
        )

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)


@pytest.mark.parametrize("function", [SHORT, LONG, TOO_LONG])
@pytest.mark.parametrize("template", ["f = {f}", "arrow.r {f}"])
def test_a_formula_under_another_is_read_and_keeps_off_it(template: str, function: str) -> None:
    scene = Told(function)
    panel = Panel(scene)  # type: ignore[arg-type]
    title = typeset.words("Title").stand(-6.6, 3.2)
    over = [panel.formula("f(x, y) = x / 2", beside=title), panel.formula("f(x, y) = x", beside=title)]
    formula = panel.below(template)
    assert is_readable(formula)
    assert formula.get_top()[1] <= min(each.get_bottom()[1] for each in over) - theme.TEXT_GAP + 1e-6
    assert formula.get_right()[0] <= panel.right + 1e-6
    assert formula.get_bottom()[1] > panel.baseline(1)


@pytest.mark.parametrize(
    "function", ["((x/3 - 1/2)/(2/5))**2", "((x - 1)**2/3 + 1/2)/(2/3)", "(x - 3)**2", SHORT]
)
def test_a_formula_of_nested_fractions_keeps_off_the_first_line_under_it(function: str) -> None:
    panel = Panel(Told(function), theme.PANEL_OVER_LINE)  # type: ignore[arg-type]
    formula = panel.formula("L = {f}", beside=typeset.words("Title").stand(-6.6, theme.TITLE_BASELINE))
    first = panel.words("The first line", 1)
    assert is_readable(formula) and formula.get_top()[1] < theme.FRAME_HEIGHT / 2 - theme.MARGIN + 1e-6
    assert formula.get_bottom()[1] - first.get_top()[1] > theme.TEXT_GAP


@pytest.mark.parametrize(
    ("power", "digits"),
    crossed(
        4,
        [5, 8, 12, 4, 6, 7, 9, 10, 11],
        [1, 1.2, 3.354557895, -1, -1.2, -3.354557895],
    ),
)
def test_a_number_is_read_beside_its_words_however_long_it_is(digits: float, power: int) -> None:
    scene = Told(number=(number := round(digits * 10**power)))
    panel = Panel(scene)  # type: ignore[arg-type]
    words, row = panel.row("going north", "{number:g}", line=1)
    gradient = panel.gradient(None, "pair", line=2)
    assert is_readable(row) and all(map(is_readable, gradient)), number
    assert row.get_left()[0] - words.get_right()[0] >= theme.TEXT_GAP
    readout = panel.running("going north", lambda: number, line=3, decimals=4).readout
    assert readout.get_left()[0] - words.get_right()[0] >= theme.TEXT_GAP
    assert readout.size * readout.enlarged > theme.SMALLEST_SIZE - 0.01


@pytest.mark.parametrize("number", [2.5, 1e-7, 1.5e-8])
def test_powers_on_the_first_line_keep_off_a_tall_formula_beside_the_title(number: float) -> None:
    panel = Panel(Told("x**2/10 + y", number), theme.PANEL_OVER_LINE)  # type: ignore[arg-type]
    over = panel.formula("f(x, y) = {f}", beside=typeset.words("Title").stand(-6.6, theme.TITLE_BASELINE))
    (rule,) = panel.parts(panel.scene.formula("eta = {number:g}"), line=1)
    for text in (rule, panel.number("{number:g}", 1, theme.INK)):
        assert over.get_bottom()[1] - text.get_top()[1] >= theme.TEXT_GAP - 1e-6
        assert is_readable(text)


@pytest.mark.parametrize("largest", [4.0, 1e-3, 8e-6])
def test_a_number_that_will_run_through_zero_is_read_beside_its_words(largest: float) -> None:
    now, panel = [0.6 * largest], Panel(Told())  # type: ignore[arg-type]
    words, readout = panel.running("slope this way", lambda: now[0], 1, 2, [largest])
    for share in (1, 0.1, 5e-3, -5e-3, -1):
        now[0] = share * largest
        readout.refresh()
        assert readout.get_left()[0] - words.get_right()[0] >= theme.TEXT_GAP, now[0]
        assert readout.size * readout.enlarged > theme.SMALLEST_SIZE - 0.01


@pytest.mark.parametrize(
    ("power", "digits"), crossed(4, [-5, -9, -10, -17, -99, -120], [1, 1.2, 3.354557895, -1.2])
)
def test_a_gradient_that_is_next_to_nothing_is_read_and_keeps_off_the_picture(
    digits: float, power: int
) -> None:
    panel = Panel(Told(number=digits * 10.0**power))  # type: ignore[arg-type]
    gradient = panel.gradient(None, "pair", line=1)
    assert all(map(is_readable, gradient))
    assert gradient.get_right()[0] <= panel.right + 1e-6
    assert gradient.get_left()[0] > theme.PICTURE.right + theme.TEXT_GAP


@pytest.mark.parametrize("number", [0.000123, 0.00485, -0.00485, 0.0123, 1.88, -12.3, 12345.6, 99999])
def test_a_formula_of_two_numbers_is_read_on_its_line(number: float) -> None:
    panel = Panel(Told(number=number), theme.LINES)  # type: ignore[arg-type]
    for size in (theme.FORMULA_SIZE, 46):
        rule = panel.told("dif f = {number:.3g} thin dif x - {number:.3g} thin dif y", 1, size)
        assert is_readable(rule) and rule.width <= panel.width + 1e-6


@pytest.mark.parametrize("number", [4, 0.0485, 99999, 9.332e-8, 1.526e-16, 1.2345e-120])
def test_a_sum_in_place_of_the_formula_is_read_and_keeps_off_the_lines_around_it(number: float) -> None:
    panel = Panel(Told(number=number), theme.BESIDE_MAP)  # type: ignore[arg-type]
    title = typeset.words("Title").stand(-6.6, 3.2)
    over = panel.formula("f(x, y) = {number:g}", beside=title)
    told = panel.equation("0.7 dot {number:g}", '"" + 0.7 dot {number:g}', line=0, colour=theme.INK)
    assert all(map(is_readable, told))
    assert told.get_right()[0] <= panel.right + 1e-6
    assert over.get_bottom()[1] - told.get_top()[1] >= theme.TEXT_GAP
    assert told.get_bottom()[1] - panel.readout(lambda: number, 1, 2).get_top()[1] >= theme.TEXT_GAP
    assert all(upper.get_bottom()[1] - lower.get_top()[1] >= theme.LINE_GAP for upper, lower in pairwise(told))


@pytest.mark.parametrize("number", [4, 1.526e-16])
def test_a_third_part_in_place_of_the_formula_is_refused_however_long_it_is(number: float) -> None:
    panel, parts = Panel(Told(number=number)), ("{number:g}", "= {number:g}", "= {number:g}")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="two parts at most on line 0, not 3; line 1 may have more"):
        panel.equation(*parts, line=0, colour=theme.INK)
    assert all(map(is_readable, panel.equation(*parts, line=1, colour=theme.INK)))


def test_what_words_name_is_worked_out_in_the_lines_under_them() -> None:
    scene = Told(number=0.123456)
    panel = Panel(scene)  # type: ignore[arg-type]
    parts = "= 1 - {number:g} dot ({number:g})", "= 1.4"
    told = [each for each in panel.worked_out("rate times curvature", *parts, line=1) if isinstance(each, Typeset)]
    assert len(told) > 1 and all(is_readable(each) for each in told)
    assert [each.baseline for each in told] == [panel.baseline(1 + k) for k in range(len(told))]
    assert all(each.get_right()[0] <= panel.right + 1e-6 for each in told)


@pytest.mark.parametrize(
    ("times", "begun"),
    crossed(
        2,
        ["a seventh", "1/20", "1/9,000", "1/900,000", "1/9,000,000", "900,000 times"],
        ["", "now "],
    ),
)
def test_a_note_has_two_lines_at_most_and_is_read(begun: str, times: str) -> None:
    words = f"{begun}arrows at {times} of their length"
    note = Panel(Told(SHORT)).note(words, 1)  # type: ignore[arg-type]
    assert is_readable(note) and note.markup.count("\n") <= 1


@pytest.mark.parametrize(
    ("parts", "words"),
    crossed(
        2,
        [("a = 1", "+ 2", "= 3"), ("a = 1 + 2", "= 3"), ("a / b = 1", "+ 2", "= 3")],
        ["climbs per unit of x", "climbs per unit of x, along both of the roads"],
    ),
)
def test_a_note_stands_under_what_it_is_told_under(words: str, parts: tuple[str, ...]) -> None:
    panel = Panel(Told(SHORT), theme.COLUMN, 0.75)  # type: ignore[arg-type]
    told = VGroup(*(panel.told(part, 5 + line) for line, part in enumerate(parts)))
    note = panel.note(words, 7, under=told)
    assert told.get_bottom()[1] - note.get_top()[1] >= theme.TEXT_GAP - 1e-9
    assert note.get_bottom()[1] >= theme.CAPTION_BAND - theme.FRAME_HEIGHT / 2


@pytest.mark.parametrize(
    ("rule", "function"),
    crossed(
        2,
        ["6 (x + y / 2)", "4 y + x / 2", "2 x", "frac(x^2 + y / 3, frac(2, x) + 1) + frac(1, y)"],
        [SHORT, "3*(x + y/2)**2 + 1.25*(x - y/4)**2 + 2*y**2 + 1/x"],
    ),
)
def test_a_rule_keeps_off_the_formula_over_it_and_the_lines_and_the_note_around_it_or_is_left_out(
    rule: str, function: str
) -> None:
    panel = Panel(Told(function, -1.25))  # type: ignore[arg-type]
    formula = panel.formula("f = {f}")
    lines = [panel.worked("x alone", rule, "{number}", line, theme.INK) for line in (1, 2, 3)]
    texts = [formula, *(text for line in lines for part in line for text in part)]
    assert all(is_readable(text) for text in texts)
    rows = [[formula], *([text for part in line for text in part] for line in lines)]
    rows.append([panel.note("at (1, 2)", 3.63, under=VGroup(*rows[-1]))])
    for over, under in pairwise(rows):
        bottom, top = min(text.get_bottom()[1] for text in over), max(text.get_top()[1] for text in under)
        assert bottom - top > theme.TEXT_GAP - 1e-6


def test_words_before_a_number_are_so_small_from_the_start_that_what_it_will_be_has_room() -> None:
    panel = Panel(Told())  # type: ignore[arg-type]
    told, later = "the slope going north", [-1234567.89]
    usual, shrunk = panel.running(told, lambda: 1, 1, 2), panel.running(told, lambda: 1, 1, 2, later)
    assert usual[0].size * usual[0].enlarged > theme.SMALLEST_SIZE
    assert is_readable(shrunk[0]) and shrunk[0].width < usual[0].width
    assert panel.running(told, lambda: later[0], 1, 2)[0].width == pytest.approx(shrunk[0].width)


@pytest.mark.parametrize("function", ["2/7*(x*y + x**3/5)", "((x - 1)**2/3 + 1/2)/(2/3)", "x*y/2", SHORT])
def test_a_panel_under_a_tall_formula_begins_lower_and_its_lines_keep_apart(function: str) -> None:
    scene = Told(function)
    head = Panel(scene, theme.WIDE_PANEL, theme.CLOSE_LINES)  # type: ignore[arg-type]
    formula = head.formula("f(x, y) = {f}", beside=typeset.words("Title").stand(-6.6, theme.TITLE_BASELINE))
    plain, under = (
        Panel(scene, theme.ASKED_PANEL, theme.ANSWER_LINES, *over)  # type: ignore[arg-type]
        for over in ([], [formula])
    )
    lines = [formula, *(under.words("Which way will it go?", line) for line in (0, 1, 2))]
    for one, other in pairwise(lines):
        assert one.get_bottom()[1] - other.get_top()[1] > theme.TEXT_GAP
    if function == SHORT:
        assert under.baseline(0) == plain.baseline(0)
    assert under.baseline(1) <= plain.baseline(1)


@pytest.mark.parametrize("number", ["2", "(dif x)^2 = 0.25", "3 (dif x)^2 = 10^(-6)", "-10^(-12)"])
def test_the_numbers_of_close_rows_keep_apart_whatever_reaches_down_or_up(number: str) -> None:
    """Words reach down to the number in the row under them, and so do commas."""
    panel = Panel(Told(), pitch=0.5)  # type: ignore[arg-type]
    over = [*panel.row("along many a gully", '"0,75"', line=1)]
    under = panel.row("gap", number, line=2)[1]
    assert is_readable(under)
    assert all(each.get_bottom()[1] - under.get_top()[1] >= theme.TEXT_GAP - 1e-6 for each in over)
