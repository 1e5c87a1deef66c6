"""Fog hides a map but for what is around a place, and lifts."""

from __future__ import annotations

import cairo
import numpy as np
import pytest
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.map.fog import LIT, SOFT, Fog
from steepest.stage.play.entrances import gone
from steepest.stage.play.live import Live

PLANE = Plane((0, 8), (0, 4), Box(-4, -2, 4, 2))
PIXELS = 20


def painted(fog: Fog, clip: tuple[int, int, int, int] = (0, 0, 284, 160), black: bool = False) -> np.ndarray:
    """How light a white frame, or a black one, is under it, 0 to 1, (160, 284); only within a clip."""
    wide, high = 284, 160
    image = cairo.ImageSurface(cairo.FORMAT_RGB24, wide, high)
    context = cairo.Context(image)
    context.set_source_rgb(*[0 if black else 1] * 3)
    context.paint()
    context.rectangle(*clip)
    context.clip()
    context.set_matrix(
        cairo.Matrix(PIXELS, 0, 0, -PIXELS, PIXELS * theme.FRAME_WIDTH / 2, PIXELS * theme.FRAME_HEIGHT / 2)
    )
    fog.paint(context, PIXELS)
    image.flush()
    return np.ndarray((high, wide, 4), np.uint8, image.get_data())[..., 1] / 255


def seen(fog: Fog) -> np.ndarray:
    """How much of the frame is seen through it, (160, 284): by how much lighter white is under it than black."""
    return painted(fog) - painted(fog, black=True)


def seen_at(fog: Fog, x: float, y: float) -> float:
    """How much is seen at a place of the frame."""
    column, row = PIXELS * (x + theme.FRAME_WIDTH / 2), PIXELS * (theme.FRAME_HEIGHT / 2 - y)
    return float(seen(fog)[round(row), round(column)])


def test_it_is_paler_than_what_lies_low_since_dark_means_low() -> None:
    fog = painted(Fog(PLANE, lambda: (1, 2)), black=True)
    lowest = max(theme.ramp(0.0)[1], theme.channels(theme.BACKGROUND)[1])
    assert fog[80, 182] > 1.5 * lowest and fog[80, 182:212].min() > 1.15 * lowest  # plainly, beside what is lit


def test_it_glows_around_what_is_lit_and_is_no_night_far_off() -> None:
    """One grey all over a map looks like half a picture: a light in fog is seen around itself. And a dark one looks
    like no fog at all."""
    fog = painted(Fog(PLANE, lambda: (2, 2)), black=True)[80]
    near, far = (round(PIXELS * (x + theme.FRAME_WIDTH / 2)) for x in (-2 + LIT + SOFT, 2.5))
    assert fog[near] > 1.2 * fog[far]
    assert fog[far : far + PIXELS].min() > 3 * theme.channels(theme.BACKGROUND)[1]


def ended(animation: Animation) -> None:
    animation.begin()
    animation.interpolate(1)
    animation.finish()


def test_what_is_around_the_place_is_clear_and_the_rest_is_hidden() -> None:
    fog = Fog(PLANE, lambda: (2, 2))  # (-2, 0) on the frame
    assert seen_at(fog, -2, 0) == 1 and seen_at(fog, -2 + 0.8 * LIT, 0) == 1
    assert seen_at(fog, -2 + LIT + SOFT + 0.1, 0) < 0.3 and seen_at(fog, 3, 1) < 0.3


def test_over_the_ground_nothing_is_seen_through_it_but_what_is_lit() -> None:
    """A form that shows through, if only as a line, gives away what somebody in fog cannot know."""
    fog = Fog(PLANE, lambda: (2, 2))
    fog.ground, fog.share = lambda at: (np.array([-2.0, 0.0]), np.eye(2)), 0.0
    assert seen_at(fog, -2, 0) == 1
    white = painted(fog)
    hidden = painted(fog, black=True)
    assert np.abs(white - hidden)[:, 200:].max() < 0.01 < np.abs(white - hidden).max()


def test_it_ends_at_the_edge_of_the_map() -> None:
    fog = Fog(PLANE, lambda: (2, 2))
    assert seen_at(fog, 4.2, 0) == 1 and seen_at(fog, 3, 2.2) == 1


def test_it_follows_a_live_place_and_comes_to_no_harm_far_off_the_map() -> None:
    at = Live((2.0, 2.0))
    fog = Fog(PLANE, at)
    at.value = (7.0, 2.0)
    assert seen_at(fog, 3, 0) == 1 and seen_at(fog, -2, 0) < 0.3
    at.value = (1e300, -1e300)
    assert seen_at(fog, 3, 0) < 0.3
    (shape,) = fog.shapes()
    assert shape.kind == "fog" and shape.points[0] == pytest.approx([1e300, -1e300])


def test_nothing_is_hidden_when_it_has_lifted() -> None:
    fog = Fog(PLANE, lambda: (0, 0))
    (lifting,) = gone(fog)
    lifting.begin()
    lifting.interpolate(0.5)
    half = painted(fog)
    lifting.interpolate(1)
    assert half.min() < 0.3 and (painted(fog) == 1).all()


def test_who_feels_around_sees_a_little_more_and_then_as_much_as_before() -> None:
    fog = Fog(PLANE, lambda: (4, 2))
    before, feeling = seen(fog), fog.feel()
    feeling.begin()
    feeling.interpolate(0.5)
    assert seen(fog).sum() > 1.01 * before.sum()
    ended(feeling)
    assert seen(fog) == pytest.approx(before)


@pytest.mark.parametrize("way", [(1.5, 1.0), (-2.5, 0.5), (0.1, 0.0)])
def test_it_becomes_clear_as_far_as_an_arrow_goes_that_stands_there_and_no_farther(way: tuple[float, float]) -> None:
    fog, long = Fog(PLANE, lambda: (4, 2)), float(np.hypot(*way))
    arrow = FlatArrow(np.zeros(3), np.array([*way, 0.0]), theme.GRADIENT, plane=PLANE)
    before = painted(fog)
    ended(fog.light(arrow))
    tip = seen_at(fog, *way)
    beyond = seen_at(fog, *(np.array(way) * (max(long, LIT) + SOFT + 0.1) / long))
    assert tip > 0.95 and beyond < 0.3
    ended(fog.light())
    assert painted(fog) == pytest.approx(before)


@pytest.mark.parametrize("clip", [(60, 40, 51, 37), (101, 63, 90, 41)])
def test_a_part_of_it_looks_as_it_does_in_the_whole(clip: tuple[int, int, int, int]) -> None:
    fog = Fog(PLANE, lambda: (3.3, 1.7))
    left, top, wide, high = clip
    part = np.s_[top : top + high, left : left + wide]
    assert (painted(fog)[part] == painted(fog, clip)[part]).all()


@pytest.mark.parametrize("far", [2.0, 4.0])
def test_where_it_was_clear_before_it_stays_thinner_and_hides_what_was_never_lit(far: float) -> None:
    steps = np.array([[0.5, 2.0], [0.5 + far / 2, 2.0], [0.5 + far, 2.0]])
    fog, alone = Fog(PLANE, lambda: steps[-1], been=lambda: steps), Fog(PLANE, lambda: steps[-1])
    was, ahead = (-3.5, 0.0), (-3.5 + far + LIT + SOFT + 0.1, 0.0)
    assert seen_at(alone, *was) < 0.3 < 0.48 < seen_at(fog, *was) < seen_at(fog, -3.5 + far, 0) == 1
    assert seen_at(fog, *ahead) == seen_at(alone, *ahead) < 0.3


def test_it_stays_thinner_as_far_as_it_was_clear_where_the_walk_starts() -> None:
    here = Live((2.0, 2.0))
    fog = Fog(PLANE, here, been=lambda: np.array([[2.0, 2.0]]))
    arrow = FlatArrow(np.array([-2.0, 0, 0]), np.array([-2.0, 1.5, 0]), theme.GRADIENT, plane=PLANE)
    ended(fog.light(arrow))
    ended(fog.light())
    here.value = (6.0, 2.0)
    assert seen_at(fog, -2, 1.4) > 0.48


def test_it_comes_to_no_harm_where_a_walk_was_far_off_the_map() -> None:
    fog = Fog(PLANE, lambda: (2, 2), been=lambda: np.array([[2, 2], [1e300, -1e300], [-9.0, 2.0], [2.0, 5.4]]))
    assert len(fog.remembered) == 2 and seen_at(fog, -2, 0) == 1
