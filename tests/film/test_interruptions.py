"""What happens to a run: killed, starved, disturbed, side by side with another. Nothing is lost, nothing is wrong."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.film.test_rendering import FOLDER, ROOT, edit, ended, state

RENDER = """
import sys
from pathlib import Path
from steepest.film.crew.failure import Failure
from steepest.film.rendering import render_lecture
from steepest.film.request import Request
from steepest.script.fault import Fault
from steepest.stage.settings.settings import read_settings
folder, output, cache = map(Path, sys.argv[1:4])
text = folder / "assets" / "lecture.md"
settings = read_settings(("glide", "fall"), [], [])
try:
    render_lecture(Request(folder, text, settings, output, "draft", 320, 180, 15, 2, kept=cache))
except (Fault, Failure) as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


def start(
    output: Path, cache: Path | None = None, folder: Path = FOLDER, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """Begin to render a small lecture in a process and a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", RENDER, str(folder), str(output), str(cache or output / "cache")],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=before,
    )  # fmt: skip


def render(
    output: Path, cache: Path | None = None, folder: Path = FOLDER, before: Callable[[], None] | None = None
) -> str:
    """Render a small lecture to the end; what was said."""
    return start(output, cache, folder, before).communicate(timeout=120)[1]


def segments(cache: Path) -> dict[str, int]:
    """The filmed beats with what tells one file from another that came later."""
    return {file.name: file.stat().st_ino for file in cache.glob("[!.]*.mp4")}


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of a run that nothing happened to."""
    folder = tmp_path_factory.mktemp("calm")
    render(folder)
    return folder


@pytest.fixture
def build(calm: Path, tmp_path: Path) -> Path:
    """A copy of it to play with."""
    shutil.copytree(calm, tmp_path / "build")
    return tmp_path / "build"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lecture to edit."""
    shutil.copytree(FOLDER, tmp_path / "lecture", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "lecture"


def deadly(folder: Path, when: str) -> None:
    """Let the glide kill its process in its second beat, while it is filmed."""
    kill = f"if type(self.audience).__name__ == 'Film' and {when}:"
    lines = f"{kill}\n                import os\n\n                os.kill(os.getpid(), 9)\n"
    edit(folder / "scenes" / "glide.py", 'self.until("go")', f'self.until("go")\n            {lines}')


# --- workers ---


@pytest.mark.verify
def test_a_worker_that_is_killed_is_replaced_once(tmp_path: Path, folder: Path, calm: Path) -> None:
    sign = tmp_path / "sign"
    deadly(
        folder, f"not __import__('os').path.exists({str(sign)!r}) and not open({str(sign)!r}, 'w').close()"
    )
    said = render(tmp_path / "build", folder=folder)
    assert "glide/move: its process was ended by SIGKILL" in said
    assert "it is tried once more" in said
    assert (tmp_path / "build/lecture.mp4").read_bytes() == (calm / "lecture.mp4").read_bytes()


@pytest.mark.verify
def test_one_that_is_killed_again_is_named_and_the_others_are_kept(
    tmp_path: Path, folder: Path, calm: Path
) -> None:
    deadly(folder, "True")
    said = render(tmp_path / "build", folder=folder)
    assert "Failure: glide/move: its process was ended by SIGKILL" in said
    kept, all_of_them = segments(tmp_path / "build/cache"), segments(calm / "cache")
    assert kept.keys() < all_of_them.keys()
    between = json.loads((calm / "timeline.json").read_text())["interludes"]  # made of all scenes' pictures
    assert between and len(kept) == len(all_of_them) - len(between) - 1


# --- the whole run ---


@pytest.mark.verify
def test_a_run_that_is_killed_is_gone_on_with_from_every_finished_beat(tmp_path: Path, calm: Path) -> None:
    """Killed three times: once nothing was filmed, once something was, once nearly all."""
    cache = tmp_path / "build/cache"
    for finished in (0, 1, 3):
        run = start(tmp_path / "build")
        while run.poll() is None and len(segments(cache)) < finished:
            time.sleep(0.005)
        kept = segments(cache)
        run.kill()
        run.communicate()
        assert ended(run.pid)
        assert kept.items() <= segments(cache).items()
    kept = segments(cache)
    render(tmp_path / "build")
    assert kept.items() <= segments(cache).items()
    assert (tmp_path / "build/lecture.mp4").read_bytes() == (calm / "lecture.mp4").read_bytes()
    assert not [*tmp_path.rglob(".unfinished-*")]


@pytest.mark.verify
def test_a_film_stays_while_a_newer_one_is_killed(build: Path, folder: Path) -> None:
    before = state(build)
    edit(folder / "assets" / "lecture.md", "This one falls", "This one falls and falls")
    run = start(build, folder=folder)
    assert run.stderr is not None
    for line in run.stderr:
        if "to film" in line:
            break
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    assert ended(run.pid)
    assert state(build) == before


# --- the cache ---


@pytest.mark.verify
@pytest.mark.parametrize("suffix", [".mp4", ".json", ".png"])
def test_what_is_damaged_is_noticed_and_made_again(build: Path, suffix: str) -> None:
    film = (build / "lecture.mp4").read_bytes()
    (build / "lecture.mp4").unlink()
    file = next(iter(sorted((build / "cache").glob(f"*-*{suffix}"))))
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    said = render(build)
    assert f"{file.name} in {build / 'cache'} was damaged; it is made again" in said
    assert file.read_bytes() == whole
    assert (build / "lecture.mp4").read_bytes() == film


@pytest.mark.verify
def test_two_runs_at_once_share_a_cache(tmp_path: Path, calm: Path) -> None:
    cache = tmp_path / "cache"
    runs = [start(tmp_path / name, cache) for name in ("one", "two")]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    for name in ("one", "two"):
        assert (tmp_path / name / "lecture.mp4").read_bytes() == (calm / "lecture.mp4").read_bytes()
    assert segments(cache).keys() == segments(calm / "cache").keys()


@pytest.mark.verify
def test_of_two_runs_at_once_into_one_folder_the_later_is_refused(tmp_path: Path, calm: Path) -> None:
    runs = [start(tmp_path / "build", tmp_path / cache) for cache in ("one", "two")]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 1], said  # this one's faults, too, end with 1
    assert sum("another run is making this film" in one for one in said) == 1
    assert (tmp_path / "build/lecture.mp4").read_bytes() == (calm / "lecture.mp4").read_bytes()


# --- the disk ---


@pytest.mark.verify
def test_a_disk_that_is_full_loses_nothing(build: Path, folder: Path) -> None:
    """The system refuses to write any file beyond a few kilobytes."""
    before = state(build)
    edit(folder / "assets" / "lecture.md", "This one falls", "This one falls and falls")

    def starve() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))

    said = render(build, folder=folder, before=starve)
    assert "there is no room left on this disk" in said
    assert state(build) == before


def test_a_folder_that_cannot_be_written_is_refused_at_once() -> None:
    said = render(Path("/proc/steepest"))
    assert said.startswith("Fault: /proc/steepest: this folder cannot be written (")
    assert "; choose another with --output." in said and said.count("/proc/steepest") == 1


def test_a_cache_within_the_output_folder_is_chosen_with_it(tmp_path: Path) -> None:
    (tmp_path / "cache").symlink_to("/proc/steepest")
    said = render(tmp_path)
    assert f"{tmp_path}/cache: this folder cannot be written (" in said
    assert "; choose another with --output." in said


def test_a_cache_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    said = render(tmp_path, cache=Path("/proc/steepest"))
    assert said.startswith("Fault: /proc/steepest: this folder cannot be written (")
    assert "; choose another with --cache." in said
