"""Updaters are called as manim calls them, and glyphs that have none are passed by.

In every frame manim calls a method of each glyph on stage, and reads the signature of each updater anew.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any

_CATCHING = inspect.CO_VARARGS, inspect.CO_VARKEYWORDS


def update(mobject: Any, dt: float = 0, recursive: bool = True) -> Any:
    """What manim's `Mobject.update` does: call the updaters of a mobject, and then those of its parts."""
    if mobject.updating_suspended:
        return mobject
    for updater in mobject.updaters:
        if asks_for_time(updater):
            updater(mobject, dt)
        else:
            updater(mobject)
    if recursive:
        for part in mobject.submobjects:
            if part.submobjects or part.updaters or type(part).update is not update:
                part.update(dt, recursive=recursive)
    return mobject


def asks_for_time(updater: Callable[..., Any]) -> bool:
    """Whether an updater has a parameter `dt`; a plain function's are the first names of its code."""
    if type(updater) is not FunctionType or updater.__dict__:  # one that wraps another has that one's signature
        return "dt" in inspect.signature(updater).parameters
    code = updater.__code__
    caught = sum(bool(code.co_flags & flag) for flag in _CATCHING)
    return "dt" in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + caught]
