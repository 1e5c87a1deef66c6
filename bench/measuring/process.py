"""What a command costs, with every process that it starts: wall time, CPU time, the memory of the largest.

Workers here are forked by a server that nobody waits for, so the kernel's account of "children" misses them. Whoever
measures therefore becomes the parent of all that is left behind (Linux: a child subreaper) and waits for each.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


@dataclass(frozen=True)
class Cost:
    """Wall and CPU seconds of a command, and the resident bytes of its largest process at its peak."""

    wall: float
    cpu: float
    memory: int


class Unsuccessful(Exception):
    """A command that was to be measured did not do what it was asked for."""


def measure(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder, to its last process, and say what it took. Raises Unsuccessful with its last
    words.

    The process that calls must have no other children, and be smaller than what it measures: a child's peak
    begins with its parent's.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    log = folder / "said.txt"
    cpu, memory, code = 0.0, 0, 0
    began = time.monotonic()
    with log.open("wb") as said:
        child = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    wall = 0.0
    while True:
        try:
            ended, status, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        if ended == child.pid:
            wall, code = time.monotonic() - began, os.waitstatus_to_exitcode(status)
            child.returncode = code
        cpu += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss * 1024)
    if code:
        words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise Unsuccessful(f"{' '.join(map(str, command))} ended with {code}:\n" + "\n".join(words[-12:]))
    return Cost(wall, cpu, memory)
