"""Where a map is level along one of its variables: lines, whose crossings are its flat places."""

from __future__ import annotations

import contourpy
import numpy as np

from steepest.calculus.flat.critical import Domain
from steepest.calculus.function import Function

__all__ = ["level_ways"]

_CELLS = 240  # of the grid on which they are found, each way
_ZERO = 0.02  # of the greatest slope there is: where a slope only jumps over zero, it is greater
_EVERYWHERE = 1e-9  # of the greatest slope along either variable: one that is nowhere greater is zero all over


def level_ways(function: Function, variable: str, window: Domain) -> tuple[np.ndarray, ...]:
    """The lines (n, 2) over a window of the map on which the slope along a `variable` is zero; none where it is zero
    all over.

    >>> one, other = level_ways(Function("x**3 - 3*x + y**2", ["x", "y"]), "x", ((-2, 2), (-1, 1)))
    >>> sorted(round(float(line[:, 0].mean()), 3) for line in (one, other))
    [-1.0, 1.0]
    >>> level_ways(Function("y**2", ["x", "y"]), "x", ((-2, 2), (-1, 1)))
    ()
    """
    x, y = (np.linspace(float(low), float(high), _CELLS + 1) for low, high in window)
    along = function.variables.index(variable)
    sampled = np.broadcast_arrays(*function.sample_gradient(*np.meshgrid(x, y)))
    greatest = [float(np.abs(each[np.isfinite(each)]).max(initial=0.0)) for each in sampled]
    if greatest[along] <= _EVERYWHERE * max(greatest):
        return ()
    slopes = np.ma.masked_invalid(sampled[along])
    found: list[np.ndarray] = contourpy.contour_generator(x, y, slopes).lines(0.0)  # type: ignore[assignment]

    def off(line: np.ndarray) -> float:
        """How far from zero the slope is along a line, in the middle."""
        at = np.broadcast_arrays(*function.sample_gradient(*line.T))[along]
        return float(np.nanmedian(np.abs(at)))

    kept = (line for line in found if len(line) > 2 and off(line) <= _ZERO * greatest[along])
    return tuple(line if tuple(line[0]) <= tuple(line[-1]) else line[::-1] for line in kept)  # from west or south
