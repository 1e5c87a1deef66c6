"""A place in a token, among its pieces and the tokens beside it, and what was said of it so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from steepest.script.spoken.lexemes import Lexeme
from steepest.script.spoken.vocabulary import Vocabulary, Words
from steepest.script.values.languages import Language

Pieces = Sequence[Lexeme]

OPENING, CLOSING, QUOTES = "([{⟨", ")]}⟩", "\"“”„«»'’‘`"
DASHES = "-–—‐‑‒―"
_OUTER = frozenset(OPENING + CLOSING + QUOTES + ".,;:!?…" + DASHES)


def is_operand(piece: Lexeme | None) -> bool:
    """Whether a piece may be a number or a variable."""
    if piece is None:
        return False
    if piece.kind in ("word", "sign"):
        return len(piece.text) == 1 and (piece.text.isalpha() or piece.text in "∂∇∞√")
    return True


def ends_in_operand(token: Pieces) -> bool:
    """Whether a token's last piece, brackets and quotes aside, may be a number or a variable."""
    for piece in reversed(token):
        if piece.kind != "sign" or piece.text not in CLOSING:
            return is_operand(piece)
    return False


def begins_with_operand(token: Pieces) -> bool:
    """The same of its first piece, signs before it aside."""
    for piece in token:
        if piece.kind != "sign" or piece.text not in OPENING + "−-|‖":
            return is_operand(piece)
    return False


class Cursor:
    """A place in a token: `at` counts its pieces, `said` holds the words so far, `inner` is where the token begins and
    ends without the brackets, quotes and stops around it. `pronounced` holds how names are said.
    """

    def __init__(
        self,
        token: Pieces,
        before: Pieces,
        after: Pieces,
        *,
        language: Language,
        vocabulary: Vocabulary,
        pronounced: Mapping[str, str],
    ) -> None:
        self.language, self.vocabulary, self.pronounced = language, vocabulary, pronounced
        self.pieces, self.before, self.after = token, before, after
        self.at = 0
        self.said: Words = []
        first, last = 0, len(token)
        while first < last and token[first].text in _OUTER:
            first += 1
        while first < last and token[last - 1].text in _OUTER:
            last -= 1
        self.inner = (first, last)

    def piece(self, offset: int) -> Lexeme | None:
        """The piece so many places on; None beyond the token."""
        at = self.at + offset
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def is_sign(self, offset: int, signs: str) -> bool:
        """Whether the piece so many places on is one of these signs."""
        piece = self.piece(offset)
        return piece is not None and piece.kind == "sign" and piece.text in signs

    def say(self, *phrases: str) -> None:
        """Add the words of phrases to what was said."""
        for phrase in phrases:
            self.said.extend(phrase.split())

    @property
    def alone(self) -> bool:
        """Whether the token has one piece only."""
        return len(self.pieces) == 1

    @property
    def between(self) -> bool:
        """Whether operands stand on both sides, in the token or, for a sign alone, beside it."""
        if self.alone:
            return ends_in_operand(self.before) and begins_with_operand(self.after)
        before, after = self.piece(-1), self.piece(1)
        left = is_operand(before) or self.is_sign(-1, CLOSING + "|‖")
        return left and (is_operand(after) or self.is_sign(1, OPENING + "−-|‖"))
