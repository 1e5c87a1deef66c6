"""A digest of everything that a mobject's pixels depend on: where two digests are equal, so are the pixels.

A film is compared with an earlier one, and a frame with the one before it, without drawing either. Nothing of
manim's says when a mobject has changed (its points are moved in place), so what the camera reads of it is read
here too, for every frame, and compared with what it was; only what differs is digested. 1.5 µs a glyph, where
drawing one takes 15; 0.3 to 0.7 ms a frame of 230 items, the list of them included.

A digest holds numbers and text alone: no addresses, no order of sets. It is the same in another process.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from manim import ManimColor, Mobject, PMobject, VMobject
from manim.mobject.types.image_mobject import AbstractImageMobject, ImageMobject

INVISIBLE = b""
"""The digest of what paints nothing."""

_FLOAT = np.dtype(float)
_KEPT = 4096  # mobjects, of about 2 kB each
_WRITTEN = {bool, int, float, complex, str, Fraction, type(None)}
_READ_BY_THE_CAMERA = (
    "get_fill_rgbas",
    "get_stroke_rgbas",
    "get_stroke_width",
    "get_gradient_start_and_end_points",
    "get_subpath_split_indices_from_points",
    "consider_points_equals_2d",
)
_HELD = (
    "points",
    "fill_rgbas",
    "stroke_rgbas",
    "background_stroke_rgbas",
    "background_image",
    "stroke_width",
    "background_stroke_width",
    "joint_type",
    "cap_style",
    "tolerance_for_point_equality",
)


class Untold(Exception):
    """Nobody can tell what a picture depends on; the message says why."""


class Appearances:
    """Digests of mobjects. Each is kept together with what it was made from."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, bytes]] = {}

    def of(self, mobject: Mobject) -> bytes:
        """The digest of one mobject without its submobjects; INVISIBLE if it paints nothing.

        Raises Untold for what paints by rules of its own.
        """
        state = _vector(mobject) if isinstance(mobject, VMobject) else _state(mobject)
        kept = self._kept.get(id(mobject))  # of another mobject, if that is gone: no harm, it is compared
        if kept is not None and kept[0] == state:
            return kept[1]
        found = digest(state) if state and _visible(mobject) else INVISIBLE
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[id(mobject)] = state, found
        return found


def _state(mobject: Mobject) -> tuple[object, ...]:
    """All that the camera reads of a mobject without an outline; nothing for one that it does not draw."""
    if isinstance(mobject, PMobject):
        points, rgbas = mobject.points, mobject.rgbas
        return points.dtype.str, points.tobytes(), rgbas.dtype.str, rgbas.tobytes(), mobject.stroke_width
    if isinstance(mobject, ImageMobject):
        image = mobject.get_pixel_array()
        return mobject.points.tobytes(), digest(image), int(mobject.resampling_algorithm)
    if isinstance(mobject, AbstractImageMobject):
        raise Untold(f"{type(mobject).__name__} shows what another camera sees")
    return ()


def _vector(mobject: VMobject) -> tuple[object, ...]:
    own = mobject.__dict__
    if not _drawn_as_usual(type(mobject)):  # type: ignore[arg-type]
        raise Untold(f"{type(mobject).__name__} says in a way of its own how it is drawn")
    if own["background_image"] is not None:
        raise Untold(f"{type(mobject).__name__} is filled with an image")
    points, fill, stroke = own["points"], own["fill_rgbas"], own["stroke_rgbas"]
    behind = own["background_stroke_rgbas"] if own["background_stroke_width"] else None
    ends = b""
    if len(fill) > 1 or len(stroke) > 1 or (behind is not None and len(behind) > 1):
        ends = np.array(mobject.get_gradient_start_and_end_points()).tobytes()
    usual = points.dtype is fill.dtype is stroke.dtype is _FLOAT
    return (
        points.tobytes(),
        fill.tobytes(),
        stroke.tobytes(),
        b"" if behind is None else behind.tobytes(),
        ends,
        (
            "ddd" if usual else points.dtype.char + fill.dtype.char + stroke.dtype.char,
            float(own["stroke_width"]),
            0.0 if behind is None else float(own["background_stroke_width"]),
            own["joint_type"]._value_,  # `value` takes a tenth of the time of all this
            own["cap_style"]._value_,
            own["tolerance_for_point_equality"],
        ),
    )


@functools.cache
def _drawn_as_usual(kind: type[VMobject]) -> bool:
    computed = (hasattr(inspect.getattr_static(kind, name, None), "__get__") for name in _HELD)
    return not any(computed) and all(
        getattr(kind, name) is getattr(VMobject, name) for name in _READ_BY_THE_CAMERA
    )


def _visible(mobject: Mobject) -> bool:
    return not isinstance(mobject, VMobject) or any(shows(mobject))


def shows(mobject: VMobject) -> tuple[bool, bool, bool]:
    """Whether a mobject has a stroke behind it, a fill, and a stroke that can be seen."""
    return (
        bool(mobject.background_stroke_width and _solid(mobject.get_stroke_rgbas(True))),
        bool(_solid(mobject.get_fill_rgbas())),
        bool(mobject.stroke_width and _solid(mobject.get_stroke_rgbas())),
    )


def _solid(rgbas: np.ndarray) -> Any:
    """Whether any of some colours (n, 4), mostly one, can be seen."""
    return rgbas[0, 3] != 0 if len(rgbas) == 1 else rgbas[:, 3].any()


def digest(value: object) -> bytes:
    """A digest of plain data: numbers, text, arrays, dataclasses, and what holds them. Raises Untold for anything else,
    and where an object says what it follows from, with a method `appearance`, digests that.
    """
    parts: list[bytes] = []
    _tell(parts.append, value)
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


def _tell(write: Callable[[bytes], None], value: Any) -> None:
    """Write a value so that no other one is written alike."""
    kind = type(value)
    if kind in _WRITTEN:
        write(b"%a;" % (value,))
    elif kind is tuple or kind is list:
        kinds = {*map(type, value)}
        if _WRITTEN.issuperset(kinds):  # most are, and Python writes them fastest itself
            write(b"%a;" % (value,))
            return
        if any(issubclass(each, np.generic) for each in kinds):  # they are written as numbers of Python
            _tell(write, kind(each.item() if isinstance(each, np.generic) else each for each in value))
            return
        write(b"%d of " % len(value))
        for each in value:
            if type(each) in _WRITTEN:
                write(b"%a;" % (each,))
            elif type(each) is bytes:
                write(b"bytes %d:" % len(each))
                write(each)
            else:
                _tell(write, each)
    elif kind is np.ndarray and not value.dtype.hasobject:
        write(b"array %a%a:" % (value.dtype.str, value.shape))
        write(value.tobytes())
    elif kind is bytes:
        write(b"bytes %d:" % len(value))
        write(value)
    elif kind is dict:
        names = sorted(value)
        _tell(write, ("dict", names, [value[name] for name in names]))
    elif isinstance(value, np.generic):
        _tell(write, value.item())
    elif isinstance(value, Fraction):  # one that knows how it is told, too
        told = [getattr(value, name) for name in kind.__slots__]
        _tell(write, (kind.__qualname__, value.numerator, value.denominator, told))
    elif isinstance(value, Enum):
        _tell(write, (kind.__name__, value.name))
    elif kind is ManimColor:
        _tell(write, ("colour", value.to_rgba()))
    elif isinstance(value, np.dtype):
        _tell(write, ("dtype", value.str))
    elif hasattr(value, "appearance"):
        _tell(write, (kind.__qualname__, value.appearance()))
    elif is_dataclass(kind):
        _tell(write, (kind.__qualname__, *(getattr(value, name) for name in _names(kind))))
    else:
        raise Untold(f"nothing says what {kind.__name__} shows")


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


@functools.cache
def code_of(kind: type) -> bytes:
    """A digest of the files that a class and its ancestors are written in, but for manim's and the stage's own."""
    files = {inspect.getfile(each) for each in kind.__mro__ if _foreign(each)}
    return digest([Path(file).read_bytes() for file in sorted(files)])


def _foreign(kind: type) -> bool:
    return kind.__module__.partition(".")[0] not in {"builtins", "manim", "steepest", "typing", "abc"}
