"""A pixel that holds several faces has a share of the colour of each."""

import numpy as np
import pytest

from steepest.stage.ground.paint.faces import Faces, quads
from steepest.stage.ground.paint.raster import rasterised
from steepest.stage.ground.paint.rims import smooth_rims

SIZE = 60


def smoothed(faces: Faces) -> tuple[np.ndarray, np.ndarray]:
    """Pictures (SIZE, SIZE, 4) of faces, before and after."""
    plain, shown = rasterised(faces, SIZE, SIZE)
    smooth = plain.copy()
    smooth_rims(smooth, shown, faces)
    return plain, smooth


def turned(
    angle: float, colour: tuple[float, ...], sheet: int, half: float = 17.3, across: float = 0
) -> Faces:
    """A square of two by two faces, turned about the picture's middle, `across` pixels to the right of it."""
    x, y = np.meshgrid([-half, 0, half], [-half, 0, half], indexing="ij")
    grid = np.stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)], -1)
    places = np.array([(sheet, column, row) for column in (0, 1) for row in (0, 1)])
    return Faces(quads(grid) + [30.2 + across, 29.9], np.broadcast_to(np.array(colour), (4, 4, 3)), places)


def both(one: Faces, other: Faces) -> Faces:
    """One face over another."""
    return Faces(
        np.concatenate([one.corners, other.corners]),
        np.concatenate([one.colours, other.colours]),
        np.concatenate([one.places, other.places]),
    )


def mean_of_large(faces: Faces, times: int = 8) -> np.ndarray:
    """The picture at many times its size, averaged down."""
    large, _ = rasterised(
        Faces(faces.corners * times, faces.colours, faces.places), SIZE * times, SIZE * times
    )
    return np.asarray(large.reshape(SIZE, times, SIZE, times, 4).mean(axis=(1, 3)))


@pytest.mark.parametrize("angle", [0.03, 0.3, np.pi / 4, 1.2])
def test_a_rim_is_as_solid_as_it_covers_its_pixels(angle: float) -> None:
    square = turned(angle, (1, 1, 1), 0)
    plain, smooth = smoothed(square)
    exact = mean_of_large(square)
    assert np.abs(smooth - exact).max() <= 255 / 4  # at a corner of the square
    assert np.abs(smooth - exact).mean() < np.abs(plain - exact).mean() / 2
    assert smooth[..., 3].sum() / 255 == pytest.approx((2 * 17.3) ** 2, rel=0.005)


def test_one_sheet_before_another_mixes_with_it_and_not_with_the_background() -> None:
    behind, before = turned(0.2, (1, 0, 0), 0, half=25), turned(0.5, (0, 0, 1), 1, half=9)
    _, smooth = smoothed(both(behind, before))
    inner = smooth[15:45, 15:45].astype(int)
    mixed = (inner[..., 0] > 0) & (inner[..., 2] > 0)
    assert mixed.sum() > 60
    assert (inner[..., 3] == 255).all() and (inner[..., 1] == 0).all()
    assert (np.abs(inner[..., 0] + inner[..., 2] - 255) <= 1).all()
    assert np.abs(inner - mean_of_large(both(behind, before))[15:45, 15:45]).max() <= 255 / 6


def test_where_faces_of_a_sheet_meet_nothing_is_mixed() -> None:
    rng = np.random.default_rng(0)
    square = turned(0.3, (1, 1, 1), 0)
    coloured = Faces(square.corners, rng.random((4, 4, 3)), square.places)
    plain, smooth = smoothed(coloured)
    assert np.array_equal(plain[20:40, 20:40], smooth[20:40, 20:40])
    assert not np.array_equal(plain, smooth)


def test_a_picture_filled_to_its_edges_stays_as_it_is() -> None:
    plain, smooth = smoothed(turned(0.0, (1, 0.5, 0), 0, half=100))
    assert np.array_equal(plain, smooth)


def test_what_reaches_beyond_the_picture_is_mixed_within_it() -> None:
    behind, before = turned(0.2, (1, 0, 0), 0, half=100), turned(0.2, (0, 0, 1), 1, half=90, across=90)
    _, smooth = smoothed(both(behind, before))
    assert (smooth[..., 3] == 255).all()
    assert ((smooth[..., 0] > 0) & (smooth[..., 2] > 0)).sum() > 30
