"""One picture of a beat's last frame, with nothing drawn before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from steepest.disk.placing import place
from steepest.film.cache.publish import check_writable, folder_fault, look_first
from steepest.film.crew.job import Job
from steepest.film.request import Request
from steepest.script.fault import Fault
from steepest.script.nearest import suggestion
from steepest.script.text.lecture import Lecture, read_lecture

if TYPE_CHECKING:
    from steepest.film.playing import Ready
    from steepest.script.text.beats import Beat
    from steepest.stage.play.projector import Picture


def render_still(request: Request, scene: str, beat: str) -> Path:
    """Write the last frame of a beat as the request's `picture`, else as `SCENE-BEAT.png` in the output folder, and
    return its path.

    A beat that repeats is named `try.2`; `try` alone is its first time. Raises Fault for names that are not
    there.
    """
    lecture = read_lecture(request.text)
    told = [template.name for template in lecture.section(scene).templates]
    if beat.partition(".")[0] not in told:  # before manim is imported
        raise _no_beat(scene, beat, told)
    folder = request.picture.parent if request.picture else request.output
    check_writable(folder)
    if request.picture:
        look_first(folder, [request.picture.name])  # before anything is played

    from steepest.film.pictures.images import png
    from steepest.film.playing import ready

    job = job_without_keys(request, lecture, scene)
    found = ready(job)
    key = find_beat(scene, beat, found.beats)
    target = request.picture or folder / f"{scene}-{key}.png"
    look_first(folder, [target.name])
    picture = png(last_frame(job, found, key))
    with folder_fault(folder):
        place(target, picture)
    return target


def job_without_keys(request: Request, lecture: Lecture, scene: str) -> Job:
    """A scene to draw, of which nothing is kept: its keys would take half a second to work out."""
    section = lecture.section(scene)
    return Job(request.lecture_folder, section, lecture.pace, request.settings, request.size, request.fps)


def last_frame(job: Job, found: Ready, key: str) -> Picture:
    """The last frame of a beat. Raises Fault where the scene never plays it."""
    from steepest.film.pictures.audiences import Glimpse
    from steepest.film.playing import play_silently

    watcher = Glimpse(key)
    play_silently(job, found, watcher)
    if watcher.picture is None:
        raise Fault(f"scenes/{job.anchor}.py never plays the beat {key!r}, which the text tells")
    return watcher.picture


def last_frames(job: Job, found: Ready) -> dict[str, Picture]:
    """The last frame of each beat of a scene, by its key, all in one play."""
    from steepest.film.pictures.audiences import LastFrames
    from steepest.film.playing import play_silently

    watcher = LastFrames()
    play_silently(job, found, watcher)
    return watcher.pictures


def find_beat(scene: str, name: str, beats: Sequence[Beat]) -> str:
    """The key of the beat that `name` means. Raises Fault with the nearest name where there is none."""
    for beat in beats:
        if name in (beat.key, beat.name):
            return beat.key
    raise _no_beat(scene, name, [beat.key for beat in beats])


def _no_beat(scene: str, name: str, there: Sequence[str]) -> Fault:
    return Fault(f'{scene}/{name}: the scene has no beat "{name}"' + suggestion(name, there, "beats are"))
