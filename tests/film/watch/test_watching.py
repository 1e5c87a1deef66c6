"""`render.py --watch` as it is used: a process, files that are saved, pictures and films that appear."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.film.test_rendering import FOLDER, ROOT, ended

PATIENCE = 120
"""Seconds until something that does not happen is taken to have failed."""


class Watching:
    """A process that watches a copy of the small lecture, and what it says."""

    def __init__(self, house: Path, *command: str) -> None:
        self.folder, self.output = house / "lecture", house / "build"
        if not self.folder.exists():
            shutil.copytree(FOLDER, self.folder, ignore=shutil.ignore_patterns("__pycache__"))
        self.process = subprocess.Popen(
            [*self.command(*command), "--watch"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        self.read = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def command(self, *command: str) -> list[str]:
        """A command on the copy, in a draft's quality."""
        options = ["--lecture", self.folder, "--output", self.output, "--quality", "draft"]
        quiet = [] if "still" in command else ["--voice", "none", "--quiet"]
        return [sys.executable, str(ROOT / "render.py"), *command, *map(str, options), *quiet]

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip())

    def until(self, *words: str) -> str:
        """The next line with these words in it."""
        latest = time.monotonic() + PATIENCE
        while time.monotonic() < latest:
            while self.read < len(self.said):
                self.read += 1
                if all(word in self.said[self.read - 1] for word in words):
                    return self.said[self.read - 1]
            assert self.process.poll() is None, self.said
            time.sleep(0.02)
        raise AssertionError(f"{words} was never said, but {self.said}")

    def save(self, name: str, before: str, after: str) -> None:
        """Change a file of the copy, and save it."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert before in text
        (self.folder / name).write_text(text.replace(before, after), encoding="utf-8")

    def still(self, beat: str) -> bytes:
        """What `render.py still` draws."""
        subprocess.run(self.command("still", beat), cwd=ROOT, check=True, capture_output=True)
        return (self.output / f"{beat.replace('/', '-')}.png").read_bytes()

    def told(self) -> str:
        """What the second beat of the film says."""
        timeline = json.loads((self.output / "timeline.json").read_text(encoding="utf-8"))
        return str(timeline["scenes"][0]["beats"][1]["text"])

    def end(self) -> int:
        """Ctrl-C, and its exit code."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watching(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Watching]:
    """The process of this command, ended after the test."""
    watching = Watching(tmp_path, *request.param)
    try:
        yield watching
    finally:
        watching.end()


@pytest.mark.verify
@pytest.mark.parametrize("watching", [()], indirect=True, ids=["lecture"])
def test_a_save_is_answered_by_its_beat_and_by_the_film(watching: Watching) -> None:
    watching.until("filmed", "lecture.mp4 is new")
    watching.save("assets/lecture.md", "and then it stays", "and stays")
    watching.until("glide/move: words changed", "preview.png in")
    assert (watching.output / "preview.png").read_bytes() == watching.still("glide/move")
    watching.until("filmed 1 of 2 beats of glide in", "lecture.mp4 is new")
    assert watching.told() == "It glides by 3 units and stays."

    watching.save("scenes/fall.py", "radius=0.6", "radius=0.9")
    watching.until("fall/drop: its code changed")
    assert (watching.output / "preview.png").read_bytes() == watching.still("fall/drop")

    (watching.folder / "assets" / "parameters.toml").write_text("[glide]\nreach = 4\n", encoding="utf-8")
    watching.until("glide/move: reach changed")
    assert (watching.output / "preview.png").read_bytes() == watching.still("glide/move")
    watching.until("of glide", "lecture.mp4 is new")  # beats of fall may have been kept before this save stopped it
    assert watching.told() == "It glides by 4 units and stays."


@pytest.mark.parametrize("watching", [("scene", "fall")], indirect=True, ids=["scene"])
@pytest.mark.verify
def test_a_fault_is_said_and_what_mends_it_is_answered(watching: Watching) -> None:
    watching.until("fall.mp4 is new")
    watching.save("scenes/fall.py", "run_time=2)", "run_time=2")
    watching.until("fall.py:24: this is not Python: '(' was never closed")
    watching.save("scenes/fall.py", "run_time=2", "run_time=1)")
    watching.until("fall/drop: its code changed")
    watching.until("fall.mp4 is new")

    watching.save("assets/lecture.md", "height is {-depth:g}", "height is {-detph:g}")
    watching.until('"detph" is not a fact of this scene; did you mean "depth"?')
    watching.save("assets/lecture.md", "height is {-detph:g}", "height is {-depth:g} now")
    watching.until("fall/after: words changed")

    watching.save("scenes/fall.py", "float(self", "flaot(self")
    watching.until("scenes/fall.py:24: NameError: name 'flaot' is not defined")


@pytest.mark.parametrize("watching", [("still", "glide/start")], indirect=True, ids=["still"])
@pytest.mark.verify
def test_a_still_is_drawn_again(watching: Watching) -> None:
    watching.until("glide-start.png is drawn")
    watching.save("scenes/glide.py", "radius=0.6", "radius=0.3")
    watching.until("glide/start: its code changed", "glide-start.png in")
    drawn = (watching.output / "glide-start.png").read_bytes()
    assert drawn == watching.still("glide/start")


@pytest.mark.parametrize("watching", [()], indirect=True, ids=["lecture"])
@pytest.mark.verify
def test_a_save_while_it_films_starts_over_and_an_end_leaves_nothing_behind(watching: Watching) -> None:
    latest = time.monotonic() + PATIENCE
    while not (watching.output / "cache").exists() and time.monotonic() < latest:
        time.sleep(0.02)  # it is at work
    watching.save("assets/lecture.md", "This one falls", "It falls")
    watching.until("fall/drop: words changed")
    assert not [line for line in watching.said if "lecture.mp4" in line]  # the first film was given up
    assert watching.end() == 0
    assert watching.said[-1] == "no longer watching"
    assert ended(watching.process.pid, PATIENCE)  # a server that is still importing manim ends when it has
    assert not list(watching.output.rglob(".unfinished-*"))


@pytest.mark.parametrize("watching", [("scene", "fall", "glied")], indirect=True, ids=["scene"])
@pytest.mark.verify
def test_what_no_save_can_mend_ends_it(watching: Watching) -> None:
    assert watching.process.wait(PATIENCE) == 2
    time.sleep(0.1)
    assert watching.said == [
        f'{watching.folder}/assets/lecture.md: there is no scene "glied"; did you mean "glide"?'
    ]
