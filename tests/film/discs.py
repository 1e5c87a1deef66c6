"""Pictures, and scenes of them, to test the film with, made without manim."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from steepest.film.cache.record import BeatRecord, Record, Rehearsed, Segment, ShownValue, TimedText
from steepest.film.cache.vault import Vault
from steepest.film.encode.colours import Picture
from steepest.film.encode.encode import Encoder

SIZE, FPS = (320, 180), 15
CAPTIONS_PER_BEAT = ("first half", "second half")


def picture(
    shift: int = 0, colour: tuple[int, int, int] = (245, 167, 66), size: tuple[int, int] = SIZE
) -> Picture:
    """A coloured disc on a dark ground, `shift` pixels to the right of the left third."""
    width, height = size
    y, x = np.mgrid[:height, :width]
    made = np.empty((height, width, 4), np.uint8)
    made[:] = (15, 20, 32, 255)
    made[(x - width // 3 - shift) ** 2 + (y - height // 2) ** 2 < (height // 6) ** 2, :3] = colour
    return made


@dataclass(frozen=True)
class Filmed:
    """A scene as it is kept: rehearsed, with the segment of each of its beats."""

    rehearsed: Rehearsed
    segments: tuple[Segment, ...]

    @property
    def record(self) -> Record:
        """Its record."""
        return self.rehearsed.record

    def keep(self, vault: Vault) -> None:
        """Put all of it away."""
        vault.keep_scene(self.rehearsed)
        for segment in self.segments:
            vault.keep_segment(segment)

    @property
    def videos(self) -> list[bytes]:
        """Its segments as MP4 files."""
        return [segment.video for segment in self.segments]


def filmed(
    anchor: str = "hill",
    beats: tuple[int, ...] = (20, 25),
    colour: tuple[int, int, int] = (245, 167, 66),
    **record: object,
) -> Filmed:
    """A scene whose disc walks through each beat's first half and rests in its second."""
    now, told, segments = 0, [], []
    for number, frames in enumerate(beats):
        encoder = Encoder(SIZE, FPS)
        half = frames // 2
        for step in range(half):
            encoder.show(picture(3 * step, colour))
        encoder.show(picture(3 * half, colour), frames - half)
        key = f"{anchor}{number}"
        segments.append(Segment(f"beat{number}", key, encoder.finish(), cost=2.0))
        cues = (
            TimedText(f"{anchor} {number}: {CAPTIONS_PER_BEAT[0]}", now, now + half),
            TimedText(f"{anchor} {number}: {CAPTIONS_PER_BEAT[1]}", now + half, now + frames),
        )
        text = f"Beat {number} of {anchor}."
        shown = (ShownValue("slope", "3.00", "3"),)
        told.append(BeatRecord(f"beat{number}", now, now + frames, text, cues=cues, shown=shown, segment=key))
        now += frames
    facts: dict[str, object] = {
        "title": f"The {anchor}",
        "chapter": "Slopes",
        "key": f"key_{anchor}",
        **record,
    }
    made = Record(
        anchor=anchor,
        width=SIZE[0],
        height=SIZE[1],
        fps=FPS,
        frames=now,
        beats=tuple(told),
        **facts,  # type: ignore[arg-type]
    )
    return Filmed(Rehearsed(made, b"poster of " + anchor.encode()), tuple(segments))
