"""Who stops listening does not stop the film: exit code 0 comes with a film, and a film with exit code 0."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.running import ROOT, SMALL, run
from tests.families import family

BARE = {"PATH": "/usr/bin:/bin"}  # the environment of all runs: what numpy computes with may be set there
FILM = "scene slope --voice none --quality draft --fps 5 --workers 2"


def shell(line: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """A line of bash; ``render`` is the program, and each ``{}`` one of the paths, which may hold spaces."""
    render = f'set -o pipefail\nrender() {{ {shlex.quote(sys.executable)} render.py "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", render + line.format(*(shlex.quote(str(path)) for path in paths))],
        cwd=ROOT,
        env=BARE,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the beats of the small lecture are kept, so that a film is made in a second."""
    folder = tmp_path_factory.mktemp("cache")
    asked = [
        *FILM.split(),
        "--lecture",
        str(SMALL),
        "--output",
        str(folder / "build"),
        "--cache",
        str(folder),
    ]
    assert run(*asked, only=BARE).code == 0
    return folder


@pytest.mark.verify
@pytest.mark.parametrize("how", ["2>&1 | head -1", "2>&- >&- <&-"])
def test_a_film_is_made_from_nothing_though_nobody_listens(how: str, tmp_path: Path) -> None:
    """While it is rehearsed and filmed, too."""
    ended = shell(f"render {FILM} --lecture {{}} --output {{}} {how}", SMALL, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "slope.mp4").is_file()


@pytest.mark.verify
@pytest.mark.parametrize(
    "how", ["| true", "2>&1 | true", ">&-", "2>&-", "<&-", ">&- 2>&-", "2>/dev/full", "2>&- | head -c 1"]
)
def test_a_film_is_made_though_nobody_listens(how: str, cache: Path, tmp_path: Path) -> None:
    ended = shell(f"render {FILM} --lecture {{}} --output {{}} --cache {{}} {how}", SMALL, tmp_path, cache)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "slope.mp4").is_file()


def test_a_report_that_cannot_be_written_is_no_success() -> None:
    ended = shell("render text --lecture {} >/dev/full", SMALL)
    assert ended.returncode == 1
    assert ended.stderr == "the machine refused: No space left on device\n"


@pytest.mark.parametrize("how", family(1, ["| head -1", ">&-", "2>&-"]))
def test_a_report_that_nobody_reads_on_is_done(how: str) -> None:
    ended = shell(f"render text --lecture {{}} {how}", SMALL)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("how", family(1, ["2>&1 | head -c 1", "2>&-", "2>/dev/full"]))
def test_a_fault_is_one_though_nobody_reads_it(how: str) -> None:
    assert shell(f"render text nothing --lecture {{}} {how}", SMALL).returncode == 2


def test_signs_that_a_terminal_lacks_are_written_in_others() -> None:
    ended = shell("PYTHONIOENCODING=ascii render text --lecture {} hill", ROOT)
    assert ended.returncode == 0
    assert "\\u" in ended.stdout
