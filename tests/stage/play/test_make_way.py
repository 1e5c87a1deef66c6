"""Numbers and names of axes are not seen where words or lines of others are, and come back when these have gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from manim import Line, Mobject, Scene, VGroup

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.axis_text import AxisText
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.ground.view import View
from steepest.stage.play.inventory import make_way
from steepest.stage.play.layout import findings
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.type.typeset import words

HILL = Function("x**2 + 3*y", ["x", "y"])


def staged() -> tuple[Scene, Block]:
    names = words("east x"), words("north y"), None
    land = Block(HILL, [(0, 4), (-1, 3)], View(-102, 12), names, theme.PICTURE, gap=0.2)
    scene = Scene(renderer=Projector(Audience(), ""))
    scene.add(land.landscape, land.axes)
    return scene, land


def bare(x: float, y: float) -> Mobject:
    return words("over").stand(x, y)


def plated(x: float, y: float) -> Mobject:
    return VGroup(Plate(bare(x, y)))


def line(x: float, y: float) -> Mobject:
    return Line((x - 0.3, y, 0), (x + 0.3, y, 0))


def painted(x: float, y: float) -> Mobject:
    """As a lens paints its ties."""
    return FlatLine(np.array([[x - 0.3, y, 0], [x + 0.3, y, 0]]), theme.INK)


def seen(land: Block) -> set[AxisText]:
    return {each for each in land.axes.placed if each.seen}


@pytest.mark.parametrize("other", [bare, plated, line, painted])
def test_a_text_gives_way_to_what_others_put_there_and_comes_back(
    other: Callable[[float, float], Mobject],
) -> None:
    scene, land = staged()
    make_way(scene)
    before = seen(land)
    assert len(before) > 4 and not findings(scene)
    for text in before:
        x, y, _ = text.text.get_center()
        scene.add(put := other(x, y))
        make_way(scene)
        assert text not in seen(land) and not any(text.text in finding.about for finding in findings(scene))
        scene.remove(put)
        make_way(scene)
        assert seen(land) == before


def test_a_text_gives_way_to_a_lens_that_grows_over_it_and_comes_back() -> None:
    scene, land = staged()
    make_way(scene)
    before = seen(land)
    lens = Lens(scene, land, (2, 1), times=4)
    scene.add(lens.glass)
    for text in before:
        lens.glass.centre = 2 * text.text.get_center()[:2] - lens.glass.spot
        grows, *_ = lens.coming()
        grows.begin()
        grows.interpolate(0.5)
        assert text not in seen(land) and not any(text.text in finding.about for finding in findings(scene))
        lens.glass.centre = np.zeros(2)
        grows.interpolate(1)
        assert text in seen(land)


def test_a_number_close_before_words_in_its_row_would_be_read_as_their_first_one() -> None:
    scene, land = staged()
    make_way(scene)
    numbers = (each for each in seen(land) if each.axis == 0 and not each.is_name)
    number = max(numbers, key=lambda each: each.box.right)
    scene.add(beside := bare(0, float(number.text.get_center()[1])))
    for apart, is_seen in ((0.4, False), (0.8, True)):
        beside.shift((number.box.right + apart - float(beside.get_left()[0]), 0, 0))
        make_way(scene)
        assert (number in seen(land)) == is_seen


def test_it_stays_away_while_the_eye_moves_a_little() -> None:
    scene, land = staged()
    text = next(each for each in land.axes.placed if each.seen)
    scene.add(plated(*text.text.get_center()[:2]))
    make_way(scene)
    view = land.landscape.view
    land.landscape.face(replace(view, azimuth=view.azimuth + 0.01))
    assert not text.seen


def test_what_is_hardly_there_is_nothing_to_give_way_to() -> None:
    scene, land = staged()
    before = seen(land)
    x, y, _ = next(iter(before)).text.get_center()
    scene.add(bare(x, y).set_opacity(0.01))
    make_way(scene)
    assert seen(land) == before
