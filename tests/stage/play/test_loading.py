"""The anchor is the file is the class."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.script.text.section import class_name
from steepest.stage.play.loading import load_scene

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "lecture_small"


def alone(folder: Path, code: str) -> str:
    """What this code prints in a process of its own."""
    before = (
        "from pathlib import Path\nfrom steepest.stage.play.loading import load_scene\n"
        f"folder = Path({str(folder)!r})\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", before + code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return (run.stdout + run.stderr).strip()


def test_an_anchor_of_two_words_is_a_class_of_two_words() -> None:
    assert class_name("two_minima") == "TwoMinima"


def test_a_scene_is_found_by_its_anchor() -> None:
    assert alone(SMALL, "print(load_scene(folder, 'slope').__name__)") == "Slope"


def test_a_scene_without_a_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"scenes/hill\.py: there is no such file"):
        load_scene(tmp_path, "hill")


def test_a_file_without_the_class_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "empty.py").write_text("", encoding="utf-8")
    assert "there is no class Empty in it" in alone(tmp_path, "load_scene(folder, 'empty')")


def test_a_lecture_may_bring_packages_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "pendulum.py").write_text("SWING = 7\n", encoding="utf-8")
    code = "load_scene(folder, 'slope')\nfrom figures.pendulum import SWING\nprint(SWING)"
    assert alone(tmp_path, code) == "7"


def test_a_process_works_on_one_lecture_only(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    answer = alone(SMALL, f"load_scene(folder, 'slope')\nload_scene(Path({str(tmp_path)!r}), 'slope')")
    assert "RuntimeError: this process works on the scenes in" in answer
