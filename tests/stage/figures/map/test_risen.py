"""Where a walked ground has risen out of its map, no name of an axis is read as one with a number."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.map.risen import _between_numbers, _on_one_line
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import words
from tests.families import crossed

BOWL = Function("(x - 3)**2 + 9*(y + 1)**2", ["x", "y"])


def on_one_line(axes: SolidAxes) -> list[bool]:
    """Of each number that is seen of the second axis whether the name there is read as one with it."""
    (name,) = (each for each in axes.placed if each.is_name and each.axis == 1)
    numbers = (each for each in axes.placed if not each.is_name and each.axis == 1 and each.seen)
    return [_on_one_line(name.box, each.box) for each in numbers]


def axes_of(view: View) -> SolidAxes:
    names = words("a"), words("b"), None
    return Block(BOWL, [(-1, 7), (-3, 1)], view, names, theme.PICTURE).axes


@pytest.mark.parametrize(("elevation", "azimuth"), crossed(2, [46, 58, 70], [-68, -72, -112]))
def test_a_name_beside_a_number_goes_on_between_two(azimuth: int, elevation: int) -> None:
    axes = axes_of(View(azimuth, elevation))
    before = [each.text.get_center() for each in axes.placed]
    met = any(on_one_line(axes))
    _between_numbers(axes, [])
    assert not any(on_one_line(axes))
    moved = [np.any(each.text.get_center() != at) for each, at in zip(axes.placed, before, strict=True)]
    assert sum(moved) == met


def test_where_words_stand_it_stays() -> None:
    axes = axes_of(View(-68, 58))
    before = [each.text.get_center() for each in axes.placed]
    _between_numbers(axes, [theme.PICTURE])
    assert np.array_equal(before, [each.text.get_center() for each in axes.placed])
