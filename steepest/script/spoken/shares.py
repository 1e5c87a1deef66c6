"""The words of a value given to the tokens that it is shown in."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from steepest.script.spoken.vocabulary import Words

_MOST = 400  # words compared one with another; more are shared out evenly


def shared_out(words: Sequence[str], guesses: Sequence[Sequence[str]]) -> list[Words]:
    """Divide words, in order, among tokens; `guesses` is what each token would be read as by itself.

    Words that a guess holds go to its token; words between them go along.

    >>> shared_out(["the", "root", "of", "x", "plus", "three", "y"], [["x"], ["plus"], ["three", "y"]])
    [['the', 'root', 'of', 'x'], ['plus'], ['three', 'y']]
    """
    shares: list[Words] = [[] for _ in guesses]
    if not shares:
        return shares
    owners = [token for token, guess in enumerate(guesses) for _ in guess] or [0]
    guessed = [word for guess in guesses for word in guess] or [""]
    for word, at in zip(words, _places([word.rstrip(",") for word in words], guessed), strict=True):
        shares[owners[at]].append(word)
    return shares


def _places(words: list[str], guessed: list[str]) -> list[int]:
    """For each word the guessed word it stands with, never going back."""
    matched = [(-1, -1)]
    if max(len(words), len(guessed)) <= _MOST:
        for block in SequenceMatcher(None, words, guessed, autojunk=False).get_matching_blocks():
            matched += [(block.a + n, block.b + n) for n in range(block.size)]
    matched.append((len(words), len(guessed)))
    places: list[int] = []
    for (word, guess), (next_word, next_guess) in pairwise(matched):
        if word >= 0:
            places.append(guess)
        missing, free = next_word - word - 1, next_guess - guess - 1
        for n in range(missing):
            place = guess + 1 + n * free // missing if free else next_guess
            places.append(min(place, len(guessed) - 1))
    return places
