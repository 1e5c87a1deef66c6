"""Signs: those of mathematics, and dashes and bars by what stands beside them."""

from __future__ import annotations

from steepest.script.spoken.token.cursor import CLOSING, DASHES, Cursor, is_operand
from steepest.script.spoken.token.names import variable
from steepest.script.spoken.token.numbers import raised
from steepest.script.spoken.vocabulary import Words

_BETWEEN_OPERANDS = frozenset("<>*&@/^") | {"**", "<-", "->", "=>"}


def sign(cursor: Cursor, text: str) -> None:
    """A sign, said by its word where it has one here."""
    vocabulary = cursor.vocabulary
    after = cursor.piece(1)
    if text == "∂" and partial(cursor):
        return
    if text == "∇" and after is not None and after.kind in ("word", "said"):
        cursor.say(vocabulary.nabla_of)
    elif text == "′":
        cursor.say(vocabulary.prime)
    elif text in "|‖":
        bar(cursor, text)
    elif text in DASHES:
        dash(cursor, text)
    elif text == "°" and after is not None and "°" + after.text in vocabulary.units:
        cursor.say(vocabulary.units["°" + after.text][1])
        cursor.at += 1
    elif text == "." and is_dotted(cursor):
        cursor.say(vocabulary.dot)
    elif text in ("^", "**") and after is not None and after.text in ("2", "3") and cursor.between:
        cursor.at += 1
        raised(cursor, after.text)
    elif text in vocabulary.signs and is_meant(cursor, text):
        cursor.say(vocabulary.signs[text])


def is_meant(cursor: Cursor, text: str) -> bool:
    """Whether a sign that has other uses too stands for its word here."""
    if text == "·":
        return cursor.between
    if text == "/" and (cursor.is_sign(-2, "/") or cursor.is_sign(2, "/")):
        return False  # a date
    if text in _BETWEEN_OPERANDS:
        return cursor.between or (cursor.alone and text in "<>&@")
    if text in "+~":
        return (
            cursor.alone
            or is_operand(cursor.piece(1))
            or (cursor.at > 0 and cursor.at == len(cursor.pieces) - 1)
        )
    return True


def is_dotted(cursor: Cursor) -> bool:
    """Whether a point stands inside a name, as in loss.backward, and not in e.g. or between sentences."""
    before, after = cursor.piece(-1), cursor.piece(1)
    if before is None or after is None or not before.kind == after.kind == "word":
        return False
    return len(before.text) > 1 and len(after.text) > 1 and after.text[0].islower()


def dash(cursor: Cursor, text: str) -> None:
    """A minus sign typed as a hyphen, or "to" between two numbers; a hyphen or a dash is not said."""
    before, after = cursor.piece(-1), cursor.piece(1)
    parts = cursor.vocabulary.parts
    numbers = ("number", "said", "vulgar")
    if cursor.alone:
        if text == "-" and cursor.between:
            cursor.say(parts["minus"])
    elif before is None or (before.kind == "sign" and before.text not in CLOSING):
        if text in "-–" and after is not None and (after.kind in numbers or is_operand(after)):
            cursor.say(parts["minus"])
    elif cursor.between and text in "-–":
        kinds = before.kind, after.kind if after is not None else ""
        if kinds[0] in numbers and kinds[1] in numbers:
            cursor.say(cursor.vocabulary.until)
        elif text == "-" and not (after is not None and after.text.isupper()):
            cursor.say(parts["minus"])


def bar(cursor: Cursor, text: str) -> None:
    """|x| and ‖v‖: said where they open."""
    before, after = cursor.piece(-1), cursor.piece(1)
    closes = before is not None and (before.kind != "sign" or before.text in CLOSING)
    if not closes and after is not None and (after.kind != "sign" or after.text in "∇∂(−√|‖"):
        cursor.say(cursor.vocabulary.length_of if text == "‖" else cursor.vocabulary.size_of)


def partial(cursor: Cursor) -> bool:
    """∂f/∂x, ∂²f/∂x², ∂²f/∂x∂y: the partial of f in x; said as one."""
    pieces, at = cursor.pieces, cursor.at + 1
    twice = at < len(pieces) and pieces[at].kind == "raised"
    at += twice
    above, at = variable(cursor, at)
    if not above or at + 1 >= len(pieces) or pieces[at].text != "/" or pieces[at + 1].text != "∂":
        return False
    at += 1
    below: list[Words] = []
    while at < len(pieces) and pieces[at].text == "∂":
        along, end = variable(cursor, at + 1)
        if not along:
            break
        below.append(along)
        at = end
        if at < len(pieces) and pieces[at].kind == "raised":
            at += 1
    if not below:
        return False
    vocabulary = cursor.vocabulary
    cursor.say(vocabulary.second_partial_of if twice else vocabulary.partial_of, *above, vocabulary.along)
    for number, along in enumerate(below):
        cursor.say(*([vocabulary.also] if number else []), *along)
    cursor.at = at - 1
    return True
