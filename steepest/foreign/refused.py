"""What a scene may ask of manim, and no film can be made of here: refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NoReturn

from manim import Scene, config
from manim.constants import RendererType
from manim.mobject.opengl.opengl_mobject import OpenGLMobject
from manim.renderer.shader import Object3D

from steepest.foreign.manim.instead import instead
from steepest.script.fault import Fault

INTERACTIVE = ("embed", "interactive_embed", "interact")
FORMATS = ("", "auto", "mp4", "png")


@contextmanager
def refused() -> Iterator[None]:
    """While a scene is played, raise Fault where it wants to be talked to, and for what needs OpenGL."""
    with ExitStack() as patched:
        for name in INTERACTIVE:
            patched.enter_context(instead(Scene, name, _refusing(name)))
        for kind in (OpenGLMobject, Object3D):
            patched.enter_context(instead(kind, "__init__", _no_opengl))
        yield


def refused_settings() -> str:
    """What of manim's settings cannot be filmed, in a sentence; empty where everything can."""
    wanted = str(config.format or "")
    if config.renderer != RendererType.CAIRO:
        return f"renderer = {config.renderer.value}: only manim's Cairo renderer can be stood in for"
    if config.transparent:
        return f"a transparent film (background_opacity = {config.background_opacity:g}) is no MP4"
    if wanted not in FORMATS:
        return f"format = {wanted}: the film is an MP4 (mp4), or a picture of the last frame (png)"
    if config.dry_run:
        return "dry_run = True: nothing would be written"
    if config.frame_rate != int(config.frame_rate) or not 1 <= config.frame_rate <= 120:
        return f"frame_rate = {config.frame_rate:g}: a whole number from 1 to 120 is right"
    width, height = config.pixel_width, config.pixel_height
    if wanted != "png" and (width % 2 or height % 2):
        return f"a frame of {width} × {height} pixels cannot be filmed; both must be even"
    return ""


def refused_file(name: str) -> NoReturn:
    """Raise Fault for a file that manim would have written."""
    raise Fault(
        f"{name}: the film is put together after the scene has ended, and nothing of it is there before; take it out"
    )


def _refusing(name: str) -> Any:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise Fault(f"{name}() waits for somebody at a window; take it out to film the scene")

    return refuse


def _no_opengl(self: object, *_: Any, **__: Any) -> NoReturn:
    raise Fault(f"{type(self).__name__} needs manim's OpenGL renderer; this film is drawn by the Cairo one")
