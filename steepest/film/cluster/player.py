"""One job in a process of its own on a worker's machine, as the crew's processes do it here.

`python -m steepest.film.cluster.player LECTURE_FOLDER` takes a task and its job from standard input, as a pickle, and
writes events to standard output (their `job` left out) as `steepest.film.cluster.news` packs them, each after its
length in eight bytes. A path below the lecture's folder where the job comes from is one below LECTURE_FOLDER here.
The process ends when its input does, so it does not outlive the worker that started it.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from steepest.film.cluster.news import Event
from steepest.film.cluster.news import packed as packed_news
from steepest.film.crew.crew import Reported, Tell, outcome

EVERY = 0.5  # seconds between two shares that are told; everything else is told at once


def packed(task: Callable[[Any, Tell], Any], job: Any, lecture_folder: Path) -> bytes:
    """A task and its job, fit to travel: `lecture_folder` is only named in it."""
    target = io.BytesIO()
    _Packer(target, lecture_folder).dump((task, job))
    return target.getvalue()


def unpacked(content: bytes, lecture_folder: Path) -> tuple[Callable[[Any, Tell], Any], Any]:
    """The task and the job, where the lecture lies in `lecture_folder`."""
    task, job = _Unpacker(io.BytesIO(content), lecture_folder).load()
    return task, job


class _Packer(pickle.Pickler):
    def __init__(self, target: BinaryIO, folder: Path) -> None:
        super().__init__(target, protocol=5)
        self.folder = folder

    def persistent_id(self, obj: Any) -> str | None:
        if isinstance(obj, Path) and obj.is_relative_to(self.folder):
            return obj.relative_to(self.folder).as_posix()
        return None


class _Unpacker(pickle.Unpickler):
    def __init__(self, source: BinaryIO, folder: Path) -> None:
        super().__init__(source)
        self.folder = folder

    def persistent_load(self, pid: Any) -> Path:
        return self.folder / str(pid)


def _play(folder: Path, source: io.FileIO, news: BinaryIO) -> None:
    """Do the job that comes from `source`."""
    task, job = unpacked(_exactly(int.from_bytes(_exactly(8, source), "big"), source), folder)
    threading.Thread(target=_end_with, args=(source,), daemon=True).start()
    told = 0.0

    def send(event: Event) -> None:
        content = packed_news(event)
        news.write(len(content).to_bytes(8, "big") + content)
        news.flush()

    def tell(what: object) -> None:
        nonlocal told
        if isinstance(what, float):
            if (now := time.monotonic()) - told < EVERY:
                return
            told = now
        send(Reported(None, what))

    send(replace(outcome(task, job, tell), job=None))


def _exactly(length: int, source: io.FileIO) -> bytes:
    content = bytearray()
    while len(content) < length:
        part = source.read(length - len(content))
        if not part:
            raise EOFError("whoever sent this job has ended")
        content += part
    return bytes(content)


def _end_with(source: io.FileIO) -> None:
    source.read(1)
    os._exit(1)


if __name__ == "__main__":
    with os.fdopen(os.dup(1), "wb") as channel:
        os.dup2(2, 1)  # what a scene prints is no news
        _play(
            Path(sys.argv[1]), io.FileIO(0), channel
        )  # unbuffered: a buffer's lock would be held to the end
