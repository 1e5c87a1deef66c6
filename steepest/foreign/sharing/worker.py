"""One worker: plays the whole of a foreign scene, films what nobody else does, and says what happened.

It is forked from a process that has imported the scene's file and drawn nothing: what it imports and what chance it
has is the same for all. Its type goes into a cache folder of its own, for manim writes and deletes files beside
the ones it reads.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np
from manim import Scene, config

from steepest.disk.locks import clear
from steepest.disk.placing import link_or_copy, place
from steepest.disk.reading import content
from steepest.film.crew.crew import end_with_parent
from steepest.film.pictures.images import png
from steepest.foreign.blame import blame
from steepest.foreign.manim.looking import Alone
from steepest.foreign.playing import play
from steepest.foreign.request import ForeignRequest
from steepest.foreign.sharing.claims import Claims
from steepest.foreign.sharing.share import Share
from steepest.foreign.timeline import ForeignTimeline, TimelineWriter
from steepest.script.fault import Fault

LAST = "This is its last picture (format = png)."
NOTHING_PLAYED = "The scene plays nothing: this is the picture it shows."
ALL_SKIPPED = "all that the scene plays is skipped, and nothing is left to film"

TYPE = ("Tex", "texts")
"""Folders in which manim keeps type that it has set."""


@dataclass
class Played:
    """What a worker has to say when it is through, as plain data.

    `cuts` are frames and state at every cut, `ways` how many pictures were drawn how, `plays` how those of each play
    were; `fps` are the film's frames a second, `still` is why there is a picture instead of a film. `fault` or `alone`
    says why there is nothing else.
    """

    frames: int = 0
    chunks: int = 0
    cuts: list[tuple[int, int]] = field(default_factory=list)
    ways: dict[str, int] = field(default_factory=dict)
    plays: dict[int, list[str]] = field(default_factory=dict)
    timeline: ForeignTimeline = field(default_factory=ForeignTimeline)
    fps: int = 0
    rate: int = 0
    still: str = ""
    fault: list[str] = field(default_factory=list)
    alone: str = ""

    def write(self, file: Path) -> None:
        """Keep it, whole or not at all."""
        unfinished = file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(asdict(self)), encoding="utf-8")
        unfinished.replace(file)

    @classmethod
    def read(cls, file: Path) -> Self:
        """What a worker wrote."""
        plain: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        plain["timeline"] = ForeignTimeline(
            **{name: [tuple(row) for row in rows] for name, rows in plain["timeline"].items()}
        )
        plain["plays"] = {int(number): ways for number, ways in plain["plays"].items()}
        plain["cuts"] = [tuple(cut) for cut in plain["cuts"]]
        return cls(**plain)


def film_share(
    request: ForeignRequest,
    scene_class: type[Scene],
    folder: Path,
    worker: int,
    whole: bool,
    tell: Callable[[float], None],
) -> None:
    """Play the scene; pieces of film go to `folder`/pieces, the report to `folder`/WORKER.json.

    The first worker also leaves the sound (sound.npy) and, for a scene that is one picture, that (still.png).
    """
    threading.Thread(target=end_with_parent, daemon=True).start()
    share = Share(Claims(folder / "pieces"), whole, tell)
    played = Played()
    own = folder / f"type-{worker}"
    keep_type_in(own)
    try:
        with contextlib.nullcontext() if worker == 0 else _silence():
            scene = play(scene_class, share)
        share.finish(scene)
        writer = scene.renderer.file_writer
        assert isinstance(writer, TimelineWriter)
        writer.finish()
        played = Played(
            share.frames,
            len(share.cuts),
            share.cuts,
            dict(share.ways),
            share.listed(),
            writer.timeline,
            share.fps,
        )
        if worker == 0 and (sound := writer.sound()) is not None:
            played.rate = sound[0]
            np.save(folder / "sound.npy", sound[1])
        if share.last is not None:
            played.still = LAST if scene.renderer.num_plays else NOTHING_PLAYED
            if worker == 0:
                (folder / "still.png").write_bytes(png(share.last))
        elif not share.frames:
            raise Fault(ALL_SKIPPED)
    except Alone as reason:
        played.alone = str(reason)
    except BaseException as error:
        fault = blame(error, request.file, request.traceback)
        played.fault = [fault.sentence, *fault.details]
    played.write(folder / f"{worker}.json")


@contextlib.contextmanager
def _silence() -> Any:
    """Every worker plays the scene; what it prints is printed once."""
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    yield


def keep_type_in(folder: Path) -> None:
    """Let manim keep in this folder what it writes while a scene is played."""
    config.media_dir = str(folder)
    config.tex_dir, config.text_dir = (str(folder / name) for name in TYPE)


def fetch_type(store: Path, own: Path) -> None:
    """Take what was set for earlier films: files that are what their names say."""
    for name in TYPE:
        (own / name).mkdir(parents=True, exist_ok=True)
        for file in (store / name).glob("*-*.svg"):
            set_as, _, told = file.stem.rpartition("-")
            with contextlib.suppress(OSError):
                if _sealed(set_as, svg := content(file)) == told:
                    (own / name / f"{set_as}.svg").write_bytes(svg)


def _sealed(name: str, svg: bytes) -> str:
    """A digest of type and of the name that manim gave it, which stands in the name that it is kept under."""
    return hashlib.sha256(name.encode() + svg).hexdigest()[:16]


def _holds(file: Path, svg: bytes) -> bool:
    try:
        return content(file) == svg
    except OSError:
        return False


def seed_type(store: Path, own: Path) -> None:
    """Give a worker the type that was set before."""
    for name in TYPE:
        if (store / name).is_dir():
            shutil.copytree(store / name, own / name, copy_function=link_or_copy, dirs_exist_ok=True)


def store_type(own: Path, store: Path) -> None:
    """Keep for the next film what a worker has set that was not there."""
    for name in TYPE:
        for file in (own / name).glob("*.svg") if (own / name).is_dir() else ():
            svg = content(file)
            kept = store / name / f"{file.stem}-{_sealed(file.stem, svg)}.svg"
            if not _holds(kept, svg):
                kept.parent.mkdir(parents=True, exist_ok=True)
                for other in kept.parent.glob(f"{glob.escape(file.stem)}-*.svg"):
                    clear(other)  # it was damaged
                place(kept, svg, clearing=True)
