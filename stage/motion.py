"""A value that runs, and what depends on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from manim import UpdateFromAlphaFunc, smooth


def running(mobject: Any, change: Callable[[Any, float], None], **timing: Any) -> UpdateFromAlphaFunc:
    """An animation that runs `change(mobject, share)` from 0 to 1, eased."""
    timing.setdefault("rate_func", smooth)
    return UpdateFromAlphaFunc(mobject, change, **timing)
