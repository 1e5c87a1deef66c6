"""A shot gives the segments that its rehearsal has promised."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from steepest.film.cache.record import Segment
from steepest.film.cache.vault import Vault
from steepest.film.crew.costs import Costs
from steepest.film.crew.plan import cut, job_of, missing
from steepest.film.rehearse import rehearse
from steepest.film.shoot import shoot
from steepest.script.text.lecture import read_lecture
from tests.film.test_rendering import FOLDER, request

LECTURE = read_lecture(FOLDER / "assets" / "lecture.md")


def test_code_that_a_scene_does_not_use_may_change_before_it_is_filmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rehearsal is kept, for the scene's own key is as it was; what it has promised can still be filmed."""
    monkeypatch.setattr(gc, "freeze", lambda: None)  # it is for processes that film and nothing else
    monkeypatch.setattr("steepest.film.rehearse.drawing_code", lambda *_: "before the change")
    job = job_of(request(tmp_path), LECTURE, "fall")
    record = rehearse(job, print).record
    told: list[object] = []
    for shot in cut(missing([job], {"fall": record}, Vault(tmp_path)), Costs(tmp_path / "costs.json"), 1):
        shoot(shot, told.append)
    filmed = [news.key for news in told if isinstance(news, Segment)]
    assert sorted(filmed) == sorted({beat.segment for beat in record.beats})
