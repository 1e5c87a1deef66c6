"""German as it is said, in lower case."""

from string import ascii_lowercase

from steepest.script.spoken.english import same
from steepest.script.spoken.greek import LETTERS
from steepest.script.spoken.vocabulary import Vocabulary, Words, row

_ONES = row(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_TENS = row("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_SCALES = (
    ("million", "millionen"),
    ("milliarde", "milliarden"),
    ("billion", "billionen"),
    ("billiarde", "billiarden"),
    ("trillion", "trillionen"),
    ("trilliarde", "trilliarden"),
    ("quadrillion", "quadrillionen"),
    ("quadrilliarde", "quadrilliarden"),
    ("quintillion", "quintillionen"),
)


def cardinal(count: int) -> Words:
    """A whole number from 0 to below 10³³.

    >>> cardinal(21), cardinal(175_000_000_000), cardinal(1205)
    (['einundzwanzig'], ['einhundertfünfundsiebzig', 'milliarden'], ['eintausendzweihundertfünf'])
    """
    if count == 0:
        return ["null"]
    said: Words = []
    for power in range(len(_SCALES) + 1, 1, -1):
        group = count // 1000**power % 1000
        one, many = _SCALES[power - 2]
        if group:
            said += ["eine", one] if group == 1 else [_below_a_thousand(group), many]
    thousands, rest = divmod(count % 1_000_000, 1000)
    joined = (_below_a_thousand(thousands) + "tausend" if thousands else "") + _below_a_thousand(rest)
    if joined:
        said.append(joined + "s" if rest % 100 == 1 else joined)
    return said


def _below_a_thousand(count: int) -> str:
    said = _ONES[count // 100] + "hundert" if count >= 100 else ""
    rest = count % 100
    if rest < 20:
        return said + (_ONES[rest] if rest else "")
    return said + (_ONES[rest % 10] + "und" if rest % 10 else "") + _TENS[rest // 10 - 2]


def ordinal(count: int) -> Words:
    """A whole number as an ordinal.

    >>> [ordinal(each)[0] for each in (1, 3, 7, 8, 19, 21)]
    ['erste', 'dritte', 'siebte', 'achte', 'neunzehnte', 'einundzwanzigste']
    """
    *said, last = cardinal(count)
    for ending, put in (("eins", "erste"), ("drei", "dritte"), ("sieben", "siebte"), ("acht", "achte")):
        if last.endswith(ending) and count % 100 < 20:
            return [*said, last.removesuffix(ending) + put]
    short = count == 0 or 0 < count % 100 < 20
    return [*said, last + ("te" if short else "ste")]


def fraction(above: int, below: int) -> Words | None:
    """Halves to twelfths; None where it is said with "durch".

    >>> fraction(1, 2), fraction(3, 4), fraction(7, 100)
    (['ein', 'halb'], ['drei', 'viertel'], None)
    """
    if not 2 <= below <= 12 or above > 100:
        return None
    if below == 2:
        return ["ein", "halb"] if above == 1 else [*cardinal(above), "halbe"]
    return [*(["ein"] if above == 1 else cardinal(above)), ordinal(below)[0] + "l"]


def year(count: int) -> Words:
    """A year of four digits.

    >>> year(1847), year(2024)
    (['achtzehnhundertsiebenundvierzig'], ['zweitausendvierundzwanzig'])
    """
    century, rest = divmod(count, 100)
    if century >= 20:
        return cardinal(count)
    return [_below_a_thousand(century) + "hundert" + (cardinal(rest)[0] if rest else "")]


GERMAN = Vocabulary(
    code="de",
    letters=frozenset(ascii_lowercase + "äöüß"),
    cardinal=cardinal,
    ordinal=ordinal,
    fraction=fraction,
    year=year,
    digits=["null", "eins", *_ONES[2:10]],
    point="komma",
    dot="punkt",
    joint="und",
    until="bis",
    of="von",
    prime="strich",
    nabla_of="der gradient von",
    length_of="die länge von",
    size_of="der betrag von",
    partial_of="die partielle ableitung von",
    second_partial_of="die zweite partielle ableitung von",
    derivative_of="die ableitung von",
    along="nach",
    also="und",
    suffixes=frozenset(),
    words=frozenset({"du"}),
    parts={
        "plus": "plus",
        "minus": "minus",
        "times": "mal",
        "over": "durch",
        "squared": "hoch zwei",
        "cubed": "hoch drei",
        "to": "hoch",
        "to open": "hoch klammer auf",
        "begin": "klammer auf",
        "open": "klammer auf",
        "close": "klammer zu",
        "all": "klammer zu",
        "then": ",",
        "of": "von",
        "sin": "sinus",
        "cos": "kosinus",
        "tan": "tangens",
        "tanh": "tangens hyperbolicus",
        "exp": "e",
        "log": "der logarithmus",
        "sqrt": "die wurzel",
        "abs": "der betrag",
    },
    signs=same(
        {
            "=": "ist",
            "≠": "ist nicht",
            "≈": "ist etwa",
            "≤": "ist höchstens",
            "≥": "ist mindestens",
            "<": "ist kleiner als",
            ">": "ist größer als",
            "≪": "ist viel kleiner als",
            "≫": "ist viel größer als",
            "→": "geht gegen",
            "↦": "geht auf",
            "←": "wird zu",
            "⇒": "also",
            "±": "plus oder minus",
            "∓": "minus oder plus",
            "+": "plus",
            "−": "minus",
            "×": "mal",
            "·": "mal",
            "*": "mal",
            "÷": "geteilt durch",
            "/": "durch",
            "^": "hoch",
            "√": "die wurzel von",
            "∛": "die dritte wurzel von",
            "∞": "unendlich",
            "∂": "d",
            "∇": "nabla",
            "∑": "die summe von",
            "∏": "das produkt von",
            "∫": "das integral von",
            "∈": "in",
            "∉": "nicht in",
            "⊂": "in",
            "∝": "ist proportional zu",
            "⊥": "ist senkrecht zu",
            "∥": "ist parallel zu",
            "∀": "für alle",
            "∃": "es gibt",
            "∠": "der winkel",
            "%": "prozent",
            "‰": "promille",
            "°": "grad",
            "&": "und",
            "@": "bei",
            "§": "paragraph",
            "~": "etwa",
        }
    ),
    greek=LETTERS | {"μ": "mü", "ν": "nü", "υ": "ypsilon"},
    units={
        "km": ("kilometer", "kilometer"),
        "cm": ("zentimeter", "zentimeter"),
        "mm": ("millimeter", "millimeter"),
        "kg": ("kilogramm", "kilogramm"),
        "ms": ("millisekunde", "millisekunden"),
        "m/s": ("meter pro sekunde", "meter pro sekunde"),
        "km/h": ("kilometer pro stunde", "kilometer pro stunde"),
        "Hz": ("hertz", "hertz"),
        "kHz": ("kilohertz", "kilohertz"),
        "MHz": ("megahertz", "megahertz"),
        "GHz": ("gigahertz", "gigahertz"),
        "kB": ("kilobyte", "kilobyte"),
        "MB": ("megabyte", "megabyte"),
        "GB": ("gigabyte", "gigabyte"),
        "TB": ("terabyte", "terabyte"),
        "dB": ("dezibel", "dezibel"),
        "px": ("pixel", "pixel"),
        "fps": ("bild pro sekunde", "bilder pro sekunde"),
        "°": ("grad", "grad"),
        "°C": ("grad celsius", "grad celsius"),
        "°F": ("grad fahrenheit", "grad fahrenheit"),
        "$": ("dollar", "dollar"),
        "€": ("euro", "euro"),
        "£": ("pfund", "pfund"),
    },
    spelled={},
    unlike={"æ": "ä", "œ": "ö", "ø": "ö", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ı": "i"},
)
