"""One run of a small lecture to which something happens, and the next run, to which nothing does."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from tests.faults.disturbances import BEFORE, WHILE, Run, session
from tests.film.test_rendering import edit

ROOT = Path(__file__).parents[2]
LECTURE = ROOT / "tests/film/lecture"
LONGEST = 300
"""Seconds after which a run counts as one that never ends."""


@dataclass(frozen=True)
class Made:
    """A lecture, the folder into which a calm run filmed it, and how many seconds that took."""

    lecture: Path
    output: Path
    seconds: float

    @property
    def files(self) -> Mapping[str, str]:
        """What was published."""
        return published(self.output)


def published(output: Path) -> dict[str, str]:
    """The digests of the files beside the cache, by their names."""
    files = [file for file in output.glob("*") if file.is_file()]
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files}


def made(folder: Path, changed: bool = False) -> Made:
    """A calm run of the lecture, or of one with a word more."""
    shutil.copytree(LECTURE, folder / "lecture", ignore=shutil.ignore_patterns("__pycache__", "build"))
    if changed:
        edit(folder / "lecture/assets/lecture.md", "This one falls", "This one falls and falls")
    begun = time.monotonic()
    run = Run(folder / "build", folder, 0.0, dict(os.environ), partial(started, folder / "lecture"))
    code, said = ended(run.start(run))
    assert code == 0, said
    return Made(folder / "lecture", run.output, time.monotonic() - begun)


def started(lecture: Path, run: Run) -> subprocess.Popen[str]:
    """Begin a run, in a session of its own."""
    options = (
        "--lecture",
        lecture,
        "--output",
        run.output,
        "--quality",
        "draft",
        "--fps",
        "5",
        "--workers",
        "2",
    )

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        for kind, value in run.limits.items():
            resource.setrlimit(kind, (value, value))

    return subprocess.Popen(
        [sys.executable, str(ROOT / "render.py"), "lecture", *map(str, options)],
        cwd=ROOT, env=run.environment, start_new_session=True, preexec_fn=limited,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> tuple[int | None, str]:
    """Its exit code and what it said; no code where it does not end."""
    try:
        said = process.communicate(timeout=LONGEST)[1]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return None, process.communicate()[1] or ""
    return process.returncode, said or ""


def trial(seed: str, folder: Path, before: Made, after: Made) -> str:
    """Draw what was there, and what happens to a run, and do it.

    Returns the story, with what is wrong after "but"; nothing is, where the story has no "but".
    """
    chance = random.Random(seed)
    run = Run(
        folder / "build",
        folder / "temporary",
        after.seconds,
        dict(os.environ),
        partial(started, after.lecture),
    )
    run.environment["TMPDIR"] = str(run.temporary)
    run.temporary.mkdir(parents=True)
    there = chance.choice((before, before, after, None))
    if there:
        shutil.copytree(there.output, run.output)
    faults = chance.sample([*BEFORE, *WHILE], chance.choice((1, 1, 2)))
    for fault in faults:
        if fault in BEFORE:
            fault(chance, run)
    run.process = run.start(run)
    for fault in faults:
        if fault in WHILE:
            fault(chance, run)
    wrong = [*_after_the_fault(run, there, after), *_after_the_next_run(run, after)]
    what = "over a film" if there is after else "over an older film" if there else "into nothing"
    return "; ".join([f"{seed}: {what}", *run.story, *(f"BUT {one}" for one in wrong)])


def _after_the_fault(run: Run, there: Made | None, after: Made) -> list[str]:
    wrong = []
    old = there.files["lecture.mp4"] if there else None
    new = after.files["lecture.mp4"]
    for process in filter(None, (run.process, run.other)):
        code, said = ended(process)
        last = (said.strip().splitlines() or [""])[-1]
        run.story.append(f"exit code {code}, {last!r}")
        film = published(run.output).get("lecture.mp4")
        if code is None:
            wrong.append("it does not end")
        if "Traceback" in said or "Fatal Python" in said or "fault of ours" in said:
            wrong.append(f"it says {said}")
        if code == 0 and film != new and not run.touched:
            wrong.append("the film that was asked for does not lie there")
        if code != 0 and film not in (old, new) and not run.touched:
            wrong.append("the film that lay there was lost")
    time.sleep(0.2)
    until = time.monotonic() + 8
    while session(run.pid) and time.monotonic() < until:
        time.sleep(0.2)
    return [*wrong, *(f"process {pid} is left alive" for pid in session(run.pid))]


def _after_the_next_run(run: Run, after: Made) -> list[str]:
    run.temporary.mkdir(exist_ok=True)
    run.environment, run.limits = {**os.environ, "TMPDIR": str(run.temporary)}, {}
    code, said = ended(run.start(run))
    if run.touched and code == 2:  # a folder lies where the film should go: nothing of somebody's is removed
        run.story.append(f"then exit code 2, {said.strip().splitlines()[-1]!r}")
        return []
    if code != 0:
        return [f"the next run ends with {code} and says {said}"]
    now, wanted = published(run.output), after.files
    names = ["lecture.mp4"] if run.touched else sorted(now.keys() | wanted.keys())
    unlike = [name for name in names if now.get(name) != wanted.get(name)]
    left = [*run.output.rglob(".unfinished-*"), *run.temporary.iterdir()]
    return [
        *([f"the next run does not mend {', '.join(unlike)}"] if unlike else []),
        *([f"it leaves {', '.join(str(each.name) for each in left)}"] if left else []),
    ]
