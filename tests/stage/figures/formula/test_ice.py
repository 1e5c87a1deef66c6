"""Ice lies on its letters, grows over them, is as solid as they are, and paints nothing beside its box."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.formula.ice import Ice, lighted
from steepest.stage.figures.formula.meltwater import Meltwater
from steepest.stage.type.typeset import Typeset, formula
from tests.stage.canvas import canvas

SIZE = 480, 270


def letters(size: float = 64) -> Typeset:
    return formula('2 part("x", x) part("y", y)', size=size).stand(0.0, 0.0, side=0)


def painted(figure: Any) -> np.ndarray:
    """The picture (rows, columns, 4) that a figure paints on nothing."""
    unit = SIZE[1] / theme.FRAME_HEIGHT
    surface, context = canvas(SIZE, unit)
    figure.paint(context, unit)
    surface.flush()
    return np.ndarray((SIZE[1], SIZE[0], 4), np.uint8, surface.get_data()).copy()


def spot(figure: Any) -> tuple[slice, slice]:
    """The pixels of a figure's reach, and one more on every side."""
    box, unit = figure.reach(), SIZE[1] / theme.FRAME_HEIGHT
    rows = int(SIZE[1] / 2 - box.top * unit) - 1, int(SIZE[1] / 2 - box.bottom * unit) + 2
    columns = int(SIZE[0] / 2 + box.left * unit) - 1, int(SIZE[0] / 2 + box.right * unit) + 2
    return slice(*rows), slice(*columns)


@pytest.mark.parametrize("size", [26, 64, 112])
@pytest.mark.parametrize("cold", [0.3, 0.7, 1.0])
def test_nothing_is_painted_beside_what_it_says_it_reaches(size: float, cold: float) -> None:
    ice = Ice(letters(size).parts["y"]).freeze(cold)
    picture = painted(ice)
    assert picture[spot(ice)].any()
    picture[spot(ice)] = 0
    assert not picture.any()


def test_more_of_it_is_there_the_colder_it_is() -> None:
    text = letters()
    solid = [int(painted(Ice(text.parts["y"]).freeze(cold))[..., 3].sum()) for cold in (0, 0.3, 0.6, 1)]
    assert solid == sorted(solid) and solid[0] == 0 and len(set(solid)) == 4


def test_ice_that_is_pointed_out_glows_more_and_nothing_of_it_leaves_its_reach() -> None:
    text = letters()
    ice, thawing, warm = (Ice(text.parts["y"]).freeze() for _ in range(3))
    before = int(painted(ice)[..., 3].sum())
    (light,) = lighted([text, ice, thawing, warm.freeze(0.0)], [thawing.to(0.0)])
    light.begin()
    light.interpolate(1.0)
    picture = painted(ice)
    assert cast(Any, light.mobject) is ice and int(picture[..., 3].sum()) > 1.1 * before
    picture[spot(ice)] = 0
    assert not picture.any()


def test_frozen_letters_have_the_colour_of_ice_and_thawed_ones_their_own() -> None:
    text = letters()
    (y,) = text.parts["y"]
    ice = Ice([y]).freeze()
    assert y.get_fill_color().to_hex() == theme.ICE
    ice.freeze(0.0)
    assert y.get_fill_color().to_hex() == theme.SECOND
    assert text.parts["x"][0].get_fill_color().to_hex() == theme.FIRST


def test_it_is_as_solid_as_its_letters() -> None:
    text = letters()
    ice = Ice(text.parts["y"]).freeze()
    assert [shape.kind for shape in ice.shapes()] == ["ice"]
    text.set_opacity(0.0)
    assert not painted(ice).any() and ice.shapes() == []


def test_it_follows_its_letters() -> None:
    text = letters()
    ice = Ice(text.parts["y"]).freeze()
    before, told = ice.reach(), ice.appearance()
    text.shift(np.array([1.0, 0.0, 0.0]))
    assert ice.reach().left == pytest.approx(before.left + 1)
    assert str(ice.appearance()) != str(told)


def test_the_same_ice_is_painted_twice() -> None:
    one, other = (painted(Ice(letters().parts["y"]).freeze(0.5)) for _ in range(2))
    assert (one == other).all()


def test_without_letters_there_is_none() -> None:
    assert not painted(Ice([]).freeze()).any()


@pytest.mark.parametrize("melted", [0.02, 0.1, 0.4, 0.75])
def test_water_keeps_between_its_letters_and_the_floor(melted: float) -> None:
    water = Meltwater(letters(), floor=-1.6)
    water.melted = melted
    picture = painted(water)
    assert picture.any()
    picture[spot(water)] = 0
    assert not picture.any()


def test_letters_stay_as_they_are_while_a_copy_of_them_melts() -> None:
    text = letters()
    before = [(glyph.get_fill_color().to_hex(), glyph.get_fill_opacity()) for glyph in text]
    melting = Meltwater(text, floor=-1.6).to(1.0)
    melting.begin()
    for share in (0.1, 0.5, 1.0):
        melting.interpolate(share)
        assert [(glyph.get_fill_color().to_hex(), glyph.get_fill_opacity()) for glyph in text] == before


def test_the_copy_comes_down_to_the_floor_as_it_melts() -> None:
    water, middles = Meltwater(letters(), floor=-1.6), []
    for water.melted in (0.1, 0.4, 0.7):
        rows = np.flatnonzero(painted(water).any(axis=(1, 2)))
        middles.append(rows.min())
    assert middles == sorted(set(middles))  # its top is lower each time


def test_there_is_water_only_while_letters_melt() -> None:
    water = Meltwater(letters(), floor=-1.6)
    seen = []
    for water.melted in (0.0, 0.5, 1.0):
        seen.append(bool(painted(water).any()))
    assert seen == [False, True, False]
