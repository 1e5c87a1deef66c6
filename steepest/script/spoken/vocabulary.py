"""What a language says: numbers, letters, signs, units, and the parts of a formula."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Words = list[str]


def row(text: str) -> Words:
    """Words typed in a row."""
    return text.split()


@dataclass(frozen=True)
class Vocabulary:
    """The spoken words of a language, plain letters all of them.

    letters: those a word may be made of. cardinal, ordinal: a whole number from 0 as words. fraction:
    numerator and denominator as words, None where it is said with "over". year: four digits as words.
    digits: 0 to 9 said one by one. spelled: letters that are not said as they are written. parts: the words
    of `steepest.calculus.tree.notation.spoken`, "," for a pause. units: one, and more than one.
    """

    code: str
    letters: frozenset[str]
    cardinal: Callable[[int], Words]
    ordinal: Callable[[int], Words]
    fraction: Callable[[int, int], Words | None]
    year: Callable[[int], Words]
    digits: Sequence[str]
    point: str
    dot: str  # inside a name: loss.backward
    joint: str  # between a whole number and a fraction: two and one half
    until: str  # between two numbers: 3–4
    of: str
    prime: str
    nabla_of: str
    length_of: str
    size_of: str
    partial_of: str
    second_partial_of: str
    derivative_of: str
    along: str  # the variable a slope is taken in
    also: str
    suffixes: frozenset[str]  # what makes digits an ordinal: 21st
    words: frozenset[str]  # that a formula could hold as letters: du, German for you
    parts: Mapping[str, str] = field(repr=False)
    signs: Mapping[str, str] = field(repr=False)
    greek: Mapping[str, str] = field(repr=False)
    units: Mapping[str, tuple[str, str]] = field(repr=False)
    spelled: Mapping[str, str] = field(repr=False)
    unlike: Mapping[str, str] = field(repr=False)  # letters of others, in letters of this language
