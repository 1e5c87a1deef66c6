"""What a scene may ask of manim that no film can be made of without a window: refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NoReturn

from manim import Scene
from manim.mobject.opengl.opengl_mobject import OpenGLMobject
from manim.renderer.shader import Object3D

from steepest.foreign.manim.instead import instead
from steepest.script.fault import Fault

INTERACTIVE = ("embed", "interactive_embed", "interact")


@contextmanager
def refused() -> Iterator[None]:
    """While a scene is played, raise Fault where it wants to be talked to, and for what needs OpenGL."""
    with ExitStack() as patched:
        for name in INTERACTIVE:
            patched.enter_context(instead(Scene, name, _refusing(name)))
        for kind in (OpenGLMobject, Object3D):
            patched.enter_context(instead(kind, "__init__", _no_opengl))
        yield


def _refusing(name: str) -> Any:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise Fault(f"{name}() waits for somebody at a window; take it out to film the scene")

    return refuse


def _no_opengl(self: object, *_: Any, **__: Any) -> NoReturn:
    raise Fault(f"{type(self).__name__} needs manim's OpenGL renderer; this film is drawn by the Cairo one")
