"""The segments already filmed, by the key of what they were made from.

A segment counts only with its record beside it, with a digest of all that belongs to it: a file that was
cut short, damaged or left behind by a killed process is filmed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from film.publish import folder_fault, place
from film.reuse import Earlier
from film.take import Record, Take

LIMIT = 4 * 2**30  # bytes of old segments kept; the ones of the film at hand always stay


class Vault:
    """Takes in one folder, each as `KEY.mp4`, `KEY.png`, `KEY.json`, and `KEY.flac` where somebody speaks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def segment(self, key: str) -> Path:
        """Where the segment of this key lies, if it was filmed."""
        return self.folder / f"{key}.mp4"

    def poster(self, key: str) -> Path:
        """Where the picture that stands for this key's segment lies, if it was filmed."""
        return self.folder / f"{key}.png"

    def sound(self, key: str) -> Path | None:
        """Where the sound of this key's segment lies; None where nobody speaks in it."""
        file = self.folder / f"{key}.flac"
        return file if file.is_file() else None

    def alike(self, ground: str) -> Earlier | None:
        """The latest complete take of this ground, or None."""
        named = f'"ground": "{ground}"'
        files = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files if ground else ():
            with contextlib.suppress(OSError, UnicodeDecodeError):
                if named in file.read_text(encoding="utf-8") and (record := self.find(file.stem)):
                    return Earlier(self.segment(record.key), self.poster(record.key), record)
        return None

    def find(self, key: str) -> Record | None:
        """The record of a complete segment, or None."""
        try:
            sealed = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            record = Record.from_json(json.dumps(sealed["record"]))
            sound = self.sound(key)
            heard = sound.read_bytes() if sound else b""
            digest = _digest(self.segment(key).read_bytes(), self.poster(key).read_bytes(), record, heard)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return record if record.key == key and digest == sealed["digest"] else None

    def keep(self, take: Take) -> None:
        """Put a take away, whole or not at all. Raises Fault where the folder cannot be written or the
        disk is full.
        """
        sealed = {
            "digest": _digest(take.video, take.poster, take.record, take.sound),
            "record": json.loads(take.record.to_json()),
        }
        with folder_fault(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            place(self.segment(take.record.key), take.video)
            place(self.poster(take.record.key), take.poster)
            sound = self.folder / f"{take.record.key}.flac"
            place(sound, take.sound) if take.sound else sound.unlink(missing_ok=True)
            text = json.dumps(sealed, ensure_ascii=False, indent=1)
            place(self.folder / f"{take.record.key}.json", text.encode())

    def tidy(self, wanted: set[str], limit: int = LIMIT) -> None:
        """Drop the segments unused for longest until what is not `wanted` takes at most `limit` bytes."""
        for key in wanted:
            self.segment(key).touch()
        spare = sorted(
            (f for f in self.folder.glob("*.mp4") if f.stem not in wanted), key=lambda f: f.stat().st_mtime
        )
        total = sum(file.stat().st_size for file in spare)
        for file in spare:
            if total <= limit:
                break
            total -= file.stat().st_size
            for suffix in (".json", ".png", ".flac", ".mp4"):
                file.with_suffix(suffix).unlink(missing_ok=True)


def _digest(video: bytes, poster: bytes, record: Record, sound: bytes) -> str:
    parts = (video, poster, record.to_json().encode(), sound)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
