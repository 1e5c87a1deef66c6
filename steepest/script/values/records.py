"""Records: what the text may ask fields of, and which; and what has entries instead."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass


def is_record(value: object) -> bool:
    """A mapping, or an instance of a dataclass or a named tuple."""
    if isinstance(value, type):
        return False
    return isinstance(value, Mapping) or is_dataclass(value) or _is_named_tuple(value)


def fields_of(record: object) -> frozenset[str]:
    """The names the text may ask: keys of a mapping; fields and properties of a dataclass. No others."""
    if isinstance(record, Mapping):
        names = {key for key in record if isinstance(key, str)}
    elif is_dataclass(record):
        names = {field.name for field in fields(record)} | _properties(type(record))
    else:
        names = set(type(record)._fields) | _properties(type(record))  # type: ignore[attr-defined]
    return frozenset(name for name in names if name.isidentifier() and not name.startswith("_"))


def field(record: object, name: str) -> object:
    """A field's value; the name is one of `fields_of(record)`."""
    return record[name] if isinstance(record, Mapping) else getattr(record, name)


def entries_of(value: object) -> object:
    """An array as the list of its entries; anything else as it is."""
    return entries() if callable(entries := getattr(value, "tolist", None)) else value


def entry_instead(owner: str, value: object, name: str) -> str:
    """The end of a sentence that says `owner` has no field of a name: the entry that a person may have meant, where it
    has entries.

    >>> entry_instead("gradient", (1, 2), "y")
    '; did you mean "gradient[1]"?'
    """
    entries = entries_of(value)
    if isinstance(entries, str) or not isinstance(entries, Sequence) or not entries:
        return ""
    last = len(entries) - 1
    if name in "xyz"[: last + 1]:
        return f'; did you mean "{owner}[{"xyz".index(name)}]"?'
    if is_record(entries[0]) and name in fields_of(entries[0]):
        return f'; did you mean "{owner}[0].{name}"?'
    return f'; its entries are "{owner}[0]"' + (f' to "{owner}[{last}]"' if last else "")


def plain(value: object) -> object:
    """Numbers of arrays as Python's own, so that truth is `True` and an index an int."""
    if type(value).__module__ == "numpy" and not getattr(value, "shape", True):
        return value.item()  # type: ignore[attr-defined]
    return value


def require_alike(one: object, other: object) -> None:
    """Raises TypeError where one is a word, or true or false, and the other something else: they are never equal. Where
    there is none (None), anything may be asked."""
    kinds = [next((kind for kind in (str, bool) if isinstance(value, kind)), object) for value in (one, other)]
    if kinds[0] is not kinds[1] and one is not None and other is not None:
        raise TypeError(f"{kinds[0].__name__} and {kinds[1].__name__}")


def _properties(kind: type) -> set[str]:
    from functools import cached_property

    return {
        name
        for parent in kind.__mro__
        for name, member in vars(parent).items()
        if isinstance(member, property | cached_property)
    }


def _is_named_tuple(value: object) -> bool:
    return isinstance(value, tuple) and isinstance(getattr(type(value), "_fields", None), tuple)
