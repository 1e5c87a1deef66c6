"""A term alone is told with its number and worked out, and its graph is as steep as what it becomes says."""

import numpy as np
import pytest

from steepest.calculus import Function, Point, TermByTerm
from steepest.calculus.slopes.term_alone import TermAlone
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.formula.one_term import OneTerm
from tests.stage.figures.graph.test_graph import Sheet

ROOM, SPAN = Box(-6.5, -2.9, -1.8, 0.9), (0.0, 3.0)
STRAIGHT = [("3*x**2 + 2*x*y + y**3", (1, 2)), ("4 - x*y**2", (1, -1)), ("y*x", (2, 0)), ("x*y - y", (1, 3))]
CURVED = [("x**2*y + y", (1, 2)), ("sin(x)*cos(y) + 1", (1, 0)), ("sqrt(x)*y", (1, 2))]


def alone(source: str, at: Point) -> TermAlone:
    """The last term in which both letters stand."""
    *_, term = TermByTerm(Function(source, ["x", "y"]), "x").live
    return TermAlone(term, at)


def made(source: str, at: Point, room: Box = ROOM) -> OneTerm:
    return OneTerm(Sheet(alone=[alone(source, at)]), "alone[0]", room, SPAN)  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "at"), STRAIGHT + CURVED)
def test_its_graph_has_the_values_of_the_term_and_its_climb_is_what_the_term_becomes(source: str, at: Point) -> None:
    one = made(source, at)
    assert one.plot
    term, plane = alone(source, at).term, one.plot.plane
    x = np.linspace(0.5, 2.5, 9)
    told = [float(term.before.signed((each, at[1]))) for each in x.tolist()]
    drawn = one.line.outline[np.isfinite(one.line.outline).all(axis=1)]
    places = plane.places(np.stack([x, told], -1))
    inside = places[:, 1] <= drawn[:, 1].max()
    assert np.interp(places[:, 0], drawn[:, 0], drawn[:, 1])[inside] == pytest.approx(places[inside, 1], abs=0.02)
    assert one.climb.slope() == pytest.approx(float(term.after.signed(at)))


@pytest.mark.parametrize(("source", "at"), STRAIGHT)
def test_where_it_is_straight_its_climb_ends_on_it_and_no_other_line_is_needed(source: str, at: Point) -> None:
    one = made(source, at)
    assert len(one.told()) >= 2
    (x, up), line = one.climb.corners()[-1, :2], one.line.outline
    assert up == pytest.approx(np.interp(x, line[:, 0], line[:, 1]), abs=0.01)


def test_a_climb_that_is_short_on_its_graph_is_told_all_the_same() -> None:
    term = Sheet(alone=[alone("-4*x*y**2", (-1, 3))])
    one = OneTerm(term, "alone[0]", ROOM, (-2.0, 3.0))  # type: ignore[arg-type]
    one.told()
    assert told(one) == ["−36", "−4y²"]


def test_a_slope_stands_alone_where_the_term_of_the_derivative_has_no_room() -> None:
    one = made("x*y**3*exp(y)", (1, 2))
    one.told()
    assert len(told(one)) == 1


def told(one: OneTerm) -> list[str]:
    """What is filled in beside the climb."""
    shown = [each for plate in one.climb.told for each in getattr(plate.words, "shown", ())]
    return [str(getattr(each, "text", each)) for each in shown]


def test_its_slope_is_told_as_the_term_of_the_derivative_and_its_heights_as_the_term_with_its_number() -> None:
    one = made("2*x*y", (1, 2))
    one.told()
    assert told(one) == ["4", "2y"]
    assert one.plot and one.plot.name_up and [shown.text for shown in one.plot.name_up.shown] == ["4x"]


@pytest.mark.parametrize(("source", "at"), [("x/y", (2, 3)), *STRAIGHT])
def test_the_number_is_ice_and_nothing_is_told_twice(source: str, at: Point) -> None:
    text, ice = made(source, at).words
    sides = alone(source, at).put.text(), alone(source, at).cut.edge.text()
    assert [shown.text for shown in text.shown] == list(dict.fromkeys(sides))  # type: ignore[union-attr]
    assert ice.cold == 1.0  # type: ignore[union-attr]


def test_there_is_nothing_of_a_term_without_a_frozen_letter_and_no_graph_without_room() -> None:
    assert not made("y + 3*x**2", (1, 2)).parts
    flat = made("2*x*y", (1, 2), Box(ROOM.left, -1.0, ROOM.right, ROOM.top))
    assert flat.words and not flat.plot and not flat.told()


def test_it_stays_in_its_room() -> None:
    one = made("2*x*y", (1, 2))
    assert one.plot and ROOM.common(one.plot.box) == one.plot.box
    assert float(one.words[0].get_right()[0]) < ROOM.right and theme.ROLES["x"] == one.line.colour
