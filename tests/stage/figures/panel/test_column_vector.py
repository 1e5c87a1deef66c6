"""Entries of a column come from where they are told, each to its place."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import Scene

from steepest.stage.box import Box
from steepest.stage.figures.panel.column_vector import ColumnVector
from steepest.stage.type import typeset

ROOM = Box(3.0, -2.0, 6.0, -0.5)


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no text."""

    def formula(self, template: str, **style: Any) -> typeset.Typeset:
        return typeset.formula(template, **style)


@pytest.mark.parametrize("entries", [["1", "-2"], ["2.5", "-3", "1.5", "3"], ["12345678", "-0.00012", "7"]])
def test_it_keeps_to_its_region_and_its_entries_come_one_by_one(entries: list[str]) -> None:
    column = ColumnVector(Bare(), "nabla f", entries, ROOM)  # type: ignore[arg-type]
    assert column.get_left()[0] == pytest.approx(ROOM.left) and column.get_top()[1] == pytest.approx(ROOM.top)
    assert column.width <= ROOM.width + 1e-9 and column.height <= ROOM.height + 1e-9
    places = [entry.get_center() for entry in column.entries]
    assert sorted(places, key=lambda place: -place[1]) == places
    source = typeset.formula("1").move_to(np.array([-4.0, 2.0, 0.0]))
    for number, entry in enumerate(column.entries):
        assert all(glyph.get_fill_opacity() == 0 for glyph in entry)
        move = column.gather(number, source)
        move.begin()
        assert entry.get_center() == pytest.approx(source.get_center())
        move.interpolate(1.0)
        assert entry.get_center() == pytest.approx(places[number])
        assert all(glyph.get_fill_opacity() == 1 for glyph in entry)
