"""Words with mathematics in them: what comes from the facts as a formula, and letters that stand for numbers, are set
as they are in formulas."""

from __future__ import annotations

import re
from typing import Any

from steepest.script.paragraph.filling import Filled
from steepest.stage import theme
from steepest.stage.type.numerals import numeral
from steepest.stage.type.typeset import Typeset, escape

_VARIABLES = "".join(role for role in theme.ROLES if len(role) == 1)  # letters that have a colour
_LETTER = re.compile(rf"(?<![\w’'])(?:∇?f|[{_VARIABLES}])(?![\w’'])")


def asked(filled: Filled, **style: Any) -> Typeset:
    """The words of a question or of an answer."""
    markup, at = "", 0
    for each in filled.shown:
        if callable(getattr(each.value, "typst", None)):
            code = numeral(each.value, each.spec, "typst")
            markup += in_letters(filled.text[at : each.start]) + f"${code}$"
            at = each.end
    return Typeset(markup + in_letters(filled.text[at:]), shown=filled.shown, **style)


def in_letters(text: str) -> str:
    """Typst markup that shows words, with their variables and ∇f as formulas have them.

    >>> in_letters("Where does ∇f point, along y?")
    'Where does $∇f$ point, along $part("y", y)$?'
    """
    markup, at = "", 0
    for found in _LETTER.finditer(text):
        letter = found[0]
        code = letter if letter.endswith("f") else f'part("{letter}", {letter})'
        markup += escape(text[at : found.start()]) + f"${code}$"
        at = found.end()
    return markup + escape(text[at:])
