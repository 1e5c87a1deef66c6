"""What a run of the film has added to the cache, in words."""

from __future__ import annotations

import contextlib
from pathlib import Path

from film.take import Record


class Cache:
    """The cache as it is now, to be compared with what it will be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = self._segments()

    def news(self) -> str:
        """The beats that were filmed since, such as "2 of 14 beats of hill"; "" where none was."""
        new, counted = self._segments() - self.before, list[str]()
        for record in self._records() if new else ():
            mine = new.intersection(beat.segment for beat in record.beats)
            if mine:
                counted.append(f"{len(mine)} of {len(record.beats)} beats of {record.anchor}")
                new -= mine
        return ", ".join(counted)

    def _segments(self) -> set[str]:
        return {file.stem.rpartition("-")[0] for file in self.folder.glob("*.mp4")}

    def _records(self) -> list[Record]:
        """Every rehearsed scene, the latest first."""
        files = sorted(self.folder.glob("*-*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        records = []
        for file in files:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # of another version, or gone
                records.append(Record.from_json(file.read_text(encoding="utf-8")))
        return records
