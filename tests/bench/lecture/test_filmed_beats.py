"""What a film's folder remembers of its beats."""

from __future__ import annotations

import json
from pathlib import Path

from bench.lecture.filmed_beats import FilmedBeat, FilmedScene, by_scene, filmed_beats
from bench.lecture.whole_film import scenes


def test_a_beat_took_what_its_frames_took(tmp_path: Path) -> None:
    name = scenes()[0]
    beats = [
        {"beat": "open", "first_frame": 0, "end_frame": 60},
        {"beat": "close", "first_frame": 60, "end_frame": 90},
    ]
    film = {"fps": 60, "scenes": [{"scene": name, "beats": beats}]}
    (tmp_path / "timeline.json").write_text(json.dumps(film), encoding="utf-8")
    costs = {f"{name}/open 1920x1080": [0.02, 100], f"{name}/close 1920x1080": [0.04, 50]}
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "costs.json").write_text(json.dumps(costs), encoding="utf-8")
    found = filmed_beats(tmp_path, "1080p")
    assert found == [FilmedBeat(name, "open", 60, 1.2, 6000), FilmedBeat(name, "close", 30, 1.2, 1500)]
    assert by_scene(found, 60) == [FilmedScene(name, 1.5, 2.4, 7500)]
