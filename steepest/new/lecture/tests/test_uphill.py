"""Which way is up: the numbers, and that words and picture say them."""

import math

import pytest

from steepest.testing import facts, play, told, unspoken

SETTINGS: list[dict[str, object]] = [
    {},
    {"height": "x**2 + 3*y", "point": [1, 2]},
    {"height": "x + y"},
    {"height": "sin(x)*cos(y)", "point": [0.5, 0.5], "domain": {"x": [0, 6], "y": [0, 6]}},
]


def test_the_slope_is_the_length_of_the_gradient() -> None:
    known = facts("uphill")
    assert known.gradient == (2, 1.5)
    assert known.slope == 2.5


@pytest.mark.parametrize("settings", SETTINGS)
def test_no_way_is_steeper(settings: dict[str, object]) -> None:
    known = facts("uphill", settings)
    ways = [(math.cos(angle), math.sin(angle)) for angle in range(360)]
    assert max(known.height.slope(known.point, way) for way in ways) <= known.slope + 1e-12


def test_words_and_picture_say_the_same() -> None:
    beat = play("uphill")["way"]
    assert beat.text.endswith("Its length is the slope that way: 2.5.")
    assert beat.numbers["slope"] == "2.5"


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_picture_is_in_order(settings: dict[str, object]) -> None:
    assert play("uphill", settings).findings == []


def test_every_wording_is_said() -> None:
    assert list(told("uphill")) == ["place", "way"]
    assert not unspoken("uphill", SETTINGS)


def test_level_ground_is_refused() -> None:
    with pytest.raises(ValueError, match="no way leads up"):
        facts("uphill", {"point": [0, 0]})
