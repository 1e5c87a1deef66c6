"""Which tests share a process, where several work side by side: those of a file, and those that ask one scene.

A film or a wheel that the tests of a file make is made once, then, and a scene is played once. A process of its own
decides, which collects no test, so it goes by their names. (Groups of xdist are marks, which its version 3.8 loses
with pytest 9.2.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadFileScheduling

from steepest.script.text.lecture import read_lecture

ROOT = Path(__file__).parents[1]
ANCHORS = {section.anchor for section in read_lecture(ROOT / "assets" / "lecture.md").sections}


class Sharing(LoadFileScheduling):  # type: ignore[misc]
    """Hands out tests by scene and by file.

    xdist looks through all that a process was ever given, after every test, and for each test through all names: with
    twelve thousand of them that took five seconds of the two cores that the tests run on.
    """

    def add_node_collection(self, node: Any, collection: Sequence[str]) -> None:
        super().add_node_collection(node, collection)
        if node in self.registered_collections:  # one that collected other tests is turned away
            self.registered_collections[node] = Collected(self.registered_collections[node])

    def mark_test_complete(self, node: Any, item_index: int, duration: float = 0) -> None:
        super().mark_test_complete(node, item_index, duration)
        scope = self._split_scope(self.registered_collections[node][item_index])
        if all(self.assigned_work[node][scope].values()):
            del self.assigned_work[node][scope]

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)


class Collected(list[str]):
    """The names of tests in their order, each of which knows its place."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self._places = {name: place for place, name in enumerate(names)}

    def index(self, name: str, *within: Any) -> int:
        return self._places[name]


def group(nodeid: str) -> str:
    """The scene that a test asks, or its file.

    >>> group("tests/scenes/test_hill.py::test_the_words_say_the_facts")
    'hill'
    >>> group("tests/scenes/test_every_scene.py::test_frames_of_one_signature_are_one_picture[2-hill]")
    'hill'
    >>> group("tests/film/test_join.py::test_it_ends")
    'tests/film/test_join.py'
    """
    file, _, test = nodeid.partition("::")
    if file.startswith("tests/scenes/"):
        named = [file.removeprefix("tests/scenes/test_").removesuffix(".py"), *re.split(r"[\[\]-]", test)]
        return next((name for name in named if name in ANCHORS), file)
    return file
