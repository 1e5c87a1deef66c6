"""PSNR is what its definition says, whichever rule a film's colours are coded by."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace

from bench.film.fidelity import BT601, BT709, SAME, Fidelity, Judge, Reel, between, decibels, luma
from bench.film.floor import floor
from steepest.film.encode.encode import Encoder

pytestmark = pytest.mark.xdist_group("fidelity")  # in one process, which codes the films once

FRAMES = 12
SIZE = (96, 64)


def picture(number: int) -> np.ndarray:
    """A frame of strong colours, of which one moves."""
    drawn = np.full((SIZE[1], SIZE[0], 4), 255, np.uint8)
    drawn[..., :3] = (20, 60, 200)
    drawn[16:48, 4 * number : 4 * number + 32, :3] = (240, 40, 30)
    return drawn


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    encoder = Encoder(SIZE, 10)
    for number in range(FRAMES):
        encoder.show(picture(number))
    file = tmp_path_factory.mktemp("films") / "ours.mp4"
    file.write_bytes(encoder.finish())
    return file


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same frames as manim codes them: by swscale's own rule, which the file does not tell."""
    file = tmp_path_factory.mktemp("films") / "theirs.mp4"
    with av.open(str(file), "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"crf": "10"})
        (stream.width, stream.height), stream.pix_fmt = SIZE, "yuv420p"
        for number in range(FRAMES):
            frame = av.VideoFrame.from_ndarray(picture(number), format="rgba")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file


def test_decibels_of_a_known_error() -> None:
    found = Fidelity()
    found.add(np.zeros((2, 2), np.float32), np.full((2, 2), 2, np.float32))
    found.add(np.zeros((2, 2), np.float32), np.zeros((2, 2), np.float32))
    assert found.figures() == pytest.approx({"frames": 2, "mean": 45.12, "worst": 42.11}, abs=0.01)
    assert decibels(0) == SAME


def test_a_film_is_known_by_its_rule(ours: Path, theirs: Path) -> None:
    rules = [frame.rule for film in (ours, theirs) if (frame := Reel(film).frame(0))]
    assert rules == [BT709, BT601]
    with av.open(str(theirs)) as opened:
        assert next(opened.decode(video=0)).colorspace != Colorspace.ITU709


def test_a_film_is_near_its_frames_by_its_own_rule(ours: Path, theirs: Path) -> None:
    judge = Judge([ours, theirs], every=1)
    for number in range(FRAMES):
        judge.see(picture(number))
        judge.number += 1
    assert all(found.frames == FRAMES and found.figures()["mean"] > 40 for found in judge.found)


def test_by_the_other_rule_it_would_not_be(theirs: Path) -> None:
    shown, found = Reel(theirs).frame(0), Fidelity()
    assert shown is not None
    found.add(luma(picture(0), BT709), shown.y)
    assert found.figures()["mean"] < 35  # and above 40 by its own


def test_two_codings_of_the_same_frames_are_near(ours: Path, theirs: Path) -> None:
    found = between(ours, theirs, every=3)
    assert found["frames"] == 4
    assert found["mean"] > 33  # edges between strong colours: their chroma has half the pixels


def test_films_of_unequal_length_are_not_compared(ours: Path, tmp_path: Path) -> None:
    encoder = Encoder(SIZE, 10)
    for number in range(FRAMES + 1):  # one more, which none of every three frames is
        encoder.show(picture(number))
    longer = tmp_path / "longer.mp4"
    longer.write_bytes(encoder.finish())
    with pytest.raises(ValueError, match=r"ours.mp4 has 12 frames, .*longer.mp4 has 13"):
        between(ours, longer, every=7)


def test_a_film_that_ends_too_soon_is_told(ours: Path) -> None:
    judge = Judge([ours], every=1)
    judge.number = FRAMES
    with pytest.raises(ValueError, match="ends before its frame 12"):
        judge.see(picture(0))


def test_the_floor_is_taken_over_every_frame(ours: Path) -> None:
    found = floor(ours)
    assert (found["frames"], found["seconds"]) == (FRAMES, pytest.approx(FRAMES / 10))
    assert found["cpu"] > 0
