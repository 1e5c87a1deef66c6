"""How numbers are written that no template of the text holds, such as those of an axis: in the language of the text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from steepest.script.values.languages import ENGLISH, Language
from steepest.script.values.showing import Markup, show

_LANGUAGE: ContextVar[Language] = ContextVar("the language in which numbers are written", default=ENGLISH)


@contextmanager
def written_in(language: Language) -> Iterator[None]:
    """Numbers are written in this language as long as this lasts: a scene is played in that of its text.

    >>> from steepest.script.values.languages import GERMAN
    >>> with written_in(GERMAN):
    ...     numeral(-1.5)
    '−1,5'
    """
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def numeral(value: object, spec: str = "", notation: Markup = "text") -> str:
    """A number as `show` has it, in the language of the scene that is played; English where none is."""
    return show(value, spec, notation, _LANGUAGE.get())


def decimal_sign() -> str:
    """What stands between the whole and the decimals of a number."""
    return _LANGUAGE.get().decimal


def pair_sign() -> str:
    """What stands between two numbers of a pair, close after the first."""
    return _LANGUAGE.get().between.strip()


def value_at(*entries: str, of: str = "f") -> str:
    """The markup of a function's value at a place with these entries, parted as those of a point are: where decimals
    have a comma, f(1, 2) could be read as its value at one place of one variable."""
    return f"{of}({f'{pair_sign()} '.join(entries)})"
