"""How long the parts of a text take to say: words and syllables of a token, and the pause after it."""

import unicodedata
from itertools import pairwise

VOWELS = "aeiouy"
COMMA, SENTENCE = 0.22, 0.5  # seconds of pause at 150 words a minute
ENDS, BREAKS = ".!?…", ",;:–—"
CLOSING = ")]}\"'”’»“"
SAID = {
    "²": (1, 1),
    "³": (1, 1),
    "√": (3, 3),
    "∂": (1, 2),
    "∇": (2, 4),
    "½": (1, 1),
    "%": (1, 2),
    "°": (1, 2),
    "∞": (1, 4),
}
SIGNS = "+−-×·/=≈≠<>≤≥±"


def spoken(token: str) -> tuple[int, int]:
    """How many words and syllables a token is said as.

    A word is one word, a compound with hyphens too; a number counts as many words as it is said with (0.04:
    zero point zero four), and so does a formula (x²: x squared).

    >>> spoken("slope"), spoken("steepest,"), spoken("0.04"), spoken("x²"), spoken("(2,")
    ((1, 1), (1, 2), (4, 6), (2, 2), (1, 1))
    """
    words = syllables = 0
    token = token.replace(",000", "k")  # a thousand, a million: one word
    run = ""
    for character in token + " ":
        if character.isalpha() or (run and character in "-'’"):
            run += character
            continue
        if run:
            words, syllables, run = words + 1, syllables + _syllables(run), ""
        if character.isdigit() and character.isascii():
            words, syllables = words + 1, syllables + (2 if character in "07" else 1)
        elif character in SAID:
            words, syllables = words + SAID[character][0], syllables + SAID[character][1]
        elif character in SIGNS:
            words, syllables = words + 1, syllables + 1
        elif character in ".," and _between_digits(token, character):
            words, syllables = (words + 1, syllables + 1) if character == "." else (words, syllables + 1)
    return max(words, 1), max(syllables, 1)


def pause_after(token: str) -> float:
    """The pause after a token in seconds, at 150 words a minute.

    >>> pause_after("steep."), pause_after("so,"), pause_after("slope")
    (0.5, 0.22, 0.0)
    """
    bare = token.rstrip(CLOSING) or token
    if bare[-1] in ENDS:
        return SENTENCE
    return COMMA if bare[-1] in BREAKS and not token.startswith("(") else 0.0


def _between_digits(token: str, sign: str) -> bool:
    parts = token.split(sign)
    return any(left[-1:].isdigit() and right[:1].isdigit() for left, right in pairwise(parts))


def _syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end aside: near enough for timing, in Latin letters."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    groups = sum(1 for before, here in pairwise(" " + plain) if here in VOWELS and before not in VOWELS)
    if groups > 1 and plain.endswith("e") and not plain.endswith("le"):
        groups -= 1
    return max(groups, 1)
