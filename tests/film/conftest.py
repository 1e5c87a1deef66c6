"""The small lecture is played in this process as if no other had been."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def no_other_lecture() -> Iterator[None]:
    """A process works on one lecture; another test may have entered its own, and gets it back."""
    with left():
        yield


@pytest.fixture
def own_lecture() -> Iterator[None]:
    """This test works on a lecture of its own, whatever the others in its file work on."""
    with left():
        yield


@contextlib.contextmanager
def left() -> Iterator[None]:
    """Leave the lecture that this process works on, and come back to it."""
    theirs = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "scenes"}
    path = list(sys.path)
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "scenes"]:
        del sys.modules[name]
    sys.modules.update(theirs)
    sys.path[:] = path
