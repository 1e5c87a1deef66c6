"""Terms of a derivative stand under those that they come from, and nothing touches, whatever the function."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from manim import VMobject

from steepest.calculus import Function, TermByTerm
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.formula.derivation import Derivation
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.label import box_of
from steepest.stage.play.inventory import glyphs_of
from steepest.stage.play.shapes import shapes_of
from steepest.stage.type.typeset import Typeset
from tests.families import family
from tests.scenes.opened import opened

FUNCTIONS = [
    "3*x**2 + 2*x*y + y**3",
    "x*y",
    "-x**2*sin(y) - cos(x) + 4",
    "x/y - (y - 1)*x",
    "0.125*x**3 - 2*x**2*y + 3*x*y**2 - y**3 + 7",
    "sqrt(2 + x**2) - y**2/3",
]
LATER = ("x*y", "x/y - (y - 1)*x", "-x**2*sin(y) - cos(x) + 4")
"""Those that `make verify` plays."""
RULES = "by_x", "by_y"
POINTS = {"point": [2, 4], "second": [2.5, 4.5]}


def scene(function: str) -> Any:
    """A scene with this function."""
    return opened("partials", {"function": function, **POINTS})


@pytest.fixture(
    scope="module",
    params=[pytest.param(one, marks=[pytest.mark.verify] if one in LATER else []) for one in FUNCTIONS],
)
def rows(request: pytest.FixtureRequest) -> Derivation:
    return Derivation(scene(request.param), "by_x", "by_y").frozen()


def test_nothing_touches_and_all_is_in_the_region(rows: Derivation) -> None:
    texts = [text for row in (rows.top, *rows.rows) for text in row.all() if glyphs_of(text)]
    boxes = [(t.get_left()[0], t.get_bottom()[1], t.get_right()[0], t.get_top()[1]) for t in texts]
    for one, other in combinations(boxes, 2):
        across = max(one[0] - other[2], other[0] - one[2])
        along = max(one[1] - other[3], other[1] - one[3])
        assert max(across, along) >= theme.TEXT_GAP - 0.01
    room = rows.region
    assert theme.SHORT_FORMULAS.right <= room.right <= theme.FORMULAS.right
    assert (
        min(box[0] for box in boxes) >= room.left - 0.01 and max(box[2] for box in boxes) <= room.right + 0.01
    )
    assert min(box[1] for box in boxes) >= room.bottom and max(box[3] for box in boxes) <= room.top + 1e-9


def test_letters_are_large_enough(rows: Derivation) -> None:
    texts = [text for row in (rows.top, *rows.rows) for text in row.all()]
    assert min(text.size * text.enlarged for text in texts) >= theme.SMALLEST_SIZE


def test_a_shorter_one_can_be_set_in_the_same_size(rows: Derivation) -> None:
    line = Derivation(rows.scene, "linear_x", "linear_y", size=rows.size)
    assert line.size == pytest.approx(rows.size)
    assert line.top.equals.get_left()[0] == pytest.approx(rows.top.equals.get_left()[0])


def test_the_formula_of_the_lecture_is_the_picture() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), "by_x", "by_y")
    assert rows.size >= 1.5 * theme.FORMULA_SIZE
    assert rows.region.width >= 0.5 * theme.FRAME_WIDTH


def test_an_arrow_leads_to_what_a_term_becomes_until_another_derivative_is_told() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), "by_x", "by_y")
    found = [each.mobject for each in rows.derive("by_x", 0) if isinstance(each.mobject, FlatArrow)]
    assert [arrow.start[0] for arrow in found] == pytest.approx([rows.top.terms[0].get_center()[0]])
    assert found[0].start[1] > found[0].end[1] > rows.rows[0].terms[0].get_top()[1]
    rows.ask("by_x")
    assert rows.arrows == found
    rows.ask("by_y")
    assert not rows.arrows


def test_a_derivative_that_was_told_makes_room_under_the_function_for_the_next_one() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), "by_x", "by_y")
    first, second = rows.rows
    rows.derive("by_x", *range(3))
    places = [line.equals.get_center()[1] for line in rows.rows]
    sinking, *_ = rows.trade("by_y", 1.0)
    assert [line.equals.get_center()[1] for line in rows.rows] == pytest.approx(places[::-1])
    sinking.interpolate(0.0)
    assert first.equals.get_center()[1] == pytest.approx(places[0])
    sinking.interpolate(1.0)
    assert first.equals.get_center()[1] == pytest.approx(places[1])
    assert theme.DIMMED <= first.terms[0].submobjects[0].get_fill_opacity() < 1
    rows.derive("by_y", 2)
    (arrow,) = rows.arrows
    assert rows.top.terms[2].get_bottom()[1] > arrow.start[1] > arrow.end[1] > second.terms[2].get_top()[1]


def test_each_place_of_a_derivative_is_an_empty_square_until_its_term_has_come(rows: Derivation) -> None:
    fresh = Derivation(rows.scene, *RULES, region=rows.region)
    for rule, line in zip(RULES, fresh.rows, strict=True):
        for numbers in ([*fresh.melting(rule), *fresh.live(rule)[:1]], *([k] for k in fresh.live(rule)[1:])):
            fresh.derive(rule, *numbers)
            shown = [text for text in fresh.parts if isinstance(text, Typeset)]
            for number, term in enumerate(line.terms):
                held = line.empty.get(number, [])
                assert (term in shown) != bool(held) and all(text in shown for text in held)
                assert len(held) in (0, len(fresh.top.place(number)))
                for square in held[-1:]:
                    assert square.get_center()[1] == pytest.approx(line.equals.get_center()[1])
        assert not line.empty


def test_a_derivative_that_comes_at_once_has_no_empty_place() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), *RULES)
    rows.derive("by_x", *range(3))
    assert not rows.rows[0].empty


def test_the_arrows_are_as_long_as_each_other_whatever_hangs_below_a_line() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), "by_x", "by_y")
    for number in rows.live("by_x"):
        rows.derive("by_x", number)
    first, second = ([round(float(end[1]), 6) for end in (arrow.start, arrow.end)] for arrow in rows.arrows)
    assert first == second


def test_a_block_keeps_off_derivatives_that_are_told_and_left_sides_of_others() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), *RULES)
    first, second = rows.rows
    for told, left in (((), [first, second]), (RULES[:1], [second]), (RULES[1:], [first]), (None, [])):
        absent = {text for row in left for text in row.all()} - {row.head for row in left}
        absent -= {row.equals for row in left}
        every = {text for row in (rows.top, first, second) for text in row.all()}
        kept = {*rows.texts(told)}
        assert every - absent <= kept and not absent & kept


@pytest.mark.parametrize("function", ["x**2 + y", "y + x", "x*y - y"])
def test_a_block_keeps_off_the_squares_that_hold_the_places_of_terms(function: str) -> None:
    """A square may be wider than the digit that will stand there."""
    rows = Derivation(scene(function), *RULES)
    kept = [box_of(each) for each in rows.texts()]
    for rule, row in zip(RULES, rows.rows, strict=True):
        row.fill(rows.scene, rows.melting(rule), rows.top)
        squares = [box_of(text) for held in row.empty.values() for text in held]
        assert squares and all(each in kept for each in squares)


def test_a_block_keeps_off_the_arrows_that_lead_to_the_first_derivative_while_it_is_told() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), *RULES)
    kept = [[each for each in rows.texts(told) if isinstance(each, FlatArrow)] for told in (RULES[:1], (), None)]
    for number in rows.live("by_x"):
        rows.derive("by_x", number)
    assert [len(each) for each in kept] == [len(rows.arrows), 0, 0]
    assert all((one.start == other.start).all() for one, other in zip(kept[0], rows.arrows, strict=True))


def test_a_question_has_room_under_the_first_derivative(rows: Derivation) -> None:
    low = min(float(text.get_bottom()[1]) for text in rows.rows[0].all())
    assert low - rows.region.bottom >= 2.75 - 0.01
    assert rows.room().right == rows.region.right


def test_terms_stand_under_each_other(rows: Derivation) -> None:
    for row in rows.rows:
        pairs = list(zip(rows.top.terms, row.terms, strict=True))
        for above, below in pairs[:-1]:
            assert below.get_center()[0] == pytest.approx(above.get_center()[0])
        above, below = pairs[-1]
        assert below.get_left()[0] == pytest.approx(above.get_left()[0])
        assert all(below.baseline < above.baseline for above, below in pairs)


def test_no_gap_is_left_behind_the_last_sign(rows: Derivation) -> None:
    for row in (rows.top, *rows.rows):
        (*_, sign), (*_, term) = row.signs, row.terms
        if sign is not None:
            widest = max(float(each.signs[-1].width) for each in (rows.top, *rows.rows) if each.signs[-1])
            gap = float(term.get_left()[0]) - float(sign.get_center()[0]) - widest / 2
            assert gap == pytest.approx(0.27)


def test_there_is_ice_where_a_frozen_letter_is_left(rows: Derivation) -> None:
    left = sum(
        len([name for name in fact.frozen if name in row.terms[k].parts]) > 0
        for fact, row in zip(rows.facts, rows.rows, strict=True)
        for k in range(len(row.terms))
    )
    assert len([shape for shape in shapes_of(rows.parts) if shape.kind == "ice"]) == left


def test_nothing_drips_through_another_line() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), "by_x", "by_y")
    first, second = rows.rows
    rows.melt("by_x", 2)
    assert rows._water[2].floor == pytest.approx(first.terms[2].baseline + 0.1)
    rows.melt("by_y", 0)
    water, zero = rows._water[0], second.terms[0]
    tops, feet = ([point(letter)[1] for letter in water.letters] for point in (VMobject.get_top, VMobject.get_bottom))
    assert max(tops) < min(term.get_bottom()[1] for term in first.terms), "it begins under the line that is there"
    assert min(feet) >= zero.baseline - 0.01 and water.floor == pytest.approx(zero.baseline + 0.1)


def test_a_derivative_in_one_go_freezes_its_letters_and_melts_its_constants_each_time() -> None:
    """A number melts in both derivatives, and an arrow leads to no zero."""
    rows = Derivation(scene("x**2 + y**2 + 7"), *RULES)
    for rule, cold, melting in (("by_x", "y", [1, 2]), ("by_y", "x", [0, 2])):
        moves = rows.differentiate(rule)
        assert rows.melting(rule) == melting and not rows._line(rule).empty
        assert len(rows.arrows) == (1 if rule == "by_x" else 0)
        for share in (0.5, 1.0):
            for move in moves:
                move.begin() if share < 1 else None
                move.interpolate(share)
            assert all(rows._water[number].is_seen == (share < 1) for number in melting)
        assert {name for name, ices in rows._cold.items() if all(ice.cold == 1 for ice in ices)} == {cold}


def test_lines_close_up_under_the_first_one_where_there_is_more_room() -> None:
    rows = Derivation(scene(FUNCTIONS[0]), "by_x", "by_y").frozen()
    tops = [max(float(text.get_top()[1]) for text in row.all()) for row in (rows.top, *rows.rows)]
    feet = [min(float(text.get_bottom()[1]) for text in row.all()) for row in (rows.top, *rows.rows)]
    assert tops[0] == pytest.approx(rows.region.top)
    assert all(0.12 <= foot - top <= 0.8 for foot, top in zip(feet, tops[1:], strict=False))
    assert feet[-1] > rows.region.bottom + 0.5


@pytest.mark.parametrize("function", [FUNCTIONS[0], FUNCTIONS[-1]])
def test_short_ones_take_as_much_more_room_as_they_need_to_be_read(function: str) -> None:
    rows = Derivation(scene(function), "by_x", "by_y", region=theme.SHORT_FORMULAS)
    texts = [text for row in (rows.top, *rows.rows) for text in row.all()]
    assert min(text.size * text.enlarged for text in texts) >= theme.SMALLEST_SIZE - 0.01
    assert theme.SHORT_FORMULAS.right <= rows.region.right <= theme.FORMULAS.right


@pytest.mark.parametrize(
    "function", family(2, ["3*x**2 + 2*x*y + y**3", "1/3*(x**2 - y**2 + x**3/9)", "x/(y + 4) - y/x**2"])
)
def test_short_ones_stay_over_the_foot_of_their_region(function: str) -> None:
    rows = Derivation(scene(function), "by_x", "by_y", region=theme.SHORT_FORMULAS, size=52)
    lowest = min(float(text.get_bottom()[1]) for text in rows.texts())
    assert lowest >= theme.SHORT_FORMULAS.bottom - 1e-6


def test_a_letter_that_two_rules_freeze_is_left_as_it_is_when_the_one_follows_the_other() -> None:
    played = scene(FUNCTIONS[0])
    function = Function("x*y + y*z + x*z", ("x", "y", "z"))
    rules = {f"by_{name}": TermByTerm(function, name) for name in "xyz"}
    played.namespace = {**played.namespace, **rules}
    rows = Derivation(played, *rules)
    for rule, fact in rules.items():
        moved = [each for each in rows.apply(rule) if isinstance(each.mobject, Ice)]
        assert len({id(each.mobject) for each in moved}) == len(moved)  # none thaws and freezes at once
        for each in moved:
            each.begin()
            each.finish()
        assert {name for name, ices in rows._cold.items() if ices[0].cold} == {*fact.frozen}
