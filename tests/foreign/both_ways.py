"""A foreign scene played both ways: by manim's own renderer and camera, and by what stands in for them."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import manim.scene.scene as scenes
import numpy as np
from manim import Manager, Scene, config, tempconfig
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter
from numpy.typing import NDArray
from PIL import Image

from steepest.foreign.images import lenient_images
from steepest.foreign.playing import play
from steepest.foreign.sharing.chunks import Chunks
from steepest.stage.camera.damage import Area

Picture = NDArray[np.uint8]
Shown = list[tuple[Picture, int]]
SIZE, FPS = (320, 180), 10


@contextmanager
def small(media: Path) -> Iterator[None]:
    """manim set up for small, short films that leave nothing behind."""
    settings = {
        "pixel_width": SIZE[0],
        "pixel_height": SIZE[1],
        "frame_rate": FPS,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "seed": 0,
    }
    with tempconfig(settings):
        config.media_dir = str(media)
        config.assets_dir = str(media)
        Image.fromarray(np.random.default_rng(7).integers(0, 255, (24, 32, 3)).astype(np.uint8)).save(
            media / "mixed.png"
        )
        click(media / "click.wav")
        yield


def click(file: Path) -> None:
    """A tenth of a second of a tone, in two channels of different loudness, 22050 samples a second."""
    wave_ = np.sin(np.arange(2205) * 0.2)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(22050)
        sound.writeframes((np.stack([wave_, 0.25 * wave_], 1) * 20000).astype("<i2").tobytes())


class Recorder(SceneFileWriter):
    """manim's file writer, which keeps the pictures it is given."""

    shown: Shown
    writes = False

    def begin_animation(self, allow_write: bool = False, **_: Any) -> None:
        """No file is opened."""
        self.writes = allow_write

    def end_animation(self, *_: Any, **__: Any) -> None:
        """None is closed."""
        self.writes = False

    def write_frame(self, pixels: Picture, *, repeat: int = 1) -> None:
        """Keep a picture, where manim would have a file for it."""
        if repeat and self.writes:
            self.shown.append((pixels, repeat))

    def save_image(self, pixels: Picture) -> None:
        """Keep the picture of a scene that plays nothing."""
        self.shown.append((pixels, 1))

    def finish(self) -> None:
        """There is nothing to join."""


def manims(scene_class: type[Scene]) -> Shown:
    """Every picture that `manim render` would write, and for how many frames."""
    shown: Shown = []
    recorder = type("Recording", (Recorder,), {"shown": shown})

    class Renderer(CairoRenderer):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs, file_writer_class=recorder)

    before = scenes.CairoRenderer
    scenes.CairoRenderer = Renderer  # type: ignore[misc]
    try:
        scene = scene_class()
        Manager(scene)
        with lenient_images():  # or no scene with an image could be compared
            scene.render()
    finally:
        scenes.CairoRenderer = before  # type: ignore[misc]
    return shown


@dataclass
class Audience:
    """A screening that keeps the pictures of the chunks it wants, and None for the others."""

    wanted: Callable[[int], bool]
    whole: bool
    shown: list[tuple[Picture | None, int]] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    chunks: Chunks = field(default_factory=lambda: Chunks(FPS))

    def opens(self, scene: Scene) -> None:
        """All that is shown is kept, whatever its size."""

    def play_begins(self, scene: Scene, standing: bool) -> None:
        """Movements are cut."""
        if not standing:
            self.chunks.movement_begins()

    def outlasts(self, frames: int) -> bool:
        """Whether a movement of so many frames outlasts its chunk."""
        return self.chunks.outlasted(frames)

    def wants(self, scene: Scene, frames: int) -> bool:
        """Whether the chunk is wanted."""
        return self.wanted(self.chunks.show(frames))

    def see(self, picture: Picture, frames: int, whole: str, areas: list[Area] | None) -> None:
        """Keep a picture."""
        self.shown.append((picture.copy(), frames))
        self.ways.append(whole)
        before = next((seen for seen, _ in reversed(self.shown[:-1]) if seen is not None), None)
        if areas is not None and before is not None:  # what the encoder will take for granted
            patched = before.copy()
            for area in areas:
                area.of(patched)[:] = area.of(picture)
            assert np.array_equal(patched, picture)

    def misses(self, frames: int) -> None:
        """Keep that there was one."""
        self.shown.append((None, frames))

    def still(self, picture: Picture) -> None:
        """Keep the picture of a scene that plays nothing."""
        self.shown.append((picture.copy(), 1))


def ours(scene_class: type[Scene], wanted: Callable[[int], bool] | None = None) -> Audience:
    """Every picture of the chunks that are wanted (of all, where nothing is said)."""
    audience = Audience(wanted or (lambda _: True), whole=wanted is None)
    play(scene_class, audience)
    return audience


def apart(theirs: Shown, found: list[tuple[Picture | None, int]]) -> int:
    """By how many levels the pictures differ at most; those that were not drawn are taken as they are.

    Raises AssertionError where they are not shown for the same frames.
    """
    assert [frames for _, frames in found] == [frames for _, frames in theirs]
    most = 0
    for (expected, _), (picture, _) in zip(theirs, found, strict=True):
        if picture is not None and not np.array_equal(picture, expected):
            most = max(most, int(np.abs(picture.astype(int) - expected.astype(int)).max()))
    return most
