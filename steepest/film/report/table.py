"""Rows of text in aligned columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def table(rows: Sequence[Sequence[str]], indent: str = "") -> Iterator[str]:
    """Each row as one line, its columns as wide as their widest entry; the last column runs on.

    >>> print(*table([("rate", "0.1"), ("steps", "12")]), sep="\\n")
    rate   0.1
    steps  12
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield (indent + "  ".join([*cells, row[-1]])).rstrip()
