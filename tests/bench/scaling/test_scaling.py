"""The page and the chart follow from kept figures."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bench.lecture.beats import TimedBeat
from bench.lecture.filmed_beats import FilmedBeat
from bench.scaling import scaling
from bench.scaling.schedule import BeatCost, wall

BEAT = {"frames": 300, "passing": 0.1, "rehearse": 0.5, "film": 4.2, "size": 10**6}
FIGURES: dict[str, Any] = {
    "machine": "a machine",
    "quality": "1080p at 60 frames a second",
    "fps": 60,
    "overheads": {"plan": 0.5, "awake": 1.5, "load": 0.3, "sound": 2.0, "join": 3.0},
    "beats": [
        {"scene": scene, "key": beat, **BEAT}
        for scene in ("slope", "fall", "glide")
        for beat in ("open", "close")
    ],
}


def test_a_beat_is_laid_out_as_it_was_timed() -> None:
    filmed = FilmedBeat("hill", "east", frames=300, seconds=4.25, size=10**6)
    timed = asdict(TimedBeat("east", passed=0.125, rehearsed=0.5))
    cost = BeatCost("hill", "east", 300, rehearse=0.5, passing=0.125, film=4.25, size=10**6)
    assert scaling.laid_out(filmed, timed) == cost


def test_the_page_tells_every_number_of_workers() -> None:
    lines = list(scaling.report(FIGURES))
    assert "the film plays 30 s" in lines[0]
    rows = [line.split("|")[1:3] for line in lines if re.match(r"\| \d", line)]
    beats, overheads = scaling.read(FIGURES)
    assert [(int(workers), seconds.strip()) for workers, seconds in rows] == [
        (count, f"{wall(beats, overheads, count):.1f} s") for count in scaling.WORKERS
    ]


def test_the_chart_has_a_curve_for_each_and_the_page_its_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "scaling.md"
    page.write_text("<!-- measured -->\n<!-- end of measured -->\n", encoding="utf-8")
    monkeypatch.setattr(scaling, "PAGE", page)
    monkeypatch.setattr(scaling, "CHART", tmp_path / "scaling.svg")
    scaling.draw(FIGURES)
    root = ElementTree.parse(tmp_path / "scaling.svg").getroot()
    strokes = [each.get("stroke") for each in root.iter("{http://www.w3.org/2000/svg}path")]
    for colour in ("#f5a742", "#5bb8f5", "#3ddc97"):
        assert strokes.count(colour) == 1
    assert "| the critical path" in page.read_text(encoding="utf-8")
