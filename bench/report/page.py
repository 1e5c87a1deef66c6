"""Measured figures in a page: what stands between two marks is replaced, the rest is left as somebody wrote it."""

from __future__ import annotations

from pathlib import Path


def write_between(page: Path, mark: str, lines: list[str]) -> None:
    """Put lines between `<!-- mark -->` and `<!-- end of mark -->`. Raises ValueError where the page lacks them."""
    first, last = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    text = page.read_text(encoding="utf-8")
    before, opened, rest = text.partition(first)
    _, closed, after = rest.partition(last)
    if not (opened and closed):
        raise ValueError(f"{page.name} has no place for what was measured: {first} … {last}")
    page.write_text("\n".join([before + first, "", *lines, "", last + after]), encoding="utf-8")
