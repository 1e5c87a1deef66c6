"""Copies of manim's mobjects, made in a fifth of the time.

Every animation copies its mobject, and a running number its digits for every frame: half of the time that plain
manim takes for a scene with three numbers. `copy.deepcopy` asks of each attribute how it is copied; nearly all are
numbers, colours and short arrays, and the path that a glyph was read from, which nobody changes. The copies are the
same, with what cannot change shared: 0.45 ms a digit becomes 0.09 ms.
"""

from __future__ import annotations

import copy
import functools
from contextlib import AbstractContextManager
from enum import Enum
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy as np
from manim import ManimColor, Mobject
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

from steepest.foreign.manim.instead import instead

_SHARED: set[type] = {
    int,
    float,
    complex,
    bool,
    str,
    bytes,
    type(None),
    type,
    FunctionType,
    BuiltinFunctionType,
}
_SHARED |= {np.float64, np.float32, np.int64, np.bool_}
_manims = Mobject.__deepcopy__


def quick_copies() -> AbstractContextManager[None]:
    """For a while, copy mobjects quickly."""
    return instead(Mobject, "__deepcopy__", _quickly)


def _quickly(self: Mobject, memo: dict[int, Any]) -> Mobject:
    """What manim's `Mobject.__deepcopy__` gives."""
    kind: Any = type(self)
    guarded = _guarded(kind)
    if guarded is None:
        return _manims(self, memo)
    made: Mobject = kind.__new__(kind)
    memo[id(self)] = made
    own = made.__dict__
    for name, value in self.__dict__.items():
        if type(value) in _SHARED or (name == "path_obj" and isinstance(self, VMobjectFromSVGPath)):
            copied = value
        else:
            copied = _copied(value, memo)
        if name in guarded:
            setattr(made, name, copied)
        else:
            own[name] = copied
    own["original_id"] = str(id(self))
    return made


def _copied(value: Any, memo: dict[int, Any]) -> Any:
    kind = type(value)
    if kind in _SHARED:
        return value
    if issubclass(kind, ManimColor | Enum):
        _SHARED.add(kind)
        return value
    known = memo.get(id(value))
    if known is not None:
        return known
    if kind is np.ndarray and not value.dtype.hasobject:
        made: Any = value.copy(order="K")
        memo[id(value)] = made
    elif kind is list:
        made = memo[id(value)] = []
        for each in value:
            made.append(_copied(each, memo))
    elif kind is dict:
        made = memo[id(value)] = {}
        for key, each in value.items():
            made[_copied(key, memo)] = _copied(each, memo)
    else:
        made = copy.deepcopy(value, memo)
    return made


@functools.cache
def _guarded(kind: Any) -> frozenset[str] | None:
    """The names that a class wants to be told of when they are set; None where it wants to be told of all."""
    if kind.__setattr__ is not object.__setattr__:
        return None
    names = {
        name for each in kind.__mro__ for name, value in vars(each).items() if hasattr(type(value), "__set__")
    }
    return frozenset(names)
