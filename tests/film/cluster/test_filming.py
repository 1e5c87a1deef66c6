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
    here: Path, there: Path, dask: Dask, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is killed while it is at work on its first shot."""

    def kill_at_work() -> None:
        while not dask.playing("a"):
            time.sleep(0.02)
        dask.kill("a")

    dask.start_two()
    killing = threading.Thread(target=kill_at_work, daemon=True)
    killing.start()
    film = render_lecture(replace(request(there), cluster=dask.address))
    killing.join(10)
    assert "its worker was lost; it is tried once more" in capsys.readouterr().err
    assert film.read_bytes() == (here / "lecture.mp4").read_bytes()


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
