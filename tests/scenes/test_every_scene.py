"""What holds for every scene of the lecture, whatever it teaches."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from steepest.script.paragraph.expressions import Expression
from steepest.script.text.lecture import read_lecture
from steepest.script.values.showing import show
from steepest.stage.play.layout import findings
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience, Picture
from steepest.stage.play.scene import LectureScene, Performance, silent, stage_play
from tests.scenes.conftest import ROOT, play_scene

ANCHORS = [section.anchor for section in read_lecture(ROOT / "assets/lecture.md").sections]
GOLDEN = Path(__file__).parents[1] / "golden"
SIZE = (320, 180)
FPS = 10


class Ends(Audience):
    """Keeps the picture at the end of every beat; `watching` draws every frame before it too."""

    def __init__(self, watching: bool) -> None:
        self.watching = watching
        self.pictures: dict[str, Picture] = {}

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count) if self.watching else ()

    def rest(self, first: int, count: int) -> bool:
        return self.watching

    def beat_ends(self, key: str, scene: Any) -> None:
        self.pictures[key] = scene.projector.picture(scene).copy()


def perform(anchor: str, audience: Audience) -> Performance:
    lecture = read_lecture(ROOT / "assets/lecture.md")
    kind = load_scene(ROOT, anchor)
    return stage_play(
        kind, kind.Parameters(), lecture.section(anchor), audience, SIZE, FPS, silent(lecture.pace)
    )


@pytest.fixture(scope="module", params=ANCHORS)
def skipped(request: pytest.FixtureRequest) -> tuple[str, Ends, Performance]:
    """Every scene, fast-forwarded from beat to beat."""
    audience = Ends(watching=False)
    return request.param, audience, perform(request.param, audience)


def test_a_scene_is_a_function_of_its_parameters_alone(skipped: tuple[str, Ends, Performance]) -> None:
    """Fast-forwarding leaves the pixels that watching every frame does: any beat can be drawn by itself."""
    anchor, forwarded, _ = skipped
    watched = Ends(watching=True)
    perform(anchor, watched)
    assert list(watched.pictures) == list(forwarded.pictures)
    for key, picture in watched.pictures.items():
        assert np.array_equal(picture, forwarded.pictures[key]), key


def test_a_scene_lasts_as_long_as_a_scene_may(skipped: tuple[str, Ends, Performance]) -> None:
    _, _, performance = skipped
    assert 40 <= performance.frames / FPS <= 100


def test_beats_follow_each_other_without_a_gap(skipped: tuple[str, Ends, Performance]) -> None:
    _, _, performance = skipped
    ends = [0, *(beat.end for beat in performance.beats)]
    assert [beat.first for beat in performance.beats] == ends[:-1]
    assert performance.frames == ends[-1]


def test_every_beat_is_as_long_as_its_words(skipped: tuple[str, Ends, Performance]) -> None:
    _, _, performance = skipped
    for beat in performance.beats:
        assert (beat.end - beat.first) / FPS >= beat.words[-1].end - 1 / FPS, beat.key


def test_the_last_picture_is_the_golden_one(
    skipped: tuple[str, Ends, Performance], request: pytest.FixtureRequest
) -> None:
    """A thumbnail of each scene; `pytest --update-golden` keeps new ones after they have been looked at."""
    anchor, forwarded, _ = skipped
    picture = list(forwarded.pictures.values())[-1][..., :3]
    file = GOLDEN / f"{anchor}.png"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(picture).save(file)
    golden = np.asarray(Image.open(file).convert("RGB"), float)
    off = np.abs(golden - picture)
    assert off.mean() < 0.5, f"{anchor} has changed: {off.mean():.2f} levels on average"
    assert (off.max(axis=-1) > 40).mean() < 0.002


@pytest.mark.parametrize("anchor", ANCHORS)
def test_nothing_is_wrong_with_the_layout(anchor: str) -> None:
    found: list[str] = []

    def look(key: str, scene: LectureScene[Any]) -> None:
        found.extend(f"{key}: {finding.sentence}" for finding in findings(scene))

    play_scene(anchor, look)
    assert found == []


@pytest.mark.parametrize("anchor", ANCHORS)
def test_what_the_picture_shows_is_what_its_expression_gives(anchor: str) -> None:
    """Every number on screen is worked out anew from the scene's facts, and must read as it is shown."""
    checked = 0

    def look(key: str, scene: LectureScene[Any]) -> None:
        nonlocal checked
        for shown in scene.numbers_on_screen():
            names = {*Expression.read(shown.expression).names}
            if names <= {*scene.namespace}:  # not a loop variable of a beat that is over
                value = Expression.read(shown.expression).evaluate(scene.namespace)
                assert shown.text == show(value, shown.spec), shown
                checked += 1

    play_scene(anchor, look)
    assert checked > 0
