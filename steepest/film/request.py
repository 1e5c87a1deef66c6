"""What is asked of the film: which lecture, with which settings, in which quality, to where.

A request is plain data: it travels to worker processes as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from steepest.disk.reading import resolved
from steepest.film.quality import USUAL, frame
from steepest.film.voice.voice_names import BEST, listed
from steepest.script.fault import Fault
from steepest.script.text.lecture import Lecture, read_lecture
from steepest.script.text.translation import translation_of
from steepest.stage.play.loading import load_scene
from steepest.stage.settings.settings import Settings, read_settings
from steepest.stage.type.kept import keep_type

DESCRIBED = "described"
"""The folder of the film with spoken descriptions, beside the plain one."""


@dataclass(frozen=True)
class Request:
    """What is asked for, with every path absolute and every size known.

    `settings.of(anchor)` are the raw values that differ from a scene's defaults, each with its origin (hash
    these); `steepest.stage.settings.telling.tell(section, settings, parameters_class)` turns them into checked
    Parameters and filled beats. `workers` is the number of processes that may render side by side; `quiet` means that
    progress is not shown. `voice` is who speaks: a name of `steepest.film.voice.cast`, or "best" for the order of
    choice. `kept` is the folder of what is kept between runs, which several may share; None for one beside
    the film. `cluster` is the address of a Dask scheduler whose workers film; empty for this machine. `picture` is the
    file of a still; None for one in `output` that is named by its beat. `described` asks for the film with spoken
    descriptions. `translation` is the language where `text` is not the lecture's first one; `output` is its own, then.
    """

    lecture_folder: Path
    text: Path
    settings: Settings
    output: Path
    quality: str = "1080p"
    width: int = 1920
    height: int = 1080
    fps: int = 30
    workers: int = 1
    quiet: bool = False
    voice: str = "none"
    kept: Path | None = None
    cluster: str = ""
    picture: Path | None = None
    described: bool = False
    translation: str = ""

    @property
    def folder(self) -> Path:
        """The folder for the film and what goes with it: that with descriptions has one of its own."""
        return self.output / DESCRIBED if self.described else self.output

    @property
    def cache(self) -> Path:
        """The folder of what is kept between runs."""
        return self.kept or self.output / "cache"

    @property
    def cache_option(self) -> str:
        """The option that chooses another folder for what is kept."""
        usual = self.output.parent if self.translation else self.output
        return "--output" if self.cache == usual / "cache" else "--cache"

    @property
    def type(self) -> Path:
        """The folder of type that was set."""
        return self.cache / "type"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of a frame in pixels."""
        return self.width, self.height


def begin(folder: Path, **options: Any) -> Request:
    """The request of a run that begins, with the options of `make_request`. From now on this process, and the workers
    that it starts, keep the type that they set in the run's cache.
    """
    request = make_request(folder, **options)
    keep_type(request.type)
    return request


def make_request(
    folder: Path,
    *,
    files: Iterable[Path] = (),
    assignments: Sequence[str] = (),
    output: Path | None = None,
    quality: str | None = None,
    fps: int | None = None,
    workers: int | None = None,
    quiet: bool = False,
    voice: str | None = None,
    cache: Path | None = None,
    cluster: str | None = None,
    picture: Path | None = None,
    language: str | None = None,
) -> Request:
    """The request for the lecture in `folder`, as its options were typed; what is None is as usual. Making it changes
    nothing: a run has it from `begin`.

    Usual are the folder's own `build`, 1080p at 30 frames a second, as many workers as there are processors,
    and the best voice that can be had. Raises Fault for a folder without a lecture, settings that do not fit,
    and options out of bounds.
    """
    folder = resolved(folder)
    text = folder / "assets" / "lecture.md"
    if not text.is_file():
        raise Fault(
            f"{folder}: there is no lecture here; a lecture's folder has assets/lecture.md and scenes/"
        )
    lecture = read_lecture(text)
    anchors = [section.anchor for section in lecture.sections]
    own = folder / "assets" / "parameters.toml"
    settings = read_settings(anchors, [*([own] if own.is_file() else []), *files], assignments)
    output = (output or folder / "build").absolute()
    _refuse_unfit(settings, lecture, folder)
    crew = crew_size(workers)
    if voice is not None and voice != BEST:
        listed(voice)
    width, height, rate = frame(quality or USUAL, fps)
    made = Request(
        lecture_folder=folder,
        text=text,
        settings=settings,
        output=output,
        quality=quality or USUAL,
        width=width,
        height=height,
        fps=rate,
        workers=crew,
        quiet=quiet,
        voice=voice or BEST,
        kept=cache.absolute() if cache else None,
        cluster=cluster or "",
        picture=picture.absolute() if picture else None,
    )
    return translated(made, language) if language else made


def translated(request: Request, language: str) -> Request:
    """The same request for the text in another language, with a folder of its own in the output folder and the same
    cache. Raises Fault as `translation_of` does.
    """
    lecture = read_lecture(request.text)
    text = translation_of(lecture, language).path
    if text == request.text:
        return request
    output, kept = request.output / language, request.cache
    return replace(request, text=text, output=output, kept=kept, translation=language)


def _refuse_unfit(settings: Settings, lecture: Lecture, folder: Path) -> None:
    """Refuse what will not do of all that is changed, before anything is played, and also of scenes that nobody asks
    for. Raises Fault, which tells the faults of all scenes, in the order of the lecture.
    """
    faults = []
    for section in lecture.sections:
        if not settings.of(section.anchor):
            continue
        section.file(folder)
        kind = load_scene(folder, section.anchor).Parameters
        try:
            settings.resolve(section.anchor, kind)
        except Fault as fault:
            faults.append(fault)
    if faults:
        first, *more = faults
        lines = (line for fault in more for line in (fault.sentence, *fault.details))
        raise first.saying(first.sentence, *first.details, *lines)


def crew_size(workers: int | None) -> int:
    """How many processes work side by side: as many as asked for, one for each processor where nothing is said.

    Raises Fault for fewer than one.
    """
    if workers is not None and workers < 1:
        raise Fault(f"--workers {workers}: at least 1 process must do the work")
    return workers or len(os.sched_getaffinity(0))
