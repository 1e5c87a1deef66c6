"""Where a sentence may be cut: the pieces of captions, and what a cut after each of them costs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from steepest.script.timing.pace import Word
from steepest.script.timing.speech import BREAKS, CLOSING, ENDS, SIGNS
from steepest.script.values.languages import Language

SENTENCE, CLAUSE, OPENER, PLAIN, CLINGING, FORMULA = 0.0, 1.5, 3.0, 5.0, 9.0, 12.0


@dataclass(frozen=True)
class Piece:
    """A word, or a part of one that is divided; joined: no blank before it."""

    text: str
    start: float
    end: float
    joined: bool = False


def pieces_of(words: Sequence[Word], line: int, longest: float) -> tuple[Piece, ...]:
    """The words, those divided that fit no line (characters) or last longer than a cue may (seconds)."""
    found: list[Piece] = []
    for word in words:
        count = max(math.ceil(len(word.text) / line), math.ceil((word.end - word.start) / longest))
        count = max(1, min(count, len(word.text)))
        size = math.ceil(len(word.text) / count)
        a_character = (word.end - word.start) / max(len(word.text), 1)
        for at in range(0, len(word.text), size):
            part = word.text[at : at + size]
            start = word.start + at * a_character
            end = word.end if at + size >= len(word.text) else start + len(part) * a_character
            found.append(Piece(part, start, end, joined=at > 0))
    return tuple(found)


def cost_after(piece: Piece, following: Piece | None, language: Language) -> float:
    """What a cut between two pieces costs, from nothing (after a sentence) to the most (in a formula)."""
    if following is None:
        return 0.0
    bare = piece.text.rstrip(CLOSING) or piece.text
    if following.joined or _is_formula(piece.text, following.text):
        return FORMULA
    if bare[-1] in ENDS:
        return SENTENCE
    if bare[-1] in BREAKS:
        return CLAUSE
    if piece.text.lower().strip("(“\"'") in language.clinging:
        return CLINGING
    return OPENER if following.text.lower().strip(",(“\"'") in language.openers else PLAIN


def _is_formula(text: str, following: str) -> bool:
    """Whether the two belong to one formula: 3 + 4, (2, 1), x = 2."""
    if all(c in SIGNS for c in text) or all(c in SIGNS for c in following):
        return True
    inside = text.startswith("(") and ")" not in text
    return inside and text.endswith(",") and any(c.isdigit() for c in text)
