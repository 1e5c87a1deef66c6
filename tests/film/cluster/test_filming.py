"""A film made by a cluster: the same to the byte as one made here, whatever becomes of a worker."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from steepest.film.rendering import render_lecture
from steepest.film.request import Request
from steepest.stage.settings.settings import read_settings
from tests.film.cluster.conftest import Dask

pytestmark = pytest.mark.verify  # clusters are started, and killed

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "tests" / "film" / "lecture"


def request(output: Path) -> Request:
    """The small lecture, in small frames."""
    settings = read_settings(("glide", "fall"), [], [])
    return Request(FOLDER, FOLDER / "assets" / "lecture.md", settings, output, "draft", 320, 180, 15, 2)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a film made on this machine."""
    folder = tmp_path_factory.mktemp("here")
    render_lecture(request(folder))
    return folder


@pytest.fixture
def there(here: Path, tmp_path: Path) -> Path:
    """The folder of a film to make, its scenes rehearsed and nothing filmed."""
    shutil.copytree(here / "cache", tmp_path / "there" / "cache", ignore=shutil.ignore_patterns("*.mp4"))
    return tmp_path / "there"


def test_two_workers_make_the_same_film(here: Path, there: Path, dask: Dask) -> None:
    dask.start_two()
    film = render_lecture(replace(request(there), cluster=dask.address))
    assert film.read_bytes() == (here / "lecture.mp4").read_bytes()


def test_a_worker_killed_in_the_middle_changes_nothing(
    tmp_path: Path, dask: Dask, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stops half way through the only segment of its scene, and is killed there. However late it joins, the other
    worker leaves it a scene.
    """
    lecture, middle = _two_scenes_that_stop(tmp_path / "lecture"), tmp_path / "middle"
    alone = replace(
        request(tmp_path / "here"),
        lecture_folder=lecture,
        text=lecture / "assets" / "lecture.md",
        settings=read_settings(("first", "second"), [], []),
    )
    film = render_lecture(alone)
    shutil.copytree(film.parent / "cache", tmp_path / "cache", ignore=shutil.ignore_patterns("*.mp4"))

    def kill_in_the_middle() -> None:
        while not middle.exists():
            time.sleep(0.02)
        dask.kill("a")

    dask.start("a", STOPS_AT=str(middle))
    dask.start("b", GOES_ON_AFTER=str(middle))
    killing = threading.Thread(target=kill_in_the_middle, daemon=True)
    killing.start()
    there = replace(alone, output=tmp_path / "there", kept=tmp_path / "cache", cluster=dask.address)
    again = render_lecture(there)
    killing.join(10)
    assert "its worker was lost; it is tried once more" in capsys.readouterr().err
    assert again.read_bytes() == film.read_bytes()


STOPPING = """import os
import time
from pathlib import Path

from manim import WAY, Dot

from steepest import LectureScene, Parameters


class NAMEParameters(Parameters):
    \"""Nothing may be changed.\"""


class NAME(LectureScene[NAMEParameters]):
    def construct(self) -> None:
        dot = Dot(radius=0.6)
        with self.beat("move"):
            self.play(dot.animate.shift(WAY), run_time=1)
            if stop := os.environ.get("STOPS_AT"):
                Path(stop).touch()
            while stop or not Path(os.environ.get("GOES_ON_AFTER", "/")).exists():
                time.sleep(0.02)
            self.play(dot.animate.shift(WAY), run_time=1)
"""


def _two_scenes_that_stop(lecture: Path) -> Path:
    """A lecture, made in a folder, of two scenes of one beat. On a worker with the variable STOPS_AT they make that
    file in the middle of the beat and go no further; on one with GOES_ON_AFTER they wait there for the file.
    """
    (lecture / "scenes").mkdir(parents=True)
    (lecture / "assets").mkdir()
    text = "---\ntitle: Two dots\n---\n\n# Dots\n"
    for name, way in (("first", "RIGHT"), ("second", "LEFT")):
        text += f"\n## The {name} {{#{name}}}\n\n### move\nA dot moves, and moves on.\n"
        scene = STOPPING.replace("NAME", name.capitalize()).replace("WAY", way)
        (lecture / "scenes" / f"{name}.py").write_text(scene, encoding="utf-8")
    (lecture / "assets" / "lecture.md").write_text(text, encoding="utf-8")
    return lecture


def test_nobody_there_leaves_the_last_film(there: Path) -> None:
    (there / "lecture.mp4").write_bytes(b"the last good film")
    where = ["--lecture", str(FOLDER), "--output", str(there), "--cluster", "127.0.0.1:9"]
    command = [sys.executable, "render.py", "--quality", "draft", "--voice", "none", *where]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "--cluster 127.0.0.1:9: no scheduler of Dask answers there; start one with: dask scheduler",
        "Timed out trying to connect to tcp://127.0.0.1:9 after 5 s",
    ]
    assert (there / "lecture.mp4").read_bytes() == b"the last good film"


def test_without_dask_it_is_said_how_to_install_it(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Exception, match=r"distributed is not installed; pip install -r requirements-cluster"):
        render_lecture(replace(request(there), cluster="127.0.0.1:9"))
