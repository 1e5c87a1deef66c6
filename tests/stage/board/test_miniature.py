"""A picture on its way between the frame and a slot."""

from __future__ import annotations

import cairo
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.board.miniature import Miniature, between, carried, crop, paint
from steepest.stage.board.outlook import Outlook
from steepest.stage.box import Box

SLOT = Box(1.0, -2.0, 3.0, -0.5)
SIZE = 160, 90


@st.composite
def subjects(draw: st.DrawFn) -> Box:
    """A part of the frame."""
    left, right = sorted(draw(st.tuples(st.floats(-7.1, 7.1), st.floats(-7.1, 7.1))))
    low, high = sorted(draw(st.tuples(st.floats(-4, 4), st.floats(-4, 4))))
    return Box(left, low, right, high)


def noise(seed: int = 0) -> np.ndarray:
    """A picture in which no pixel is like its neighbours."""
    picture = np.random.default_rng(seed).integers(0, 256, (SIZE[1], SIZE[0], 4), np.uint8)
    picture[..., 3] = 255
    return picture


def painted(picture: np.ndarray, slot: Box, away: float, outlook: Outlook | None = None) -> np.ndarray:
    """A black frame with a miniature on it."""
    canvas = np.zeros_like(picture)
    surface = cairo.ImageSurface.create_for_data(canvas.data, cairo.FORMAT_ARGB32, *SIZE)
    context = cairo.Context(surface)
    context.translate(SIZE[0] / 2, SIZE[1] / 2)
    context.scale(SIZE[0] / theme.FRAME_WIDTH, -SIZE[1] / theme.FRAME_HEIGHT)
    paint(context, Miniature(picture, outlook or Outlook()), slot, away)
    return canvas


@given(subjects(), st.sampled_from([4 / 3, 16 / 9]))
def test_a_window_holds_its_subject_and_keeps_to_the_frame_where_it_can(subject: Box, aspect: float) -> None:
    window = crop(subject, aspect)
    assert window.width / window.height == pytest.approx(aspect)
    assert window.left <= subject.left + 1e-9 and subject.right <= window.right + 1e-9
    assert window.bottom <= subject.bottom + 1e-9 and subject.top <= window.top + 1e-9
    if window.width <= theme.FRAME.width:
        assert theme.FRAME.left - 1e-9 <= window.left and window.right <= theme.FRAME.right + 1e-9
    if window.height <= theme.FRAME.height:
        assert theme.FRAME.bottom - 1e-9 <= window.bottom and window.top <= theme.FRAME.top + 1e-9


@given(subjects(), st.floats(0, 1))
def test_on_the_way_a_picture_is_scaled_alike_both_ways(subject: Box, share: float) -> None:
    window, box = between(crop(subject, SLOT.width / SLOT.height), SLOT, share)
    assert box.width / window.width == pytest.approx(box.height / window.height)


@given(subjects())
def test_the_way_leads_from_the_whole_frame_to_the_window_in_the_slot(subject: Box) -> None:
    final = crop(subject, SLOT.width / SLOT.height)
    assert between(final, SLOT, 0.0) == (theme.FRAME, theme.FRAME)
    for found, wanted in zip(between(final, SLOT, 1.0), (final, SLOT), strict=True):
        sides = [found.left, found.bottom, found.right, found.top]
        assert sides == pytest.approx([wanted.left, wanted.bottom, wanted.right, wanted.top], abs=1e-6)


@given(subjects(), st.floats(0, 0.98))
def test_a_picture_shrinks_all_the_way(subject: Box, share: float) -> None:
    final = crop(subject, SLOT.width / SLOT.height)
    _, before = between(final, SLOT, share)
    _, after = between(final, SLOT, share + 0.02)
    assert after.width < before.width and after.height < before.height


def test_a_picture_that_fills_the_frame_is_itself_to_the_pixel() -> None:
    assert (painted(noise(), SLOT, away=0.0)[..., :3] == noise()[..., :3]).all()


def test_a_picture_in_its_slot_shows_its_subject_where_the_slot_is() -> None:
    """A white square on black fills most of the slot, and nothing is painted elsewhere."""
    picture = np.zeros_like(noise())
    picture[..., 3] = 255
    picture[30:60, 90:130] = 255  # x from 0.89 to 4.44, y from 1.33 to -1.33
    seen = painted(picture, SLOT, 1.0, Outlook(Box(0.89, -1.33, 4.44, 1.33)))[..., 0]
    left, right = ((x + 7.11) / 14.22 * SIZE[0] for x in (SLOT.left, SLOT.right))
    top, bottom = ((4 - y) / 8 * SIZE[1] for y in (SLOT.top, SLOT.bottom))
    inside = seen[round(top) : round(bottom), round(left) : round(right)]
    assert (inside > 200).mean() > 0.3
    seen[int(top) - 1 : int(bottom) + 2, int(left) - 1 : int(right) + 2] = 0
    assert (seen == 0).all()


def test_words_that_the_slot_would_cut_are_gone_there_and_others_stay() -> None:
    picture = np.zeros_like(noise())
    picture[..., :3] = np.round(255 * theme.channels(theme.BACKGROUND))
    cut, kept = Box(-5.5, 1.9, -2.0, 2.4), Box(0.9, 0.0, 1.6, 0.4)
    for box in (cut, kept):
        rows, columns = (
            slice(round((4 - box.top) / 8 * 90), round((4 - box.bottom) / 8 * 90)),
            slice(round((box.left + 7.11) / 14.22 * 160), round((box.right + 7.11) / 14.22 * 160)),
        )
        picture[rows, columns, :3] = 255
    wide = Box(-6.0, -3.0, 6.0, 3.75)
    subject = Box(-3.5, -2.0, 3.5, 2.0)
    seen = painted(picture, wide, 1.0, Outlook(subject, (cut, kept)))
    window = Miniature(picture, Outlook(subject)).window(wide)
    for box, bright in ((cut, False), (kept, True)):
        middle = max((box.left + box.right) / 2, window.left + 0.3), (box.bottom + box.top) / 2
        x, y = carried(middle, window, wide)
        pixel = seen[round((4 - y) / 8 * 90), round((x + 7.11) / 14.22 * 160), 0]
        assert (pixel > 150) is np.bool_(bright)


def test_halves_keep_the_light_of_a_picture() -> None:
    levels = Miniature(noise(), Outlook())._levels
    assert len(levels) > 1
    for level in levels[1:]:
        assert level[..., :3].mean() == pytest.approx(noise()[..., :3].mean(), abs=1)
