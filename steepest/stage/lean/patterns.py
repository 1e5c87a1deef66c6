"""Outlines and groups that are made after a pattern, in a fifth of manim's time.

manim paints each of them in three colours as it is made, also a group, of which nothing is drawn. All that are made
without a word about their looks are the same: one is made so, and the others have what it has.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from manim import Mobject, VGroup, VMobject

_theirs = VGroup.__init__
_USUAL = {kind: kind.__init__ for kind in (Mobject, VMobject)}  # others give other looks: manim's `set_default`
_STEPS = [
    *("reset_points", "generate_points", "init_colors", "generate_rgbas_array", "update_rgbas_array"),
    *("set_fill", "set_stroke", "set_background_stroke", "set_sheen"),
]


def attributes_of(pattern: VMobject) -> dict[str, Any]:
    """The attributes of an outline like a pattern, with arrays and lists of its own."""
    return {
        name: value.copy() if type(value) in (np.ndarray, list) else value
        for name, value in vars(pattern).items()
    }


def init_group(group: VGroup, *vmobjects: Any, **looks: Any) -> None:
    """What manim's `VGroup.__init__` does."""
    if looks or not _is_usual(type(group)):
        _theirs(group, *vmobjects, **looks)
        return
    for name, value in attributes_of(_pattern()).items():
        setattr(group, name, value)
    group.name = type(group).__name__
    group.add(*vmobjects)


def _is_usual(kind: type[VGroup]) -> bool:
    """Whether a group of this kind is made as all are."""
    made = all(each.__init__ is init for each, init in _USUAL.items())
    return made and all(getattr(kind, step) is getattr(VMobject, step) for step in _STEPS)


@functools.cache
def _pattern() -> VGroup:
    pattern = VGroup.__new__(VGroup)
    _theirs(pattern)
    return pattern
