"""The terms of a sum come with the slopes of their variables, none before these are there."""

import pytest

from steepest.stage import theme
from steepest.stage.figures.formula.terms_so_far import TermsSoFar
from steepest.stage.figures.label import box_of
from tests.families import family, rows
from tests.scenes.opened import opened

# A function of four variables, and how many of its terms are there with so many of its numbers.
SUMS: list[tuple[str, dict[int, int]]] = [
    (" + ".join(f"{k}*x{k}**2" for k in range(1, 5)), {1: 1, 3: 3, 4: 4}),
    ("x1 - x2*x3 + exp(x4) + x4**3", {1: 1, 2: 1, 3: 2, 4: 4}),
    ("-x4*x1 + x2", {1: 2, 4: 2}),
    ("x1*x2*x3*x4", {1: 1, 4: 1}),
    ("7 - 1/x1 + 2", {1: 3, 4: 3}),
]


@pytest.mark.parametrize(("function", "there"), rows(2, SUMS))
def test_a_term_is_there_once_the_slopes_of_all_variables_up_to_it_are(
    function: str, there: dict[int, int]
) -> None:
    scene = opened("three_variables", {"many": function})
    terms = TermsSoFar(scene, "many", "many_at", 1)
    for told, shown in there.items():
        growing = terms.grow(told)
        growing.begin()
        growing.finish()
        solid = [{float(glyph.get_fill_opacity()) for glyph in term} for term in terms.terms]
        assert solid == [{1.0}] * shown + [{0.0}] * (len(solid) - shown), told


@pytest.mark.parametrize("function", family(1, [function for function, _ in SUMS]))
def test_it_is_as_large_as_there_is_room_between_the_title_and_the_line_under_it(function: str) -> None:
    scene = opened("three_variables", {"many": function})
    terms = TermsSoFar(scene, "many", "many_at", 3)
    title, whole, line = map(box_of, (scene.title(), terms.formula, terms.line))
    assert title.apart(whole) > theme.TEXT_GAP and whole.apart(line) > theme.TEXT_GAP
    assert line.bottom > theme.KNOB_ROW.top + 0.05
    for box in (whole, line):
        assert box.left >= theme.OVER_MIDDLE.left - 1e-9 and box.right <= theme.OVER_MIDDLE.right + 1e-9
