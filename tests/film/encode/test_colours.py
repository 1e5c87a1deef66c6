"""Only what changed is converted, and nobody can tell."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.film.encode.colours import Converter, Picture
from steepest.stage.camera.damage import Area

SIZES = [(90, 160), (366, 162), (480, 854), (1080, 32), (32, 1920), (8, 16)]


def noise(seed: int, height: int, width: int) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)


def anywhere(chance: np.random.Generator, height: int, width: int) -> Area:
    """A rectangle of at least one pixel."""
    top, left = int(chance.integers(0, height)), int(chance.integers(0, width))
    bottom, right = int(chance.integers(top + 1, height + 1)), int(chance.integers(left + 1, width + 1))
    return Area(left, top, right, bottom)


@pytest.mark.parametrize("told", [True, False], ids=["told where", "not told where"])
@pytest.mark.parametrize("size", SIZES)
def test_a_frame_converted_in_part_equals_one_converted_whole(size: tuple[int, int], told: bool) -> None:
    chance = np.random.default_rng(1)
    shown = noise(0, *size)
    parts, whole = Converter(), Converter()
    parts.update(shown)
    for step in range(24):
        areas = [anywhere(chance, *size) for _ in range(step % 3 + 1)]
        for area in areas:
            area.of(shown)[:] = noise(step, area.bottom - area.top, area.right - area.left)
        assert parts.update(shown, areas if told else None)
        assert parts.frame is not None
        assert np.array_equal(parts.frame.to_ndarray(), whole.convert(shown).to_ndarray()), areas


def test_a_picture_shown_again_changes_nothing() -> None:
    converter, shown = Converter(), noise(0, 90, 160)
    assert converter.update(shown)
    assert not converter.update(shown.copy())
    assert not converter.update(shown.copy(), [Area(3, 3, 90, 50)])


def test_what_is_known_not_to_have_changed_is_not_looked_at() -> None:
    converter, shown = Converter(), noise(0, 90, 160)
    converter.update(shown)
    shown[:] = 0
    assert not converter.update(shown, [])


@pytest.mark.parametrize("area", [None, Area(150, 80, 160, 90)])
def test_one_pixel_is_enough(area: Area | None) -> None:
    converter, shown = Converter(), noise(0, 90, 160)
    converter.update(shown)
    shown[89, 159, 2] ^= 1
    assert converter.update(shown, area and [area])
