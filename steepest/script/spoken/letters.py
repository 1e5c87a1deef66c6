"""Letters of any kind into the letters of a language."""

import unicodedata

from steepest.script.spoken.lexemes import is_greek
from steepest.script.spoken.vocabulary import Vocabulary, Words

VOWELS = frozenset("aeiouyäöü")
_ACRONYM = 5  # letters of one at most
_LONGEST = 64  # letters of a word that can be said, a German number among them


def plain(word: str, vocabulary: Vocabulary) -> str:
    """A word in the language's own small letters. Characters without such a letter are left out; a word that is
    too long to be said is empty.

    >>> from steepest.script.spoken.english import ENGLISH
    >>> plain("Hölder’s", ENGLISH), plain("дом", ENGLISH)
    ("holder's", '')
    """
    if len(word) > _LONGEST:
        return ""
    found = "".join(_plain(character, vocabulary) for character in unicodedata.normalize("NFC", word.lower()))
    return found.strip("'")


def _plain(character: str, vocabulary: Vocabulary) -> str:
    if character in vocabulary.letters:
        return character
    if character in "'’":
        return "'"
    if character in vocabulary.unlike:
        return vocabulary.unlike[character]
    return "".join(c for c in unicodedata.normalize("NFKD", character).lower() if c in vocabulary.letters)


def spell(letters: str, vocabulary: Vocabulary) -> Words:
    """Letters one by one, Greek ones by name.

    >>> from steepest.script.spoken.english import ENGLISH
    >>> spell("aηW", ENGLISH)
    ['eigh', 'eta', 'w']
    """
    said: Words = []
    for character in letters:
        if is_greek(character):
            base = unicodedata.normalize("NFKD", character.lower())[:1]
            said += [vocabulary.greek[base]] if base in vocabulary.greek else []
        elif letter := plain(character, vocabulary):
            said.append(vocabulary.spelled.get(letter, letter))
    return said


def is_acronym(word: str) -> bool:
    """Whether a word is said letter by letter: capitals without a vowel (SGD; BERT is a word)."""
    return 2 <= len(word) <= _ACRONYM and word.isupper() and not VOWELS & frozenset(word.lower())
