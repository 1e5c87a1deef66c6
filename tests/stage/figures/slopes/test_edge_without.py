"""The edge of a cut without its constant terms lies as far off it as they add, everywhere, and is as steep."""

import numpy as np
import pytest

from steepest.calculus import Cut, Function, TermByTerm
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.edge_without import EdgeWithout
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.type.typeset import words
from tests.families import crossed
from tests.stage.figures.graph.test_graph import Sheet

AT = (1, 2)
FUNCTIONS = [
    "3*x**2 + 2*x*y + y**3",
    "x**2 + 2*x*y - y**2",
    "x*y + x + y",
    "x*y + 1 - (x - y) + sin(x)",
    "4 - x**2*sin(y) - cos(x)",
    "x**2 + y**2",
]
BY_Y = ["x*y + x + y", "3*x - x*y**2", "y**2 - 4*x - cos(x) + 2"]
FAR = ["x*y + 1000", "x**2 - x*y - 3*y**2", "x**2*y + 0.0001", "x*y"]
VIEWS = [View(-114, 23), View(-56, 25), View(-135, 30)]


def without(source: str, name: str = "x", view: View = VIEWS[0]) -> tuple[Block, Cut, TermByTerm, EdgeWithout]:
    function = Function(source, ["x", "y"])
    land = Block(function, [(0, 3), (0, 3)], view, gap=None)
    rule, cut = TermByTerm(function, name), Cut(function, AT, name)
    return land, cut, rule, EdgeWithout(Sheet(rule=rule), land, cut, "rule")  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "name", "view"), crossed(3, FUNCTIONS, "x", VIEWS) + crossed(3, BY_Y, "y", VIEWS))
def test_it_is_the_function_without_its_constants_and_as_steep(source: str, name: str, view: View) -> None:
    land, cut, rule, made = without(source, name, view)
    adds = float(rule.constant(AT))
    lower, touching, below = (land.whole.back(points_of(line, land.whole)) for line in made.lines)
    x, y, heights = lower.T
    close = 0.01 * (land.whole.high - land.whole.low)
    assert heights == pytest.approx(land.whole.heights(x, y) - adds, abs=close)
    rates = [np.diff(each[[0, -1]], axis=0)[0] for each in (touching, below)]
    assert [rate[2] / rate[cut.axis] for rate in rates] == pytest.approx([float(cut.slope)] * 2)
    assert touching - below == pytest.approx(np.array([[0, 0, adds]] * 2), abs=1e-9)
    for arrow in made.arrows:
        foot, tip = land.whole.back(points_of(arrow, land.whole))[[0, -1]]
        assert tip - foot == pytest.approx([0, 0, adds], abs=1e-9)


@pytest.mark.parametrize("source", FUNCTIONS)
def test_it_is_seen_where_what_is_added_is_seen(source: str) -> None:
    assert without(source)[3].lines


@pytest.mark.parametrize("source", FAR)
def test_nothing_comes_where_too_much_is_added_or_hardly_anything(source: str) -> None:
    *_, made = without(source)
    assert not made.lines and not made.arrows
    assert come(made) == [] and gone(made) == []


def test_it_lies_below_first_and_what_is_added_lifts_its_copy_to_the_edge() -> None:
    land, _, _, made = without(FUNCTIONS[0])
    lower, touching, below = made.lines
    assert list(made.first) == [lower]
    low = points_of(lower, land.whole)
    coming = come(made)
    assert points_of(below, land.whole) == pytest.approx(points_of(touching, land.whole))
    assert all(np.ptp(points_of(arrow, land.whole), axis=0) == pytest.approx(0) for arrow in made.arrows)
    for animation in coming:
        animation.begin()
        animation.finish()
    assert (points_of(below, land.whole) < points_of(touching, land.whole))[:, 2].all()
    assert points_of(lower, land.whole) == pytest.approx(low), "only its copy moves"
    for animation in gone(made):
        animation.begin()
        animation.finish()
    assert not land.landscape.things and gone(made) == []


def labelled(source: str) -> list[str]:
    function = Function(source, ["x", "y"])
    land = Block(function, [(0, 3), (0, 3)], VIEWS[0], gap=None)
    sheet = Sheet(rule=TermByTerm(function, "x"))
    texts = {"much": "8 everywhere", "steep": "same slope"}
    sheet.words = lambda label, **style: words(texts[label], **style)  # type: ignore[method-assign, misc, assignment]
    made = EdgeWithout(sheet, land, Cut(function, AT, "x"), "rule", "much", "steep")  # type: ignore[arg-type]
    come(made)
    return [each.words.markup for each in made.parts if isinstance(each, Label)]


def test_what_is_added_is_told_where_letters_stand_in_it_and_that_both_lines_are_as_steep() -> None:
    assert labelled(FUNCTIONS[0]) == ["8 everywhere", "same slope"]
    assert "everywhere" not in labelled("x**2 + 2*x*y + 2")[0]
