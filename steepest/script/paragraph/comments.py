"""HTML comments of a text, which Markdown does not show."""

from steepest.script.fault import Fault
from steepest.script.place import Place

OPEN, CLOSE = "<!--", "-->"
GIVEN = "given:"  # a comment that begins so holds reasons, see `steepest.script.text.givens`


def masked(text: str, file: str) -> str:
    """The text with every comment blanked out, lines and columns kept. Fault where one is never closed.

    >>> masked("always<!-- why? -->!", "lecture.md")
    'always             !'
    """
    pieces: list[str] = []
    at = 0
    while (start := text.find(OPEN, at)) >= 0:
        end = text.find(CLOSE, start + len(OPEN))
        if end < 0:
            line = text.count("\n", 0, start) + 1
            raise Fault('the comment opened here is never closed by "-->"').at(Place(file, line))
        end += len(CLOSE)
        pieces += [text[at:start], "".join("\n" if c == "\n" else " " for c in text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])
