"""The encoder: colours, rate, key frames, bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from steepest.film.encode.colours import Converter
from steepest.film.encode.encode import Encoder
from steepest.stage.camera.damage import Area
from tests.film.discs import FPS, SIZE, picture

ROOT = Path(__file__).parents[3]
REC709 = np.array([0.2126, 0.7152, 0.0722])


def filmed() -> bytes:
    """Five frames of movement, a rest of ten, five of movement."""
    encoder = Encoder(SIZE, FPS)
    for step in range(5):
        encoder.show(picture(4 * step))
    encoder.show(picture(16), 10)
    for step in range(5):
        encoder.show(picture(16 + 4 * step))
    return encoder.finish()


@pytest.fixture(scope="module")
def video() -> bytes:
    return filmed()


def test_every_frame_lasts_equally_long(video: bytes) -> None:
    with av.open(io.BytesIO(video)) as container:
        stream = container.streams.video[0]
        times = [float(frame.pts * stream.time_base) for frame in container.decode(stream)]
    assert times == pytest.approx([number / FPS for number in range(20)])


def test_a_segment_begins_with_its_only_key_frame(video: bytes) -> None:
    with av.open(io.BytesIO(video)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.pts is not None]
    assert [number for number, packet in enumerate(packets) if packet.is_keyframe] == [0]
    assert all(packet.pts == packet.dts for packet in packets)


def test_same_pictures_give_the_same_bytes(video: bytes) -> None:
    assert filmed() == video


GROWING = """
import hashlib
import numpy as np
from steepest.film.encode.encode import Encoder

rows, columns = np.mgrid[-240:240, -427:427]
rim, angle = abs(np.hypot(rows, columns) - 160) < 1.5, np.arctan2(rows, columns)
for segment in range(2):
    encoder = Encoder((854, 480), 10)
    for frame in range(10):
        picture = np.zeros((480, 854, 4), np.uint8)
        picture[rim & (angle < 0.1 * (40 * segment + frame) - 3)] = 255
        encoder.show(picture)
    print(hashlib.sha256(encoder.finish()).hexdigest())
"""


def test_what_memory_held_before_does_not_show() -> None:
    """A circle grows in two segments of one process, in which new memory is filled with one byte or another."""
    told = {
        subprocess.run(
            [sys.executable, "-c", GROWING],
            cwd=ROOT,
            env={**os.environ, "MALLOC_PERTURB_": filled},
            check=True,
            capture_output=True,
        ).stdout
        for filled in ("0", "1", "2")
    }
    assert len(told) == 1


def test_bytes_do_not_depend_on_who_knows_what_changed() -> None:
    plain, told = Encoder(SIZE, FPS), Encoder(SIZE, FPS)
    shown = picture()
    for step in range(6):
        area = Area(4 * step, 10, 4 * step + 30, 40)
        if step != 3:
            area.of(shown)[..., :3] = 40 * step
        plain.show(shown, 4)
        told.show(shown, 4, [area, Area(0, 0, 2, 2)] if step != 3 else [])
    assert plain.finish() == told.finish()


def test_the_stream_says_bt709_in_the_limited_range(video: bytes) -> None:
    with av.open(io.BytesIO(video)) as container:
        codec = container.streams.video[0].codec_context
        assert (codec.name, codec.pix_fmt) == ("h264", "yuv420p")
        assert (codec.colorspace, codec.color_range, codec.color_primaries, codec.color_trc) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "colour", [(255, 111, 97), (61, 220, 151), (91, 184, 245), (15, 20, 32), (236, 239, 244)]
)
def test_a_flat_colour_is_converted_by_bt709(colour: tuple[int, int, int]) -> None:
    """Against the standard's own formula (ITU-R BT.709-6, 3.2 and 3.4), for the limited range."""
    flat = np.full((SIZE[1], SIZE[0], 4), (*colour, 255), np.uint8)
    planes = Converter().convert(flat).to_ndarray()
    red, _, blue = np.array(colour) / 255
    luma = REC709 @ np.array(colour) / 255
    quarter = SIZE[0] * SIZE[1] // 4
    chroma = planes[SIZE[1] :].ravel()
    found = planes[0, 0], chroma[0], chroma[quarter]
    wanted = 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748
    assert found == pytest.approx(wanted, abs=1)


def test_the_picture_survives(video: bytes) -> None:
    """Luma within 40 dB of what was shown."""
    with av.open(io.BytesIO(video)) as container:
        seen = next(container.decode(video=0)).to_ndarray()[: SIZE[1]].astype(float)
    shown = Converter().convert(picture()).to_ndarray()[: SIZE[1]]
    assert 10 * np.log10(255**2 / np.mean((seen - shown) ** 2)) > 40


def test_a_picture_may_be_overwritten_once_shown() -> None:
    encoder, scratch = Encoder(SIZE, FPS), picture()
    encoder.show(scratch, 3)
    scratch[:] = 255
    encoder.show(picture(), 1)
    with av.open(io.BytesIO(encoder.finish())) as container:
        lightness = [frame.to_ndarray()[: SIZE[1]].mean() for frame in container.decode(video=0)]
    assert max(lightness) - min(lightness) < 1


def test_a_picture_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="expected"):
        Encoder(SIZE, FPS).show(picture(size=(160, 90)))


def test_odd_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="even"):
        Encoder((853, 480), FPS)
