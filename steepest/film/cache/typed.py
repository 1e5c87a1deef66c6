"""Plain data read back into the dataclasses that it was written from, and nothing taken for what it is not."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any, TypeVar

T = TypeVar("T")

LARGEST = 2**53
"""Beyond it a float no longer tells whole numbers apart: nothing that is counted or measured here comes near."""


def typed(kind: type[T], data: object) -> T:
    """A dataclass from what JSON says of it: its fields by their names, tuples as lists. Raises ValueError where a
    field is missing, unknown or of another type.
    """
    found: T = _read(kind, data)
    return found


def _read(kind: Any, data: object) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(data, dict):
        types_of, needed = _fields(typing.cast(type, kind))
        if needed <= data.keys() <= types_of.keys():
            return typing.cast(Any, kind)(**{name: _read(types_of[name], one) for name, one in data.items()})
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and isinstance(data, list):
        return tuple(_read(inner[0], one) for one in data)
    if origin is dict and isinstance(data, dict):
        return {_read(inner[0], name): _read(inner[1], one) for name, one in data.items()}
    if origin is types.UnionType and types.NoneType in inner:
        return None if data is None else _read(next(one for one in inner if one is not types.NoneType), data)
    if kind in (int, float) and type(data) in (int, kind) and abs(typing.cast(float, data)) <= LARGEST:
        return kind(data)
    if kind is str and type(data) is str:
        data.encode()  # JSON may hold half a character, which no file can: a ValueError, too
        return data
    if kind is bool and type(data) is bool:
        return data
    raise ValueError(f"{str(data)[:40]!r} is no {getattr(kind, '__name__', kind)}")


@functools.cache
def _fields(kind: type) -> tuple[dict[str, Any], frozenset[str]]:
    """The types of a dataclass's fields by their names, and the names of those that have no default."""
    needed = frozenset(one.name for one in dataclasses.fields(kind) if _is_needed(one))
    return typing.get_type_hints(kind), needed


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
