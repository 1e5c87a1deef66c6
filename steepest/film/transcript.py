"""transcript.md: what is said, as it is said, with the time of every scene."""

from __future__ import annotations

from collections.abc import Sequence

from steepest.film.cache.record import Record
from steepest.film.captions import placed


def transcript(records: Sequence[Record], *, title: str, between: Sequence[int] = ()) -> str:
    """The spoken text in Markdown: chapters, scenes with their time, a paragraph for each beat, and one for
    what is described behind it."""
    lines, chapter = [f"# {title}"], None
    for record, start in placed(records, between):
        if record.chapter != chapter:
            chapter = record.chapter
            lines.append(f"## {chapter}")
        lines.append(f"### {record.title} ({clock(start / record.fps)})")
        for beat in record.beats:
            described = " ".join(word.text for word in beat.described)
            said = (beat.text, described and f"*{described}*")
            lines += [" ".join(text.split()) for text in said if text.strip()]
    return "\n\n".join(lines) + "\n"


def clock(seconds: float) -> str:
    """Minutes and seconds, or hours, minutes and seconds: 1:05, 1:02:05."""
    whole = int(seconds)
    hours, minutes, left = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
