"""A pixel shows the face under its middle, in the colour it has there."""

import numpy as np
import pytest

from steepest.stage.ground.paint.faces import Faces, quads
from steepest.stage.ground.paint.raster import MOST_FACES, rasterised

HEIGHT, WIDTH = 90, 120


def faces(corners: np.ndarray, colours: np.ndarray | None = None) -> Faces:
    """Faces (n, 4, 2), white if no colours are given, each on a sheet of its own."""
    n = len(corners)
    places = np.stack([np.arange(n), np.zeros(n, int), np.zeros(n, int)], -1)
    return Faces(corners, np.ones((n, 4, 3)) if colours is None else colours, places)


def net(jitter: float, seed: int = 0) -> np.ndarray:
    """Faces (n, 4, 2) that share their corners and cover the picture and more; some corners lie on pixels' middles."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(-9.5, WIDTH + 9.5, 15), np.linspace(-9.5, HEIGHT + 9.5, 12), indexing="ij")
    grid = np.stack([x, y], -1) + rng.uniform(-jitter, jitter, (15, 12, 2))
    return quads(np.where(rng.random((15, 12, 1)) < 0.5, np.floor(grid) + 0.5, grid))


def over(corners: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Whether a convex face (4, 2) lies over points."""
    after = np.roll(corners, -1, axis=0)
    turn = np.array(
        [(b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) for a, b in zip(corners, after, strict=True)]
    )
    return np.asarray((turn > 0).all(axis=0) | (turn < 0).all(axis=0))


def test_a_pixel_shows_the_last_face_over_its_middle() -> None:
    rng = np.random.default_rng(1)
    angle = np.sort(rng.uniform(0, 2 * np.pi, (300, 4)), axis=1)  # corners on circles: convex
    centre, radius = rng.uniform(0, [WIDTH, HEIGHT], (300, 1, 2)), rng.uniform(1, 40, (300, 1, 1))
    corners = centre + radius * np.stack([np.cos(angle), np.sin(angle)], -1)
    x, y = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    expected = np.zeros((HEIGHT, WIDTH), int)
    for number, each in enumerate(corners, 1):
        expected[over(each, x, y)] = number
    picture, shown = rasterised(faces(corners), HEIGHT, WIDTH)
    assert np.array_equal(shown, expected)
    assert np.array_equal(picture[..., 3], np.where(expected > 0, 255, 0))


@pytest.mark.parametrize("jitter", [0.0, 2.5])
def test_neighbours_leave_no_gap(jitter: float) -> None:
    for seed in range(10):
        assert rasterised(faces(net(jitter, seed)), HEIGHT, WIDTH)[1].all()


def test_colours_run_evenly_over_a_face_however_wide() -> None:
    corners = np.array([[[0.0, 0], [4000, 0], [4000, 4], [0, 4]]])
    colours = np.array([[[0.0, 1, 0], [1, 0, 0], [1, 0, 1], [0, 1, 1]]])
    picture, _ = rasterised(faces(corners, colours), 4, 4000)
    along, down = (np.arange(4000) + 0.5) / 4000 * 255, (np.arange(4) + 0.5) / 4 * 255
    red, green, blue = picture[..., :3].transpose(2, 0, 1).astype(float)
    # rounded, and behind by a fraction of a level for every pixel of the span
    assert (np.abs(red - along) <= 0.5 + 4000 / 256).all() and (np.diff(red) >= 0).all()
    assert (np.abs(green - along[::-1]) <= 0.5 + 4000 / 256).all() and (np.diff(green) <= 0).all()
    assert (np.abs(blue - down[:, None]) <= 0.5).all()


def test_colours_of_faces_as_small_as_the_grounds_are_right_to_a_level() -> None:
    corners = net(2.5)
    shade = corners[..., :1] / WIDTH * [0.8, 0, 0] + corners[..., 1:] / HEIGHT * [0, 0.8, 0] + 0.1
    picture, _ = rasterised(faces(corners, shade), HEIGHT, WIDTH)
    x, y = (np.arange(WIDTH) + 0.5) / WIDTH, (np.arange(HEIGHT) + 0.5) / HEIGHT
    assert np.abs(picture[..., 0] - 255 * (0.8 * x + 0.1)).max() <= 1
    assert np.abs(picture[..., 1] - 255 * (0.8 * y + 0.1)[:, None]).max() <= 1
    assert np.abs(picture[..., 2] - 25.5).max() <= 1


def test_what_reaches_beyond_the_picture_is_cut_off() -> None:
    rng = np.random.default_rng(2)
    corners, colours = net(2.5), rng.random((14 * 11, 4, 3))
    whole, _ = rasterised(faces(corners, colours), HEIGHT, WIDTH)
    part, _ = rasterised(faces(corners - [30, 20], colours), 40, 50)
    assert np.abs(whole[20:60, 30:80].astype(int) - part).max() <= 1


def test_no_faces_are_an_empty_picture() -> None:
    picture, shown = rasterised(faces(np.empty((0, 4, 2))), 3, 5)
    assert picture.shape == (3, 5, 4) and not picture.any() and not shown.any()


def test_more_faces_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="32768 faces are more than the 32767"):
        rasterised(faces(np.zeros((MOST_FACES + 1, 4, 2))), 3, 5)
