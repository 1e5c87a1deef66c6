"""Turns the pieces of a token into words, with a look at the tokens beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from steepest.script.spoken.token.cursor import Cursor, Pieces
from steepest.script.spoken.token.names import word
from steepest.script.spoken.token.numbers import lettered, number, raised, vulgar
from steepest.script.spoken.token.signs import sign
from steepest.script.spoken.vocabulary import Vocabulary, Words
from steepest.script.values.languages import Language


@dataclass(frozen=True)
class Reader:
    """Reads tokens in one language. `pronounced` holds how names are said, by their small letters."""

    language: Language
    vocabulary: Vocabulary
    pronounced: Mapping[str, str]

    def read(self, token: Pieces, before: Pieces = (), after: Pieces = ()) -> Words:
        """The words of a token between two others. May hold "," behind words of a value: a pause."""
        cursor = Cursor(
            token,
            before,
            after,
            language=self.language,
            vocabulary=self.vocabulary,
            pronounced=self.pronounced,
        )
        first, last = cursor.inner
        text = "".join(piece.text for piece in token[first:last][:4])
        if text in self.vocabulary.units and before and before[-1].kind in ("number", "said"):
            cursor.say(self.vocabulary.units[text][0 if before[-1].text == "1" else 1])
            return cursor.said
        while cursor.at < len(token):
            piece = token[cursor.at]
            match piece.kind:
                case "number":
                    number(cursor, piece.text)
                case "word":
                    word(cursor, piece.text)
                case "raised":
                    raised(cursor, piece.text)
                case "lowered":
                    lettered(cursor, piece.text)
                case "vulgar":
                    vulgar(cursor, piece.text)
                case "said":
                    cursor.say(*piece.words)
                case "sign":
                    sign(cursor, piece.text)
            cursor.at += 1
        return cursor.said
