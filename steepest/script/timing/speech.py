"""The tokens of a text as they are timed: where they are, the pause after each, the syllables of a word."""

import unicodedata
from itertools import pairwise

VOWELS = "aeiouy"
COMMA, SENTENCE = 0.22, 0.5  # seconds of pause at 150 words a minute
ENDS, BREAKS = ".!?…", ",;:–—"
CLOSING = ")]}\"'”’»“"
SIGNS = "+−-×·/=≈≠<>≤≥±"

# What a paragraph may be wrapped at; a no-break space is a character like any other.
BLANK_TABLE = str.maketrans("\t\n\r", "   ")


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where the tokens of a text begin and end: divided at blanks and line ends, never at a no-break space.

    >>> spans_of("go  east")
    [(0, 2), (4, 8)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for token in text.translate(BLANK_TABLE).split(" "):
        if token.strip():
            spans.append((start, start + len(token)))
        start += len(token) + 1
    return spans


def split_words(text: str) -> list[str]:
    """The tokens of a text."""
    return [text[start:end] for start, end in spans_of(text)]


def pause_after(token: str) -> float:
    """The pause after a token in seconds, at 150 words a minute.

    >>> pause_after("steep."), pause_after("so,"), pause_after("slope")
    (0.5, 0.22, 0.0)
    """
    bare = token.rstrip(CLOSING) or token
    if bare[-1] in ENDS:
        return SENTENCE
    return COMMA if bare[-1] in BREAKS and not token.startswith("(") else 0.0


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends at the end of a text.

    >>> ends_sentence("It is steep."), ends_sentence("(is it?)"), ends_sentence("so,"), ends_sentence("")
    (True, True, False, False)
    """
    bare = text.rstrip().rstrip(CLOSING)
    return bare[-1:] in tuple(ENDS)


def syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end aside: near enough for timing, in Latin letters.

    >>> syllables("slope"), syllables("seven"), syllables("w")
    (1, 2, 3)
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    if plain == "w":
        return 3
    groups = sum(1 for before, here in pairwise(" " + plain) if here in VOWELS and before not in VOWELS)
    if groups > 1 and plain.endswith("e") and not plain.endswith("le"):
        groups -= 1
    return max(groups, 1)
