"""Scenes by the names of their classes, with parameters of one's own."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import steepest.notebook
from steepest.new.folder import new_lecture
from steepest.notebook import lecture
from steepest.notebook.scenes import LectureScenes
from steepest.script.fault import Fault

pytestmark = pytest.mark.verify


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> LectureScenes:
    """Those of the smallest lecture."""
    folder = tmp_path_factory.mktemp("notebook")
    new_lecture(folder)
    return lecture(folder)


def test_the_lecture_in_which_a_notebook_lies_offers_its_scenes(
    scenes: LectureScenes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = scenes._folder / "notebooks"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert dir(steepest.notebook) == ["Uphill", "lecture"]
    assert steepest.notebook.Uphill == scenes.Uphill


@pytest.mark.parametrize(
    "point", [(1, 0.5), [Fraction(1), 0.5], np.array([1, 0.5])], ids=["pair", "list", "array"]
)
def test_it_shows_its_picture_and_its_facts(scenes: LectureScenes, point: object) -> None:
    shown = scenes.Uphill(point=point, quality="draft")
    told = {row.name: row.value for row in shown.seen.rows}
    assert told["point"] == "(1, 0.5)" and told["gradient"] == "(−2, −0.5)"
    assert "(1, 0.5)" in shown.seen.words and "(1, 0.5)" in shown.seen.description
    with Image.open(io.BytesIO(shown.picture)) as picture:
        assert picture.size == (shown.seen.width, shown.seen.height) == (854, 480)


def test_another_beat_is_another_picture(scenes: LectureScenes) -> None:
    first, last = scenes.Uphill(quality="draft"), scenes.Uphill("way", quality="draft")
    assert (first.seen.beat, last.seen.beat) == ("place", "way")
    assert first.picture != last.picture


@pytest.mark.verify
def test_its_film_is_the_scenes(scenes: LectureScenes) -> None:
    clip = scenes.Uphill(point=(1, 0), quality="draft").film(voice="none")
    assert clip.video[4:8] == b"ftyp"
    assert not [*(scenes._folder / "build").glob("*.mp4")]  # the films of the lecture are left alone


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda scenes: scenes.Uphill(point=(100, 1)), r"^uphill\.point: .*outside of the domain"),
        (lambda scenes: scenes.Uphill(pint=(1, 1)), '^uphill has no parameter "pint"'),
        (lambda scenes: scenes.Uphill("plase"), 'did you mean "place"'),
        (lambda scenes: scenes.Uphill(quality="huge"), "huge"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(
    scenes: LectureScenes, wrong: Callable[[LectureScenes], object], sentence: str
) -> None:
    with pytest.raises(Fault, match=sentence):
        wrong(scenes)


def test_a_scene_that_is_not_there_is_told_with_the_nearest(scenes: LectureScenes) -> None:
    with pytest.raises(AttributeError, match='no scene Uphil; did you mean "Uphill"'):
        _ = scenes.Uphil
