"""A text that cannot be read, and the character at which it stops being one."""

from __future__ import annotations


class FormulaError(ValueError):
    """A text that cannot be read: why, and at which character.

    Attributes: `reason`, a sentence without its full stop; `source`, the text; `column`, counted from 0.

    >>> error = FormulaError("write ** for a power", "x^2", 1)
    >>> print(error)
    write ** for a power (character 2 of 'x^2')
    >>> print(error.pointer())
    x^2
     ^
    """

    def __init__(self, reason: str, source: str, column: int) -> None:
        self.reason = reason
        self.source = source
        self.column = max(0, min(column, len(source)))
        super().__init__(reason, source, column)

    def __str__(self) -> str:
        excerpt, _ = self._window(40)
        return f"{self.reason} (character {self.column + 1} of {excerpt!r})"

    def pointer(self, width: int = 72) -> str:
        """Return two lines: the text, cut to `width` characters about the fault, and a caret under the
        character.

        >>> print(FormulaError("too long", "x + " * 100 + "x", 200).pointer(20))
        … x + x + x + x + x…
                  ^
        """
        excerpt, column = self._window(width)
        return f"{excerpt}\n{' ' * column}^"

    def _window(self, width: int) -> tuple[str, int]:
        start = max(0, min(self.column - width // 2, len(self.source) - width + 1))
        shown = self.source[start : start + width]
        column = self.column - start
        if start > 0:
            shown = "…" + shown[1:]
        if start + width < len(self.source):
            shown = shown[:-1] + "…"
        return "".join(c if c.isprintable() else "␀" if c == "\0" else " " for c in shown), column
