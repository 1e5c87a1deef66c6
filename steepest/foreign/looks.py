"""Whether a scene's code may look at its own picture, told before it is played.

Only a process that draws all of the film has every picture. A scene that looks is noticed where it does, but by then a
part of the film would be drawn in vain.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, MethodType
from typing import Any

from manim import Scene

NAMES = ("pixel_array", "get_frame", "get_image", "update_frame", "add_frame")
"""With what of manim's a scene looks."""


def may_look(scene_class: type[Scene], folder: Path) -> str:
    """The name by which the scene's code, as far as it is in `folder`, may look at its picture; empty for none."""
    known: set[int] = set()
    waiting: list[Any] = [each for each in scene_class.__mro__ if _within(each, folder)]
    while waiting:
        value = waiting.pop()
        if id(value) in known:
            continue
        known.add(id(value))
        if inspect.isclass(value):
            waiting += [each for each in vars(value).values() if _within(each, folder)]
        for code, globals_ in _codes(value):
            if found := next((name for name in NAMES if name in code.co_names), ""):
                return found
            waiting += [globals_[name] for name in code.co_names if _within(globals_.get(name), folder)]
    return ""


def _codes(value: Any) -> Iterator[tuple[CodeType, dict[str, Any]]]:
    """The code of a function, and of those within it, with its globals."""
    function = inspect.unwrap(_function(value)) if _function(value) else None
    if not isinstance(function, FunctionType):
        return
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        codes += [each for each in code.co_consts if isinstance(each, CodeType)]
        yield code, function.__globals__


def _function(value: Any) -> Any:
    if isinstance(value, property):
        return value.fget
    if isinstance(value, (staticmethod, classmethod, MethodType)):
        return value.__func__
    return value if isinstance(value, FunctionType) else None


def _within(value: Any, folder: Path) -> bool:
    """Whether a class or a function was written in a folder, and is nobody's library."""
    try:
        file = inspect.getfile(value if inspect.isclass(value) else _function(value))
    except (TypeError, OSError):
        return False
    return Path(file).is_relative_to(folder) and "site-packages" not in file
