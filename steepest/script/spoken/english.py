"""English as it is said."""

from string import ascii_lowercase

from steepest.script.spoken.greek import LETTERS
from steepest.script.spoken.vocabulary import Vocabulary, Words, row

_ONES = row(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = row("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = row(
    "thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion"
)
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def cardinal(count: int) -> Words:
    """A whole number from 0 to below 10³³.

    >>> " ".join(cardinal(175_000_000_000)), " ".join(cardinal(1205))
    ('one hundred seventy five billion', 'one thousand two hundred five')
    """
    if count < 1000:
        return _below_a_thousand(count) or ["zero"]
    said: Words = []
    for power in range(len(_SCALES), 0, -1):
        group = count // 1000**power % 1000
        said += [*_below_a_thousand(group), _SCALES[power - 1]] if group else []
    return said + _below_a_thousand(count % 1000)


def _below_a_thousand(count: int) -> Words:
    said = [_ONES[count // 100], "hundred"] if count >= 100 else []
    rest = count % 100
    if rest >= 20:
        said.append(_TENS[rest // 10 - 2])
        rest %= 10
    return [*said, _ONES[rest]] if rest else said


def ordinal(count: int) -> Words:
    """A whole number as an ordinal.

    >>> ordinal(21), ordinal(30), ordinal(112)[-1]
    (['twenty', 'first'], ['thirtieth'], 'twelfth')
    """
    *said, last = cardinal(count)
    return [*said, _ORDINALS.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")]


def fraction(above: int, below: int) -> Words | None:
    """Halves to twelfths; None where it is said with "over".

    >>> fraction(1, 2), fraction(3, 4), fraction(7, 100)
    (['one', 'half'], ['three', 'quarters'], None)
    """
    if not 2 <= below <= 12 or above > 100:
        return None
    (part,) = {2: ["half"], 4: ["quarter"]}.get(below) or ordinal(below)
    if above != 1:
        part = "halves" if below == 2 else part + "s"
    return [*cardinal(above), part]


def year(count: int) -> Words:
    """A year of four digits.

    >>> [" ".join(year(each)) for each in (1847, 1905, 1900)]
    ['eighteen forty seven', 'nineteen oh five', 'nineteen hundred']
    >>> [" ".join(year(each)) for each in (2000, 2007, 2024)]
    ['two thousand', 'two thousand seven', 'twenty twenty four']
    """
    century, rest = divmod(count, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(count)
    if rest == 0:
        return [*cardinal(century), "hundred"]
    return [*cardinal(century), *(["oh"] if rest < 10 else []), *cardinal(rest)]


_SAME = {
    "==": "=",
    "≡": "=",
    "!=": "≠",
    "<=": "≤",
    "⩽": "≤",
    ">=": "≥",
    "⩾": "≥",
    "∼": "≈",
    "≃": "≈",
    "->": "→",
    "⟶": "→",
    "<-": "←",
    ":=": "←",
    "=>": "⇒",
    "∙": "·",
    "⋅": "·",
    "•": "·",
    "**": "^",
}


def same(signs: dict[str, str]) -> dict[str, str]:
    """A table of signs with those added that mean the same as others."""
    return signs | {sign: signs[other] for sign, other in _SAME.items()}


ENGLISH = Vocabulary(
    code="en",
    letters=frozenset(ascii_lowercase),
    cardinal=cardinal,
    ordinal=ordinal,
    fraction=fraction,
    year=year,
    digits=_ONES[:10],
    point="point",
    dot="dot",
    joint="and",
    until="to",
    of="of",
    prime="prime",
    nabla_of="the gradient of",
    length_of="the length of",
    size_of="the absolute value of",
    partial_of="the partial of",
    second_partial_of="the second partial of",
    derivative_of="the derivative of",
    along="in",
    also="and",
    suffixes=frozenset({"st", "nd", "rd", "th"}),
    words=frozenset(),
    parts={
        "plus": "plus",
        "minus": "minus",
        "times": "times",
        "over": "over",
        "squared": "squared",
        "cubed": "cubed",
        "to": "to the",
        "to open": "to the quantity",
        "begin": "",
        "open": "the quantity",
        "close": ",",
        "all": "all",
        "then": ",",
        "of": "of",
        "sin": "sine",
        "cos": "cosine",
        "tan": "tangent",
        "tanh": "hyperbolic tangent",
        "exp": "e",
        "log": "the logarithm",
        "sqrt": "the square root",
        "abs": "the absolute value",
    },
    signs=same(
        {
            "=": "is",
            "≠": "is not",
            "≈": "is about",
            "≤": "is at most",
            "≥": "is at least",
            "<": "is less than",
            ">": "is greater than",
            "≪": "is much less than",
            "≫": "is much greater than",
            "→": "goes to",
            "↦": "goes to",
            "←": "becomes",
            "⇒": "so",
            "±": "plus or minus",
            "∓": "minus or plus",
            "+": "plus",
            "−": "minus",
            "×": "times",
            "·": "times",
            "*": "times",
            "÷": "divided by",
            "/": "over",
            "^": "to the",
            "√": "the square root of",
            "∛": "the cube root of",
            "∞": "infinity",
            "∂": "partial",
            "∇": "nabla",
            "∑": "the sum of",
            "∏": "the product of",
            "∫": "the integral of",
            "∈": "in",
            "∉": "not in",
            "⊂": "within",
            "∝": "is proportional to",
            "⊥": "is perpendicular to",
            "∥": "is parallel to",
            "∀": "for all",
            "∃": "there is",
            "∠": "the angle",
            "%": "percent",
            "‰": "per thousand",
            "°": "degrees",
            "&": "and",
            "@": "at",
            "§": "section",
            "~": "about",
        }
    ),
    greek=LETTERS,
    units={
        "km": ("kilometer", "kilometers"),
        "cm": ("centimeter", "centimeters"),
        "mm": ("millimeter", "millimeters"),
        "kg": ("kilogram", "kilograms"),
        "ms": ("millisecond", "milliseconds"),
        "m/s": ("meter per second", "meters per second"),
        "km/h": ("kilometer per hour", "kilometers per hour"),
        "Hz": ("hertz", "hertz"),
        "kHz": ("kilohertz", "kilohertz"),
        "MHz": ("megahertz", "megahertz"),
        "GHz": ("gigahertz", "gigahertz"),
        "kB": ("kilobyte", "kilobytes"),
        "MB": ("megabyte", "megabytes"),
        "GB": ("gigabyte", "gigabytes"),
        "TB": ("terabyte", "terabytes"),
        "dB": ("decibel", "decibels"),
        "px": ("pixel", "pixels"),
        "fps": ("frame per second", "frames per second"),
        "°": ("degree", "degrees"),
        "°C": ("degree celsius", "degrees celsius"),
        "°F": ("degree fahrenheit", "degrees fahrenheit"),
        "$": ("dollar", "dollars"),
        "€": ("euro", "euros"),
        "£": ("pound", "pounds"),
    },
    spelled={"a": "eigh"},  # alone, it would be said as the article
    unlike={
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "th",
        "þ": "th",
        "ı": "i",
    },
)
