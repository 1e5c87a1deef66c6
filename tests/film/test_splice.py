"""Segments cut and put together without encoding."""

from __future__ import annotations

import io
from pathlib import Path

import av
import pytest

from film.encode import Encoder
from film.splice import Piece, splice
from tests.film.pictures import FPS, SIZE, picture


def encoded(*shifts: tuple[int, ...]) -> bytes:
    """A segment of beats, in each of which the disc stands at these places."""
    encoder = Encoder(SIZE, FPS)
    for beat in shifts:
        encoder.begin_group()
        for shift in beat:
            encoder.show(picture(shift))
    return encoder.finish()


def decoded(segment: bytes) -> list[tuple[float, bytes]]:
    """Time and picture of every frame."""
    with av.open(io.BytesIO(segment)) as container:
        return [
            (float(frame.pts * frame.time_base), frame.to_ndarray().tobytes())
            for frame in container.decode(video=0)
        ]


FIRST, SECOND, THIRD = tuple(range(0, 40, 2)), tuple(range(60, 20, -4)), (5,) * 7


def test_a_beat_is_encoded_alike_wherever_it_stands() -> None:
    assert [shown for _, shown in decoded(encoded(FIRST, SECOND))][20:] == [
        shown for _, shown in decoded(encoded(SECOND))
    ]


def test_a_copied_beat_makes_the_same_segment(tmp_path: Path) -> None:
    """As a film in which only the first beat was changed."""
    (tmp_path / "earlier.mp4").write_bytes(encoded(FIRST, SECOND, THIRD))
    encoder = Encoder(SIZE, FPS)
    encoder.begin_group()
    for shift in (9, 9, 9):
        encoder.show(picture(shift))
    encoder.copy(tmp_path / "earlier.mp4", 20, 30)
    encoder.begin_group()
    for shift in THIRD:
        encoder.show(picture(shift))
    assert encoder.frames == 20
    assert encoder.finish() == encoded((9, 9, 9), SECOND, THIRD)


def test_frames_come_at_their_times() -> None:
    segment = encoded(FIRST, SECOND, THIRD)
    again = splice([Piece(segment, 30, 37), Piece(segment, 0, 20)])
    assert [time for time, _ in decoded(again)] == pytest.approx([at / FPS for at in range(27)])
    pictures = [shown for _, shown in decoded(segment)]
    assert [shown for _, shown in decoded(again)] == pictures[30:] + pictures[:20]


@pytest.mark.parametrize(("first", "end"), [(3, 10), (30, 50)])
def test_what_cannot_be_cut_is_refused(first: int, end: int) -> None:
    with pytest.raises(ValueError, match="segment"):
        splice([Piece(encoded(FIRST, SECOND, THIRD), first, end)])
