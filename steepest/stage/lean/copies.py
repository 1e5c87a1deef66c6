"""Copies of mobjects in half of manim's time.

manim asks Python for a deep copy of each of some thirty attributes, most of which are numbers, names and colours, and
are never written into.
"""

from __future__ import annotations

import copy
from types import FunctionType, NoneType
from typing import Any

import numpy as np
from manim import CapStyleType, LineJointType, ManimColor, Mobject

_SHARED = {NoneType, bool, int, float, str, FunctionType, ManimColor, CapStyleType, LineJointType}


def deep_copy(mobject: Mobject, copies: dict[int, Any]) -> Mobject:
    """What manim's `Mobject.__deepcopy__` gives; `copies` are those of what was copied with it, by its number."""
    result = type(mobject).__new__(type(mobject))
    copies[id(mobject)] = result
    for name, value in vars(mobject).items():
        setattr(result, name, value if type(value) in _SHARED else _copied(value, copies))
    result.original_id = str(id(mobject))
    return result


def _copied(value: Any, copies: dict[int, Any]) -> Any:
    if type(value) is not np.ndarray or value.dtype.hasobject:
        return copy.deepcopy(value, copies)
    if id(value) not in copies:
        copies[id(value)] = value.copy("K")
    return copies[id(value)]
