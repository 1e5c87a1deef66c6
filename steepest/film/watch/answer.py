"""The answer to a save: the beat that is worked on drawn, then what changed filmed. Runs in a process of its own,
which the next save ends.

It is started ahead of the save, and waits for it with manim and our code read.
"""

from __future__ import annotations

import gc
import importlib
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from steepest.call_stack import with_room
from steepest.film.cache.publish import Busy
from steepest.film.crew.crew import end_with_parent
from steepest.film.crew.failure import Failure
from steepest.film.crew.listeners import let_listeners_leave
from steepest.film.watch.disk import Change
from steepest.script.blame import blamed, unforeseen
from steepest.script.fault import Fault
from steepest.script.place import shown_path

if TYPE_CHECKING:
    from steepest.film.request import Request


AHEAD = ("steepest.film.watch.preview", "steepest.film.watch.worked_on")
"""Code of ours that a picture takes, 0.15 s to import; scenes are imported after the save."""
AGAIN = 1.0
"""Seconds from one look to the next whether the film that another run makes is done."""


@dataclass(frozen=True)
class Watched:
    """What is watched: a function that makes the request anew for each answer, and what is wanted: some scenes
    (the whole lecture where none are named) or the still of one beat, SCENE/BEAT. Of the whole lecture, `more` makes
    what goes with the film, and returns its file. `traceback` is whether to show where in the code a fault happened.
    """

    request: Callable[[], Request]
    scenes: tuple[str, ...] = ()
    beat: str = ""
    more: Callable[[Request], Path] | None = None
    traceback: bool = False


@dataclass(frozen=True)
class Saved:
    """A save to answer: what it changed, when it was noticed (`time.monotonic()`), and the beat drawn last."""

    change: Change
    moment: float
    last: str = ""


@dataclass(frozen=True)
class Message:
    """A sentence for the terminal; `wrong` where it is a fault's."""

    sentence: str
    wrong: bool = False


@dataclass(frozen=True)
class PictureDrawn:
    """The picture of a beat is on disk; "" where the change shows in none."""

    beat: str


@with_room
def answer(watched: Watched, parent: Connection) -> None:
    """Get ready, wait for a save (None is the first time, when there is no change to draw), draw and film, and tell
    how it went.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the watching process decides
    signal.signal(signal.SIGTERM, _stop)
    let_listeners_leave()
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        for module in AHEAD:
            importlib.import_module(module)
        gc.freeze()  # manim's half a million objects: sifting them would be a fifth of the time to a picture
        gc.disable()
        saved: Saved | None = parent.recv()
        if saved:
            _draw(watched, saved, parent)
        gc.enable()
        if not (saved and watched.beat):
            _film_when_free(watched, parent)
    except KeyboardInterrupt:  # the next save, or the end
        return
    except Exception as error:
        parent.send(Message(_told(error, watched.traceback), wrong=True))


def _draw(watched: Watched, saved: Saved, news: Connection) -> None:
    """Draw the beat that the save was about."""
    from steepest.film.watch.preview import PREVIEW, render_preview
    from steepest.film.watch.worked_on import worked_on
    from steepest.script.text.lecture import read_lecture

    request = _meant(watched, saved.change)
    lecture = read_lecture(request.text)
    scenes = watched.scenes or tuple(section.anchor for section in lecture.sections)
    scene, _, beat = watched.beat.partition("/")
    work = worked_on(saved.change, lecture, request.lecture_folder, (scene,) if beat else scenes, saved.last)
    name = ""
    if work and beat:
        from steepest.film.pictures.still import render_still

        name, file = watched.beat, render_still(request, scene, beat)
    elif work:
        name, file = f"{work.scene}/{render_preview(request, lecture, work)}", request.output / PREVIEW
    if work:
        took = time.monotonic() - saved.moment
        news.send(Message(f"{name}: {work.what}; {shown_path(file)} in {took:.1f} s"))
    news.send(PictureDrawn(name))


def _meant(watched: Watched, change: Change) -> Request:
    """The request, in the language whose text was saved: pictures of a film are drawn in its words. Raises Fault for a
    translation that is not whole.
    """
    from steepest.film.request import translated
    from steepest.script.text.lecture import read_lecture
    from steepest.script.text.translation import translations

    request = watched.request()
    if request.translation or watched.beat:
        return request
    for code in translations(read_lecture(request.text)):
        if request.text.with_name(f"lecture.{code}.md") in change.after:
            return replace(translated(request, code), output=request.output)
    return request


def _film_when_free(watched: Watched, news: Connection) -> None:
    """Film, once no other run makes the same film: nobody saves anything because that has ended."""
    told = False
    while True:
        try:
            return _film(watched, news)
        except Busy as busy:
            if not told:
                where = shown_path(busy.film)
                news.send(Message(f"{where}: another run is making this film; it is filmed when that has ended"))
            told = True
            time.sleep(AGAIN)


def _film(watched: Watched, news: Connection) -> None:
    """Film what is not filmed yet, or draw the still for the first time."""
    from steepest.film.pictures.still import render_still
    from steepest.film.rendering import render_lecture, render_scenes
    from steepest.film.watch.filmed import Cache

    request = watched.request()
    if watched.beat:
        news.send(Message(f"{shown_path(render_still(request, *watched.beat.split('/', 1)))} is drawn"))
        return
    began, cache = time.monotonic(), Cache(request.cache)
    films = [request.output / f"{name}.mp4" for name in watched.scenes] or [request.output / "lecture.mp4"]
    before = [_stamp(film) for film in films]
    if watched.scenes:
        render_scenes(request, watched.scenes)
    else:
        render_lecture(request)
    made = watched.more(request) if watched.more else None
    new = cache.news()
    what = f"filmed {new} in {time.monotonic() - began:.1f} s" if new else "nothing to film"
    shown = [
        f"{shown_path(film)} {'stands' if stamp == _stamp(film) else 'is new'}"
        for film, stamp in zip(films, before, strict=True)
    ]
    if made:
        shown.append(f"{shown_path(made)} goes with it")
    news.send(Message("; ".join([what, *shown])))


def _stamp(film: Path) -> tuple[int, int] | None:
    """What tells one version of a film from the next."""
    try:
        status = film.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def _told(error: Exception, full: bool) -> str:
    """What went wrong, below the traceback where it is asked for in `full`."""
    error = blamed(error) or error
    expected = isinstance(error, Fault | Failure | OSError)
    said = str(error) if expected else unforeseen(error)
    frames = getattr(error, "frames", None) or ("" if expected else "".join(traceback.format_exception(error)))
    return f"{frames.rstrip()}\n{said}" if full and frames else said


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
