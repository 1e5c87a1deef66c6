"""What is filmed again is held against the same scene filmed with the same speech at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.lecture import whole_film
from bench.measuring.process import Cost
from bench.plain.scenes import FULL


def test_both_ways_of_a_changed_parameter_find_the_same_speech(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, fresh = tmp_path / "film", tmp_path / "alone"
    (film / "cache" / "speech").mkdir(parents=True)
    (film / "cache" / "speech" / "old.npz").touch()
    fresh.mkdir()
    walls, speech = iter((20.0, 40.0)), []

    def measure(command: Sequence[object], folder: Path) -> Cost:
        kept = folder / "cache" / "speech"
        if "--set" in command:
            speech.append({file.name for file in kept.iterdir()})
            (kept / "new.npz").touch()
            for name in ("walk.mp4", "other.mp4") if folder == film else ("open.mp4", "walk.mp4"):
                (folder / "cache" / name).touch()
        return Cost(next(walls), 0.0, 0)

    monkeypatch.setattr(whole_film, "measure", measure)
    change = "hill.point=[3, 0]"
    found = whole_film.again(FULL, change, film, fresh)
    assert speech == [{"old.npz"}, {"old.npz"}]
    assert found == whole_film.Refilmed(change, whole=20.0, alone=40.0, filmed=1, of=2, others=1)


def test_nothing_changed_is_timed_three_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walls = iter((3.0, 1.0, 2.0))
    monkeypatch.setattr(whole_film, "measure", lambda *_: Cost(next(walls), 0.0, 0))
    assert whole_film.unchanged(FULL, tmp_path) == 2.0


def test_a_parameter_of_every_scene_is_changed() -> None:
    assert [change.partition(".")[0] for change in whole_film.CHANGES] == whole_film.scenes()
