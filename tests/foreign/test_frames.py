"""Every frame of a foreign scene is the one that manim would write, and drawn the way it should be."""

from __future__ import annotations

import pytest

from steepest.foreign.manim.renderer import LOOKS, NEW_GROUND, Alone
from steepest.stage.camera.camera import PARTS
from tests.foreign import scenes
from tests.foreign.both_ways import apart, manims, ours, small

MOVED = "the camera or its background has changed"
ZOO = [name for name, value in vars(scenes).items() if getattr(value, "__module__", "") == scenes.__name__]
"""Every scene of tests/foreign/scenes.py."""

SPACE = "in space nearly all of it moves"
WHOLE = {
    "BackgroundPictures": {"Square is filled with an image"},
    "Moving": {MOVED},
    "Zoomed": {"its camera is a MultiCamera"},
    "Space": {SPACE},
    "OwnCamera": {"its camera is a Inverted"},
    "Seen": {"nobody knows what was drawn before"},
}
"""Why a scene's pictures are drawn whole, but for the first one and those over a new ground; the others' are not."""
ALWAYS = {"Zoomed", "Space", "OwnCamera", "BackgroundPictures"}
"""Those of which every picture is."""


@pytest.fixture(scope="module", autouse=True)
def manim_is_small(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Small films; type that was set for one scene serves the next."""
    with small(tmp_path_factory.mktemp("media")):
        yield


@pytest.mark.parametrize("name", ZOO)
def test_every_frame_is_manims(name: str) -> None:
    scene = getattr(scenes, name)
    found = ours(scene)
    assert apart(manims(scene), found.shown) <= (2 if name == "Space" else 0)
    whys = set(found.ways) - {PARTS, NEW_GROUND}
    assert whys == WHOLE.get(name, set())
    assert (PARTS in found.ways) is (name not in ALWAYS and name != "Standing")


ALONE = {
    "OwnCamera": "its camera, Inverted, is its own",
    "StandingChanges": "what stands still for manim changes during a play",
    "Seen": LOOKS,
}
"""Scenes that cannot be shared, and why."""


@pytest.mark.parametrize("name", sorted(set(ZOO) - {*ALONE, "Standing"}))
def test_a_share_of_the_frames_is_the_same(name: str) -> None:
    scene = getattr(scenes, name)
    theirs = manims(scene)
    for half in (0, 1):
        found = ours(scene, lambda chunk, half=half: chunk % 2 == half)
        assert apart(theirs, found.shown) <= (2 if name == "Space" else 0)


@pytest.mark.parametrize("name", ALONE)
def test_what_cannot_be_shared_is_noticed(name: str) -> None:
    with pytest.raises(Alone) as told:
        ours(getattr(scenes, name), lambda chunk: chunk % 2 == 1)
    assert str(told.value) == ALONE[name]
