"""Anchors gathered quickly for all of a scene's mobjects, as those of set type always are."""

from __future__ import annotations

from contextlib import AbstractContextManager

from manim import VMobject

from steepest.foreign.manim.instead import instead
from steepest.stage.type.anchors import gathered


def quick_anchors() -> AbstractContextManager[None]:
    """For a while, gather anchors quickly."""
    return instead(VMobject, "get_points_defining_boundary", gathered)
