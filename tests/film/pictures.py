"""Pictures and takes to test the film with, made without manim."""

from __future__ import annotations

import numpy as np

from film.colours import Picture
from film.encode import Encoder
from film.take import BeatRecord, Record, Shown, Span, Take

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


def take(
    anchor: str = "hill",
    beats: tuple[int, ...] = (20, 25),
    colour: tuple[int, int, int] = (245, 167, 66),
    **record: object,
) -> Take:
    """A take whose disc walks through each beat's first half and rests in its second."""
    encoder = Encoder(SIZE, FPS)
    told = []
    for number, frames in enumerate(beats):
        first = encoder.frames
        encoder.begin_group()
        half = frames // 2
        for step in range(half):
            encoder.show(picture(3 * step, colour))
        encoder.show(picture(3 * half, colour), frames - half)
        cues = (
            Span(f"{anchor} {number}: {CAPTIONS_PER_BEAT[0]}", first, first + half),
            Span(f"{anchor} {number}: {CAPTIONS_PER_BEAT[1]}", first + half, first + frames),
        )
        text = f"Beat {number} of {anchor}."
        shown = (Shown("slope", "3.00", "3"),)
        told.append(BeatRecord(f"beat{number}", first, first + frames, text, cues=cues, shown=shown))
    facts: dict[str, object] = {
        "title": f"The {anchor}",
        "chapter": "Slopes",
        "key": f"key-{anchor}",
        **record,
    }
    made = Record(
        anchor=anchor,
        width=SIZE[0],
        height=SIZE[1],
        fps=FPS,
        frames=encoder.frames,
        beats=tuple(told),
        **facts,  # type: ignore[arg-type]
    )
    return Take(encoder.finish(), b"poster of " + anchor.encode(), made)
