"""Watches: sleeps until something is saved, then answers, until the next save replaces that answer.

A process stands by for the next save, with our code read; it gives way to another when that code is edited.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Self

from steepest.film.crew import server
from steepest.film.watch.answer import Message, PictureDrawn, Saved, Watched, answer
from steepest.film.watch.bell import Bell
from steepest.film.watch.disk import View, code, difference, folders, look
from steepest.script.text.lecture import read_lecture

FRESH = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

PATIENCE = 5.0
"""Seconds that an answer has to end when it is told to, before it is killed."""


def watch(watched: Watched, settings: Iterable[Path] = ()) -> None:
    """Film, then answer every save with a picture of the beat that is worked on and with the film of what
    changed, until Ctrl-C.

    `settings` are files that matter wherever they lie. What goes wrong on the way is said, and watching goes on.
    Raises Fault for a request that cannot be made at the start, and for scenes that the lecture does not have.
    """
    try:
        _watch(watched, check(watched), tuple(file.absolute() for file in settings))
    except KeyboardInterrupt:
        say(Message("no longer watching"))


def check(watched: Watched) -> Path:
    """The lecture's folder. Raises Fault for what no save can mend."""
    request = watched.request()
    lecture = read_lecture(request.text)
    for scene in (*watched.scenes, *watched.beat.split("/")[:1]):
        if scene:
            lecture.section(scene)
    return request.lecture_folder


def _watch(watched: Watched, lecture_folder: Path, files: Sequence[Path]) -> None:
    deep = folders(lecture_folder)
    drawn = seen = look(deep, files, {})
    last = ""
    with Bell(deep, {file.parent for file in files}) as bell, Answering(watched, lecture_folder) as answering:
        if not bell.rings:
            say(Message("nothing here tells of saved files; they are looked at every half second"))
        answering.start(None, seen)
        while True:
            bell.wait(*answering.news)
            moment = time.monotonic()
            for news in answering.heard():
                if isinstance(news, PictureDrawn):
                    drawn, last = answering.view, news.beat or last
                else:
                    say(news)
            if bell.rung():
                before, seen = seen, look(deep, files, seen)
                if difference(before, seen) is not None:
                    change = difference(drawn, seen)
                    answering.start(Saved(change, moment, last) if change else None, seen)


@dataclass(frozen=True)
class Answerer:
    """A process that answers one save, the way to speak with it, and the code that it has read."""

    process: Any
    line: Connection
    code: Mapping[Path, bytes]

    def end(self) -> int:
        """End it, and return its exit code."""
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.line.close()
        return int(self.process.exitcode)


class Answering:
    """The process at work on the latest save, and one that stands by for the next. `view` is what the first is
    about.
    """

    def __init__(self, watched: Watched, lecture_folder: Path) -> None:
        self.watched, self.lecture_folder = watched, lecture_folder
        self.view: View = {}
        self.busy: Answerer | None = None
        self.standby: Answerer | None = None

    def __enter__(self) -> Self:
        server.warm()
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self.busy, self.standby):
            if one:
                one.end()

    @property
    def news(self) -> tuple[Connection, ...]:
        """Where the process at work speaks."""
        return (self.busy.line,) if self.busy else ()

    def start(self, saved: Saved | None, view: View) -> None:
        """Answer this save, and give up the answer to any earlier one."""
        if self.busy:
            self.busy.end()
        if self.standby and self.standby.code != code(view, self.lecture_folder):
            self.standby.end()
            self.standby = None
        self.busy, self.standby, self.view = self.standby or self._ready(view), None, view
        if saved is None:  # nothing is drawn first that the next one could hold up
            self.standby = self._ready(view)
        with contextlib.suppress(OSError):  # it has ended already, and what it has to say can be read
            self.busy.line.send(saved)

    def heard(self) -> list[Message | PictureDrawn]:
        """What the process at work has said since."""
        news: list[Message | PictureDrawn] = []
        try:
            while self.busy and self.busy.line.poll():
                news.append(self.busy.line.recv())
        except (EOFError, OSError):
            news += self._ended()
        if news and not self.standby:  # the picture is there: now others may use the processor
            self.standby = self._ready(self.view)
        return news

    def _ended(self) -> list[Message | PictureDrawn]:
        """What is to be said when the process at work has ended."""
        ended, self.busy = self.busy, None
        died = ended is not None and ended.end()
        return (
            [Message(f"the process that draws and films was lost ({died}); save again", True)] if died else []
        )

    def _ready(self, view: View) -> Answerer:
        context: Any = multiprocessing.get_context(FRESH)
        here, there = context.Pipe()
        process = context.Process(target=answer, args=(self.watched, there), name="answer")
        process.start()
        there.close()
        return Answerer(process, here, code(view, self.lecture_folder))


def say(said: Message) -> None:
    """Write a line to the terminal."""
    print(said.sentence, file=sys.stderr if said.wrong else sys.stdout, flush=True)
