"""The lecture's chapters and scenes, with their lengths."""

from __future__ import annotations

from collections.abc import Iterator

from steepest.film.report.scene import OpenScene, open_scenes
from steepest.film.report.table import table
from steepest.film.request import Request
from steepest.film.transcript import clock
from steepest.script.text.lecture import read_lecture
from steepest.script.timing.pace import reading, rest_after, total


def contents(request: Request) -> Iterator[str]:
    """Every chapter with its scenes under it, how long speaking each takes, and the sum at the end."""
    lecture = read_lecture(request.text)
    yield lecture.title
    rows: list[tuple[str, str, str]] = []
    whole = 0.0
    opened = open_scenes(request)
    for chapter in lecture.chapters:
        lengths = [_spoken(next(opened)) for _ in chapter.scenes]
        whole += sum(lengths)
        rows.append((chapter.title, clock(sum(lengths)), ""))
        rows += [
            (f"  {section.anchor}", clock(length), section.title)
            for section, length in zip(chapter.scenes, lengths, strict=True)
        ]
    rows.append(("in all", clock(whole), "the time that speaking takes; a picture that needs longer gets it"))
    yield from table(rows)


def _spoken(scene: OpenScene) -> float:
    """How long a scene's words take, in seconds."""
    return sum(
        total(reading(beat.filled, scene.pace, scene.section.language), rest_after(beat.filled))
        for beat in scene.beats()
    )
