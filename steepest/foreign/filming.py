"""Films a foreign scene: its file is imported once, workers are forked, their pieces are joined.

Every worker plays the whole scene, so that what depends on time or chance is right everywhere, and draws the chunks
that it is first to reach. At every cut they are compared: where a scene plays differently each time, all of them end at
once, and one worker films it. One does from the beginning where the scene's code may look at its own picture. What
a killed worker left undone is done by another, once.
"""

from __future__ import annotations

import gc
import multiprocessing
import operator
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from manim import Scene, config

from steepest.film.cache.publish import staging
from steepest.film.crew.failure import Failure
from steepest.foreign.chance import SEED, seeded
from steepest.foreign.looks import may_look
from steepest.foreign.opening import aside, configure, open_scene
from steepest.foreign.request import ForeignRequest
from steepest.foreign.sharing.claims import Claims
from steepest.foreign.sharing.joining import join_film
from steepest.foreign.sharing.share import differs
from steepest.foreign.sharing.worker import (
    Played,
    fetch_type,
    film_share,
    keep_type_in,
    seed_type,
    store_type,
)
from steepest.foreign.solid.exchange import exchanged
from steepest.script.fault import Fault


@dataclass(frozen=True)
class Filmed:
    """A foreign scene's film and how it came about.

    `frames` are those of the film. `ways` counts the pictures by why they were drawn whole, empty where they were not;
    `plays` has the ways of each play's pictures. `alone` says why one worker had to film all of it, if it had to, and
    `still` why it is a picture, if it is.
    """

    file: Path
    frames: int
    fps: int
    ways: Counter[str]
    plays: dict[int, set[str]]
    alone: str = ""
    still: str = ""


def film_foreign(request: ForeignRequest) -> Filmed:
    """Film the scene to OUTPUT/NAME.mp4 (a picture, NAME.png, where it plays nothing). Raises Fault and Failure."""
    configure(request)
    store = request.output / "cache" / "foreign"
    with staging(request.output) as ahead:
        work = ahead / "work"
        fetch_type(store, work / "type")
        keep_type_in(work / "type")
        with (
            exchanged() if request.mesh else nullcontext(),
            aside(request.file.parent),
            seeded(SEED if config.seed is None else config.seed),
        ):
            scene_class = open_scene(request)
            gc.collect()
            gc.freeze()  # what is there now is not sifted for garbage again
            alone = _looks(request, scene_class) if request.workers > 1 else ""
            played = _film(request, scene_class, work, 1 if alone else request.workers)
            if not alone and (alone := _differing(played)):
                played = _film(request, scene_class, work, 1)
        first = played[0]
        if first.fault:
            raise Fault(*first.fault)
        store_type(work / "type-0", store)
        target = ahead / f"{request.name}.{'png' if first.still else 'mp4'}"
        if first.still:
            (work / "still.png").replace(target)
        else:
            join_film(request.name, Claims(work / "pieces"), first, work, target)
        shutil.rmtree(work)
    ways: Counter[str] = Counter()
    plays: dict[int, set[str]] = {}
    for one in played:
        ways.update(one.ways)
        for number, own in one.plays.items():
            plays.setdefault(number, set()).update(own)
    return Filmed(request.output / target.name, first.frames, first.fps, ways, plays, alone, first.still)


def _film(request: ForeignRequest, scene_class: type[Scene], work: Path, workers: int) -> list[Played]:
    """What the workers have to say, those that came through; all chunks are filmed then, or one says why not."""
    numbers = list(range(workers))
    played: dict[int, Played] = {}
    for _ in range(2):
        if workers == 1:
            shutil.rmtree(work / "pieces", ignore_errors=True)
        ended = _fork(request, scene_class, work, numbers, whole=workers == 1)
        for number in numbers:
            if told := _told(work, [number]):
                played[number] = told[0]
        if played and (any(one.fault or one.alone for one in played.values()) or _complete(work, played)):
            return [played[number] for number in sorted(played)]
        Claims(work / "pieces").release()
        numbers = [number for number in numbers if number not in played][:1]
    codes = ", ".join(str(code) for code in ended)
    raise Failure(
        f"{request.name}: the processes that filmed it ended before they were done, twice (exit codes {codes})"
    )


def _told(work: Path, numbers: Sequence[int]) -> list[Played]:
    """What those workers have to say that are through."""
    return [Played.read(file) for number in numbers if (file := work / f"{number}.json").exists()]


def _looks(request: ForeignRequest, scene_class: type[Scene]) -> str:
    name = may_look(scene_class, request.file.parent)
    return name and f"its code names {name}, with which a scene looks at its own picture"


def _complete(work: Path, played: dict[int, Played]) -> bool:
    return 0 in played and not Claims(work / "pieces").missing(played[0].chunks)


def _fork(
    request: ForeignRequest, scene_class: type[Scene], work: Path, numbers: Sequence[int], whole: bool
) -> list[int | None]:
    """Run workers side by side to their end; their exit codes."""
    fork = multiprocessing.get_context("fork")
    at = fork.Array("d", len(numbers), lock=False)  # the seconds that each has played
    processes: list[BaseProcess] = []
    try:
        for place, number in enumerate(numbers):
            seed_type(work / "type", work / f"type-{number}")
            (work / f"{number}.json").unlink(missing_ok=True)
            arguments = request, scene_class, work, number, whole, partial(operator.setitem, at, place)
            processes.append(
                fork.Process(target=film_share, args=arguments)
            )  # no daemon: a scene may fork, too
            processes[-1].start()
        while running := [process.sentinel for process in processes if process.exitcode is None]:
            wait(running, 0.3)
            _follow(request, min(at))
            if any(one.alone for one in _told(work, numbers)):
                break
    finally:
        for process in processes:
            if process.is_alive():
                process.kill()
            process.join()
        if _followed(request):
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return [process.exitcode for process in processes]


def _follow(request: ForeignRequest, seconds: float) -> None:
    """Show in a terminal how far the slowest worker is."""
    if _followed(request):
        print(f"\r{request.name}: {seconds:.1f} s ", end="", file=sys.stderr, flush=True)


def _followed(request: ForeignRequest) -> bool:
    return not request.quiet and sys.stderr.isatty()


def _differing(played: Sequence[Played]) -> str:
    """Why the workers' pieces do not make one film; empty where they do."""
    for one in played:
        if one.alone:
            return one.alone
    first = played[0]
    for other in played[1:]:
        if other.fault != first.fault:
            return "it does not end in the same way each time"
        if other.cuts != first.cuts:
            pairs = zip(first.cuts, other.cuts, strict=False)
            frame = next((mine[0] for mine, theirs in pairs if mine != theirs), 0)
            return differs(frame / first.fps)
    return ""
