"""The options that several commands share, as they were typed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steepest.script.fault import Fault

if TYPE_CHECKING:
    from steepest.film.request import Request


@dataclass
class Asked:
    """The shared options as they were typed; None or empty is one that was not.

    `home` is the folder of the lecture that is meant where --lecture is not given.
    """

    home: Path
    lecture: Path | None = None
    settings: tuple[Path, ...] = ()
    set: tuple[str, ...] = ()
    output: Path | None = None
    cache: Path | None = None
    quality: str | None = None
    fps: int | None = None
    workers: int | None = None
    voice: str | None = None
    language: str | None = None
    cluster: str | None = None
    watch: bool = False
    quiet: bool = False
    traceback: bool = False

    @property
    def folder(self) -> Path:
        """The folder of the lecture that is meant."""
        return self.lecture or self.home

    def request(self) -> Request:
        """The request of the run that begins now, every path absolute. Raises Fault for what cannot be."""
        return self.wish()()

    def wish(self) -> Callable[[], Request]:
        """A function that begins a run with the request, and reads texts and settings anew each time."""
        from steepest.film.request import begin

        if self.cluster == "":
            raise Fault('--cluster "": this is no address; name a scheduler, such as tcp://HOST:8786')
        named = self.output if self.output and self.output.suffix.lower() == ".png" else None
        picture = None if named and os.path.isdir(named) else named
        return partial(
            begin,
            self.folder,
            files=self.settings,
            assignments=self.set,
            output=None if picture else self.output,
            picture=picture,
            quality=self.quality,
            fps=self.fps,
            workers=self.workers,
            quiet=self.quiet,
            voice=self.voice,
            language=self.language,
            cache=self.cache,
            cluster=self.cluster,
        )

    def watched(
        self, scenes: Iterable[str] = (), beat: str = "", more: Callable[[Request], Path] | None = None
    ) -> int:
        """Film these scenes (the lecture where there are none, and `more` from it), or draw this beat, again whenever a
        file is saved."""
        from steepest.film.watch.answer import Watched
        from steepest.film.watch.watching import watch

        watch(Watched(self.wish(), tuple(scenes), beat, more, self.traceback), self.settings)
        return 0


asked = click.make_pass_decorator(Asked)
"""Hands a command's function what was asked, as its first argument."""


def split_beat(asked: Asked, typed: str) -> tuple[str, str]:
    """SCENE/BEAT in two. Raises Fault, which names the beats where a scene stands alone."""
    name, _, beat = typed.partition("/")
    if name and beat:
        return name, beat
    fault = Fault(f'"{typed}" is not SCENE/BEAT: a scene, a slash, one of its beats')
    if not name:
        raise fault
    from steepest.script.text.folder import TEXT
    from steepest.script.text.lecture import read_lecture

    beats = [one.name for one in read_lecture(asked.folder.expanduser() / TEXT).section(name).templates]
    raise fault.saying(f"{fault.sentence}; {', '.join(f'{name}/{one}' for one in beats)}")


def say(lines: Iterable[str]) -> None:
    """Print the lines, once all of them are known."""
    print("\n".join(list(lines)), flush=True)
