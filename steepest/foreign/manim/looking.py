"""Who looks at a camera's picture, or at the background it is drawn on, is noticed.

A picture of which only what has changed is drawn must stay as it was left, and one that another process draws is not
there. Between two pictures a camera has neither attribute, so that a scene that wants one has to ask for it. A scene
that was given one may keep it and write on it at any time: from then on every picture is drawn whole.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from manim.camera.camera import Camera

from steepest.foreign.manim.instead import instead

LOOKS = "it looks at its own picture"
_PICTURES = "pixel_array", "background"


class Alone(BaseException):
    """Only a process that draws all of the scene can play it; the words say why.

    It is no Exception: a scene that catches those would go on with a picture that was never drawn.
    """


def hide(camera: Camera) -> None:
    """Take away a camera's pictures, until somebody looks."""
    own = vars(camera)
    found = {name: own.pop(name) for name in _PICTURES if name in own}
    own["hidden_pictures"] = own.get("hidden_pictures", {}) | found


def reveal(camera: Camera) -> None:
    """Give them back, but for those that others have taken the place of."""
    own = vars(camera)
    for name, picture in own.pop("hidden_pictures", {}).items():
        own.setdefault(name, picture)


def looked_at(camera: Camera) -> bool:
    """Whether somebody has, and may have written on them."""
    return "given_away" in vars(camera)


def hidden_pictures(whole: bool) -> AbstractContextManager[None]:
    """For a while, give hidden pictures to who looks; raise Alone where the picture was not drawn, which only a process
    that draws the `whole` film knows to be."""

    def looked(self: Camera, name: str) -> Any:
        own = vars(self)
        if name not in own.get("hidden_pictures", {}):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        if name == "pixel_array" and not whole:
            raise Alone(LOOKS)
        own["given_away"] = True
        return own["hidden_pictures"][name]

    return instead(Camera, "__getattr__", looked)
