"""What stands on the frame where the view of a landscape puts it: numbers of axes, names on plates."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import numpy as np


class Follower(Protocol):
    """What stands where the view puts it."""

    def place(self) -> None:
        """Stand there."""


@runtime_checkable
class Kept(Follower, Protocol):
    """A follower that a fitted view leaves room for."""

    def reach(self) -> np.ndarray:
        """Its corners (n, 2) on the frame in the landscape's present view."""
