"""Many arrows painted at once: where they are, as far as they have grown, and alike in parts and as a whole."""

from __future__ import annotations

import cairo
import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.ground.paint.quiver import _longer, paint_quiver, reach_of_quiver, shares_of, true_width
from steepest.stage.ground.paint.sign import OUTLINES, paint_sign
from steepest.stage.ground.view import View

ABOVE = View(azimuth=-90, elevation=90)
LINES = np.array([[[-2.0, 0, 0], [-1, 0, 0]], [[1, 0, 0], [1, 1, 0]], [[2.5, -1, 0], [2.5, -1, 0]]])
_PIXELS = 60.0


def painted(
    shares: np.ndarray,
    opacity: float = 1.0,
    clip: tuple[float, float, float, float] | None = None,
    lines: np.ndarray = LINES,
    full: float = 0.0,
) -> np.ndarray:
    """The arrows on a black frame: (rows, columns, 4), from 0 to 255; only within a clip (x, y, wide, tall)."""
    wide, tall = round(theme.FRAME_WIDTH * _PIXELS), round(theme.FRAME_HEIGHT * _PIXELS)
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, wide, tall)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(_PIXELS, 0, 0, -_PIXELS, wide // 2, tall // 2))
    context.set_source_rgb(0.2, 0.3, 0.4)
    context.paint()
    if clip:
        context.rectangle(*clip)
        context.clip()
    paint_quiver(context, ABOVE, lines, shares, theme.GRADIENT, 4.0, opacity, full)
    surface.flush()
    return np.ndarray((tall, wide, 4), np.uint8, surface.get_data()).copy()


def changed(picture: np.ndarray) -> np.ndarray:
    """The places (n, 2) of the frame at which something was painted."""
    rows, columns = np.nonzero((picture != picture[0, 0]).any(axis=-1))
    tall, wide = picture.shape[:2]
    return np.stack([(columns + 0.5 - wide // 2) / _PIXELS, (tall / 2 - rows - 0.5) / _PIXELS], -1)


def test_each_arrow_and_each_ring_is_painted_where_it_lies() -> None:
    found = changed(painted(np.ones(3)))
    for line in LINES:
        middle = ABOVE.project(line.mean(axis=0))[:2]
        assert np.hypot(*(found - middle).T).min() < 0.3
    reach = reach_of_quiver(4.0) + 0.1
    ends = ABOVE.project(LINES.reshape(-1, 3))[:, :2]
    assert (found >= ends.min(axis=0) - reach).all() and (found <= ends.max(axis=0) + reach).all()


def test_a_pale_arrow_has_no_dark_edge() -> None:
    """Over pale ground that would look like dirt, though the arrow itself is hardly seen."""
    found = painted(np.ones(3), opacity=0.15)[..., :3].sum(axis=-1).astype(int)
    assert found.max() > found[0, 0] + 15
    assert found.min() > found[0, 0] - 8


@pytest.mark.parametrize("size", [0.001, 0.01, 0.05, 0.1])
@pytest.mark.parametrize("turn", range(0, 360, 60))
def test_a_short_arrow_is_long_enough_to_show_where_it_points(size: float, turn: int) -> None:
    way = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn)), 0.0])
    found = changed(painted(np.ones(1), lines=np.array([[np.zeros(3), size * way]])))
    scale = float(ABOVE.scale(np.zeros(3)))
    along = found @ way[:2] / scale
    assert along.max() > 0.14 > 0.1 > -along.min()


def test_arrows_that_have_not_begun_are_not_there() -> None:
    assert not len(changed(painted(np.zeros(3))))
    found = changed(painted(np.array([1.0, 0.0, 0.0])))
    assert len(found) and found[:, 0].max() < 0


def test_a_part_of_a_frame_is_the_same_part_of_the_whole() -> None:
    whole, part = painted(np.ones(3), 0.7), painted(np.ones(3), 0.7, (-1.7, -0.5, 1.2, 1.0))
    differs = (part != part[0, 0]).any(axis=-1)
    assert differs.any() and (part[differs] == whole[differs]).all()


def test_arrows_begin_one_after_another_and_all_are_there_in_the_end() -> None:
    begins = (0.0, 0.5, 1.0)
    half = shares_of(begins, 0.5)
    assert (np.diff(half) < 0).all()
    assert shares_of(begins, 0.0) == pytest.approx(0) and shares_of(begins, 1.0) == pytest.approx(1)


@pytest.mark.parametrize("shape", OUTLINES)
def test_a_sign_covers_its_place_and_no_more_than_its_size(shape: str) -> None:
    corners = OUTLINES[shape]  # type: ignore[index]
    assert np.abs(corners).max() <= 1.15
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 100, 100)
    context = cairo.Context(surface)
    paint_sign(context, np.array([50.0, 50.0]), shape, 30, theme.INK, 1.0)  # type: ignore[arg-type]
    surface.flush()
    alpha = np.ndarray((100, 100, 4), np.uint8, surface.get_data())[..., 3]
    assert alpha[50, 50] == 255 and alpha[0].max() == alpha[:, 0].max() == 0


def test_signs_differ_in_shape() -> None:
    names = list(OUTLINES)
    for k, name in enumerate(names):
        for other in names[k + 1 :]:
            assert OUTLINES[name].shape != OUTLINES[other].shape or not np.allclose(
                OUTLINES[name], OUTLINES[other]
            )


def test_arrows_of_their_true_width_are_painted_as_long_as_they_are_and_broader_ones_longer() -> None:
    shorter = LINES * [[[1.0]], [[0.4]], [[1.0]]]
    width = true_width(shorter)
    assert _longer(shorter, width) == pytest.approx(np.ones(3))
    assert _longer(shorter, 1.1 * width) == pytest.approx([1.0, 1.1, 1.0])


@pytest.mark.parametrize("share", [0.5, 0.75])
def test_where_there_is_a_full_length_a_shorter_arrow_is_narrower_in_proportion(share: float) -> None:
    def broad(size: float, full: float) -> float:
        found = changed(painted(np.ones(1), lines=np.array([[[0.0, 0, 0], [0, size, 0]]]), full=full))
        return float(np.ptp(found[:, 0]))

    assert broad(share, 0.0) == pytest.approx(broad(1.0, 0.0), abs=2 / _PIXELS)
    tiny, narrower, full = broad(0.02, 1.0), broad(share, 1.0), broad(1.0, 1.0)
    assert tiny < narrower < full and tiny < 0.7 * full  # each with its dark edge, and its shadow
    assert (narrower - tiny) / (full - tiny) == pytest.approx((share - 0.35) / 0.65, abs=0.2)
