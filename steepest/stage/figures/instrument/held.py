"""What is set by hand, and may be locked: the knob of a dial, a slider."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.camera.painted import Painted
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape


class Held(Painted):
    """Something at a value that may be live; `locked`, 0 to 1, is how much it is held where it is."""

    kind = ""
    frozen: Number | None

    def __init__(self, value: Given[Number], colour: str) -> None:
        super().__init__()
        self.value, self.colour = value, colour
        self.locked, self.frozen = 0.0, None

    def held(self) -> Number:
        """The value that it stands at: the one that it had where it is locked."""
        value: Number = now(self.value)
        return value if self.frozen is None else self.frozen

    def lock(self, run_time: float = theme.BLINK) -> list[Animation]:
        """It becomes quiet and shows a lock. As soon as it is locked it stays where it is, whatever its value does."""

        def freeze(_: Any, share: float) -> None:
            self.locked = float(share)
            self.frozen = self.held() if share == 1 else None

        return [running(self, freeze, run_time=run_time)]

    def unlock(self) -> list[Animation]:
        """It moves again; it should be where its value is."""
        self.frozen = None
        start = self.locked

        def thaw(_: Any, share: float) -> None:
            self.locked = start * (1 - share)

        return [running(self, thaw, run_time=theme.BLINK)]

    @property
    def bright(self) -> float:
        """How bright it is, 0 to 1: what is locked is dark."""
        return 1 - self.locked

    def set_locked(self, locked: bool) -> None:
        """Locked or not, at once."""
        self.frozen, self.locked = (self.held(), 1.0) if locked else (None, 0.0)

    def shapes(self) -> list[Shape]:
        """It, at its value, and its lock where it has one."""
        point = np.array([[float(self.held())]])
        found = [Shape(self.kind, self.colour, point, self.opacity)] if self.opacity > 0 else []
        lock = Shape("lock", theme.QUIET, point, self.locked * self.opacity)
        return [*found, *([lock] if self.locked * self.opacity > 0 else [])]
