"""Every frame of a foreign scene is the one that manim would write, and drawn the way it should be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from manim import UP, Dot, Scene, Square, ThreeDScene

from steepest.foreign.manim.hasty import MOST_MOVES
from steepest.foreign.manim.looking import LOOKS, Alone
from steepest.foreign.manim.renderer import NEW_GROUND, OWN_PICTURES
from steepest.stage.camera.camera import PARTS
from tests.families import family
from tests.foreign import camera_scenes, odd_scenes, scenes
from tests.foreign.both_ways import Audience, Shown, apart, manims, ours, small

MOVED = "the camera or its background has changed"
SCENES = {
    name: value
    for module in (scenes, camera_scenes, odd_scenes)
    for name, value in vars(module).items()
    if getattr(value, "__module__", "") == module.__name__ and issubclass(value, Scene)
}
"""Every scene of tests/foreign/scenes.py, camera_scenes.py and odd_scenes.py, by its name."""

SPACE = "in space nearly all of it moves"
WHOLE = {
    "BackgroundPictures": {"Square is filled with an image"},
    "Moving": {MOVED},
    "Pictures": {MOST_MOVES},
    "Linear": {MOST_MOVES},
    "Zoomed": {"its camera is a MultiCamera"},
    "Space": {SPACE},
    "OwnCamera": {"its camera is a Inverted"},
    "Seen": {"nobody knows what was drawn before"},
}
"""Why a scene's pictures are drawn whole, but for the first one and those over a new ground; the others' are not."""
ALWAYS = {"Zoomed", "Space", "OwnCamera", "BackgroundPictures", "Pictures", "Linear"}
"""Those of which every picture is."""


@pytest.fixture(scope="module", autouse=True)
def manim_is_small(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Small films; type that was set for one scene serves the next."""
    with small(tmp_path_factory.mktemp("media")):
        yield


ALONE = {
    "OwnCamera": "its camera, Inverted, is its own",
    "Seen": LOOKS,
    "PictureWrittenOn": LOOKS,
    "PicturesOfItsOwn": OWN_PICTURES,
}
"""Scenes that cannot be shared, and why."""


@dataclass
class Both:
    """A scene, every picture that manim would write of it, and those of one process of ours."""

    scene: type[Scene]
    theirs: Shown
    found: Audience

    @property
    def tolerance(self) -> int:
        """By how many levels they may differ."""
        return 2 if issubclass(self.scene, ThreeDScene) else 0


@pytest.fixture(scope="module", params=family(26, [*[*SCENES][::2], *[*SCENES][1::2]]))  # some of each file
def both(request: pytest.FixtureRequest, manim_is_small: object) -> Both:
    """Every scene once, for all tests."""
    scene = SCENES[request.param]
    return Both(scene, manims(scene), ours(scene))


def test_every_frame_is_manims(both: Both) -> None:
    assert apart(both.theirs, both.found.shown) <= both.tolerance


def test_no_more_is_redrawn_than_was_said(both: Both) -> None:
    name, ways = both.scene.__name__, set(both.found.ways)
    if hasattr(scenes, name):
        assert ways - {PARTS, NEW_GROUND} == WHOLE.get(name, set())
        assert (PARTS in ways) is (name not in ALWAYS and name != "Standing")


def test_there_is_something_to_follow(both: Both) -> None:
    """Or else a scene would prove nothing."""
    expected = 1 if both.scene.__name__ == "Standing" else 4
    assert len({picture.tobytes() for picture, _ in both.theirs}) >= expected


@pytest.mark.verify
def test_each_workers_half_alone_is_the_same(both: Both) -> None:
    """The chunks of the first of two workers, and those of the second; nothing that the one draws helps the other."""
    if both.scene.__name__ in ALONE:
        with pytest.raises(Alone) as told:
            ours(both.scene, lambda chunk: chunk % 2 == 1)
        assert str(told.value) == ALONE[both.scene.__name__]
        return
    whole = [(picture, frames) for picture, frames in both.found.shown if picture is not None]
    drawn = 0
    for half in (0, 1):
        found = ours(both.scene, lambda chunk, half=half: chunk % 2 == half).shown
        assert apart(both.theirs, found) <= both.tolerance
        assert apart(whole, found) == 0
        drawn += sum(picture is not None for picture, _ in found)
    assert drawn == len(whole) or both.scene.__name__ == "Standing"


def test_a_play_that_outlasts_what_it_said_is_noticed() -> None:
    """What stands was not drawn by who films the end of it, and nobody can say any more how it stood."""

    class Longer(Scene):
        def construct(self) -> None:
            dot = Dot()
            self.add(Square(), dot)
            self.play(dot.animate.shift(UP), run_time=0.3)

        def play_internal(self, skip_rendering: bool = False) -> None:
            assert self.animations is not None
            self.animations[0].run_time = 2
            super().play_internal(skip_rendering)

    with pytest.raises(Alone, match="a play lasts longer than was to be seen"):
        ours(Longer, lambda chunk: chunk == 1)
