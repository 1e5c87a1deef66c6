"""How near films are to each other and to the frames that they were made from: PSNR of their luma.

A film is coded by BT.709, as ours say, or by BT.601, which swscale takes where nobody asks, as manim's: its file does
not say so, and players that go by its size show its colours a little off. Frames are held against a film by the film's
own rule; two films are held against each other by BT.709.

    python -m bench.film.fidelity films FILM FILM EVERY                              two films, one of EVERY frames
    python -m bench.film.fidelity frames FILE CLASS WIDTH HEIGHT FPS EVERY FILM ...   films and what manim draws
    python -m bench.film.fidelity scene SCENE QUALITY FPS FOLDER EVERY    a scene's film in a folder, and what we draw
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.plane import VideoPlane
from av.video.reformatter import Colorspace
from numpy.typing import NDArray

Luma = NDArray[np.float32]
"""(height, width), 16 for black to 235 for white."""

BT709, BT601 = (0.2126, 0.0722), (0.299, 0.114)
"""What red and blue weigh in a rule's luma; green weighs the rest."""
SAME = 99.0
"""Decibels that stand for equal pictures."""


@dataclass
class Fidelity:
    """What was found of one film: how many frames were compared, all their squared error, and the worst frame's."""

    frames: int = 0
    error: float = 0.0
    worst: float = 0.0

    def add(self, ours: Luma, theirs: Luma) -> None:
        """Compare the luma (height, width) of two frames."""
        error = float(np.mean(np.square(ours - theirs), dtype=np.float64))
        self.frames += 1
        self.error += error
        self.worst = max(self.worst, error)

    def figures(self) -> dict[str, float]:
        """Frames compared, decibels over all of them, decibels of the worst."""
        mean = self.error / max(self.frames, 1)
        return {"frames": self.frames, "mean": decibels(mean), "worst": decibels(self.worst)}


def decibels(error: float) -> float:
    """PSNR of a mean squared error, for levels from 0 to 255.

    >>> round(decibels(1.0), 2)
    48.13
    """
    return min(10 * math.log10(255**2 / error), SAME) if error else SAME


def luma(picture: NDArray[Any], rule: tuple[float, float]) -> Luma:
    """Luma of a picture (height, width, 3 or 4) by a rule."""
    red, blue = rule
    weights = np.array([red, 1 - red - blue, blue], np.float32)
    shown: Luma = 16 + picture[..., :3].astype(np.float32) @ weights * np.float32(219 / 255)
    return shown


@dataclass(frozen=True)
class DecodedFrame:
    """A decoded frame: its planes, (height, width) and half of both, and the rule that it is coded by."""

    y: Luma
    u: Luma
    v: Luma
    rule: tuple[float, float]

    def common(self) -> Luma:
        """Its luma by BT.709: that of the red, green and blue that its own rule stands for."""
        if self.rule == BT709:
            return self.y
        red, blue = self.rule
        r, b = 2 * (1 - red) * (self.v - 128), 2 * (1 - blue) * (self.u - 128)  # more than the luma says
        g = -(red * r + blue * b) / (1 - red - blue)
        more = (BT709[0] * r + (1 - sum(BT709)) * g + BT709[1] * b) * np.float32(219 / 224)
        height, width = self.y.shape
        return self.y + more.repeat(2, axis=0).repeat(2, axis=1)[:height, :width].astype(np.float32)


class Reel:
    """A film's frames, asked for in rising order."""

    def __init__(self, film: Path) -> None:
        self.film, self._count = film, 0
        self._frames = _decoded(film)

    def length(self) -> int:
        """How many frames it has. Nothing can be asked for afterwards."""
        self._count += sum(1 for _ in self._frames)
        return self._count

    def frame(self, number: int) -> DecodedFrame | None:
        """One frame; None where the film is over."""
        frame: av.VideoFrame | None = None
        while self._count <= number and (frame := next(self._frames, None)) is not None:
            self._count += 1
        if frame is None:
            return None
        rule = BT709 if frame.colorspace == Colorspace.ITU709 else BT601
        y, u, v = map(_levels, frame.planes)
        return DecodedFrame(y, u, v, rule)


def _decoded(film: Path) -> Iterator[av.VideoFrame]:
    """Its frames. It knows of no reel, so that the film is closed with the reel, and not some time later in a process
    that was forked and has none of the decoder's threads."""
    with av.open(str(film)) as container:
        yield from container.decode(video=0)


def _levels(plane: VideoPlane) -> Luma:
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width].astype(np.float32)


def between(first: Path, second: Path, every: int) -> dict[str, float]:
    """How far two films are from each other. Raises ValueError where they are not equally long."""
    found, reels = Fidelity(), (Reel(first), Reel(second))
    number = 0
    while True:
        ours, theirs = (reel.frame(number) for reel in reels)
        if ours is None or theirs is None:
            break
        found.add(ours.common(), theirs.common())
        number += every
    lengths = [reel.length() for reel in reels]
    if lengths[0] != lengths[1]:
        raise ValueError(
            f"{first} has {lengths[0]} frames, {second} has {lengths[1]}: no frame of one is the other's"
        )
    return found.figures()


class Judge:
    """Sees frames as they are drawn, and compares films with every so many of them."""

    def __init__(self, films: list[Path], every: int) -> None:
        self.every = every
        self.reels = [Reel(film) for film in films]
        self.found = [Fidelity() for _ in films]
        self.number = 0

    def wants(self) -> bool:
        """Whether the frame that comes now is to be seen."""
        return self.number % self.every == 0

    def see(self, picture: NDArray[Any]) -> None:
        """Compare the frame that comes now. Raises ValueError where a film is over already."""
        for reel, found in zip(self.reels, self.found, strict=True):
            shown = reel.frame(self.number)
            if shown is None:
                raise ValueError(f"{reel.film.name} ends before its frame {self.number}, which manim draws")
            found.add(luma(picture, shown.rule), shown.y)


def judged(file: Path, name: str, size: tuple[int, int], fps: int, judge: Judge) -> None:
    """Play a plain scene by manim's own renderer and camera before a judge."""
    import importlib.util
    from unittest.mock import patch

    from manim import tempconfig
    from manim.renderer.cairo_renderer import CairoRenderer

    class JudgedRenderer(CairoRenderer):
        """manim's renderer, which shows what it draws to the judge and skips what the judge does not want."""

        def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
            if judge.wants():
                self.update_frame(scene, moving_mobjects)
                judge.see(self.camera.pixel_array)
            elif hasattr(self.camera, "reset_rotation_matrix"):
                self.camera.reset_rotation_matrix()  # which drawing would have done
            judge.number += 1
            self.time += 1 / self.camera.frame_rate

        def add_frame(self, frame: Any, num_frames: int = 1) -> None:
            for _ in range(num_frames):
                if judge.wants():
                    judge.see(frame)
                judge.number += 1
            self.time += num_frames / self.camera.frame_rate

    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    media = tempfile.TemporaryDirectory()  # where type is set
    setting = {
        "media_dir": media.name,
        "pixel_width": size[0],
        "pixel_height": size[1],
        "frame_rate": fps,
        "disable_caching": True,
        "dry_run": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
    }
    with media, tempconfig(setting), patch("manim.scene.scene.CairoRenderer", JudgedRenderer):
        getattr(module, name)().render()


def ours(anchor: str, quality: str, fps: int, folder: Path, every: int) -> dict[str, float]:
    """How far the film of a scene of the lecture is from its frames: of every movement one in so many, and every
    rest's last. The folder holds the film and what is spoken in it.
    """
    from bench.measuring.asking import ROOT
    from steepest.film.crew.plan import job_of
    from steepest.film.playing import play, ready, speech
    from steepest.film.request import begin
    from steepest.script.text.lecture import read_lecture
    from steepest.stage.play.projector import Audience, Frame

    reel, found = Reel(folder / f"{anchor}.mp4"), Fidelity()

    class ComparedFrames(Audience):
        def movement(self, first: int, count: int, line: int) -> range:
            return range(0, count, every)

        def rest(self, first: int, count: int) -> bool:
            return True

        def see(self, frame: Frame, first: int, count: int) -> None:
            shown = reel.frame(first + count - 1)
            if shown is None:
                raise ValueError(f"{reel.film.name} ends before its frame {first + count - 1}")
            found.add(luma(frame.picture(), shown.rule), shown.y)

    request = begin(ROOT, output=folder, quality=quality, fps=fps)
    job = job_of(request, read_lecture(request.text), anchor)
    scene = ready(job)
    play(job, scene, ComparedFrames(), (told.words for told in speech(job, scene).narrations.values()))
    return found.figures()


def main(arguments: list[str]) -> None:
    """Print what was found, as JSON."""
    match arguments:
        case ["films", first, second, every]:
            found = [between(Path(first), Path(second), int(every))]
        case ["frames", file, name, width, height, fps, every, *films]:
            judge = Judge([Path(film) for film in films], int(every))
            judged(Path(file), name, (int(width), int(height)), int(fps), judge)
            found = [one.figures() for one in judge.found]
        case ["scene", anchor, quality, fps, folder, every]:
            found = [ours(anchor, quality, int(fps), Path(folder), int(every))]
        case _:
            raise SystemExit(__doc__)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
