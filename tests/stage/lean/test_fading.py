"""A quick fade shows what manim's shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import manim
import numpy as np
import pytest
from manim import RIGHT, Circle, Mobject, Square, VGroup

from steepest.stage.figures.flat.marks import Plate
from steepest.stage.lean import fading
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import formula, words

THINGS: dict[str, Callable[[], Mobject]] = {
    "words": lambda: words("Freeze all but one"),
    "a formula in a group": lambda: VGroup(VGroup(formula("x^2 + y")), Circle()),
    "filled, half dimmed": lambda: Square(fill_opacity=0.4, stroke_opacity=0.7),
    "with something behind it": lambda: Circle(fill_opacity=1).set_stroke(
        width=4, opacity=0.5, background=True
    ),
    "of two colours": lambda: Square(fill_opacity=1).set_fill(["#ff0000", "#0000ff"], [0.2, 0.9]),
    "one that is updated": lambda: Circle(fill_opacity=1).add_updater(lambda one: one),
}
TIMING: tuple[dict[str, Any], ...] = ({}, {"shift": RIGHT}, {"scale": 0.5}, {"lag_ratio": 0.3})


def seen(mobject: Mobject) -> list[np.ndarray]:
    """All that a fade may change."""
    names = "points", "fill_rgbas", "stroke_rgbas", "background_stroke_rgbas"
    return [getattr(one, name) for one in mobject.get_family() if one.has_points() for name in names]


@pytest.mark.parametrize("timing", TIMING, ids=str)
@pytest.mark.parametrize("name", THINGS)
@pytest.mark.parametrize("kind", ["FadeIn", "FadeOut"])
def test_what_is_seen_is_what_manim_shows(kind: str, name: str, timing: dict[str, Any]) -> None:
    things = [THINGS[name](), THINGS[name]()]
    before = seen(things[0])
    scene = manim.Scene()
    scene.add(*things)
    fades = [getattr(where, kind)(one, **timing) for where, one in zip((fading, manim), things, strict=True)]
    for one in fades:
        one.begin()
    for share in (0.0, 0.3, 0.8, 1.0):
        for one in fades:
            one.interpolate(share)
        for ours, theirs in zip(*map(seen, things), strict=True):
            assert np.allclose(ours, theirs, atol=1e-12), share
    for one in fades:
        one.finish()
        one.clean_up_from_scene(scene)
    for ours, as_before in zip(seen(things[0]), before, strict=True):
        assert np.array_equal(ours, as_before)


def test_copies_share_no_fade() -> None:
    """What was copied before stays as it was."""
    one = words("Step after step")
    twin = one.copy()
    before = seen(twin)
    fade = fading.FadeOut(one)
    fade.begin()
    fade.interpolate(1)
    assert not any(colours[:, 3].any() for colours in seen(one) if colours.shape[1] == 4)
    assert all(np.array_equal(now, then) for now, then in zip(seen(twin), before, strict=True))


def test_a_number_that_ran_while_it_was_away_comes_as_it_is_now() -> None:
    value, scene = manim.ValueTracker(0.000001), manim.Scene()
    number = VGroup(words("one side"), Readout(value.get_value, decimals=6))
    value.set_value(1000.5)
    fade = fading.FadeIn(number)
    scene.add(number)
    fade.begin()
    assert number[1].text == "1,000.500000"
    for alpha in (0.3, 1.0):
        fade.update_mobjects(0.1)
        fade.interpolate(alpha)
    fade.finish()


@pytest.mark.parametrize("kind", [fading.FadeIn, fading.FadeOut])
@pytest.mark.parametrize("values", [(4, 16), (16, 4)])
def test_a_number_that_gets_more_or_fewer_digits_while_it_fades_is_shown_as_it_is_then(
    kind: Any, values: tuple[int, int]
) -> None:
    value = manim.ValueTracker(values[0])
    number = Readout(value.get_value, decimals=0)
    fade = kind(VGroup(number))
    fade.begin()
    value.set_value(values[1])
    fade.update_mobjects(0.1)
    fade.interpolate(0.5)
    assert (number.text, len(number)) == (str(values[1]), len(str(values[1])))
    assert {round(glyph.get_fill_opacity(), 3) for glyph in number.family_members_with_points()} == {0.5}
    fade.finish()


@pytest.mark.parametrize("kind", [fading.FadeIn, fading.FadeOut])
def test_the_back_of_a_plate_is_never_as_solid_as_its_words_while_it_fades(kind: Any) -> None:
    plate = Plate(words("tangent"))
    whole = plate.back.get_fill_opacity()
    fade = kind(VGroup(plate))
    fade.begin()
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        fade.interpolate(share)
        told = max(glyph.get_fill_opacity() for glyph in plate.words.family_members_with_points())
        assert 0 < plate.back.get_fill_opacity() / whole < told < 1
