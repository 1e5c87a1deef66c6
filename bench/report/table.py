"""Tables as Markdown: read alike in a terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, its columns aligned.

    >>> print(*markdown(("scene", "wall"), [("text", "24.7 s")]), sep="\\n")
    | scene | wall   |
    |-------|--------|
    | text  | 24.7 s |
    """
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    yield _row(head, widths)
    yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    for row in rows:
        yield _row(row, widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
