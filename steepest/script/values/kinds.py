"""What a fact, a field or an entry may be, as the code that states it says: kinds, as type hints have them."""

from __future__ import annotations

import typing
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache, cached_property, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

UNKNOWN: Any = Any
"""The kind of what may be anything, as far as is known."""


def words_of(kind: Any) -> frozenset[str] | None:
    """The words that a value of this kind may be, none for a number, say; None where it may be any.

    >>> sorted(words_of(Literal["rises", "falls"] | None)), words_of(int), words_of(str)
    (['falls', 'rises'], frozenset(), None)
    """
    if get_origin(kind) is Literal:
        return frozenset(word for word in get_args(kind) if isinstance(word, str))
    if len(parts := _parts(kind)) != 1:
        each = [words_of(part) for part in parts]
        return None if None in each else frozenset[str]().union(*(one for one in each if one is not None))
    plain = get_origin(parts[0]) or parts[0]
    if not isinstance(plain, type) or issubclass(plain, str | Enum) or plain is object:
        return None
    return frozenset()


def kind_of_field(kind: Any, name: str) -> Any:
    """The kind of a field of a record, or of the entry of that name in a mapping."""
    found = []
    for part in _parts(kind):
        plain = get_origin(part) or part
        if plain is not NoneType:
            mapping = isinstance(plain, type) and issubclass(plain, Mapping)
            found.append(kind_of_entry(part) if mapping else _stated(plain, name))
    return _either(found)


def kind_of_entry(kind: Any) -> Any:
    """The kind of what stands in a list or a mapping."""
    found = []
    for part in _parts(kind):
        plain, inner = get_origin(part), get_args(part)
        if isinstance(plain, type) and inner and issubclass(plain, Mapping | Sequence):
            found.append(inner[-1] if issubclass(plain, Mapping) else _either([i for i in inner if i is not ...]))
        elif part is not NoneType:
            found.append(UNKNOWN)
    return _either(found)


def returned(method: Any) -> Any:
    """The kind that a function says it returns."""
    try:
        return typing.get_type_hints(method).get("return", UNKNOWN)
    except (NameError, TypeError, AttributeError):  # named for type checkers only
        return UNKNOWN


def _parts(kind: Any) -> tuple[Any, ...]:
    """The kinds of which it may be any."""
    if get_origin(kind) is Annotated:
        return _parts(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return tuple(part for each in get_args(kind) for part in _parts(each))
    return (kind,)


def _either(kinds: Sequence[Any]) -> Any:
    return reduce(or_, kinds) if kinds and UNKNOWN not in kinds else UNKNOWN


@cache
def _stated(owner: Any, name: str) -> Any:
    """The kind of what a class states under a name."""
    member = getattr(owner, name, None)
    if isinstance(member, cached_property):
        return returned(member.func)
    if isinstance(member, property):
        return returned(member.fget)
    try:
        return typing.get_type_hints(owner).get(name, UNKNOWN)
    except (NameError, TypeError, AttributeError):
        return UNKNOWN
