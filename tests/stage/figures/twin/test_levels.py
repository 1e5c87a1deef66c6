"""The level lines of a surface that changes."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.figures.twin.levels import Levels

BOWL, STRETCHED = (0.0, 37.6), (0.0, 69.3)
SHARES = np.linspace(0, 1, 21)


def there(levels: Levels, share: float) -> list[float]:
    """The lines of a bowl that is stretched, when a share of that is done."""
    return levels.at(share, 0.0, float((1 - share) * BOWL[1] + share * STRETCHED[1]))


def test_there_is_a_line_at_both_followed_heights_and_they_are_evenly_apart() -> None:
    levels = Levels((BOWL, STRETCHED), (5, 8))
    assert 5 in there(levels, 0.0) and 8 in there(levels, 1.0)
    for share in SHARES:
        assert np.allclose(np.diff(there(levels, float(share))), 3)


@pytest.mark.parametrize("followed", [(), (5.0, 8.0), (7.1, 7.4), (30.0, 1 / 3)])
def test_a_line_keeps_its_height_as_long_as_it_is_there(followed: tuple[float, ...]) -> None:
    """No line is there, on the way, that is not there at one of the ends."""
    levels = Levels((BOWL, STRETCHED), followed)
    ends = np.array(there(levels, 0.0) + there(levels, 1.0))
    for share in SHARES:
        for height in there(levels, float(share)):
            assert np.abs(ends - height).min() < 1e-9


@pytest.mark.parametrize("times", [1.0, 1.6, 2.5, 2.7, 5.0, 40.0, 1e6, 1e25])
@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("followed", [(), (0.3, 0.35), (0.3, 0.9), (0.9, 0.1)])
def test_lines_can_be_told_apart_however_high_a_surface_becomes(
    times: float, backward: bool, followed: tuple[float, ...]
) -> None:
    spans = [(0.0, 1.0), (0.0, times)]
    spans = spans[::-1] if backward else spans
    levels = Levels(spans, followed)
    for share, (low, high) in zip((0.0, 1.0), spans, strict=True):
        found = levels.at(share, low, high)
        assert 6 <= len(found) <= 36
        assert np.diff(found) == pytest.approx(found[1] - found[0], rel=1e-6)
        if followed and low < followed[round(share)] < high:
            assert np.abs(np.array(found) - followed[round(share)]).min() < 1e-9 * high


def test_lines_that_one_surface_has_alone_come_one_after_the_other() -> None:
    levels = Levels(((0.0, 1.0), (0.0, 40.0)))
    counts = [len(levels.at(float(share), 0.0, 1.0)) for share in SHARES]
    assert max(counts) == counts[0] and max(-np.diff(counts)) <= 2 and counts[-1] < counts[0]


def test_a_surface_that_stays_has_round_lines() -> None:
    assert Levels((BOWL, BOWL)).at(0.5, *BOWL) == [2.0 * k for k in range(1, 19)]
