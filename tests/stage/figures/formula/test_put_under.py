"""What a derivative comes to at a point stands under its line, and is left out where it has no room."""

import pytest

from steepest import theme
from steepest.stage.figures.formula.derivation import Derivation
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.label import box_of
from steepest.stage.type.typeset import Typeset
from tests.scenes.opened import opened

ROOM = theme.SHORT_FORMULAS


def made(function: str, spot: str = "there") -> Derivation:
    scene = opened("partials", {"function": function, "point": [1, 2], "second": [2, 1]})
    return Derivation(scene, "by_x", "by_y", region=ROOM, size=48, spot=spot).frozen()


def added(rows: Derivation) -> list[Typeset]:
    usual = [text for row in (rows.top, *rows.rows) for text in row.all()]
    return [part for part in rows.parts if isinstance(part, Typeset) and part not in usual]


def test_each_stands_under_its_line_and_over_the_next_one() -> None:
    rows = made("3*x**2 + 2*x*y + y**3")
    first, second = added(rows)
    assert [[getattr(shown, "text", "") for shown in text.shown] for text in (first, second)] == [
        ["6 · 2 + 2 · 1", "14"],
        ["2 · 2 + 3 · 1²", "7"],
    ]
    for text, row in zip((first, second), rows.rows, strict=True):
        assert text.get_left()[0] == pytest.approx(row.equals.get_left()[0])
        assert float(text.get_top()[1]) < min(float(each.get_bottom()[1]) for each in row.all())
    lower = max(float(each.get_top()[1]) for each in rows.rows[1].all())
    assert float(first.get_bottom()[1]) > lower and float(second.get_bottom()[1]) > ROOM.bottom
    assert len([part for part in rows.parts if isinstance(part, Ice)]) == 4


@pytest.mark.parametrize("function", ["3*x + 2*y", "x/(y + 1)**2 + x**2"])
def test_nothing_is_put_in_where_no_letter_is_left_or_it_is_taller_than_a_line(function: str) -> None:
    assert not added(made(function))


def test_without_a_spot_lines_stand_closer_and_nothing_is_added() -> None:
    near, far = made("x*y + y**2", ""), made("x*y + y**2")
    assert not added(near) and added(far)
    tops = [box_of(rows.rows[1].head).top for rows in (near, far)]
    assert tops[0] > tops[1]
