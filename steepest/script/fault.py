"""A fault in the input: what is said to the person who typed it."""

import unicodedata
from collections.abc import Mapping
from typing import Self


class Fault(Exception):
    """Something typed by a person that cannot be used: one sentence, and perhaps a few lines under it.

    The sentence names the file, the key or line, the value, and what would be right. Whoever runs the program
    sees `str(fault)` and exit code 2, never a traceback. A fault survives the way between processes (pickle).

    >>> print(Fault("lecture.md:3: the brace is never closed", "{slope", "^"))
    lecture.md:3: the brace is never closed
    {slope
    ^
    """

    frames: str = ""
    """The traceback that led here, as text, where somebody's own code did: for who asks (--traceback)."""

    def __init__(self, sentence: str, *details: str) -> None:
        super().__init__(sentence, *details)
        self.sentence = sentence
        self.details = details

    def __str__(self) -> str:
        return "\n".join((self.sentence, *self.details))

    def at(self, place: object) -> Self:
        """The same fault, its sentence preceded by where it stands."""
        return self.saying(f"{place}: {self.sentence}", *self.details)

    def saying(self, sentence: str, *details: str) -> Self:
        """The same kind of fault, told in other words."""
        renamed = type(self)(sentence, *details)
        renamed.__dict__.update({k: v for k, v in self.__dict__.items() if k not in ("sentence", "details")})
        return renamed


class Untrue(Fault):
    """A claim of the text that its facts contradict.

    `claim` is the condition as it was typed; `values` are the values of every name in it.
    """

    claim: str = ""
    values: Mapping[str, object] = {}


def clipped(text: str, length: int = 40) -> str:
    """What was typed, cut for a message where it is long.

    >>> clipped("a" * 50, 5)
    'aaaa…'
    """
    return text if len(text) <= length else text[: length - 1] + "…"


def visible(text: str) -> str:
    """A message with everything shown that a terminal would obey, line ends left as they are.

    >>> print(visible("\\x1b[2J: no scene\\n^"))
    \\x1b[2J: no scene
    ^
    """
    return "".join(one if one == "\n" or _is_harmless(one) else ascii(one)[1:-1] for one in text)


def _is_harmless(one: str) -> bool:
    return one.isprintable() or unicodedata.category(one) == "Zs"  # spaces of all widths
