"""manim's colours set in a fifth of the time, where one colour and one opacity are set.

A fading text sets the opacities of each glyph for every frame, and for each of them manim makes a colour and an
array of it, stretches that and copies a column: 13.6 µs a glyph. What ends up in the mobject's array is written
there at once: 2.7 µs.
Gradients, sheens and everything else that is not that simple go manim's own way.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from manim import ManimColor, VMobject

from steepest.foreign.manim.instead import instead

_NUMBERS = (float, int, np.float64)
_manims = VMobject.update_rgbas_array
_usual = VMobject.generate_rgbas_array


def quick_colours() -> AbstractContextManager[None]:
    """For a while, set single colours and opacities quickly."""
    return instead(VMobject, "update_rgbas_array", _quickly)


def _quickly(self: VMobject, array_name: str, color: Any = None, opacity: Any = None) -> VMobject:
    """What manim's `update_rgbas_array` does."""
    rgbas = self.__dict__.get(array_name)
    if type(color) is list and len(color) == 1:
        color = color[0]
    if type(opacity) is np.ndarray and opacity.shape == (1,):
        opacity = opacity[0]
    single = (color is None or type(color) is ManimColor) and (opacity is None or type(opacity) in _NUMBERS)
    usual = type(self).generate_rgbas_array is _usual and self.get_sheen_factor() == 0
    if rgbas is None or not len(rgbas) or not single or not usual:
        return _manims(self, array_name, color, opacity)
    if color is not None:
        rgbas[:, :3] = color._internal_value[:3]
    if opacity is not None:
        rgbas[:, 3] = opacity
    return self
