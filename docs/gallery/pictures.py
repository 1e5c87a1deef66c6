"""Draws the picture of every figure in docs/stage.md: `make figures`, or `python -m docs.gallery.pictures Plot Map`.

The gallery is a lecture. Each of its beats shows one figure, and is called as the figure is: `record_table` shows
`RecordTable`. A picture is the last frame of the beat, drawn as for the film, cut to what is on it. None is drawn where
anything is wrong with the layout.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from steepest.script.text.folder import TEXT
from steepest.script.text.lecture import Lecture, read_lecture
from steepest.script.timing.pace import silent
from steepest.stage import theme
from steepest.stage.play.layout import findings
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.play.scene import stage_play

GALLERY = Path(__file__).parent
PICTURES = GALLERY.parent / "figures"

SIZE = 480, 270
"""Of a picture, in pixels."""

_DRAWN = 1920, 1080  # the frame that it is cut from
_LEAST = 8.0, 4.5  # what a picture shows, in scene units, at least
_MARGIN = 0.3  # around what is shown, likewise
_POOL = 24  # levels: the light on the floor under a ground is no more


def gallery() -> Lecture:
    """The text of the gallery."""
    return read_lecture(GALLERY / TEXT)


def told() -> dict[str, tuple[str, str]]:
    """For every beat of the gallery its scene, and the sentence that it says."""
    return {
        beat.key: (section.anchor, beat.text)
        for section in gallery().sections
        for beat in section.beats(load_scene(GALLERY, section.anchor).Parameters().namespace())
    }


def class_of(beat: str) -> str:
    """What the figure is called that a beat shows.

    >>> class_of("record_table")
    'RecordTable'
    """
    return "".join(word.capitalize() for word in beat.split("_"))


class Draughtsman(Audience):
    """Draws the last frame of some beats."""

    def __init__(self, beats: Iterable[str]) -> None:
        self.beats = set(beats)
        self.drawn: dict[str, Image.Image] = {}

    def beat_ends(self, key: str, scene: Any) -> None:
        """Draw it, if it is wanted, and cut it to what is on it."""
        if key in self.beats:
            if wrong := findings(scene):
                sys.exit(f"{class_of(key)}: {wrong[0].sentence}")
            projector: Projector = scene.renderer
            self.drawn[key] = _cut(np.ascontiguousarray(projector.picture(scene)[:, :, :3]))


def draw(beats: Iterable[str]) -> dict[str, Image.Image]:
    """The pictures of some beats, by their names."""
    wanted, lecture = set(beats), gallery()
    drawn: dict[str, Image.Image] = {}
    for anchor in sorted({scene for beat, (scene, _) in told().items() if beat in wanted}):
        kind, painter = load_scene(GALLERY, anchor), Draughtsman(wanted)
        stage_play(
            kind, kind.Parameters(), lecture.section(anchor), painter, _DRAWN, 30, silent(lecture.pace)
        )
        drawn |= painter.drawn
    return drawn


def _cut(frame: np.ndarray) -> Image.Image:
    """The part of a frame (height, width, 3) in which something is seen, no less than `_LEAST`, as a picture."""
    lighter = np.abs(frame.astype(int) - frame[0, 0]).max(axis=-1)
    rows, columns = np.nonzero(lighter > _POOL)
    height, width = frame.shape[:2]
    unit = height / theme.FRAME_HEIGHT
    low, high = np.array([columns.min(), rows.min()]), np.array([columns.max(), rows.max()]) + 1
    size = np.array(_LEAST) * unit
    size = np.minimum(size * max(1.0, *((high - low + 2 * _MARGIN * unit) / size)), [width, height])
    corner = np.clip((low + high - size) / 2, 0, [width, height] - size)
    box = tuple(float(value) for value in (*corner, *(corner + size)))
    return Image.fromarray(frame).resize(SIZE, Image.Resampling.LANCZOS, box=box)  # type: ignore[arg-type]


def main(arguments: list[str] | None = None) -> None:
    """Draw the figures of some names, or all."""
    known = {class_of(beat): beat for beat in told()}
    parser = argparse.ArgumentParser(description="Draw the pictures of figures.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a figure: all of them where none is named")
    parser.add_argument("--into", type=Path, default=PICTURES, help="the folder they are written to")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(f"no figure is called {unknown[0]}: there are {', '.join(sorted(known))}")
    asked.into.mkdir(exist_ok=True)
    for beat, picture in draw(known[name] for name in asked.names or known).items():
        picture.save(asked.into / f"{class_of(beat)}.png", optimize=True)


if __name__ == "__main__":
    main()
