"""The hill: its two slopes, in the facts, in the words and in the picture."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.hill import HillParameters
from steepest.calculus import central_difference
from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import read_lecture
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Arrow
from tests.scenes.conftest import ROOT

SETTINGS: list[dict[str, object]] = [
    {},
    {"height": "-x**2 - 2*y**2 + 3", "point": [1, Fraction(1, 2)], "domain": {"x": [-2, 2], "y": [-2, 2]}},
    {"height": "2", "point": [0, -1]},
    {"height": "sin(x)*cos(y)", "point": [1, 1]},
    {"height": "100*x*y + 5", "point": [4, 3]},
    {"height": "exp(x/2) - y**3", "point": [1, 1], "domain": {"x": [0, 10], "y": [-3, 3]}},
    {"point": [Fraction(15, 4), 1]},
    {"height": "x + y", "point": [1, 1]},
]


def told(**settings: object) -> dict[str, str]:
    facts = HillParameters(**settings)
    section = read_lecture(ROOT / "assets/lecture.md").section("hill")
    return {beat.key: beat.text for beat in section.beats(facts.namespace())}


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = HillParameters()
    assert (facts.here, facts.east.slope, facts.north.slope) == (7, 4, 3)
    whole, tenth, *_ = facts.steps
    assert (whole.length, whole.climb) == (1, 5)
    assert (tenth.length, tenth.climb, tenth.rate) == (Fraction(1, 10), Fraction(41, 100), Fraction(41, 10))


def test_the_words_say_them() -> None:
    text = told()
    assert "a height of 7" in text["open"]
    assert (
        "climbs 5" in text["steps"]
        and "4.1 per unit" in text["steps"]
        and text["steps"].endswith("tangent: 4.")
    )
    assert text["north"].endswith("the slope going north is 3.")
    assert text["south"].endswith("the slope is −3.")


@pytest.mark.parametrize("settings", SETTINGS)
def test_slopes_agree_with_measured_ones(settings: dict[str, object]) -> None:
    facts = HillParameters(**settings)
    for name, slope in (("x", facts.east.slope), ("y", facts.north.slope)):
        measured = central_difference(facts.height, facts.point, name, 1e-5)
        assert float(slope) == pytest.approx(measured, rel=1e-6, abs=1e-6)


def test_every_wording_is_taken_by_some_setting() -> None:
    section = read_lecture(ROOT / "assets/lecture.md").section("hill")
    more: list[dict[str, object]] = [
        {"height": "x**2 - 3*y"},
        {"height": "-x**2"},
        {"height": "-x**2 + y**2", "point": [Fraction(15, 4), 1]},
        {"height": "x**2 + y**2", "point": [1, 0]},
        {"height": "x**2 + y**2", "point": [1, -1]},
        {"height": "y - x"},
    ]
    told = [HillParameters(**settings).namespace() for settings in [*SETTINGS, *more]]
    beats = [beat for namespace in told for beat in section.beats(namespace)]
    assert not untaken(section, beats)


def test_arrows_lie_along_the_tangents_that_the_mathematics_gives(play: Callable[..., Any]) -> None:
    slopes: dict[str, list[float]] = {}

    def look(key: str, scene: Any) -> None:
        (land,) = [mobject for mobject in scene.mobjects if isinstance(mobject, Landscape)]
        per_unit = land.terrain.per_unit
        for arrow in (thing for thing in land.things if isinstance(thing, Arrow)):
            across, up, rise = (arrow.end - arrow.start) / per_unit
            slopes.setdefault(key, []).append(rise / float(np.hypot(across, up)))

    play("hill", look)
    assert slopes["steps"] == pytest.approx([4])
    assert slopes["south"] == pytest.approx([4, 3, -3])


@pytest.mark.parametrize("settings", SETTINGS[1:])
def test_it_plays_with_other_settings(settings: dict[str, object], play: Callable[..., Any]) -> None:
    _, performance = play("hill", **settings)
    assert [beat.key for beat in performance.beats] == list(told(**settings))


def test_a_farmer_outside_the_picture_is_refused_with_the_nearest_place() -> None:
    with pytest.raises(ValidationError, match="outside") as refused:
        HillParameters(point=[7, 1])
    assert refused.value.errors()[0]["ctx"]["error"].instead == (4, 1)


def test_a_hill_without_ground_is_refused() -> None:
    with pytest.raises(ValidationError, match="no value at"):
        HillParameters(height="log(x)")
