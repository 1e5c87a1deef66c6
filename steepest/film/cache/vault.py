"""What was made before and can be shown again: filmed beats, and rehearsed scenes with their sound and a picture.

Every file bears a digest of its content in its name, `KEY-DIGEST.mp4`: one that was cut short or damaged is
found out, deleted and made again. Names follow from contents, and files appear whole or not at all, so several
runs may work on one folder at the same time; while one does, another does not tidy it (see
`steepest.film.cache.lease`).
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from steepest.disk.locks import clear
from steepest.disk.placing import place
from steepest.disk.reading import content
from steepest.film.cache.descriptions import Descriptions
from steepest.film.cache.publish import folder_fault
from steepest.film.cache.record import KEY, Record, Rehearsed, Segment
from steepest.film.crew.failure import Failure


@dataclass
class Vault:
    """What is kept in one folder, by key. `damaged` names the files that were found damaged, and were deleted.

    A digest tells what was damaged, not what was forged: whoever may write in the folder may put a film of his own
    there. He cannot do more than that: files are named by keys, and records are checked field by field.
    """

    folder: Path
    damaged: list[str] = field(default_factory=list)

    def told_damaged(self) -> list[str]:
        """A sentence for each file that was found damaged; it is told once."""
        names, self.damaged[:] = list(self.damaged), []
        return [f"{name} in {self.folder} was damaged; it is made again" for name in names]

    def scene(self, key: str) -> Record | None:
        """The record of a rehearsed scene, or None if the record, its picture or its sound is not there."""
        told = self._find(key, ".json")
        if told is None:
            return None
        try:
            record = Record.from_json(told)
        except ValueError:
            return None
        whole = (
            self.picture(key)
            and (self.sound(key) or not record.speaks)
            and all(map(self.picture, record.pictures))
        )
        return record if whole and record.key == key and record.is_sound() else None

    def picture(self, key: str) -> bytes | None:
        """The picture that stands for a scene, or its first or last one (PNG)."""
        return self._find(key, ".png")

    def sound(self, key: str) -> bytes | None:
        """The sound of a scene (AAC in MP4); None where nobody speaks in it."""
        return self._find(key, ".m4a")

    def segment(self, key: str) -> bytes | None:
        """A filmed beat (MP4)."""
        return self._find(key, ".mp4")

    def descriptions(self, key: str) -> Descriptions | None:
        """The spoken descriptions of a scene."""
        told = self._find(key, ".json")
        try:
            found = Descriptions.from_json(told) if told else None
        except ValueError:
            return None
        return found if found and found.key == key and (self.sound(key) or not found.speaks) else None

    def keep_descriptions(self, found: Descriptions, sound: bytes) -> None:
        """Put the descriptions of a scene away, with their sound. Raises Fault as `keep_scene` does."""
        if sound:
            self._keep(found.key, ".m4a", sound)
        self._keep(found.key, ".json", found.to_json().encode())

    def keep_scene(self, rehearsed: Rehearsed) -> None:
        """Put a rehearsed scene away. Raises Fault where the folder cannot be written or the disk is full."""
        key = rehearsed.record.key
        for picture, drawn in {key: rehearsed.poster, **rehearsed.pictures}.items():
            self._keep(picture, ".png", drawn)
        if rehearsed.sound:
            self._keep(key, ".m4a", rehearsed.sound)
        self._keep(key, ".json", rehearsed.record.to_json().encode())  # last: it stands for all

    def keep_segment(self, segment: Segment) -> None:
        """Put a filmed beat away. Raises Fault as `keep_scene` does."""
        self._keep(segment.key, ".mp4", segment.video)

    def _keep(self, key: str, suffix: str, made: bytes) -> None:
        with folder_fault(self.folder, "--cache"):
            self.folder.mkdir(parents=True, exist_ok=True)
            target = self.folder / f"{key}-{_digest(made)}{suffix}"
            for other in {*self.folder.glob(f"{key}-*{suffix}")} - {target}:
                clear(other)
            place(target, made, clearing=True)

    def _find(self, key: str, suffix: str) -> bytes | None:
        """What a file holds, and what its digest was found right for: the file itself may be another a moment later."""
        if not KEY.fullmatch(key):
            return None
        for file in self.folder.glob(f"{key}-*{suffix}"):
            try:
                kept = content(file)
            except (FileNotFoundError, PermissionError):
                continue
            except OSError:  # a folder, a pipe, a bad place of the disk
                kept = None
            if kept is not None and file.stem == f"{key}-{_digest(kept)}":
                return kept
            with contextlib.suppress(OSError):
                clear(file)
            self.damaged.append(file.name)
        return None


def there(kept: bytes | None) -> bytes:
    """What a film that is being made needs. Raises Failure where somebody has taken it away."""
    if kept is None:
        raise Failure("a file of the cache was removed or damaged while the film was made; render it again")
    return kept


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
