"""What the eye sees of lines on one ground from one view, remembered.

A curve that stands on a landscape while something else moves is painted anew for every frame, and what the
ground hides of it is worked out from 56 samples of each point's way to the eye: 0.2 ms a curve. While neither
the ground nor the view changes, the answer for the same points is kept. Many lines are asked for at once where
the view turns: the samples of all level lines are taken in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar, cast

import numpy as np

from steepest.stage.ground.shadow import fallen, whole_parts
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import along_rim, clearance, stretch, thinned, visible_runs

T = TypeVar("T")

_TOLERANCE = 0.012  # of a line that lies on the ground, in the block's units
_ABOVE = 0.03  # of one that stands on it
_SAMPLES = 24  # of a straight one
_APART = 0.05  # scene units between points that are asked whether they are seen, of lines that have so many
_KEPT = 2048  # answers, of about 5 kB each


class Sight:
    """From a view onto a terrain. Points are of the block's space, runs are of the frame; neither may be changed.

    `shade` is how dark the shadows of things are."""

    shade: float = 1.0

    def __init__(self, terrain: Terrain, view: View) -> None:
        self.terrain, self.view = terrain, view
        self._answers: dict[Hashable, Any] = {}

    def runs(self, line: np.ndarray, on_ground: bool = False, hidden: bool = False) -> list[np.ndarray]:
        """The visible parts (m, 2) of a line (n, 3), or the `hidden` ones."""
        if len(line) < 2:
            return []

        def found() -> list[np.ndarray]:
            needed = line[thinned(self.view.project(line)[:, :2], _APART)]
            margin = clearance(self.terrain, self.view, needed, on_ground)
            if on_ground and (rim := along_rim(self.terrain, self.view, needed)).any():
                margin[rim] = clearance(self.terrain, self.view, needed[rim])
            return self._parts(needed, margin, hidden)

        return self._once(("runs", line.tobytes(), on_ground, hidden), found)

    def whole(self, line: np.ndarray) -> np.ndarray:
        """All of a line (n, 3), seen or hidden, on the frame (m, 2)."""
        flat = self.view.project(line)[:, :2]
        return np.asarray(flat[thinned(flat)])

    def runs_of_all(self, lines: Sequence[np.ndarray]) -> list[np.ndarray]:
        """The visible parts of lines that lie on the ground, one line's after another's."""
        lines = [line for line in lines if len(line) > 1]
        if not lines:
            return []
        margins = clearance(self.terrain, self.view, np.concatenate(lines), on_ground=True)
        ends = np.cumsum([len(line) for line in lines])[:-1]
        return [
            run
            for line, margin in zip(lines, np.split(margins, ends), strict=True)
            for run in self._parts(line, margin)
        ]

    def shares(self, start: np.ndarray, end: np.ndarray) -> list[tuple[float, float]]:
        """The parts of a straight line between two points (3,) that the ground leaves in sight, as shares of it."""

        def found() -> list[tuple[float, float]]:
            line = np.linspace(start, end, _SAMPLES)
            seen = visible_runs(clearance(self.terrain, self.view, line), _ABOVE)
            return [(a / (_SAMPLES - 1), b / (_SAMPLES - 1)) for a, b in seen]

        return self._once(("shares", start.tobytes(), end.tobytes()), found)

    def shadow(self, line: np.ndarray) -> list[np.ndarray]:
        """What can be seen of the shadow (m, 2) that a line (n, 3) casts on the ground."""

        def found() -> list[np.ndarray]:
            lying = whole_parts(fallen(line, self.terrain, self.view.near))
            return [run for part in lying for run in self.runs(part, on_ground=True)]

        return self._once(("shadow", line.tobytes()), found)

    def sees(self, point: np.ndarray, tolerance: float = 0.04) -> bool:
        """Whether the ground leaves a point (3,) in sight."""
        return self.clears(point) > -tolerance

    def hidden(self, upright: np.ndarray, tolerance: float = 0.04) -> float:
        """How much of an upright line (n, 3) the ground hides, from its foot on, 0 to 1."""
        over = np.array([self.clears(point) for point in upright]) + tolerance
        if (over > 0).all():
            return 0.0
        last = int(np.flatnonzero(over <= 0)[-1])
        if last == len(upright) - 1:
            return 1.0
        return float((last + over[last] / (over[last] - over[last + 1])) / (len(upright) - 1))

    def sees_all(self, points: np.ndarray) -> np.ndarray:
        """Which of some points (n, 3) on the ground it leaves in sight (n,)."""
        return self._once(
            ("all", points.tobytes()),
            lambda: clearance(self.terrain, self.view, points, on_ground=True) > -_TOLERANCE,
        )

    def margins(self, points: np.ndarray) -> np.ndarray:
        """By how much the ways from points (n, 3) to the eye clear the block (n,)."""
        return self._once(("margins", points.tobytes()), lambda: clearance(self.terrain, self.view, points))

    def clears(self, point: np.ndarray) -> float:
        """By how much the way from a point (3,) to the eye clears the block; minus infinity for one that is nowhere."""
        point = np.asarray(point, float)
        if np.isnan(point).any():  # it stands nowhere
            return -np.inf
        return self._once(
            ("clears", point.tobytes()),
            lambda: float(clearance(self.terrain, self.view, point[None])[0]),
        )

    def _once(self, key: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, worked out when it is first asked."""
        if key not in self._answers:
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            self._answers[key] = answer()
        return cast(T, self._answers[key])

    def _parts(self, line: np.ndarray, margin: np.ndarray, hidden: bool = False) -> list[np.ndarray]:
        flat = self.view.project(line)[:, :2]
        found = visible_runs(-margin, -_TOLERANCE) if hidden else visible_runs(margin, _TOLERANCE)
        return [stretch(flat, a, b) for a, b in found]
