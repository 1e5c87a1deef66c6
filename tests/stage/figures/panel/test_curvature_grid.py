"""A column and a grid of cells grow together, and the one is counted as the other's square."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Square, VGroup
from manim.animation.animation import prepare_animation

from steepest.calculus import Bent, Function
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.curvature_grid import CurvatureGrid
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import one_by_one
from steepest.stage.type.typeset import Typeset, formula, words


class Words:
    """A scene that sets every label as its name, and every number as one that is as long as it is told."""

    def __init__(self, number: str) -> None:
        self.number, bent = number, Bent(Function("x**2 - y**2", ["x", "y"]), (0, 0))
        self.facts = SimpleNamespace(bent=bent)

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        """A label."""
        return words(label, size=size, colour=colour)

    def axis(self, label: str, variable: str) -> Typeset:
        """Words and a letter."""
        return words(f"{label} {variable}")

    def letter(self, variable: str) -> Typeset:
        """The letter of a variable."""
        return words(variable)

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        """The number, or a sign."""
        return formula(self.number if "{" in template else template, size=size, colour=colour)


def grid(number: str = "2") -> CurvatureGrid:
    scene: Any = Words(number)
    return CurvatureGrid(Panel(scene, theme.WIDE_PANEL, theme.CLOSE_LINES), "bent")


def cells(of: CurvatureGrid) -> list[Square]:
    (_, slopes, *_), (_, curvatures, *_) = of.slopes, of.curvatures
    return [*slopes, *curvatures]


def test_two_weights_have_two_and_four_cells() -> None:
    found = cells(grid())
    assert len(found) == len({tuple(each.get_center().round(6)) for each in found}) == 2 + 4


def test_of_a_million_weights_a_mesh_and_a_hair_tell_as_large_as_the_cells_were() -> None:
    found = grid()
    square = box_of(VGroup(*cells(found)))
    for _ in one_by_one(found.grow(1)):
        pass
    (many,) = found.many
    assert many.count == 10**6
    assert many.points[:, :2] == pytest.approx(np.array([[square.left, square.top], [square.right, square.bottom]]))


def test_when_the_eye_goes_away_the_grid_has_ever_more_cells_and_in_the_end_all_of_them() -> None:
    found = grid()
    moves = [prepare_animation(each) for each in one_by_one(found.grow(1))]
    (many,) = found.many
    across = list[float]()
    for share in (0.0, 0.3, 0.6, 1.0):
        for move in moves:
            move.begin()
            move.interpolate(share)
        across.append(float(many.shapes()[0].points[0, 0]))
    assert across[0] == pytest.approx(2) and across[-1] == pytest.approx(10**6) and across == sorted(across)


def test_rows_and_columns_of_two_weights_are_named_off_the_cells_until_there_is_no_room() -> None:
    found = grid()
    rows, (weight, *columns) = found.slopes[-1], found.curvatures[-1]
    for number, (row, column) in enumerate(zip(rows, columns, strict=True)):
        slope, inside = (found._middle(number, place) for place in (-1, number))
        assert box_of(row).right < slope[0] - 1.05 and abs(row.get_center()[1] - slope[1]) < 0.2
        assert abs(column.get_center()[0] - inside[0]) < 0.1 and box_of(column).top < found._middle(1, 0)[1] - 1.05
    assert box_of(weight).right < found.left and box_of(row).left > theme.PICTURE.left
    found.grow(1)
    assert len(found.slopes) == len(found.curvatures) == 1


def test_the_old_counts_go_before_the_new_ones_and_curvatures_are_counted_last() -> None:
    found = grid()
    assert not {*map(id, found.counts)} & {id(each.mobject) for each in one_by_one(found.spread())}
    assert {*map(id, found.counts)} <= {id(each.mobject) for each in one_by_one(found.counted())}
    before = found.counts
    moved = [each.mobject for each in one_by_one(found.grow(1))]
    assert all(each in moved for each in before) and found.counts[0] in moved and found.counts[1] not in moved
    assert [each.mobject for each in one_by_one(found.squared())] == [found.counts[1]]


def test_its_cells_lie_in_the_picture_and_its_counts_in_the_panel() -> None:
    found = grid()
    cellular = [*found.slopes, *found.curvatures]
    for _ in one_by_one(found.grow(1)):
        pass
    boxes = [box_of(part) for part in (*cellular, *found.many)]
    room, beside = theme.PICTURE, theme.WIDE_PANEL
    assert all(box.left > room.left and box.right < room.right for box in boxes)
    assert all(room.bottom < box.bottom and box.top < room.top for box in boxes)
    counts = [box_of(part) for part in (*found.counts, *found.words)]
    assert all(box.left > beside.left - 0.05 and box.right < beside.right + 0.05 for box in counts)
    assert all(beside.bottom < box.bottom for box in counts)


def test_the_grid_is_as_large_as_a_picture() -> None:
    found = grid()
    square = VGroup(*cells(found))
    wide, high = square.width, square.height
    assert wide > 0.6 * theme.PICTURE.width and high > 0.7 * theme.PICTURE.height


def test_a_count_is_clear_of_its_words() -> None:
    found = grid("10^12")
    for row, count in zip(found.words, found.counts, strict=True):
        assert box_of(row).apart(box_of(count)) > 0


@pytest.mark.parametrize(("number", "count"), [("2", 6), ("-0.12345678901234567890", 0)])
def test_numbers_that_could_not_be_read_in_cells_are_not_there(number: str, count: int) -> None:
    found = grid(number)
    assert len([*found.slopes[2], *found.curvatures[2]]) == count


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_lines_are_never_so_close_that_they_are_seen_as_one_and_there_are_some(share: float) -> None:
    found, pixels = grid(), 135.0
    for _ in one_by_one(found.grow(1)):
        pass
    (many,) = found.many
    many.size.value = many.first * (many.side / many.count / many.first) ** share
    lines = many._lines(pixels)
    assert lines and all(apart * pixels > 3 and 0 < solid <= 1 for apart, solid in lines)
    assert max(solid for _, solid in lines) > 0.5
