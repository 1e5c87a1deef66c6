"""What is filmed again is held against the same scene filmed with the same speech at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import lecture
from bench.plain_scenes import FULL
from bench.process import Cost


def test_both_ways_of_a_changed_parameter_find_the_same_speech(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, fresh = tmp_path / "film", tmp_path / "alone"
    (film / "cache" / "speech").mkdir(parents=True)
    (film / "cache" / "speech" / "old.npz").touch()
    fresh.mkdir()
    walls, found = iter((3.0, 1.0, 2.0, 20.0, 40.0)), []

    def measure(command: Sequence[object], folder: Path) -> Cost:
        speech = folder / "cache" / "speech"
        if "--set" in command:
            found.append({file.name for file in speech.iterdir()})
            (speech / "new.npz").touch()
            for name in ("walk.mp4", "other.mp4") if folder == film else ("open.mp4", "walk.mp4"):
                (folder / "cache" / name).touch()
        return Cost(next(walls), 0.0, 0)

    monkeypatch.setattr(lecture, "measure", measure)
    again = lecture.reused(FULL, film, fresh)
    assert found == [{"old.npz"}, {"old.npz"}]
    assert again == lecture.Reused(nothing=2.0, changed=20.0, alone=40.0, beats=2, others=1)
