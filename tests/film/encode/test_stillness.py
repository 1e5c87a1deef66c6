"""Frames that stand still: exact, cheap, seekable, whatever moves before and after them."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.film.encode.colours import Converter, Picture
from steepest.film.encode.encode import LONGEST_GROUP, SETTLING, Encoder
from steepest.film.encode.stillness import DELTA, joined, kind, numbered, units
from tests.film.discs import FPS, SIZE, picture

Shots = list[tuple[int, int]]  # where the disc stands, for how many frames

MOVING: Shots = [(step, 1) for step in range(0, 24, 2)]
SHOTS: Shots = [*MOVING, (60, 40), (61, 1), (62, 3), *MOVING, (5, 2), (5, 1), (6, 30), (7, 1)]


def filmed(shots: Shots) -> bytes:
    encoder = Encoder(SIZE, FPS)
    for shift, count in shots:
        encoder.show(picture(shift), count)
    return encoder.finish()


def decoded(video: bytes, start: int = 0) -> list[np.ndarray]:
    """The frames from a time in seconds on, as a player that jumps there shows them."""
    with av.open(io.BytesIO(video)) as container:
        stream = container.streams.video[0]
        container.seek(start * av.time_base)
        return [
            frame.to_ndarray() for frame in container.decode(stream) if frame.pts * stream.time_base >= start
        ]


def loss(seen: np.ndarray, shown: Picture) -> float:
    """How true a frame's lightness is (PSNR, dB)."""
    true = Converter().convert(shown).to_ndarray()[: SIZE[1]].astype(float)
    return float(10 * np.log10(255**2 / np.mean((seen[: SIZE[1]] - true) ** 2)))


def test_every_frame_is_true_to_its_picture() -> None:
    frames = decoded(filmed(SHOTS))
    shown = [shift for shift, count in SHOTS for _ in range(count)]
    assert len(frames) == len(shown)
    assert min(loss(*pair) for pair in zip(frames, map(picture, shown), strict=True)) >= 45


def test_a_frame_that_stands_does_not_change() -> None:
    frames = decoded(filmed(SHOTS))
    at = len(MOVING)
    settled = frames[at + SETTLING - 1]
    assert all(np.array_equal(settled, frame) for frame in frames[at + SETTLING : at + 40])


def test_what_moves_after_a_rest_is_decoded_as_if_there_had_been_none() -> None:
    """The frames x264 encoded refer to each other, whatever stands between them."""
    long, short = (
        decoded(filmed([*MOVING, (30, 50), *MOVING])),
        decoded(filmed([*MOVING, (30, SETTLING), *MOVING])),
    )
    assert all(map(np.array_equal, long[: len(MOVING)], short[: len(MOVING)]))
    assert all(map(np.array_equal, long[-len(MOVING) :], short[-len(MOVING) :]))


@pytest.mark.parametrize("count", [1, 2, 15, 16, 17, 119, 120, 121, 122, 500])
def test_a_rest_may_have_any_length(count: int) -> None:
    frames = decoded(filmed([(3, count), (9, 2)]))
    assert len(frames) == count + 2
    assert loss(frames[count - 1], picture(3)) >= 45
    assert loss(frames[count], picture(9)) >= 45


def test_one_can_jump_into_a_long_rest() -> None:
    video = filmed([(3, 400), (9, 2)])
    with av.open(io.BytesIO(video)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.pts is not None]
    keys = [number for number, packet in enumerate(packets) if packet.is_keyframe]
    assert max(b - a for a, b in zip(keys, [*keys[1:], 402], strict=True)) <= LONGEST_GROUP * FPS
    late = decoded(video, start=20)
    assert len(late) == 402 - 20 * FPS
    assert loss(late[0], picture(3)) >= 45


def test_a_key_frame_within_a_rest_is_as_fine_as_the_one_it_began_with() -> None:
    frames = decoded(filmed([(3, 3 * LONGEST_GROUP * FPS)]))
    first, *later = (loss(frame, picture(3)) for frame in frames[:: LONGEST_GROUP * FPS])
    assert len(later) == 2
    assert min(later) >= first - 0.5


def test_pictures_that_are_alike_are_a_rest() -> None:
    one, several = Encoder(SIZE, FPS), Encoder(SIZE, FPS)
    one.show(picture(), 12)
    for _ in range(12):
        several.show(picture())
    assert one.finish() == several.finish()


def test_a_rest_takes_next_to_no_room() -> None:
    short, long = filmed([*MOVING, (30, SETTLING)]), filmed([*MOVING, (30, SETTLING + 100)])
    assert (len(long) - len(short)) / 100 < 64  # bytes a frame


def test_two_films_are_the_same_to_the_byte() -> None:
    assert filmed(SHOTS) == filmed(SHOTS)


SLICE = bytes([0x41, 0x9A])  # a P slice of the first picture header; its number begins in the second byte


@given(number=st.integers(0, 15), shift=st.integers(0, 1000), rest=st.binary(min_size=1, max_size=40))
def test_a_frame_is_numbered_anew_and_nothing_else_is_changed(number: int, shift: int, rest: bytes) -> None:
    """Numbers of four bits stand in bits 15 to 18; what follows them may hold zeros that must be told from a start."""
    plain = SLICE + rest + b"\x80"
    whole = int.from_bytes(plain, "big")
    behind = 8 * len(plain) - 19

    def packet(value: int) -> bytes:
        wanted = whole & ~(15 << behind) | value << behind
        return joined([escaped(wanted.to_bytes(len(plain), "big"))])

    assert numbered(packet(number), 4, shift) == packet((number + shift) % 16)
    assert [kind(unit) for unit in units(packet(number))] == [DELTA]


def escaped(plain: bytes) -> bytes:
    """Byte by byte, as ITU-T H.264, 7.4.1.1 tells it."""
    out = bytearray()
    for byte in plain:
        if byte <= 3 and out[-2:] == b"\x00\x00":
            out.append(3)
        out.append(byte)
    return bytes(out)
