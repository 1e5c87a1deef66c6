"""From what is shown to what an engine is given: sentences of plain words, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from steepest.film.voice.interface import STRESS

SIGNS = ",;:.?!"
"""Signs of a pause that may stand behind a word."""

ENDS = ".?!"
LONGEST = 40
"""Words that an engine is given in one go; its memory grows with them."""
LONGEST_WORD = 40  # letters


def plain(word: str) -> str:
    """The word with letters and apostrophes only, in small letters, and the sign of a pause behind it if any.

    >>> plain("Adam's,"), plain('"quit)"'), plain("<break/>"), plain("4"), plain("don’t!")
    ("adam's,", 'quit', 'break', '', "don't!")
    """
    spelt = unicodedata.normalize("NFC", word).lower().replace("’", "'")
    kept = "".join(one for one in spelt if one.isalpha() or one == "'").strip("'")[:LONGEST_WORD].strip("'")
    if not kept:
        return ""
    return kept + (spelt.rstrip()[-1] if spelt.rstrip()[-1] in SIGNS else "")


def sentences(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Words, plain ones, cut after the ends of sentences; longer ones after a comma or in between.

    >>> list(sentences(["look", "east.", "now", "north."]))
    [('look', 'east.'), ('now', 'north.')]
    """
    found: list[str] = []
    for word in words:
        found.append(word)
        if word[-1] in ENDS:
            yield tuple(found)
            found = []
        elif len(found) >= LONGEST:
            cut = next((at for at in range(len(found), 0, -1) if found[at - 1][-1] in SIGNS), len(found))
            yield tuple(found[:cut])
            found = found[cut:]
    if found:
        yield tuple(found)


def weight(word: str) -> float:
    """How long a word takes beside others, roughly seconds: by letters and syllables, longer before a pause.

    The numbers are those of least squares over what Festival's voice takes for a lecture's words.
    """
    word = word.removeprefix(STRESS)
    bare = word.rstrip(SIGNS)
    spelt = 0.2 if len(bare) == 1 and bare not in "ai" else 0.0  # a letter is said by its name
    long = 0.07 if len(bare) > 3 else 0.0
    syllables = len(re.findall("[aeiouyäöü]+", bare.removesuffix("e"))) or 1
    return 0.035 * syllables + 0.057 * len(bare) + long + spelt + (0.19 if word != bare else 0.0)
