"""A request is plain data: making it changes nothing. A run that begins keeps its type in its own cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from steepest.stage.type.kept import VARIABLE
from tests.command.running import ROOT, SMALL

TWO = """
import os, sys
from pathlib import Path
from steepest.film.crew.crew import Done, run
from steepest.film.pictures.still import render_still
from steepest.film.request import begin, make_request
from steepest.stage.type.kept import type_folder
from tests.film.tasks import work
lecture, output, *caches = map(Path, sys.argv[1:])
before = dict(os.environ)
make_request(lecture, output=output, cache=caches[0], quality="draft")
print(dict(os.environ) == before, type_folder())
for cache in caches:
    request = begin(lecture, output=output, cache=cache, quality="draft")
    render_still(request, "slope", "rise")
    print(type_folder(), *(news.result for news in run(work, ["type"], 1) if isinstance(news, Done)))
"""


def test_of_two_runs_each_keeps_type_in_its_own_cache(tmp_path: Path) -> None:
    """Here, and in workers, though these come from a server that was there before the second one."""
    caches = [tmp_path / "one", tmp_path / "two"]
    ended = subprocess.run(
        [sys.executable, "-c", TWO, str(SMALL), str(tmp_path / "build"), *map(str, caches)],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env={name: value for name, value in os.environ.items() if name != VARIABLE} | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    told = [f"{cache}/type {cache}/type" for cache in caches]
    assert ended.stdout.splitlines() == ["True None", *told]
    assert [*(caches[0] / "type").glob("*.svg")]
