"""What `check` sees of a scene: what is wrong with its layout, beat by beat, and what can be measured of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from steepest.stage.fill import Fill
from steepest.stage.play.inventory import glyphs_of, take
from steepest.stage.play.layout import Finding, out_of_sight, rounded
from steepest.stage.play.onlooker import Onlooker
from steepest.stage.play.projector import Frame
from steepest.stage.play.spanned import fill
from steepest.stage.play.stillness import Stillness

SAMPLED = (
    0.2  # seconds from one look at a movement to the next: what changes nothing for so long stands still
)
LONG = 1.0  # seconds; of movements that take longer, a frame in the middle is drawn to see what it costs


class Inspector(Onlooker):
    """Keeps what is found, with the key of its beat, and what is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Finding]] = []
        self.stillness = Stillness()
        self.fills: list[tuple[str, Fill]] = []
        self.seen_fills: list[Fill] = []
        self.drawing: list[float] = []
        self.late: list[tuple[str, str, float]] = []
        self.asked: dict[str, set[str]] = {}
        self._beat = ""
        self._waited: set[str] = set()
        self._looked: set[int] = set()
        self._drawn: tuple[int, int] | None = None

    def beat_begins(self, key: str, scene: Any) -> None:
        """What comes now belongs to this beat."""
        super().beat_begins(key, scene)
        self._beat, self._waited = key, set()
        self._marks = self.asked.setdefault(key.partition(".")[0], set())

    def asks(self, mark: str) -> None:
        """Keep which marks the scene asks for, by the beat's name."""
        self._marks.add(mark)

    def waits(self, mark: str, frames: int) -> None:
        """Keep how long after its word a picture begins, in seconds: what is shown first of those for one mark."""
        if frames < 0 and mark not in self._waited:
            self.late.append((self._beat, mark, -frames / self._scene.projector.camera.frame_rate))
        self._waited.add(mark)

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """See some moments of it, for what is found, and more, to see whether anything moves."""
        looked = set(super().movement(first, count, line))
        rate = self._scene.projector.camera.frame_rate
        every = max(1, round(SAMPLED * rate))
        drawn = {count // 2 - 1, count // 2} if count > LONG * rate else set()
        self._drawn = (first + min(drawn), first + max(drawn)) if drawn else None
        self._looked = {first + at for at in looked}
        return sorted(looked | drawn | set(range(every - 1, count, every)) | {count - 1})

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Look at the layout and at what moves."""
        if not self._moving:
            self.stillness.resting(frame.signature(), self._beat, first, first + count, self._texts)
            super().see(frame, first, count)
            self._round()
            self._measure()
            return
        self.stillness.moving(frame.signature(), self._beat, first)
        if first in self._looked:
            super().see(frame, first, count)
        if self._drawn and first in self._drawn:
            began = time.thread_time()
            frame.picture()
            if first == self._drawn[1]:  # the frame before it is there: only what moves is drawn
                self.drawing.append(time.thread_time() - began)

    def beat_ends(self, key: str, scene: Any) -> None:
        """Keep what was found in the beat, and how large the ground is at its end."""
        super().beat_ends(key, scene)
        self._round()
        self.found += [(key, finding) for finding in (*self.looking.found, *out_of_sight(scene))]
        if found := self._measure():
            self.fills.append((key, found))

    def _round(self) -> None:
        known = {finding.sentence for _, finding in self.found}
        self.found += [(self._beat, one) for one in rounded(self._scene) if one.sentence not in known]

    def _measure(self) -> Fill | None:
        found = fill(self._scene)
        if found:
            self.seen_fills.append(found)
        return found

    def _texts(self) -> dict[int, int]:
        """How many letters and signs each text on screen has."""
        return {id(text.mobject): len(glyphs_of(text.mobject)) for text in take(self._scene).texts}
