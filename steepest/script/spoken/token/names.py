"""Words and names: letters, functions, products of variables, derivatives."""

from __future__ import annotations

from steepest.script.spoken import numerals
from steepest.script.spoken.letters import is_acronym, plain, spell
from steepest.script.spoken.lexemes import is_greek
from steepest.script.spoken.token.cursor import DASHES, Cursor, begins_with_operand
from steepest.script.spoken.token.numbers import raised
from steepest.script.spoken.vocabulary import Words

_CALLS = frozenset({"sin", "cos", "tan", "tanh", "log", "sqrt", "exp", "abs"})
_CHANGES = frozenset("d" + letter for letter in "xyzwfgutLθη")  # dx, said letter by letter


def word(cursor: Cursor, text: str) -> None:
    """A word, or letters that stand for something else: a variable, a function, a product, a derivative."""
    vocabulary = cursor.vocabulary
    if derivative(cursor, text):
        return
    if text.lower() in cursor.pronounced or text in vocabulary.words:
        cursor.say(plain(text, vocabulary))
    elif len(text) == 1:
        letter(cursor, text)
    elif text in _CALLS and called(cursor, text):
        pass
    elif text in _CHANGES or is_acronym(text) or is_product(cursor, text):
        cursor.say(*spell(text, vocabulary))
    else:
        cursor.say(plain(text, vocabulary))


def letter(cursor: Cursor, text: str) -> None:
    """A variable, or a word of one letter; before a bracket a function: f(x), f of x."""
    indexed = (piece := cursor.piece(1)) is not None and piece.kind in ("raised", "lowered")
    one_letter_word = not is_greek(text) and not indexed
    cursor.say(*([plain(text, cursor.vocabulary)] if one_letter_word else spell(text, cursor.vocabulary)))
    if cursor.is_sign(1, "'’") and cursor.is_sign(2, "("):
        cursor.say(cursor.vocabulary.prime, cursor.vocabulary.of)
    elif cursor.is_sign(1, "(") or (cursor.is_sign(1, "′") and cursor.is_sign(2, "(")):
        if cursor.is_sign(1, "′"):
            cursor.say(cursor.vocabulary.prime)
            cursor.at += 1
        cursor.say(cursor.vocabulary.of)
    elif (piece := cursor.piece(1)) is not None and piece.kind == "said" and piece.text.startswith("("):
        cursor.say(cursor.vocabulary.of)


def called(cursor: Cursor, text: str) -> bool:
    """sin x, sin(x), sin² x: say the function, its power, and "of"."""
    after = cursor.piece(1)
    powered = after is not None and after.kind == "raised"
    beside = (
        cursor.after
        if cursor.piece(2 if powered else 1) is None
        else cursor.pieces[cursor.at + 1 + powered :]
    )
    if not begins_with_operand(beside[:2]) and not (beside and beside[0].text == "("):
        return False
    parts = cursor.vocabulary.parts
    cursor.say(parts[text])
    if powered and after is not None:
        cursor.at += 1
        raised(cursor, after.text)
    cursor.say(parts["to" if text == "exp" else "of"])
    return True


def is_product(cursor: Cursor, text: str) -> bool:
    """Whether a few letters are variables side by side: 3xy, xy²."""
    if len(text) > 3 or not text.isascii():
        return False
    if all(letter in "wxyz" for letter in text):
        return True
    before, after = cursor.piece(-1), cursor.piece(1)
    if after is not None and after.kind in ("raised", "lowered"):
        return True
    left = before is not None and before.kind in ("number", "raised", "lowered", "vulgar")
    return left and not cursor.is_sign(-1, DASHES)


def derivative(cursor: Cursor, text: str) -> bool:
    """df/dx: the derivative of f in x."""
    below = cursor.piece(2)
    if not (cursor.is_sign(1, "/") and below and below.kind == "word"):
        return False
    if not (len(text) == len(below.text) == 2 and text[0] == below.text[0] == "d"):
        return False
    vocabulary = cursor.vocabulary
    cursor.say(vocabulary.derivative_of, *spell(text[1], vocabulary), vocabulary.along)
    cursor.say(*spell(below.text[1], vocabulary))
    cursor.at += 2
    return True


def variable(cursor: Cursor, at: int) -> tuple[Words, int]:
    """The variable that begins here, an index with it, and where it ends."""
    pieces = cursor.pieces
    if at >= len(pieces) or pieces[at].kind not in ("word", "said"):
        return [], at
    piece = pieces[at]
    said = list(piece.words) if piece.kind == "said" else spell(piece.text, cursor.vocabulary)
    if piece.kind == "word" and len(piece.text) > 2:
        said = [plain(piece.text, cursor.vocabulary)]
    at += 1
    if at < len(pieces) and pieces[at].kind == "lowered":
        low, vocabulary = pieces[at].text, cursor.vocabulary
        said += numerals.whole(low, vocabulary) if low.isdigit() else spell(low, vocabulary)
        at += 1
    return said, at
