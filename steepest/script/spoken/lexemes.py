"""The text of a token taken apart: numbers, letters, what stands high or low, signs."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from steepest.script.values.languages import Language

Kind = Literal["number", "word", "raised", "lowered", "vulgar", "sign", "said"]

_BLOCKS = (0xA0, 0x2B0, 0x1D2C, 0x1D78, 0x1D9B, 0x2070, 0x2080, 0x2090, 0x2150, 0x2180, 0x2C7C)
"""Where characters that stand high or low, and fractions, begin in Unicode; each block is 40 long at most."""


def _decomposed(kind: str) -> dict[str, str]:
    characters = [chr(code) for first in _BLOCKS for code in range(first, first + 40)]
    marked = [(c, unicodedata.decomposition(c)) for c in characters]
    return {c: unicodedata.normalize("NFKC", c) for c, how in marked if how.startswith(f"<{kind}>")}


HIGH, LOW, VULGAR = _decomposed("super"), _decomposed("sub"), _decomposed("fraction")
LONG_SIGNS = ("<=", ">=", "!=", "==", ":=", "->", "=>", "<-", "**", "||")


@dataclass(frozen=True)
class Lexeme:
    """A piece of a token; for the kind "said", `words` are those of a value."""

    kind: Kind
    text: str
    words: tuple[str, ...] = ()


def lexemes(text: str, language: Language) -> Iterator[Lexeme]:
    """The pieces of a token; nothing is lost but blanks, controls and doubled signs.

    >>> from steepest.script.values.languages import ENGLISH
    >>> [(piece.kind, piece.text) for piece in lexemes("−1,205.5w₁²", ENGLISH)]
    [('sign', '−'), ('number', '1,205.5'), ('word', 'w'), ('lowered', '1'), ('raised', '2')]
    """
    for found in _pattern(language.thousands, language.decimal).finditer(_normal(text)):
        kind, piece = found.lastgroup, found.group()
        match kind:
            case "raised":
                yield Lexeme("raised", "".join(HIGH[c] for c in piece))
            case "lowered":
                yield Lexeme("lowered", "".join(LOW[c] for c in piece))
            case "vulgar":
                yield Lexeme("vulgar", VULGAR[piece].replace("⁄", "/"))
            case "word":
                yield from (Lexeme("word", part) for part in _one_script_each(piece))
            case "number":
                yield Lexeme("number", piece)
            case "sign":
                yield Lexeme("sign", "‖" if piece == "||" else piece if piece in LONG_SIGNS else piece[0])


@cache
def _pattern(thousands: str, decimal: str) -> re.Pattern[str]:
    comma, point = re.escape(thousands), re.escape(decimal)
    high, low, vulgar = (re.escape("".join(table)) for table in (HIGH, LOW, VULGAR))
    letter = rf"[^\W0-9_{high}{low}{vulgar}]"
    long = "|".join(re.escape(sign) for sign in LONG_SIGNS)
    return re.compile(
        rf"(?P<number>[0-9]{{1,3}}(?:{comma}[0-9]{{3}})+(?![0-9])(?:{point}[0-9]+)?"
        rf"|[0-9]+(?:{point}[0-9]+)?|(?<![\w.,]){point}[0-9]+)"
        rf"|(?P<raised>[{high}]+)|(?P<lowered>[{low}]+)|(?P<vulgar>[{vulgar}])"
        rf"|(?P<word>{letter}+(?:['’]{letter}+)*)"
        rf"|(?P<sign>(?:{long})(?![<>=*|])|(?P<one>[^\s\w])(?P=one)*|_+)"
    )


def _normal(text: str) -> str:
    """One spelling of every character, and the digits of every script as ours."""
    return unicodedata.normalize("NFC", "".join(map(_character, text)))


def _character(character: str) -> str:
    if character.isascii() or character in HIGH or character in LOW or character in VULGAR:
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character)


def is_greek(character: str) -> bool:
    """Whether a letter is one of the Greek alphabet, with an accent or without."""
    return "\u0370" <= character <= "\u03ff" or "\u1f00" <= character <= "\u1fff"


def _one_script_each(word: str) -> Iterator[str]:
    """A run of letters divided into Greek letters, each by itself, and the others."""
    run = ""
    for character in word:
        if is_greek(character):
            yield from [run] if run else []
            yield character
            run = ""
        else:
            run += character
    yield from [run] if run else []
