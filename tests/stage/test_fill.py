"""The convex shape around points is the same, whether or not those in its middle are left out first."""

import numpy as np
import pytest

from steepest.stage import fill

RANDOM = np.random.default_rng(3)
MANY = {
    "a cloud": RANDOM.normal(size=(500, 2)),
    "a grid, its points twice": np.tile(np.stack(np.meshgrid(*[np.arange(9.0)] * 2), -1).reshape(-1, 2), (2, 1)),
    "a large grid": RANDOM.integers(0, 5, (300, 2)) * 1e6,
    "a circle": np.stack([np.cos(np.linspace(0, 6, 200)), np.sin(np.linspace(0, 6, 200))], -1),
    "a line": np.linspace(0, 1, 200)[:, None] * [1.0, 2.0],
    "hardly more than a line": RANDOM.uniform(size=(400, 2)) * [1.0, 1e-12],
    "one place": np.ones((100, 2)),
}


@pytest.mark.parametrize("points", MANY.values(), ids=MANY)
def test_no_corner_is_left_out(points: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    found = fill.hull(points)
    monkeypatch.setattr(fill, "_MANY", len(points) + 1)
    assert np.array_equal(found, fill.hull(points))


def test_of_many_points_few_are_looked_at() -> None:
    cloud = MANY["a cloud"]
    assert len(fill._outer(cloud)) < len(cloud) / 4
