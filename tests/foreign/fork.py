"""A foreign scene filmed in a process of its own, for filming sets manim up as it needs it."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import av
import numpy as np

from steepest.film.crew.failure import Failure
from steepest.foreign.filming import Filmed, film_foreign
from steepest.foreign.request import ForeignRequest
from steepest.script.fault import Fault

HEAD = "from manim import *\nimport numpy as np, os, random, time\n"


def request(folder: Path, code: str, name: str = "Told", **given: Any) -> ForeignRequest:
    """A request for a scene whose file holds this code."""
    file = folder / "told.py"
    file.write_text(HEAD + code, encoding="utf-8")
    return ForeignRequest(
        file, name, folder / "out", **{"width": 160, "height": 90, "fps": 10, "workers": 1, **given}
    )


def construct(*lines: str, head: str = "", kind: str = "Scene") -> str:
    """The code of a scene `Told` with these lines in `construct`."""
    return f"{head}\nclass Told({kind}):\n    def construct(self):\n" + "".join(
        f"        {line}\n" for line in lines
    )


def film(wish: ForeignRequest) -> Filmed:
    """Film it. Raises what filming raises."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_film, args=(wish, there))
    process.start()
    there.close()
    found = here.recv()
    process.join()
    if isinstance(found, Exception):
        raise found
    assert isinstance(found, Filmed)
    return found


def _film(wish: ForeignRequest, there: Connection) -> None:
    try:
        there.send(film_foreign(wish))
    except (Fault, Failure) as error:
        there.send(error)


def pictures(file: Path) -> list[np.ndarray]:
    """Every frame of a film."""
    with av.open(str(file)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
