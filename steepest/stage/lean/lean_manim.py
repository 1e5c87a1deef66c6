"""What manim imports and a lecture does without: imported when it is first used, or never.

`import manim` imports scipy for one matrix, networkx for its graphs, IPython to ask whether it runs in a notebook,
Beautiful Soup for listings of code, and PyAV to write films: more than half of its time and a third of its memory. Once
this module is imported, stand-ins lie where manim looks for these while it is imported itself. Whoever imports them
later, a scene written for plain manim for one, gets them themselves.

And `get_family`, which manim asks of everything on stage whenever anything comes or goes, answers in a tenth of the
time; colours are read once (`colours`), sizes taken of all points together (`measures`), groups are made after a
pattern (`patterns`), copies share what nobody writes into (`copies`), and glyphs without updaters
are passed by (`updates`).
"""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

MANIM = "manim"


class Later:
    """A module, or what lies in it at a path of names: imported when it is called, or asked what is one of it."""

    def __init__(self, module: str, *path: str) -> None:
        self._module, self._path = module, path

    def __getattr__(self, name: str) -> Later:
        if name.startswith("_"):  # Python asks for these, and goes without
            raise AttributeError(name)
        return Later(self._module, *self._path, name)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._found()(*arguments, **named)

    def __instancecheck__(self, one: object) -> bool:
        return isinstance(one, self._found())

    def _found(self) -> Any:
        found: Any = importlib.import_module(self._module)
        for name in self._path:
            found = getattr(found, name)
        return found


class Awaited(ModuleType):
    """A module of which more is used than called: imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python asks for these, and goes without
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


class Rotation:
    """What manim asks of `scipy.spatial.transform.Rotation`: the matrix of one turn, to the same bits.

    A turn by θ about a unit axis u is the quaternion (u sin(θ/2), cos(θ/2)), and its matrix is made of products of
    these (scipy 1.17, `_rotation_cy.pyx`).
    """

    SMALL = 1e-3
    """Radians up to which sin(θ/2)/θ is told by three terms of its series."""

    def __init__(self, vector: Any) -> None:
        self.vector = vector

    @classmethod
    def from_rotvec(cls, vector: Any) -> Any:
        """The turn about a vector (3,) by its length, in radians; scipy's own where it is no such vector."""
        if getattr(vector, "shape", None) != (3,):
            return Later("scipy.spatial.transform", "Rotation", "from_rotvec")(vector)
        return cls(vector)

    def as_matrix(self) -> Any:
        """The matrix (3, 3) that turns columns."""
        import numpy as np

        a, b, c = map(float, self.vector)
        angle = math.sqrt(a * a + b * b + c * c)
        if angle <= self.SMALL:
            square = angle * angle
            scale = 0.5 - square / 48 + square * square / 3840
        else:
            scale = math.sin(angle / 2) / angle
        x, y, z, w = scale * a, scale * b, scale * c, math.cos(angle / 2)
        return np.array(
            [
                [x * x - y * y - z * z + w * w, 2 * (x * y - z * w), 2 * (x * z + y * w)],
                [2 * (x * y + z * w), -(x * x) + y * y - z * z + w * w, 2 * (y * z - x * w)],
                [2 * (x * z - y * w), 2 * (y * z + x * w), -(x * x) - y * y + z * z + w * w],
            ]
        )


def _stand_ins() -> dict[str, Any]:
    """What lies in `sys.modules` while manim is imported. None is a module that cannot be imported: without IPython,
    manim knows that it runs in no notebook. Where one runs, IPython is there, and so are modules that somebody uses.
    """
    rotations = ModuleType("scipy.spatial.transform")
    rotations.__dict__["Rotation"] = Rotation
    found: dict[str, Any] = {name: Later(name) for name in ("networkx", "bs4")}
    found |= {"av": Awaited("av"), rotations.__name__: rotations, "IPython": None}
    return {name: stand_in for name, stand_in in found.items() if name not in sys.modules}


@contextmanager
def _sparing() -> Iterator[None]:
    stand_ins = _stand_ins()
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


def get_family(mobject: Any, recurse: bool = True) -> list[Any]:
    """What manim's `Mobject.get_family` gives: a mobject and all its parts, each before its own, and one that is a part
    twice only where it comes last. Manim passes each on through generators, one for each level above it."""
    found = [mobject]
    if mobject.submobjects:
        _gather(mobject, found, (mobject,))
        if len(set(found)) < len(found):
            found = list(dict.fromkeys(reversed(found)))[::-1]
    return found


def _gather(mobject: Any, found: list[Any], above: tuple[Any, ...]) -> None:
    for part in mobject.submobjects:
        if not part.submobjects:
            found.append(part)
        elif part not in above:  # nothing is a part of its own parts
            found.append(part)
            _gather(part, found, (*above, part))


class _Spared(SourceFileLoader):
    """Loads manim without what it can do without."""

    def exec_module(self, module: ModuleType) -> None:
        with _sparing():
            super().exec_module(module)
        module.Mobject.get_family = get_family
        from steepest.stage.lean.colours import generate_rgbas_array
        from steepest.stage.lean.copies import deep_copy
        from steepest.stage.lean.measures import get_critical_point, length_over_dim
        from steepest.stage.lean.patterns import init_group
        from steepest.stage.lean.updates import update

        module.VMobject.generate_rgbas_array = generate_rgbas_array
        module.VGroup.__init__ = init_group
        module.Mobject.__deepcopy__ = deep_copy
        module.Mobject.get_critical_point = get_critical_point
        module.Mobject.length_over_dim = length_over_dim
        module.Mobject.update = update


class _Finder(MetaPathFinder):
    """Finds manim, where it is a plain package, and nothing else."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name == MANIM else None
        if spec is None or type(spec.loader) is not SourceFileLoader:
            return None
        spec.loader = _Spared(name, spec.loader.path)
        return spec


sys.meta_path.insert(0, _Finder())
