"""Type that has to fit: which of several forms of a text can be read where there is room for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from manim import VGroup

from steepest.calculus import Number
from steepest.script.paragraph.filling import Shown
from steepest.script.values.apart import as_asked, numbers_in, told, told_apart
from steepest.script.values.formats import read_format
from steepest.script.values.showing import exact_of
from steepest.script.values.told import ToldNumber
from steepest.stage import theme
from steepest.stage.type.numerals import numeral
from steepest.stage.type.powers import Power
from steepest.stage.type.typeset import DISPLAY, Typeset, escape, formula, width_of

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_T = TypeVar("_T", bound=VGroup)
_FORMAT = re.compile(r"(?<=:)(\+?)(?:\.(\d+))?g(?=\})")  # of a number in a template, to so many digits
_ALONE = re.compile(r"\{([^{}:]+):g\}")  # a template that is one number
_BEFORE_TERM = re.compile(r' (?=[-+] part\("term:\d+")')
_WORD = re.compile(r"(?:\\.|\$[^$]*\$|[^ ])+")  # of markup; a formula within it is one, whatever it has
_EQUALS = escape(" = ")  # as it stands in words
_MOST_BESIDE = 9  # digits of a number of an axis
_USUAL = 4  # digits that a number without a format shows
_EVEN = 0.6, 0.7, 0.8, 0.55  # of the length of words that stand on two lines: how long a line is, if that suffices


def is_readable(text: Typeset) -> bool:
    """Whether it is no smaller than anything may be."""
    return text.size * text.enlarged > theme.SMALLEST_SIZE - 0.01


def in_few_digits(put: Callable[[str], Typeset], template: str) -> Typeset:
    """A formula as `put` sets it, its numbers with as many digits as it takes to be read. The entries of a point lose
    them together: where one would keep those that tell it from another number, it gives them up first.

    >>> fewer_digits("{slope:g}", 3), fewer_digits("{at:.3g} and {slope:+.5g}", 2)
    ('{slope:.3g}', '{at:.2g} and {slope:+.2g}')
    """
    text = whole = put(template)
    if is_readable(text):
        return text
    apart = any(_is_told_apart(shown.value) for shown in text.shown)
    with as_asked() if apart else nullcontext():
        for form in (*([template] if apart else []), *(fewer_digits(template, most) for most in (3, 2, 1))):
            text = put(form)
            if is_readable(text):
                break
    return _rounded(text, whole)


def all_in_few_digits(put: Callable[[str], Typeset], templates: Sequence[str], widest: float) -> list[Typeset]:
    """Formulas as `put` sets them, those with numbers of more than three digits with as many, all alike, as leave none
    wider than that, or with two; each of them in fewer where it takes that to be read."""
    found = whole = [in_few_digits(put, template) for template in templates]
    long = None
    for most in (3, 2):
        if max(text.width for text in found) <= widest:
            break
        fewer = (in_few_digits(put, fewer_digits(template, most)) for template in templates)
        cut = [_rounded(text, full) for text, full in zip(fewer, whole, strict=True)]
        long = long or [bool(text.rounded) for text in cut]
        found = [text if is_long else full for text, full, is_long in zip(cut, whole, long, strict=True)]
    return found


def _rounded(text: Typeset, whole: Typeset) -> Typeset:
    """A formula that knows which numbers of the `whole` it tells with fewer digits than that."""
    both = zip(whole.shown, text.shown, strict=False)
    text.rounded = (*whole.rounded, *(full.text for full, now in both if full.text != now.text))
    return text


def _is_told_apart(value: object) -> bool:
    """Whether it is a point some entry of which has more digits than its format asks for."""
    return isinstance(value, Sequence) and any(isinstance(each, ToldNumber) for each in value)


def fewer_digits(template: str, most: int) -> str:
    """The template of a formula whose numbers have no more significant digits than `most`."""

    def fewer(found: re.Match[str]) -> str:
        sign, digits = found.groups()
        return f"{sign}.{min(int(digits or _USUAL), most)}g"

    return _FORMAT.sub(fewer, template)


def in_power(source: str, value: Number, digits: int, size: float, colour: str = theme.INK) -> Typeset:
    """A number as so many digits and a power of ten; `source` is the expression over the facts that gives it."""
    return _set_number(source, "", value, Power(value, digits), size, colour)


def in_powers(source: str, value: Number, most: int, size: float, colour: str = theme.INK) -> list[Typeset]:
    """The same with so many digits, and with each smaller count of them."""
    return [in_power(source, value, digits, size, colour) for digits in range(most, 0, -1)]


def in_digits_or_power(
    scene: LectureScene[Any], put: Callable[[Typeset], Typeset], template: str, most: int, size: float, colour: str
) -> Typeset:
    """A formula as `put` stands it, its numbers with as many digits as it takes to be read, or, where it is a single
    number that cannot be read so, as a power of ten, with `most` digits or fewer."""
    text = in_few_digits(lambda form: put(scene.formula(form, size=size, colour=colour)), template)
    alone = _ALONE.fullmatch(template)
    if is_readable(text) or not alone:
        return text
    powers = [*map(put, in_powers(alone[1], scene.number(alone[1]), most, size, colour))]
    return next(filter(is_readable, powers), powers[-1])


def in_decimals(source: str, value: Number, decimals: int, size: float, colour: str = theme.INK) -> Typeset:
    """A number with so many decimals, however many the text tells it with; `source` gives it."""
    plain = exact_of(value)  # without what the number says of its digits
    return _set_number(source, f".{decimals}f", value, plain, size, colour)


def as_told(source: str, spec: str, value: Number, size: float, colour: str = theme.INK) -> Typeset:
    """A number as the text tells it in that format, with all digits that the number itself asks for; `source` gives
    it."""
    return _set_number(source, spec, value, value, size, colour)


def in_own_digits(source: str, spec: str, value: Number, size: float, colour: str = theme.INK) -> Typeset:
    """A number with as many digits as its format asks for, also where the text tells it with more, because it would
    else read like another one; `source` gives it."""
    return _set_number(source, spec, value, exact_of(value), size, colour)


def told_beside(numbers: Mapping[str, Number], size: float, colour: str) -> list[Typeset]:
    """Numbers that stand on one axis, each by the expression that gives it: those that differ do not read the same,
    unless it takes very many digits to tell them apart."""
    form = read_format("g")
    shown = (shown for number in numbers.values() for shown in numbers_in(number, form, 0))
    apart = told_apart(shown, _MOST_BESIDE)
    return [
        _set_number(one, form.typed, value, told(value, apart), size, colour)
        for one, value in numbers.items()
    ]


def _set_number(source: str, spec: str, value: Number, as_told: object, size: float, colour: str) -> Typeset:
    text = numeral(as_told, spec)
    shown = (Shown(source, spec, value, text, 0, len(text), 0),)
    return formula(numeral(as_told, spec, "typst"), size=size, colour=colour, shown=shown)


def right_side(whole: Typeset) -> Typeset:
    """What is right of the equals sign of a formula, or of words with one; all of it where there is none."""
    _, equals, side = whole.markup.rpartition(_EQUALS)  # as words, and then as a formula
    if equals:
        return Typeset(side, whole.size, whole.colour, shown=whole.shown)
    _, equals, side = _code(whole).rpartition(" = ")
    return formula(side, size=whole.size, colour=whole.colour, shown=whole.shown) if equals else whole


def in_one_size(lines: Sequence[Typeset], width: float) -> list[Typeset]:
    """Lines of one list, all scaled down alike, so far that the longest fits a width."""
    share = min([1.0, *(width / line.width for line in lines)])
    return [line.scale(share) for line in lines]


def in_terms(whole: Typeset, width: float) -> list[Typeset]:
    """A formula in as many lines as it takes to be read in a width, all of one size: it is broken before the signs of
    its outermost sum, as far as it has one.
    """

    most = width * whole.size / theme.SMALLEST_SIZE
    if whole.width <= most:
        return [whole.fit(width)]
    first, *terms = _BEFORE_TERM.split(_code(whole))
    codes = [first]
    for term in terms:
        longer = f"{codes[-1]} {term}"
        if width_of(longer.join(DISPLAY), whole.size) <= most:
            codes[-1] = longer
        else:
            codes.append(term)
    lines = [formula(code, size=whole.size, colour=whole.colour) for code in codes]
    lines[0].shown = whole.shown
    return in_one_size(lines, width)


def in_two(whole: Typeset) -> Typeset:
    """A formula in two lines: broken before that sign of its outermost sum where it is narrowest; as it is, where it is
    no sum."""
    first, *terms = _BEFORE_TERM.split(_code(whole))
    halves = ((" ".join([first, *terms[:k]]), " ".join(terms[k:])) for k in range(len(terms)))
    forms = (f'& {upper} \\ & quad "" {lower}' for upper, lower in halves)
    broken = [formula(form, size=whole.size, colour=whole.colour, shown=whole.shown) for form in forms]
    return min(broken, key=lambda form: form.width, default=whole)


def _code(whole: Typeset) -> str:
    return whole.markup.removeprefix(DISPLAY[0]).removesuffix(DISPLAY[1])


def in_even_lines(text: Typeset) -> Typeset:
    """Words in two lines that are about as long, the first of them up to a colon if it can be."""
    forms = [in_lines(text, share * text.width) for share in _EVEN]
    return min(forms, key=lambda form: (form.markup.count("\n"), ": \\\n" not in form.markup))


def under_numbers(text: Typeset) -> Typeset:
    """Words after a number in two lines: the number whole, and what follows it under it."""
    number = max((width_of(escape(each.text), text.size) for each in text.shown), default=0.0)
    return in_lines(text, max(number, text.width - number))


def in_lines(text: Typeset, width: float) -> Typeset:
    """Words of one colour in as many lines as they need to be no wider, or as few words a line as there are."""
    words, lines = _WORD.findall(text.markup), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, text.size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return Typeset(" \\\n".join(lines), text.size, text.colour, shown=text.shown)


def no_higher(text: Typeset, high: float) -> Typeset:
    """A text, smaller where it goes higher over its baseline."""
    over = float(text.get_top()[1]) - text.baseline
    return text.fit(text.width * min(1.0, high / over))


def held_between(text: _T, low: float, high: float) -> _T:
    """A text, moved between two heights; one that is taller than there is room stands on the lower."""
    down = max(float(text.get_top()[1]) - high, 0.0)
    return text.shift(np.array([0.0, max(low - float(text.get_bottom()[1]) + down, 0.0) - down, 0.0]))
