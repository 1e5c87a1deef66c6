"""The three plain scenes and the ways to film them: manim as it comes, manim at its quickest, and ours."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from bench.measuring.asking import ROOT
from bench.report.goal import Goal

QUICKEST = (
    "--disable_caching",  # hashing every play takes time, and a fresh folder has nothing to find
    *("--encoder-option", "preset=veryfast"),
    *("--max-inflight-encoders", "2"),
    *("--progress_bar", "none"),
)
"""manim's best switches."""


@dataclass(frozen=True)
class Quality:
    """A size and frame rate by its names: manim's switch and folder, and ours."""

    name: str
    switch: str
    ours: str
    size: tuple[int, int]
    fps: int


FULL = Quality("1080p60", "-qh", "1080p", (1920, 1080), 60)
QUICK = Quality("720p30", "-qm", "720p", (1280, 720), 30)


@dataclass(frozen=True)
class Way:
    """One way to film a scene: the command, and the film that it leaves."""

    name: str
    command: tuple[str | Path, ...]
    film: Path
    ours: bool = False


@dataclass(frozen=True)
class PlainScene:
    """A scene of `bench/plain`, what it is made of, and how many times faster than manim ours has to be: at least, and
    aimed at.
    """

    file: Path
    scene_class: str
    about: str
    least: float
    aim: float
    mesh: bool = False

    @property
    def target(self) -> Goal:
        """What is to be reached."""
        return Goal(f"{self.about}: manim's wall time / ours", self.least, self.aim, "×")

    def ways(self, quality: Quality, folder: Path) -> list[Way]:
        """Every way to film it, each into a folder of its own; the first is what the others are measured against."""
        manim = (sys.executable, "-m", "manim", "render", quality.switch)
        ours = (sys.executable, ROOT / "render.py", "any", self.file, self.scene_class)
        how = ("--quality", quality.ours, "--fps", str(quality.fps), "--output")
        below = Path("videos", self.file.stem, quality.name, f"{self.scene_class}.mp4")
        found = []
        for name, switches in (("manim, as it comes", ()), ("manim, its best switches", QUICKEST)):
            media = folder / f"{self.file.stem} {name}"
            command = (*manim, *switches, "--media_dir", media, self.file, self.scene_class)
            found.append(Way(name, command, media / below))
        for mesh in (False, True) if self.mesh else (False,):
            name = "ours, with a mesh" if mesh else "ours"
            media = folder / f"{self.file.stem} {name}"
            command = (*ours, *how, media, *(["--mesh"] if mesh else []))
            found.append(Way(name, command, media / f"{self.scene_class}.mp4", ours=True))
        return found


def _plain(name: str) -> Path:
    return ROOT / "bench" / "plain" / f"{name}.py"


SCENES = (
    PlainScene(_plain("descent"), "Descent", "2D, running numbers", 3, 4),
    PlainScene(_plain("convexity"), "Convexity", "text and formulas", 2.5, 3.5),
    PlainScene(_plain("saddle"), "Saddle", "3D, its surface a mesh", 12, 20, mesh=True),
)
