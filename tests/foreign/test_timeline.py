"""What a foreign scene says beside its pictures reaches the film: sections, subcaptions, sounds."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from steepest.foreign.sharing.joining import chapters, cues
from steepest.foreign.timeline import ForeignTimeline
from steepest.script.timing.captions import Cue
from tests.foreign.both_ways import click
from tests.foreign.fork import construct, film, request

SAYING = construct(
    "self.next_section('first')",
    "self.play(Create(Square()), run_time=1, subcaption='a square')",
    "self.next_section('left out', skip_animations=True)",
    "self.play(Create(Circle()), run_time=4)",
    "self.next_section('last')",
    "self.add_subcaption('and then', duration=0.5, offset=0.2)",
    "self.wait(0.5)",
    "self.add_sound('click.wav', gain=-6)",
    "self.wait(1.5)",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film of a scene that says something."""
    folder = tmp_path_factory.mktemp("saying")
    click(folder / "click.wav")
    wish = request(folder, f"config.assets_dir = {str(folder)!r}\n" + SAYING, workers=2)
    return film(wish).file


def test_sections_are_chapters_and_skipped_ones_are_not(told: Path) -> None:
    with av.open(str(told)) as container:
        found = [(one["metadata"]["title"], one["start"], one["end"]) for one in container.chapters()]
        assert found == [("first", 0, 1000), ("last", 1000, 3000)]


def test_subcaptions_stand_where_their_pictures_are(told: Path) -> None:
    with av.open(str(told)) as container:
        stream = container.streams.subtitles[0]
        packets = [packet for packet in container.demux(stream) if packet.size > 2]
        found = [
            (
                bytes(packet)[2:].decode(),
                float(packet.pts * packet.time_base),
                float(packet.duration * packet.time_base),
            )
            for packet in packets
        ]
    assert found == [("a square", 0.0, 1.0), ("and then", pytest.approx(1.2), pytest.approx(0.5))]


def test_a_sound_is_heard_when_it_was_added_in_both_channels(told: Path) -> None:
    with av.open(str(told)) as container:
        rate = container.streams.audio[0].rate
        heard = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    left, right = (np.abs(side).reshape(-1, rate // 100).max(axis=1) for side in heard[:, : 3 * rate])
    loud = np.flatnonzero(left > 0.05) / 100
    assert (loud[0], loud[-1]) == (pytest.approx(1.5, abs=0.03), pytest.approx(1.6, abs=0.03))
    assert left.max() == pytest.approx(20000 / 32768 / 2, rel=0.1)  # 6 dB are a half
    assert right.max() == pytest.approx(left.max() / 4, rel=0.15)


def test_a_scene_with_one_nameless_section_has_no_chapters() -> None:
    assert chapters(ForeignTimeline([("autocreated", 0)]), 20, 10) == []


def test_nameless_sections_are_numbered() -> None:
    found = chapters(
        ForeignTimeline([("unnamed", 0), ("one with a name", 10), ("never reached", 20)]), 20, 10
    )
    assert [(one.title, one.start, one.end) for one in found] == [
        ("Section 1", 0.0, 1.0),
        ("one with a name", 1.0, 2.0),
    ]


def test_subcaptions_that_overlap_stand_under_each_other() -> None:
    found = cues(ForeignTimeline([], [("long", 0.0, 3.0), ("short", 1.0, 2.0), ("beyond", 9.0, 10.0)]), 2.5)
    assert found == [Cue("long", 0.0, 1.0), Cue("long\nshort", 1.0, 2.0), Cue("long", 2.0, 2.5)]
