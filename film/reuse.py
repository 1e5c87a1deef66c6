"""What of an earlier take can be shown again: beats whose words are said at the same times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from film.take import BeatRecord, Record


@dataclass(frozen=True)
class Earlier:
    """A take of the same ground, kept: its segment, the picture that stands for it, its record."""

    segment: Path
    poster: Path
    record: Record

    def same(self, timings: Mapping[str, str]) -> dict[str, BeatRecord]:
        """The beats that were played with these timings (digests by key), by their key."""
        return {beat.key: beat for beat in self.record.beats if timings.get(beat.key) == beat.timing != ""}


class Differs(Exception):
    """A beat turned out otherwise than in the earlier take; it must be filmed."""
