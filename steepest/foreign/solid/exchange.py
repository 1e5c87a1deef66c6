"""manim's surfaces exchanged for those that are one mobject, in scenes that know nothing of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType

from manim.mobject.three_d.three_dimensions import Cone, Cylinder, Sphere, Torus
from manim.mobject.three_d.three_dimensions import Surface as FacedSurface

from steepest.foreign.solid.surface import Surface

_KINDS: tuple[type[FacedSurface], ...] = (Sphere, Cone, Cylinder, Torus)


@contextmanager
def exchanged() -> Iterator[None]:
    """While this lasts, manim's `Surface` is the one of `steepest/foreign/solid/surface.py`, and so are those made
    from it: Sphere, Dot3D, Cone, Cylinder, Line3D, Arrow3D and Torus. Their faces stay where they are, and as many.

    To be entered before a scene's file is loaded, and left when the scene has been played; `SolidCamera` draws it.
    """
    names = [
        (module, name)
        for path, module in list(sys.modules.items())
        if path == "manim" or path.startswith("manim.")
        for name, value in list(vars(module).items())
        if value is FacedSurface
    ]
    kin = [kind for root in _KINDS for kind in _family(root)]
    overrides = [kind.animation_overrides for kind in kin]
    try:
        _exchange(names, Surface)
        for kind, before in zip(kin, overrides, strict=True):
            kind.animation_overrides = Surface.animation_overrides | before
        yield
    finally:
        _exchange(names, FacedSurface)
        for kind, before in zip(kin, overrides, strict=True):
            kind.animation_overrides = before


def _exchange(names: Iterable[tuple[ModuleType, str]], surface: type) -> None:
    """Let modules have this surface under these names, and all kinds be made from it."""
    for module, name in names:
        setattr(module, name, surface)
    for root in _KINDS:
        root.__bases__ = (surface,)


def _family(kind: type[FacedSurface]) -> Iterator[type[FacedSurface]]:
    """A class and those made from it."""
    yield kind
    for heir in kind.__subclasses__():
        yield from _family(heir)
