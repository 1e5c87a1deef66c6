"""The engine as somebody gets it who has no repository: a wheel, installed in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.test_readme import block

ROOT = Path(__file__).parents[1]
WATCHED = (
    "HOME",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)
"""Folders that belong to nobody's lecture."""


@dataclass(frozen=True)
class Machine:
    """A folder with an environment in which the wheel is installed, and with folders where nothing may be left."""

    folder: Path

    @property
    def programs(self) -> Path:
        """Where the command lies."""
        return self.folder / "environment" / "bin"

    def run(self, *command: object, at: Path) -> str:
        """What a program of the environment prints, run in a folder. Fails the test where it fails."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "STEEPEST"))
        }
        environment |= {name: str(self.folder / "watched" / name) for name in WATCHED}
        environment["PATH"] = f"{self.programs}{os.pathsep}{environment['PATH']}"
        words = [str(word) for word in command]
        done = subprocess.run(
            [str(self.programs / words[0]), *words[1:]],
            cwd=at,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def left(self) -> set[str]:
        """Everything on the machine by its path, lectures and what Python compiles apart."""
        found: set[str] = set()
        for place, inner, names in os.walk(self.folder):
            here = Path(place).relative_to(self.folder)
            inner[:] = [name for name in inner if name != "__pycache__" and (here / name) != Path("lecture")]
            found |= {str(here / name) for name in (*inner, *names)}
        return found


def pip(*words: object) -> None:
    """Run pip without asking a network."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (found,) = folder.glob("steepest-*.whl")
    return found


@pytest.fixture(scope="module")
def machine(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with the wheel, and with the packages that it needs from the environment of the tests."""
    found = Machine(tmp_path_factory.mktemp("a machine"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", found.folder / "environment"], check=True)
    (site,) = (found.folder / "environment").glob("lib/python*/site-packages")
    here = [place for place in sys.path if place.endswith("site-packages")]
    (site / "from_the_tests.pth").write_text("\n".join(here), encoding="utf-8")
    pip(
        "--python",
        found.programs / "python",
        "install",
        "--no-index",
        "--no-deps",
        "--ignore-installed",
        wheel,
    )
    for name in WATCHED:
        (found.folder / "watched" / name).mkdir(parents=True)
    yield found


def test_the_wheel_holds_the_engine_and_its_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", "steepest"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert names == {*tracked.stdout.splitlines()}


@pytest.mark.verify
def test_a_lecture_is_made_and_filmed_and_nothing_is_left_outside_of_it(machine: Machine) -> None:
    before = machine.left()
    lecture = machine.folder / "lecture"
    machine.run("steepest", "new", "lecture", at=machine.folder)
    with (lecture / "assets" / "lecture.md").open("a", encoding="utf-8") as text:
        text.write("\n" + block("markdown", "{#slope}"))
    (lecture / "scenes" / "slope.py").write_text(block("python", "class Slope("), encoding="utf-8")

    measured = machine.run("steepest", "check", at=lecture / "scenes").splitlines()
    assert [line.partition(":")[0] for line in measured if line[0] != " "] == ["uphill", "slope"]
    film = machine.run("steepest", "--quality", "draft", "--quiet", at=lecture).strip()
    assert film == str(lecture / "build" / "lecture.mp4")
    assert (lecture / "build" / "lecture.mp4").stat().st_size > 50_000
    assert "slope" in machine.run("steepest", "list", at=lecture)
    machine.run("python", "-m", "pytest", "--quiet", at=lecture)
    assert "as steepest needs them" in machine.run("steepest", "doctor", at=lecture)
    assert machine.left() == before


@pytest.mark.verify
def test_it_is_a_module_too(machine: Machine) -> None:
    assert machine.run("python", "-m", "steepest", "--help", at=machine.folder).startswith("Usage: steepest ")
