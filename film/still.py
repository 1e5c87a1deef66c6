"""One picture of a beat's last frame, with nothing drawn before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from film.plan import job_of
from film.publish import check_writable, folder_fault, place
from film.request import Request
from script.fault import Fault
from script.lecture import read_lecture
from script.nearest import suggestion

if TYPE_CHECKING:
    from script.beats import Beat


def render_still(request: Request, scene: str, beat: str) -> Path:
    """Write the last frame of a beat as `SCENE-BEAT.png` in the output folder, and return its path.

    A beat that repeats is named `try.2`; `try` alone is its first time. Raises Fault for names that are not
    there.
    """
    lecture = read_lecture(request.text)
    lecture.section(scene)
    check_writable(request.output)

    from film.audiences import Glimpse
    from film.images import png
    from film.playing import ready
    from stage.scene import silent, stage_play

    job = job_of(request, lecture, scene)
    found = ready(job)
    watcher = Glimpse(find_beat(scene, beat, found.beats))
    stage_play(found.scene_class, found.facts, job.section, watcher, job.size, job.fps, silent(job.pace))
    if watcher.picture is None:
        raise Fault(f"scenes/{scene}.py never plays the beat {watcher.key!r}, which the text tells")
    target = request.output / f"{scene}-{watcher.key}.png"
    with folder_fault(request.output):
        place(target, png(watcher.picture))
    return target


def find_beat(scene: str, name: str, beats: Sequence[Beat]) -> str:
    """The key of the beat that `name` means. Raises Fault with the nearest name where there is none."""
    for beat in beats:
        if name in (beat.key, beat.name):
            return beat.key
    keys = [beat.key for beat in beats]
    raise Fault(f'{scene}/{name}: the scene has no beat "{name}"' + suggestion(name, keys, "beats are"))
