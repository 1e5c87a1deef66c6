"""The process that draws and films for a notebook.

It is a process of its own so that code, text and settings are read anew each time: whoever edits a scene sees it in the
next cell. The kernel imports neither manim nor scenes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from steepest.film.crew.failure import Failure
from steepest.script.fault import Fault

PICTURE, TOLD = "picture.png", "seen.json"
"""The files that `python -m steepest.notebook` writes."""
ROOT = Path(__file__).parents[2]
_SET = "--set"


def run(module: str, *words: str) -> None:
    """Run a module of the engine. Raises Fault for bad input, and Failure where something else went wrong; what it said
    is in the sentence.
    """
    found = os.environ.get("PYTHONPATH", "")
    paths = os.pathsep.join(filter(None, (str(ROOT), found)))
    made = subprocess.run(
        [sys.executable, "-m", module, *words],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if made.returncode:
        said = made.stderr.strip().removeprefix(f"{_SET}: ")  # where it was typed is the cell
        raise (Fault if made.returncode == 2 else Failure)(said or f"{module} ended by itself")


def options(folder: Path, assignments: Sequence[str], quality: str) -> list[str]:
    """The words that say which lecture is meant, with which numbers, and how large its pictures are."""
    settings = [word for one in assignments for word in (_SET, one)]
    return ["--lecture", str(folder), *settings, "--quality", quality]
