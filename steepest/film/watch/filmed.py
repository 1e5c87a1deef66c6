"""What a run of the film has added to the cache, in words."""

from __future__ import annotations

import contextlib
from pathlib import Path

from steepest.disk.reading import content
from steepest.film.cache.record import Record
from steepest.film.cache.storage import entries


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
        return {entry.key for entry in entries(self.folder) if entry.file.suffix == ".mp4"}

    def _records(self) -> list[Record]:
        """Every rehearsed scene, the latest first."""
        records = []
        for file in [entry.file for entry in reversed(entries(self.folder)) if entry.file.suffix == ".json"]:
            with contextlib.suppress(OSError, ValueError):  # of another version, or gone
                records.append(Record.from_json(content(file)))
        return records
