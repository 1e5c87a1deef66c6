"""`render.py verify`: what it says of scenes that can be drawn from nothing, and of one that remembers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
REMEMBERS = '''
from manim import ORIGIN, Dot
from steepest.stage import theme
from steepest.stage.camera.painted import Painted, ink

class Counting(Painted):
    """A disc, smaller every time it is painted."""

    def __init__(self):
        super().__init__()
        self.radius = 2.0
        self.points = Dot(ORIGIN, radius=2).points

    def paint(self, context, pixels):
        self.radius -= 0.1
        ink(context, theme.channels(theme.FIRST))
        context.arc(0, 0, self.radius, 0, 6.3)
        context.fill()
'''


def verified(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a lecture, at 5 frames a second."""
    command = [sys.executable, ROOT / "render.py", "verify", "--lecture", folder, "--fps", "5", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """A copy of the small lecture."""
    return shutil.copytree(ROOT / "tests" / "film" / "lecture", tmp_path / "lecture")


@pytest.mark.verify
def test_every_frame_of_every_scene_is_compared(lecture: Path) -> None:
    run = verified(lecture)
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert [line.partition(":")[0] for line in sorted(said[:-1])] == ["fall", "glide"]
    assert said[-1].endswith("none differ")
    compared = [int(line.split(": ")[1].split()[0]) for line in said[:-1]]
    assert int(said[-1].split()[0]) == sum(compared) > 30


@pytest.mark.verify
def test_a_scene_that_remembers_is_named_with_beat_and_frame(lecture: Path) -> None:
    scene = lecture / "scenes" / "fall.py"
    text = scene.read_text(encoding="utf-8").replace(
        "class FallParameters", f"{REMEMBERS}\n\nclass FallParameters"
    )
    scene.write_text(
        text.replace('with self.beat("drop"):', 'self.add(Counting())\n        with self.beat("drop"):')
    )
    run = verified(lecture, "fall")
    assert run.returncode == 1, run.stderr
    assert "fall/drop: frame 1 is drawn otherwise" in run.stdout


def test_a_scene_that_is_not_there_is_refused(lecture: Path) -> None:
    run = verified(lecture, "fly")
    assert (run.returncode, run.stdout) == (2, "")
    assert 'there is no scene "fly"' in run.stderr
