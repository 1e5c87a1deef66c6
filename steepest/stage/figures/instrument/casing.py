"""A casing: a frame of steel around dark glass, on which dials, meters and sliders stand."""

from __future__ import annotations

import numpy as np

from steepest.stage.box import Box
from steepest.stage.relief.baked import Still
from steepest.stage.relief.forms import slab
from steepest.stage.relief.relief import BLACK, GLASS, STEEL, Bitmap, Relief, smooth

_RIM, _ROUND = 0.18, 0.36  # how wide the frame is, and how round its corners are, in scene units
_SHADOW = 0.3  # how far its shadow reaches
_ROOM = 0.14  # from the frame to what stands on the glass
_SKY = np.array([1.0, 0.95, 0.88])
_SHEEN = 0.06


class Casing(Still):
    """A casing that fills a `box` of the frame; what it holds has the room `inside`."""

    def __init__(self, box: Box) -> None:
        super().__init__(self._picture, box, room=_SHADOW)
        self.inside = box.shrunk(_RIM + _ROOM)

    def _picture(self, pixels: float) -> Bitmap:
        relief = Relief(self.box.shrunk(-_SHADOW), pixels)
        lay_casing(relief, self.box)
        return relief.picture()


def lay_casing(relief: Relief, box: Box) -> None:
    """Lay a casing on a picture."""
    (x0, y0), wide, high = box.middle, box.width, box.height
    lean = (lambda x, y: 0.20 * (x - x0) / wide + 0 * y), (lambda x, y: 0.55 * (y - y0) / high + 0 * x)
    relief.solid(slab(box, _ROUND), 0.9 * STEEL, bevel=0.2, gloss=0.4, lean=lean, shadow=0.5 * _SHADOW)
    face = box.shrunk(_RIM)
    pane = slab(face, _ROUND - 0.6 * _RIM)
    relief.flat(slab(face.shrunk(-0.02), _ROUND - 0.6 * _RIM + 0.02), BLACK, 0.9)
    relief.flat(pane, GLASS)

    def sky(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        down = (x - face.left) / face.width * 0.55 + (face.top - y) / face.height
        return np.asarray(_SHEEN * smooth(1.1, 0.0, down))

    relief.flat(pane, _SKY, fade=sky)
