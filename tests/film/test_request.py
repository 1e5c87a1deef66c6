"""A request is plain data: making it changes nothing. A run that begins keeps its type in its own cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.stage.type.kept import VARIABLE
from tests.command.running import ROOT, SMALL, run, run_many

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


@pytest.mark.parametrize("own", [True, False], ids=["in its own file", "by --settings"])
def test_what_will_not_do_is_told_of_every_scene(tmp_path: Path, own: bool) -> None:
    """In the order of the lecture, wherever it was typed, and by commands that would play for minutes, too."""
    lecture = tmp_path / "lecture"
    shutil.copytree(ROOT / "tests" / "film" / "lecture", lecture)
    file = lecture / "assets" / "parameters.toml" if own else tmp_path / "more.toml"
    file.write_text("[fall]\ndepth = 9\n[glide]\nreach = '9, 9'\n", encoding="utf-8")
    there = ["--lecture", str(lecture), *([] if own else ["--settings", str(file)])]
    asked = [["list"], ["check"], ["lecture"], ["facts", "glide"], ["facts", "fall"], ["still", "fall/drop"]]
    sets = [[], ["--set", "fall.depth=x"], ["--set", "fall.depth=x", "--set", "glide.reach=[1]"]]
    answers = run_many([*command, *there, *typed] for command in asked for typed in sets)
    for answer, typed in zip(answers, len(asked) * sets, strict=True):
        fall, glide = ("--set" if name in " ".join(typed) else file.as_posix() for name in ("fall", "glide"))
        told = [line.split(": ")[:2] for line in answer.err.splitlines()]
        assert (answer.code, answer.out, told) == (2, "", [[glide, "glide.reach"], [fall, "fall.depth"]])


def test_a_single_unfit_setting_is_told_of_a_scene_that_nobody_asks_for(tmp_path: Path) -> None:
    file = tmp_path / "more.toml"
    file.write_text("[glide]\nreach = 4\n[fall]\ndepth = 9\n", encoding="utf-8")
    answer = run("facts", "glide", "--lecture", "tests/film/lecture", "--settings", str(file))
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert answer.err.startswith(f"{file}: fall.depth: 9 is out of bounds")
