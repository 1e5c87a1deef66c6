"""Pictures at half their size."""

import numpy as np
import pytest

from stage.halving import halved


@pytest.mark.parametrize("size", [(1, 1), (16, 5), (33, 47), (64, 2)])
def test_a_pixel_is_the_rounded_mean_of_four(size: tuple[int, int]) -> None:
    height, width = size
    big = np.random.default_rng(0).integers(0, 256, (2 * height, 2 * width, 4), dtype=np.uint8)
    big[0, 0] = big[-1, -1] = 255
    mean = big.reshape(height, 2, width, 2, 4).astype(int).sum(axis=(1, 3))
    small = halved(big.view(np.uint32)[..., 0]).view(np.uint8).reshape(height, width, 4)
    assert np.array_equal(small, (mean + 2) // 4)
