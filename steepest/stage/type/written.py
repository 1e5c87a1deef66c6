"""The language in which a scene writes numbers that no text has: those that run, and those of axes.

They are made by figures, which know no text; the scene that is played says its language once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from steepest.script.values.languages import ENGLISH, Language
from steepest.script.values.showing import Markup, show

_LANGUAGE: ContextVar[Language] = ContextVar("language", default=ENGLISH)


@contextmanager
def numbers_in(language: Language) -> Iterator[None]:
    """Write numbers as they are written in a language."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def decimal_sign() -> str:
    """What stands before the decimals of a number."""
    return _LANGUAGE.get().decimal


def written(value: object, spec: str, notation: Markup = "text") -> str:
    """A value as `show` writes it, in the language of the scene that is played.

    >>> from steepest.script.values.languages import GERMAN
    >>> with numbers_in(GERMAN):
    ...     written(-0.5, ".2f"), written(0.5, "g", "typst")
    ('−0,50', '"0,5"')
    """
    return show(value, spec, notation, _LANGUAGE.get())
