"""Level lines seen from close by: several at every factor, none that appears at a stroke."""

import numpy as np
import pytest

from steepest.stage.ground.near.near_levels import Spread, near_bands, near_levels, sparse

OWN = [-1.0, -0.5, 0.0, 0.5, 1.0]


@pytest.mark.parametrize("times", np.geomspace(1, 64, 25))
def test_on_a_slope_several_lines_are_seen_at_every_factor(times: float) -> None:
    levels = near_levels(0.2 - 2 / times, 0.2 + 2 / times, OWN)
    assert 5 <= sum(share for _, share in levels) <= 25
    heights = np.array([height for height, _ in levels])
    assert np.diff(heights) == pytest.approx(np.diff(heights)[0]) and np.ptp(heights) <= 4 / times


@pytest.mark.parametrize("times", [1.0, 3.0, 7.0, 16.0, 50.0])
def test_the_picture_s_own_lines_are_among_them(times: float) -> None:
    low, high = 0.5 - 2 / times, 0.5 + 2 / times
    solid = [height for height, share in near_levels(low, high, OWN) if share == 1]
    assert all(own in solid for own in OWN if low <= own <= high)


def test_lines_fade_in_as_the_eye_comes_closer() -> None:
    def solidity(times: float) -> float:
        return sum(share for _, share in near_levels(-2 / times, 2 / times, OWN)) / times

    factors = np.geomspace(1, 64, 4000)
    found = np.array([solidity(times) * times for times in factors])
    assert np.abs(np.diff(found)).max() < 2.5  # a line at either end comes and goes, where it is not seen


def test_lines_move_apart_as_the_eye_comes_closer_and_fewer_are_seen() -> None:
    def lines(times: float) -> float:
        return sum(share for _, share in near_levels(0.2 - 2 / times, 0.2 + 2 / times, OWN, sparse(times)))

    found = [lines(times) for times in (4.0, 16.0, 64.0)]
    assert found[0] > 1.4 * found[1] > 1.9 * found[2] and found[2] > 4


def test_level_ground_has_no_lines() -> None:
    assert near_levels(2.0, 2.0, OWN) == [] and near_levels(0.0, 0.0, OWN) == []
    assert near_levels(0.0, 1.0, [3.0]) == []


def test_bands_take_colours_of_their_own_while_their_line_appears() -> None:
    below, above = near_bands(0, 4, [(0, 1.0), (1, 0.0), (2, 1.0), (3, 0.0), (4, 1.0)])[1:3]
    assert below[1] == above[1] == 1  # a line that is not there yet parts nothing
    below, above = near_bands(0, 4, [(0, 1.0), (1, 1.0), (2, 1.0)])[1:3]
    assert (below[1], above[1]) == (0.5, 1.5)
    assert near_bands(0, 4, []) == [(0, 2)]


@pytest.mark.parametrize("at", np.linspace(0, 1, 9))
@pytest.mark.parametrize("reach", [0.3, 0.02, 1e-6])
def test_the_ramp_is_spread_about_the_place_which_keeps_its_colour_and_is_never_left(
    at: float, reach: float
) -> None:
    """A colour is a height: what a lens looks at is as dark in it as it is on the map, from however close."""
    low, high = max(at - reach, 0.0), min(at + reach, 1.0)
    shown = Spread(low, high, at, 0.5)
    assert shown(at) == pytest.approx(at)
    ends = shown(np.array([low, high]))
    assert ends.min() >= -1e-12 and ends.max() <= 1 + 1e-12
    most = 0.25 * (2 if at in (0, 1) else 1)
    assert (np.abs(ends - at) >= np.minimum([at, 1 - at], most) - 1e-9).all()


def test_what_has_more_of_the_ramp_already_keeps_its_colours() -> None:
    assert Spread(0.1, 0.9, 0.5, 0.5)(0.3) == pytest.approx(0.3)
    assert Spread(0.5, 0.5, 0.5, 0.5)(0.5) == pytest.approx(0.5)
