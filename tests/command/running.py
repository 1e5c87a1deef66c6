"""Running the command line: one command in a process of its own, or many in one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "lecture_small"

MANY = """
import contextlib, io, json, pathlib, sys
from steepest.command import main
sys.argv = ["render.py"]
answers = []
for arguments in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments, home=pathlib.Path.cwd())
    answers.append([code, out.getvalue(), err.getvalue()])
json.dump(answers, sys.stdout)
"""


@dataclass(frozen=True)
class Answer:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


def run(
    *arguments: str,
    program: Path = ROOT / "render.py",
    cwd: Path = ROOT,
    only: Mapping[str, str] = os.environ,
    **environment: str,
) -> Answer:
    """Run render.py, or another program, in a process of its own, with `only` these variables and some more."""
    command = [sys.executable, str(program), *arguments]
    ended = subprocess.run(
        command, cwd=cwd, env={**only, **environment}, capture_output=True, text=True, check=False
    )
    return Answer(ended.returncode, ended.stdout, ended.stderr)


def run_many(lines: Iterable[list[str]]) -> list[Answer]:
    """The answers to these command lines, all from one process."""
    ended = subprocess.run(
        [sys.executable, "-c", MANY],
        input=json.dumps(list(lines)),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [Answer(*answer) for answer in json.loads(ended.stdout)]
