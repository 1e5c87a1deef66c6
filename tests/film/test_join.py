"""Segments joined into one film, read back as a player would."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from steepest.film.captions import captions, chapters
from steepest.film.encode.encode import Encoder
from steepest.film.join import UnlikeSegments, join, voices_in
from tests.film.discs import FPS, SIZE, filmed, picture

BLUE, GREEN = (91, 184, 245), (61, 220, 151)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two scenes of 45 and 17 frames as one film."""
    folder = tmp_path_factory.mktemp("film")
    scenes = [filmed("hill", (20, 25), BLUE), filmed("saddle", (17,), GREEN)]
    records = [one.record for one in scenes]
    target = folder / "lecture.mp4"
    segments = [video for one in scenes for video in one.videos]
    join(segments, target, title="The Gradient", cues=captions(records), chapters=chapters(records))
    return target


def test_every_frame_is_there_in_its_place(film: Path) -> None:
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        frames = [
            (frame.pts * stream.time_base, frame.to_ndarray(format="rgb24"))
            for frame in container.decode(stream)
        ]
    assert [round(float(time) * FPS, 6) for time, _ in frames] == list(range(62))
    height, width = SIZE[1], SIZE[0]
    for number, colour in ((0, BLUE), (44, BLUE), (45, GREEN), (61, GREEN)):
        disc = frames[number][1][height // 2 - 5 : height // 2 + 5].reshape(-1, 3)
        assert np.abs(disc.astype(int) - colour).sum(1).min() < 12, f"frame {number} of {width} by {height}"


def test_a_chapter_for_every_scene(film: Path) -> None:
    with av.open(str(film)) as container:
        found = [
            (c["metadata"]["title"], c["start"] * c["time_base"], c["end"] * c["time_base"])
            for c in container.chapters()
        ]
    assert [title for title, _, _ in found] == ["Slopes · The hill", "Slopes · The saddle"]
    assert [float(time) for _, start, end in found for time in (start, end)] == [
        0,
        3,
        3,
        pytest.approx(62 / 15, abs=1e-3),
    ]


def test_captions_travel_inside(film: Path) -> None:
    with av.open(str(film)) as container:
        stream = container.streams.subtitles[0]
        said = [
            (round(float(p.pts * p.time_base) * FPS), bytes(p)[2:].decode())
            for p in container.demux(stream)
            if p.size > 2
        ]
    assert said == [
        (0, "hill 0: first half"),
        (10, "hill 0: second half"),
        (20, "hill 1: first half"),
        (32, "hill 1: second half"),
        (45, "saddle 0: first half"),
        (53, "saddle 0: second half"),
    ]


def test_it_can_start_before_it_is_loaded(film: Path) -> None:
    content = film.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_it_bears_its_title(film: Path) -> None:
    with av.open(str(film)) as container:
        assert container.metadata["title"] == "The Gradient"


def test_segments_of_another_rate_are_refused(tmp_path: Path) -> None:
    videos = []
    for rate in (FPS, FPS, 30):
        encoder = Encoder(SIZE, rate)
        encoder.show(picture(), 5)
        videos.append(encoder.finish())
    with pytest.raises(UnlikeSegments, match="segment 3 "):
        join(videos, tmp_path / "film.mp4", title="", cues=[])


def test_each_segment_is_asked_for_as_its_turn_comes(tmp_path: Path) -> None:
    """No more of them lie in memory than one."""

    def coming() -> Iterator[bytes]:
        for video in filmed().videos:
            yield video
            assert (tmp_path / "film.mp4").exists()

    assert join(coming(), tmp_path / "film.mp4", title="", cues=[]) == 45


def test_a_full_disk_is_noticed() -> None:
    with pytest.raises(OSError, match="space"):
        join(filmed().videos, Path("/dev/full"), title="", cues=[])


def test_it_says_who_speaks(tmp_path: Path) -> None:
    names = ("recordings", "festival")
    join(filmed().videos, tmp_path / "film.mp4", title="", cues=[], voices=names)
    assert voices_in(tmp_path / "film.mp4") == names


def test_a_film_that_lacks_frames_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happened to it on its way to the disk."""
    monkeypatch.setattr("steepest.film.join.count", lambda film: 44)
    with pytest.raises(OSError, match="the film holds 44 frames where 45 were written"):
        join(filmed().videos, tmp_path / "film.mp4", title="", cues=[])


def test_a_clock_that_does_not_fit_frames_is_refused(tmp_path: Path) -> None:
    """Matroska counts milliseconds, of which a frame has no whole number."""
    segment = io.BytesIO()
    with av.open(io.BytesIO(filmed().videos[0])) as source, av.open(segment, "w", format="matroska") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.pts is not None:
                packet.stream = stream
                target.mux(packet)
    with pytest.raises(UnlikeSegments, match="no whole number of clock ticks"):
        join([segment.getvalue()], tmp_path / "film.mp4", title="", cues=[])
