"""Numbers: years, fractions, units, exponents."""

from __future__ import annotations

from steepest.script.spoken import numerals
from steepest.script.spoken.letters import spell
from steepest.script.spoken.token.cursor import CLOSING, OPENING, Cursor

_CURRENCY = frozenset("$€£")
_YEARS = range(1100, 2100)


def number(cursor: Cursor, text: str) -> None:
    """A number in digits: an ordinal, a year, a fraction, or a number and its unit."""
    language, vocabulary = cursor.language, cursor.vocabulary
    whole, _, decimals = text.replace(language.thousands, "").partition(language.decimal)
    after = cursor.piece(1)
    if not decimals and after and after.kind in ("word", "raised") and after.text in vocabulary.suffixes:
        cursor.at += 1
        cursor.say(*(vocabulary.ordinal(int(whole)) if len(whole) <= numerals.LONGEST else ()))
        return
    if is_year(cursor, text):
        cursor.say(*vocabulary.year(int(text)))
        return
    denominator = denominator_of(cursor) if not decimals else ""
    if (
        denominator
        and len(whole + denominator) < 9
        and (named := vocabulary.fraction(int(whole), int(denominator)))
    ):
        cursor.at += 2
        cursor.say(*named)
        return
    said = numerals.plain(whole or "0", decimals, vocabulary)
    cursor.say(*said)
    unit(cursor, said == vocabulary.cardinal(1))


def is_year(cursor: Cursor, text: str) -> bool:
    """Four digits with no comma, all of a token: numbers of that size are shown with one."""
    whole = cursor.inner == (cursor.at, cursor.at + 1)
    return whole and len(text) == 4 and text.isdigit() and int(text) in _YEARS


def denominator_of(cursor: Cursor) -> str:
    """The denominator of the number here; "" where there is none, as in a date or a formula."""
    second = cursor.piece(2)
    if not cursor.is_sign(1, "/") or second is None or second.kind != "number":
        return ""
    before, after = cursor.piece(-1), cursor.piece(3)
    begins = before is None or (before.kind == "sign" and before.text in OPENING + "−-+=·×")
    ends = after is None or (after.kind == "sign" and after.text not in "/^")
    return second.text if begins and ends and second.text.isdigit() else ""


def unit(cursor: Cursor, one: bool) -> None:
    """The unit or the currency of the number just said."""
    units = cursor.vocabulary.units
    before = cursor.piece(-1)
    if before and before.kind == "sign" and before.text in _CURRENCY:
        cursor.say(units[before.text][0 if one else 1])
    text = ""
    longest = 0
    for offset in (1, 2, 3):
        piece = cursor.piece(offset)
        if piece is None or piece.kind not in ("word", "sign"):
            break
        text += piece.text
        following = cursor.piece(offset + 1)
        if text in units and not (following and following.kind in ("number", "raised")):
            longest = offset
            said = units[text][0 if one else 1]
    if longest:
        cursor.at += longest
        cursor.say(said)


def vulgar(cursor: Cursor, text: str) -> None:
    """A fraction that is one character, as ½, given as "1/2"."""
    above, below = text.split("/")
    before = cursor.piece(-1)
    if before and before.kind == "number":
        cursor.say(cursor.vocabulary.joint)
    if not above or not below:
        return
    over = [*numerals.whole(above, cursor.vocabulary), cursor.vocabulary.parts["over"]]
    named = cursor.vocabulary.fraction(int(above), int(below))
    cursor.say(*(named or [*over, *numerals.whole(below, cursor.vocabulary)]))


def raised(cursor: Cursor, text: str) -> None:
    """An exponent."""
    if cursor.piece(-1) is None or cursor.is_sign(-1, "∂"):
        lettered(cursor, text)
        return
    if cursor.is_sign(-1, CLOSING):
        cursor.say(cursor.vocabulary.parts["all"])
    if text in ("2", "3"):
        cursor.say(cursor.vocabulary.parts["squared" if text == "2" else "cubed"])
        return
    cursor.say(cursor.vocabulary.parts["to"])
    lettered(cursor, text)


def lettered(cursor: Cursor, text: str) -> None:
    """What stands high or low: a number, letters, signs."""
    run = ""
    for character in text + " ":
        if character.isdigit():
            run += character
            continue
        if run:
            cursor.say(*numerals.whole(run, cursor.vocabulary))
            run = ""
        if character in "+=" or character in "-−":
            cursor.say(cursor.vocabulary.signs["−" if character == "-" else character])
        elif character.isalpha():
            cursor.say(*spell(character, cursor.vocabulary))
