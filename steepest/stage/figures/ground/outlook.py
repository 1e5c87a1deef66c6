"""An outlook: which of several views shows most of what matters on a terrain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from steepest.stage.ground.light import SUN
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

_ASIDE = 62.0  # degrees by which the eye stands off a ridge's line
_TURN, _RISE = 12.0, 4  # degrees by which it goes round and up
_LOWEST = 26  # degrees over the horizon


def seen_share(terrain: Terrain, view: View, lines: Sequence[np.ndarray]) -> float:
    """Which share, 0 to 1, of the points of lines (n, 3) on the ground a view has in sight."""
    points = np.concatenate(lines)
    return float((clearance(terrain, view, points, on_ground=True) > 0).mean())


def clearest(
    terrain: Terrain, views: Iterable[View], lines: Sequence[np.ndarray], enough: float = 0.97
) -> View:
    """The first view with `enough` of the lines on the ground in sight; where none has, the one with most."""
    best: tuple[float, View] | None = None
    for view in views:
        share = seen_share(terrain, view, lines)
        if share >= enough:
            return view
        if best is None or share > best[0]:
            best = (share, view)
    if best is None:
        raise ValueError("no view to choose from")
    return best[1]


def outlooks_on_pass(
    terrain: Terrain, ridge: Sequence[np.ndarray], valley: Sequence[np.ndarray], lead: np.ndarray
) -> tuple[View, View]:
    """Two views of a pass, the second a little farther round and higher than the first.

    Ridge and valley are two halves each, points (n, 3) on the ground from the pass outward. Both views stand on the
    side of the ridge to which `lead` (3,) points, in one quarter of the compass: the near edges of the block stay
    the same ones. Of two such sides the one to which the sun shines from the side.
    """
    way = (ridge[1][-1] - ridge[1][0])[:2]
    bearing = float(np.degrees(np.arctan2(way[1], way[0])))
    sides = []
    for end in (bearing, bearing + 180):
        past = end % 90
        for sign, room in ((-1, past if past > 1e-6 else 90.0), (1, 90.0 - past)):
            if room > 44:
                off = min(_ASIDE, room - 14)
                aside, round_ = end + sign * off, end + sign * min(off - _TURN, off)
                toward = View(aside, 0.0).axes[2]
                sides.append((bool(toward @ lead > 0), -abs(float(toward @ SUN)), aside, round_))
    _, _, aside, round_ = max(sides)
    lines = [*ridge, *valley]
    beside = clearest(terrain, [View(aside, elevation) for elevation in range(_LOWEST, 66, 2)], lines)
    over = clearest(terrain, [View(round_, elevation) for elevation in range(_LOWEST + _RISE, 66, 2)], lines)
    return beside, over
