"""How a value is to be shown: the word after the colon of a placeholder."""

from dataclasses import dataclass
from typing import Literal

from steepest.script.fault import Fault, clipped
from steepest.script.nearest import suggestion

Kind = Literal["g", "f", "words", "ordinal", "times", "share"]
WORDS = {"words": "words", "ordinal": "ordinal", "times": "times", "share": "share"}
JOINTS = ("and", "or")
MOST_DIGITS = 15


@dataclass(frozen=True)
class Format:
    """A parsed format.

    kind: g (short), f (fixed decimals), words, ordinal, times, share. digits: decimals of f, significant digits of
    g. sign: a plus before positive numbers. capital: the first letter is a capital. joint: "and" or "or"
    between the last two entries of a list, "" for a point in parentheses.
    """

    kind: Kind = "g"
    digits: int | None = None
    sign: bool = False
    capital: bool = False
    joint: str = ""
    typed: str = ""


def read_format(spec: str) -> Format:
    """Read `g`, `.3g`, `.2f`, `+.1f`, `words`, `Words`, `ordinal`, `times`, `share`; `and` or `or` behind for lists.

    >>> read_format(".2f and").joint, read_format("+.1f").digits
    ('and', 1)
    """
    parts = spec.split()
    joint = parts.pop() if parts and parts[-1] in JOINTS else ""
    if len(parts) > 1:
        raise _unknown(spec)
    if not parts:
        return Format(joint=joint, typed=spec)
    word = parts[0]
    if word.lower() in WORDS and word[1:].islower():
        kind: Kind = WORDS[word.lower()]  # type: ignore[assignment]
        return Format(kind, capital=word[0].isupper(), joint=joint, typed=spec)
    sign = word.startswith("+")
    body = word[1:] if sign else word
    if body in ("", "g"):
        return Format("g", None, sign, joint=joint, typed=spec)
    count, letter = body[1:-1], body[-1]
    if body[0] != "." or letter not in "fg" or not (count.isascii() and count.isdecimal()):
        raise _unknown(spec)
    digits = int(count) if len(count) < 4 else MOST_DIGITS + 1
    if digits > MOST_DIGITS or (letter == "g" and digits == 0):
        raise Fault(
            f'the format "{clipped(spec)}" asks for {count[:9]} digits; 1 to {MOST_DIGITS} can be shown'
        )
    return Format("f" if letter == "f" else "g", digits, sign, joint=joint, typed=spec)


def _unknown(spec: str) -> Fault:
    known = ("g", ".3g", ".2f", "+.2f", "words", "ordinal", "times", "share", "g and", "words and", "g or")
    return Fault(f'"{clipped(spec)}" is not a format' + suggestion(spec, known, "formats are"))
