"""The lecture's own text, in every language: nothing in it stands unproven, and a wrong word in it is noticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.film.report.check import TITLE
from steepest.script.text.lecture import Lecture
from steepest.script.text.wording import idle_reasons, typed_digits, unbacked
from tests.scenes.records import every_scene, every_text, known

ROOT = Path(__file__).parents[1]

FAULTS = {
    "a wrong word": ("hill", "east {steps[0].climb > 0 ? climbs}", "east {steps[0].climb > 0 ? drops by}"),
    "a sign left out": (
        "hill",
        "goes {south < 0 ? down}: the {@slope}slope is {south:g}.",
        "goes {south < 0 ? down}: the {@slope}slope is {north.slope:g}.",
    ),
    "another fact": ("hill", "at height {@here}{here:g}", "at height {@here}{east.slope:g}"),
    "a digit typed by hand": (
        "hill",
        "x is {@frozen}frozen at {point[0]:g}",
        "x is {@frozen}frozen at 2",
    ),
    "a word that compares": (
        "hill",
        "A farmer stands {@place}at",
        "A farmer stands on the steepest hillside {@place}at",
    ),
}
"""What is planted: the scene whose tests notice it, what stands in the text, and what is put there instead."""


@every_text()
@every_scene()
def test_every_word_that_compares_or_counts_is_backed(anchor: str, text: Lecture) -> None:
    assert unbacked(text.section(anchor)) == []


@every_text()
@every_scene()
def test_no_digit_is_typed_by_hand(anchor: str, text: Lecture) -> None:
    assert typed_digits(text.section(anchor)) == []


@every_text()
@every_scene()
def test_no_reason_is_idle(anchor: str, text: Lecture) -> None:
    assert idle_reasons(text.section(anchor)) == []


@every_text()
@every_scene()
def test_with_the_defaults_every_line_says_what_stands_in_it(anchor: str, text: Lecture) -> None:
    section, names = text.section(anchor), known(anchor).namespace()
    first = [beat for beat in section.beats(names) if beat.number < 2]  # later times have other wordings
    others = [
        choice for one in (*first, *section.boxes(names)) for choice in one.choices if choice.label == "said"
    ]
    assert others == []


@every_text()
@every_scene()
def test_with_the_defaults_the_ticked_answers_are_right(anchor: str, text: Lecture) -> None:
    section, names = text.section(anchor), known(anchor).namespace()
    boxes = [box for one in section.beats(names) for box in one.boxes]
    assert [box.text for box in (*boxes, *section.boxes(names)) if box.mistaken] == []


@every_text()
@every_scene()
def test_players_show_the_whole_title_of_a_scene(anchor: str, text: Lecture) -> None:
    section = text.section(anchor)
    assert len(f"{section.chapter} · {section.title}") <= TITLE


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, to plant faults in."""
    folder = tmp_path_factory.mktemp("copy")
    left_out = {"tests": ("golden", "film", "page", "foreign")}
    for name in ("assets", "scenes", "steepest", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", *left_out.get(name, ()))
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def outcome(folder: Path, anchor: str) -> int:
    """How the tests of a scene and of the text end in a copy: pytest's exit code."""
    wanted = [f"tests/scenes/test_{anchor}.py", "tests/test_lecture.py"]
    words = [
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "(facts or words or digit or counts) and not planted",
    ]
    command = [sys.executable, "-m", "pytest", *words, *wanted]
    return subprocess.run(command, cwd=folder, capture_output=True).returncode


@pytest.mark.verify
def test_without_a_fault_the_text_holds(copy: Path) -> None:
    assert outcome(copy, "hill") == 0


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.verify
def test_a_fault_planted_in_the_text_is_caught(fault: str, copy: Path) -> None:
    anchor, right, wrong = FAULTS[fault]
    text = copy / "assets/lecture.md"
    original = text.read_text(encoding="utf-8")
    assert original.count(right) == 1
    text.write_text(original.replace(right, wrong), encoding="utf-8")
    try:
        assert outcome(copy, anchor) == 1
    finally:
        text.write_text(original, encoding="utf-8")
