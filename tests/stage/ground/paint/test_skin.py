"""Glass is traced: clear in its middle, nearly solid at its rim, nothing beside it, and as high as it has grown."""

import numpy as np
import pytest

from steepest.stage.ground.egg import ROUND, Egg
from steepest.stage.ground.paint.skin import COARSE, skin_picture
from steepest.stage.ground.view import View

PIXELS = 60.0
VIEW = View(-125, 12)
LONG = Egg.of(np.zeros(3), np.diag([2.4, 1.7, 1.4]))
EGGS = pytest.mark.parametrize("egg", [ROUND, LONG], ids=["round", "long"])


def covers(egg: Egg, grown: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """How solid the glass is at places (n, 2) of the frame: both."""
    found = skin_picture(egg, VIEW, PIXELS, grown)
    assert found
    surface, (left, top) = found
    height, width = surface.get_height(), surface.get_width()
    cells = np.frombuffer(bytes(surface.get_data()), np.uint8).reshape(height, width, 4)
    x = left + (np.arange(width) + 0.5) * COARSE / PIXELS
    y = top - (np.arange(height) + 0.5) * COARSE / PIXELS
    return cells[..., 3].ravel() / 255, np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)


@EGGS
def test_it_is_clear_in_the_middle_and_solid_at_the_rim(egg: Egg) -> None:
    cover, places = covers(egg)
    outline = egg.outline(VIEW)
    middle = outline.mean(axis=0)
    turn = np.arctan2(*(places - middle).T[::-1])
    reach = np.hypot(*(outline - middle).T)
    order = np.argsort(np.arctan2(*(outline - middle).T[::-1]))
    turns = np.arctan2(*(outline - middle).T[::-1])[order]
    out = np.hypot(*(places - middle).T) / np.interp(turn, turns, reach[order], period=2 * np.pi)
    assert cover[out > 1.25].max() == 0  # it is painted as far as its outline, around which two traced ones are told
    assert cover[(out > 0.97) & (out < 1.02)].min() > 0.7  # else the rim would have gaps
    clear = np.median(cover[out < 0.3])
    assert clear < 0.5  # what is in it, or behind it, is rather seen than not
    assert cover[(out > 0.9) & (out < 0.95)].mean() > 1.4 * clear


@EGGS
def test_what_has_not_grown_yet_is_not_there(egg: Egg) -> None:
    whole, places = covers(egg)
    half, some = covers(egg, grown=0.0)
    assert np.array_equal(places, some)
    top = places[:, 1] > VIEW.project(egg.latitude(0.0))[:, 1].max() + 0.1
    foot = places[:, 1] < VIEW.project(egg.latitude(0.0))[:, 1].min() - 0.1
    assert not half[top].any() and np.array_equal(half[foot], whole[foot])


def test_none_has_no_picture() -> None:
    assert skin_picture(ROUND, VIEW, PIXELS, grown=-1.0) is None


def test_colours_are_no_brighter_than_their_cover() -> None:
    found = skin_picture(LONG, VIEW, PIXELS)
    assert found
    surface = found[0]
    cells = np.frombuffer(bytes(surface.get_data()), np.uint8).reshape(-1, 4)
    assert (cells[:, :3] <= cells[:, 3:]).all()
