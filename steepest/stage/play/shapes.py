"""What is on screen, told in the scene's own terms: for descriptions, and for tests that look at a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from manim import Mobject


@dataclass(frozen=True, eq=False)
class Shape:
    """Something drawn: its `kind` (arrow, line, dot, ring, bar …), its `colour`, its `points` (n, d) in the coordinates
    of the figure that it belongs to (a map's x and y, a ground's x, y and height, a plot's two axes), and how solid it
    is, 0 to 1."""

    kind: str
    colour: str
    points: np.ndarray
    opacity: float = 1.0


@runtime_checkable
class Showing(Protocol):
    """A figure that tells what it shows."""

    def shapes(self) -> Iterable[Shape]:
        """What of it can be seen now."""


def shapes_of(mobjects: Iterable[Any]) -> list[Shape]:
    """What of all figures among some mobjects, and among their parts, can be seen now."""
    found: list[Shape] = []
    for mobject in mobjects:
        for part in mobject.get_family() if isinstance(mobject, Mobject) else (mobject,):
            if isinstance(part, Showing):
                found += part.shapes()
    return found
