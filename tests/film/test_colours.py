"""Only what changed is converted, and nobody can tell."""

from __future__ import annotations

import numpy as np
import pytest

from film.colours import Converter, Picture

SIZES = [(90, 160), (366, 162), (480, 320), (1080, 32), (8, 16)]


def noise(seed: int, height: int, width: int) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)


@pytest.mark.parametrize("size", SIZES)
def test_a_frame_converted_in_part_equals_one_converted_whole(size: tuple[int, int]) -> None:
    chance = np.random.default_rng(1)
    height, width = size
    shown = noise(0, *size)
    parts, whole = Converter(), Converter()
    parts.update(shown)
    for step in range(24):
        first = int(chance.integers(0, height))
        end = int(chance.integers(first + 1, height + 1))
        shown[first:end, width // 4 :] = noise(step, end - first, width - width // 4)
        assert parts.update(shown)
        assert parts.frame is not None
        assert np.array_equal(parts.frame.to_ndarray(), whole.convert(shown).to_ndarray()), (first, end)


def test_a_picture_shown_again_changes_nothing() -> None:
    converter, shown = Converter(), noise(0, 90, 160)
    assert converter.update(shown)
    assert not converter.update(shown.copy())


def test_one_pixel_is_enough() -> None:
    converter, shown = Converter(), noise(0, 90, 160)
    converter.update(shown)
    shown[89, 159, 2] ^= 1
    assert converter.update(shown)
