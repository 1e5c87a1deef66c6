"""Tests that ask one scene come one after the other, so that it is played once and then forgotten."""

from __future__ import annotations

import pytest

from tests.scenes.records import ANCHORS

HERE = "tests/scenes/"  # as names of tests begin: to ask the paths of all others takes a second


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort what is asked of scenes by the scene, where it stands among the other tests."""
    of_scenes = {
        place: (ANCHORS.index(mark.args[0]), item)
        for place, item in enumerate(items)
        if item.nodeid.startswith(HERE) and (mark := item.get_closest_marker("scene"))
    }
    by_scene = sorted(of_scenes.values(), key=lambda each: each[0])
    for place, (_, item) in zip(of_scenes, by_scene, strict=True):
        items[place] = item
