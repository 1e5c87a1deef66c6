"""A value into the words and digits that are said and shown."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Any, Literal

from steepest.script.fault import Fault, clipped
from steepest.script.values.digits import LONGEST, SIGNIFICANT, Digits, fixed, order, scientific, short
from steepest.script.values.formats import WORDS, Format, read_format
from steepest.script.values.languages import Language, language_of
from steepest.script.values.told import ToldNumber

Markup = Literal["text", "typst"]
MINUS = "\u2212"
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = {raised: plain for plain, raised in RAISED.items()}


def show(
    value: object,
    spec: str | Format = "",
    notation: Markup = "text",
    language: str | Language = "en",
) -> str:
    """A value as the lecture says it.

    Numbers are rounded half to even from their exact value; one that is not zero never prints as zero, and no
    zero carries a minus sign. Tuples and lists are points, (2, 1), or with a format ending in "and" or "or"
    lists. What has a `text()` or `typst(wrap)` of its own (a formula) prints itself, in Typst with its parts
    `tagged`, with the decimal sign of the language. `notation` "typst" gives Typst math code. Raises Fault where
    the value cannot be said so.

    >>> show(Fraction(1, 10)), show(-2.5), show(2 / 3), show(4.0), show(1e-7)
    ('0.1', '−2.5', '0.6667', '4', '10⁻⁷')
    >>> show(0.004, ".2f"), show(-0.0, ".2f"), show(3, "words"), show(3, "Ordinal"), show(21, "ordinal")
    ('0.004', '0.00', 'three', 'Third', '21st')
    >>> [show(Fraction(1, parts), "share") for parts in (2, 3, 20)]
    ['half', 'a third', '1/20']
    >>> show((2, 1)), show((Fraction(1, 10), 0.5), "g and")
    ('(2, 1)', '0.1 and 0.5')
    >>> show((0.5403, 0.8414), ".3g"), show((0.5, 0.8414), ".3g")  # a zero that was rounded to is told, in a point
    ('(0.540, 0.841)', '(0.5, 0.841)')
    >>> show((-0.5, 3), notation="typst")
    '(-0.5, 3)'
    """
    form = read_format(spec) if isinstance(spec, str) else spec
    return _shown(value, form, notation, language_of(language))


def _shown(value: object, form: Format, notation: Markup, language: Language) -> str:
    if isinstance(value, str):
        if form.kind != "g" or form.digits is not None or form.sign or form.joint:
            raise Fault(f'"{clipped(value)}" is text; the format "{form.typed}" is for numbers')
        return quoted(value) if notation == "typst" else value
    if value is None or isinstance(value, bool) or type(value).__name__ == "bool_":
        raise Fault(
            f'{value} cannot be said; use it as a condition: "{{condition ? words}}", or "> - condition: words" below'
        )
    if isinstance(value, Real | Decimal):
        return _number(value, form, notation, language)
    if callable(printer := getattr(value, notation, None)):
        if form.typed:
            raise Fault(f'a formula prints itself; it takes no format ("{form.typed}")')
        return with_decimal_sign(
            str(printer(tagged) if notation == "typst" else printer()), notation, language
        )
    if isinstance(value, Sequence):
        return _sequence(value, form, notation, language)
    if callable(entries := getattr(value, "tolist", None)):  # an array
        return _shown(entries(), form, notation, language)
    kind = "a record; show one of its fields" if isinstance(value, Mapping) else f"a {type(value).__name__}"
    raise Fault(f"this is {kind}, and cannot be said")


def with_decimal_sign(formula: str, notation: str, language: Language) -> str:
    """A formula with the language's decimal sign, in Typst and LaTeX as part of a number and not as a separator.

    >>> from steepest.script.values.languages import GERMAN
    >>> [with_decimal_sign("0.5 x", each, GERMAN) for each in ("text", "typst", "latex")]
    ['0,5 x', '0","5 x', '0{,}5 x']
    """
    sign = language.decimal
    if sign == ".":
        return formula
    return _POINT.sub({"typst": quoted(sign), "latex": f"{{{sign}}}"}.get(notation, sign), formula)


def tagged(part: str, code: str) -> str:
    """Typst code of a part of a formula, tagged with its name so that a picture can colour and move it."""
    return f'part("{part}", {code})'


def _sequence(values: Sequence[object], form: Format, notation: Markup, language: Language) -> str:
    first = replace(form, joint="")
    later = replace(first, capital=False)
    forms = [
        replace(later if at else first, **_evened(value, values, form)) for at, value in enumerate(values)
    ]
    entries = [_shown(value, each, notation, language) for value, each in zip(values, forms, strict=True)]
    if not form.joint:
        return "(" + language.between.join(entries) + ")"
    if not entries:
        raise Fault("an empty list cannot be said")
    joint = language.conjunction if form.joint == "and" else language.disjunction
    last = f' " {joint} " ' if notation == "typst" else f" {joint} "
    return last.join(filter(None, (", ".join(entries[:-1]), entries[-1])))


def _evened(value: object, beside: Sequence[object], form: Format) -> dict[str, Any]:
    """How the format of a number changes in a point whose numbers are rounded to so many digits: a zero that it was
    rounded to is told where another has as many decimals, since without it the number would read as exact."""
    entries = [each for each in beside if isinstance(each, Real | Decimal) and not isinstance(each, bool)]
    if form.kind != "g" or form.digits is None or form.joint or len(entries) < len(beside):
        return {}
    digits, exact = digits_of(value, form), exact_of(value)  # type: ignore[arg-type]
    if digits.exponent is not None or digits.value == exact:
        return {}
    plain = (each for each in (digits_of(other, form) for other in entries) if each.exponent is None)
    most = max(len(each.decimals) for each in plain)
    decimals = min(most, form.digits - 1 - order(exact))
    return {"kind": "f", "digits": decimals} if decimals > len(digits.decimals) else {}


def _number(value: Real | Decimal, form: Format, notation: Markup, language: Language) -> str:
    exact = exact_of(value)
    if form.kind in WORDS:
        said = _share(exact, language) if form.kind == "share" else _in_words(exact, form, language)
        if said is not None:
            said = said[:1].upper() + said[1:] if form.capital else said
            return quoted(said) if notation == "typst" else said
    digits = digits_of(value, form)
    sign = "-" if digits.negative else "+" if form.sign and exact > 0 else ""
    return _typst(digits, sign, language) if notation == "typst" else _text(digits, sign, language)


def digits_of(value: Real | Decimal, form: Format, measured: bool = False) -> Digits:
    """The decimal digits that a number is shown with; those of what is `measured`, as a float is, say nothing of how
    exact they are. Raises Fault where it is not finite."""
    exact = exact_of(value)
    digits, decimals = (value.digits, value.decimals) if isinstance(value, ToldNumber) else (0, 0)
    if form.kind == "f":
        return fixed(exact, max(form.digits or 0, decimals))
    if form.kind == "times" and exact and order(exact) > LONGEST:  # nobody counts so many zeros of a factor
        return scientific(exact)
    return short(exact, max(form.digits or SIGNIFICANT, digits), measured or isinstance(value, float))


def exact_of(value: Any) -> Fraction:
    """A number's exact value. Raises Fault where it is not finite."""
    if type(value) is Fraction:
        return value
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if isinstance(value, Decimal) and value.is_finite():
        return Fraction(value)
    if isinstance(value, Decimal) or not math.isfinite(value):
        raise Fault(f"the value is {value}, which is not a finite number")
    return Fraction(*value.as_integer_ratio())


def _in_words(exact: Fraction, form: Format, language: Language) -> str | None:
    """A whole number in words; None where it is better said in digits."""
    if form.kind == "ordinal":
        if exact.denominator != 1 or exact < 0:
            raise Fault(f'{_text(short(exact), "-" if exact < 0 else "", language)} has no ordinal ("third")')
        count = int(exact)
        if count < len(language.ordinals):
            return language.ordinals[count]
        endings = language.ordinal_endings
        ending = endings.get(count % 100) or endings.get(count % 10) or endings[""]
        return _text(short(exact), "", language) + ending
    words = language.times if form.kind == "times" else language.numbers
    said = None
    if exact.denominator == 1 and abs(exact) < len(language.numbers):
        count = abs(int(exact))
        said = words[count] if count < len(words) else language.numbers[count] + language.times_after
    elif form.kind == "times":
        said = _text(digits_of(abs(exact), form), "", language) + language.times_after
    if said is not None and exact < 0:
        said = f"{language.minus} {said}"
    return said


def _share(exact: Fraction, language: Language) -> str | None:
    """One of so many equal parts, in words or as 1/20; None for what is no such share, or one of too many to read."""
    if exact.numerator != 1 or not 1 < exact.denominator < 10 ** (LONGEST + 1):
        return None
    named = dict(enumerate(language.shares, 2))
    return named.get(exact.denominator) or f"1/{_text(short(1 / exact), '', language)}"


def _text(digits: Digits, sign: str, language: Language) -> str:
    return _written(digits, sign.replace("-", MINUS), language) + (
        ""
        if digits.exponent is None
        else _times_ten(digits, " × ") + "10" + str(digits.exponent).translate(RAISED)
    )


def _typst(digits: Digits, sign: str, language: Language) -> str:
    mantissa = _written(digits, "", language)
    if "," in mantissa:
        mantissa = quoted(mantissa)  # a bare comma would be set as a separator, with space after it
    power = "" if digits.exponent is None else _times_ten(digits, " times ") + f"10^({digits.exponent})"
    return sign + mantissa + power


def _written(digits: Digits, sign: str, language: Language) -> str:
    if digits.exponent is not None and (digits.whole, digits.decimals) == ("1", ""):
        return sign  # 10⁻⁷ rather than 1 × 10⁻⁷
    whole = f"{int(digits.whole):,}".replace(",", language.thousands)
    return sign + whole + (language.decimal + digits.decimals if digits.decimals else "")


def _times_ten(digits: Digits, times: str) -> str:
    return "" if (digits.whole, digits.decimals) == ("1", "") else times


def quoted(words: str) -> str:
    """Words as a Typst string, which stands upright inside a formula.

    >>> quoted('the "top"')
    '"the \\\\"top\\\\""'
    """
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
