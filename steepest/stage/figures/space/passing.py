"""How far the eye steps back on its way round an open space, so that nothing leaves the frame or meets words."""

from __future__ import annotations

import numpy as np

from steepest.stage.box import Box
from steepest.stage.figures.axis_text import HARDLY
from steepest.stage.figures.ground.block_labels import BlockLabels
from steepest.stage.ground.view import View

_BEYOND = 0.1  # how far things may reach out of a region while the eye moves
_BACK = [float(share) for share in np.arange(0.0, 0.52, 0.02)]  # by which it may step back then
_LOOKS, _NEAR_LOOKS = (0.25, 0.5, 0.75), np.linspace(0.1, 0.9, 9)  # shares of the way: for things, and for words


def step_back(labels: BlockLabels, held: np.ndarray, end: View, room: Box) -> float:
    """By what share the eye steps back half way to a view, to which some labels turn already, so that those of points
    `held` (n, 3) that lie within a region of the frame at both ends keep within it all the way; and, if that can be,
    they and the labels keep off words beside the space. Not at all where no step back does that."""
    start, beside = labels.land.view, labels.axes.taken
    kept = held[room.holding(start.project(held)[:, :2]) & room.holding(end.project(held)[:, :2])]
    wide = room.shrunk(-_BEYOND)

    def seen(back: float) -> list[np.ndarray]:
        return [start.toward(end, share, back).project(kept)[:, :2] for share in _LOOKS]

    def passes(back: float) -> bool:
        views = [start.toward(end, share, back) for share in _NEAR_LOOKS]
        boxes = [label.box_on_its_way(view) for label in labels.there for view in views]
        return all(
            all(box.apart(words) > -HARDLY for box in boxes)
            and not any(words.holding(points).any() for points in seen(back))
            for words in beside
        )

    inside = [back for back in _BACK if all(wide.holding(points).all() for points in seen(back))]
    return next((back for back in inside if passes(back)), next(iter(inside), 0.0))
