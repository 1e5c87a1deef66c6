"""A number may get more digits, or fewer, in the middle of anything that is done to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import ORIGIN, UP, VGroup
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout

WAYS: dict[str, Callable[[Any], list[Any]]] = {
    "comes": come,
    "goes": gone,
    "dims": dim,
    "brightens": bright,
    "moves": lambda number: [number.animate.shift(2 * UP)],
    "moves with its group": lambda number: [VGroup(number).animate.shift(2 * UP)],
    "shrinks": lambda number: [number.animate.scale(0.5, about_point=ORIGIN)],
    "gets a colour": lambda number: [number.animate.set_color(theme.WRONG)],
    "dims twice at once": lambda number: [*dim(number), *dim(VGroup(number))],
}
RUNS = [(9.99, 10.0, 2), (10.0, 9.99, 2), (0.1, -0.1, 1), (-0.1, 0.1, 1), (1e-7, 4.0, 2), (4.0, 1e-7, 2)]


def seen(number: Readout) -> list[tuple[np.ndarray, np.ndarray]]:
    """The outlines of its digits, and their colours."""
    return [(glyph.points, glyph.fill_rgbas) for glyph in number.family_members_with_points()]


def run(way: str, decimals: int, values: list[float]) -> Readout:
    """A number after an animation in which it has these values, and a moment later the last one once more."""
    value = Live(values[0])
    number = Readout(value, decimals)
    animations = [prepare_animation(each) for each in WAYS[way](number)]
    for each in animations:
        each.begin()
    for frame, now in enumerate(values, 1):
        value.value = now
        for each in animations:
            each.update_mobjects(0.1)
            each.interpolate(frame / len(values))
        number.update(0.1)
        assert number.text == number.read(now)
        assert len(number) == len(number.text)
    for each in animations:
        each.finish()
    return number.update(0.1)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("start", "end", "decimals"), RUNS)
def test_it_ends_as_one_that_had_its_digits_all_the_time(
    way: str, start: float, end: float, decimals: int
) -> None:
    ran, stood = run(way, decimals, [start, start, end, end]), run(way, decimals, [end] * 4)
    for ours, theirs in zip(seen(ran), seen(stood), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert np.allclose(one, other, atol=1e-6)


@pytest.mark.parametrize("way", ["dims", "moves", "shrinks", "gets a colour"])
def test_what_was_done_to_it_stays_done(way: str) -> None:
    """Digits that come a second later are as pale, stand there, and are as small as those before."""
    value = Live(4.0)
    number = Readout(value, 1)
    for each in map(prepare_animation, WAYS[way](number)):
        each.begin()
        each.finish()
    for value.value in (16.0, -0.1, 4.0):
        number.update(0.1)
    for ours, theirs in zip(seen(number), seen(run(way, 1, [4.0] * 2)), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert np.allclose(one, other, atol=1e-6)


def test_a_copy_that_stands_still_lets_its_number_run_on() -> None:
    value = Live(9.99)
    number = Readout(value)
    ghost = number.copy().clear_updaters()
    value.value = 10.0
    number.update(0.1)
    assert (number.text, ghost.text) == ("10.00", "9.99")
