"""Type that has to fit: which of several forms of a text can be read where there is room for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from steepest.calculus import Number
from steepest.script.paragraph.filling import Shown
from steepest.stage import theme
from steepest.stage.type.numerals import numeral
from steepest.stage.type.powers import Power
from steepest.stage.type.typeset import Typeset, formula

_FORMAT = re.compile(r"(?<=:)(\+?)(?:\.(\d+))?g(?=\})")  # of a number in a template, to so many digits
_USUAL = 4  # digits that a number without a format shows


def is_readable(text: Typeset) -> bool:
    """Whether it is no smaller than anything may be."""
    return text.size * text.enlarged > theme.SMALLEST_SIZE - 0.01


def in_few_digits(put: Callable[[str], Typeset], template: str) -> Typeset:
    """A formula as `put` sets it, its numbers with as many digits as it takes to be read: two at least.

    >>> fewer_digits("{slope:g}", 3), fewer_digits("{at:.3g} and {slope:+.5g}", 2)
    ('{slope:.3g}', '{at:.2g} and {slope:+.2g}')
    """
    for digits in (None, 3, 2, 1):
        text = put(template if digits is None else fewer_digits(template, digits))
        if is_readable(text):
            break
    return text


def fewer_digits(template: str, most: int) -> str:
    """The template of a formula whose numbers have no more significant digits than `most`."""

    def fewer(found: re.Match[str]) -> str:
        sign, digits = found.groups()
        return f"{sign}.{min(int(digits or _USUAL), most)}g"

    return _FORMAT.sub(fewer, template)


def in_power(told: str, value: Number, digits: int, size: float) -> Typeset:
    """A number as so many digits and a power of ten; `told` is the expression over the facts that gives it."""
    power = Power(value, digits)
    text = numeral(power)
    return formula(
        numeral(power, notation="typst"), size=size, shown=(Shown(told, "", value, text, 0, len(text), 0),)
    )


def in_lines(text: Typeset, width: float) -> Typeset:
    """Words of one colour in as many lines as they need to be no wider, or as few words a line as there are."""
    words, lines = text.markup.split(" "), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and Typeset(longer, text.size).width > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return Typeset(" \\\n".join(lines), text.size, text.colour, shown=text.shown)
