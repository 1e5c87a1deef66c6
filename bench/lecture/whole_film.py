"""The lecture, filmed as anybody would: whole, again, with one parameter changed, scene by scene; and what its seconds
cost.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.measuring.asking import ROOT, ask
from bench.measuring.process import Cost, measure
from bench.plain.scenes import Quality
from steepest.script.text.lecture import read_lecture

CHANGES = (
    "knobs.nudge=1",
    "hill.point=[3, 0]",
    "partials.point=[2, 2]",
    "notation.step=[0.5, -0.25]",
    "finite_difference.point=[2, 1]",
    "gradient_vector.bowl_point=[1, -2]",
    "steepest.point=[1.5, 1]",
    "contours.stretched_point=[1, 1]",
    "field.point=[0, -1]",
    "three_variables.point=[2, 1, 1]",
    "descent.learning_rate=0.2",
    "overshoot.steps=10",
    "saddle.nudge=0.1",
)
"""A parameter of each scene that somebody changes: numbers as its lesson is about. What they show in differs."""


def changes(names: Sequence[str]) -> list[str]:
    """What somebody changes in these scenes."""
    of = {change.partition(".")[0]: change for change in CHANGES}
    return [of[name] for name in names]


@dataclass(frozen=True)
class FilmCost:
    """A scene or the film: what it took, where it lies, how long it plays (seconds), and bytes."""

    name: str
    cost: Cost
    film: Path
    seconds: float
    size: int


@dataclass(frozen=True)
class Refilmed:
    """The film again with one parameter changed. Wall seconds of the `whole` film, and of that scene `alone`, from
    nothing but what was said before; how many beats were `filmed` again `of` the scene's, and how many of `others`.
    """

    change: str
    whole: float
    alone: float
    filmed: int
    of: int
    others: int


def scenes() -> list[str]:
    """The lecture's scenes, in its order."""
    return [section.anchor for section in read_lecture(ROOT / "assets" / "lecture.md").sections]


def filmed(quality: Quality, folder: Path, name: str = "") -> FilmCost:
    """Film a scene, or the whole lecture, into a fresh folder."""
    cost = measure(_command(quality, folder, name), folder)
    film = folder / f"{name or 'lecture'}.mp4"
    return FilmCost(name or "the whole film", cost, film, ask("bench.film.length", film), film.stat().st_size)


def encoding(filmed: FilmCost) -> float:
    """CPU seconds that x264 alone takes for the frames of a film."""
    return float(ask("bench.film.floor", filmed.film)["cpu"])


def unchanged(quality: Quality, film: Path) -> float:
    """Wall seconds of filming the lecture that lies in a folder again, nothing changed: the median of three runs."""
    return median(measure(_command(quality, film, ""), film).wall for _ in range(3))


def again(quality: Quality, change: str, film: Path, fresh: Path) -> Refilmed:
    """Film the lecture that lies in a folder again with a parameter changed; `fresh` is a folder for the one scene.

    Both find spoken what was spoken for the film as it was, and have spoken what reads differently now. The scene
    alone comes second, when new words are set already: in its favour.
    """
    before = _segments(film)
    if (film / "cache" / "speech").is_dir():
        shutil.copytree(film / "cache" / "speech", fresh / "cache" / "speech")
    whole = measure((*_command(quality, film, ""), "--set", change), film).wall
    scene = change.partition(".")[0]
    alone = measure((*_command(quality, fresh, scene), "--set", change), fresh).wall
    filmed, own = _segments(film) - before, _segments(fresh)
    return Refilmed(change, whole, alone, len(filmed & own), len(own), len(filmed - own))


def _segments(folder: Path) -> set[str]:
    """The filmed beats in the cache of a folder: one name, one film."""
    return {file.name for file in (folder / "cache").glob("*.mp4")}


def held_and_moving(quality: Quality, folder: Path, names: Sequence[str]) -> tuple[float, float]:
    """CPU seconds that a second costs in which the picture is held, and one in which it moves. The scenes were filmed
    into folders of their names in `folder`.
    """
    beats: list[dict[str, Any]] = []
    for name in names:
        asked = (name, quality.ours, quality.fps, folder / name, "filmed")
        beats += ask("bench.lecture.beats", *asked)["beats"]

    def a_second(kind: str) -> float:
        frames = sum(beat[f"{kind}_frames"] for beat in beats)
        return float(sum(beat[kind] for beat in beats) / frames * quality.fps)

    return a_second("resting"), a_second("moving")


def _command(quality: Quality, folder: Path, name: str) -> tuple[str | Path, ...]:
    what = ("scene", name) if name else ("lecture",)
    how = ("--quality", quality.ours, "--fps", str(quality.fps), "--output", folder, "--quiet")
    return (sys.executable, ROOT / "render.py", *what, *how)
