"""Something of manim's exchanged for a while, where manim has no place to put ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def instead(owner: Any, name: str, ours: object) -> Iterator[None]:
    """While this lasts, a class or module has ours under a name; afterwards what it had before, if anything."""
    before = vars(owner).get(name)
    setattr(owner, name, ours)
    try:
        yield
    finally:
        if before is None:
            delattr(owner, name)
        else:
            setattr(owner, name, before)
