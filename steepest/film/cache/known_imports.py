"""What files import, remembered from run to run: reading it from 400 files takes half a second, recalling it 10 ms.

It is known by the digest of what is in a file, so nothing is remembered of a file that was edited since.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from steepest.disk.placing import place
from steepest.disk.reading import content, json_in

Names: TypeAlias = tuple[tuple[str, int], ...]
"""Dotted names that a file may import, each with its level (0 absolute, 1 and more relative)."""

FILE = "imports.json"
"""Its name in the cache."""


class KnownImports:
    """What files import, by digests of what is in them."""

    def __init__(self) -> None:
        self._known: dict[str, Names] = {}
        self._asked: set[str] = set()
        self._new = False

    def of(self, source: bytes, read: Callable[[bytes], Names]) -> Names:
        """What a file of this content imports: known, or `read` from it."""
        digest = hashlib.sha256(_reader() + source).hexdigest()[:32]
        if digest not in self._known:
            self._known[digest] = read(source)
            self._new = True
        self._asked.add(digest)
        return self._known[digest]

    def recall(self, cache: Path) -> None:
        """Take up what an earlier run has kept in its cache; nothing where that is damaged."""
        with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
            self._known |= {
                digest: tuple((str(name), int(level)) for name, level in names)
                for digest, names in json_in(content(cache / FILE)).items()
            }

    def keep(self, cache: Path) -> None:
        """Keep what was asked for, where any of it is new. What cannot be written is read again by the next run."""
        if self._new:
            asked = {digest: self._known[digest] for digest in sorted(self._asked)}
            with contextlib.suppress(OSError):
                place(cache / FILE, json.dumps(asked, separators=(",", ":")).encode(), clearing=True)
                self._new = False


KNOWN = KnownImports()
"""What this process knows."""


@functools.cache
def _reader() -> bytes:
    """The code that reads imports: other code may find others."""
    return Path(__file__).with_name("imports.py").read_bytes()
