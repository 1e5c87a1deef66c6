"""A foreign scene played once, with our renderer standing in for manim's."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack

import manim.scene.scene as scenes
from manim import Manager, Scene

from steepest.foreign.images import lenient_images
from steepest.foreign.manim.anchors import quick_anchors
from steepest.foreign.manim.colours import quick_colours
from steepest.foreign.manim.copies import quick_copies
from steepest.foreign.manim.decimal_numbers import quick_numbers
from steepest.foreign.manim.families import quick_families
from steepest.foreign.manim.instead import instead
from steepest.foreign.manim.looking import hidden_pictures
from steepest.foreign.manim.renderer import ForeignRenderer, Screening
from steepest.foreign.refused import refused, refused_settings
from steepest.foreign.timeline import TimelineWriter
from steepest.script.fault import Fault


def play(scene_class: type[Scene], screening: Screening) -> Scene:
    """Play a scene to its end for a screening, and return it. Raises Fault, Alone, and whatever the scene raises."""
    with ExitStack() as patched:
        hidden = hidden_pictures(screening.whole)
        for patch in (standing_in(screening), refused(), hidden, lenient_images(), *quicker()):
            patched.enter_context(patch)
        scene = scene_class()
        if not isinstance(scene.renderer, ForeignRenderer):
            raise Fault(
                f"{scene_class.__name__} brings a renderer of its own, {type(scene.renderer).__name__}"
            )
        if why := refused_settings():  # an __init__ may set them
            raise Fault(why)
        screening.opens(scene)
        if scene.manager is None:
            Manager(scene)
        scene.render()
    return scene


def quicker() -> list[AbstractContextManager[None]]:
    """What makes manim quicker and changes nothing."""
    return [quick_copies(), quick_numbers(), quick_colours(), quick_anchors(), quick_families()]


def standing_in(screening: Screening) -> AbstractContextManager[None]:
    """Let scenes make our renderer where they would make manim's."""
    ours = type("Renderer", (ForeignRenderer,), {"screening": screening, "writer_class": TimelineWriter})
    return instead(scenes, "CairoRenderer", ours)
