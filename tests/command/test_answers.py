"""What commands answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.running import SMALL, Answer, run, run_many
from tests.command.small import changed

ANSWERED = {
    "facts": ["facts", "slope", "--set", "slope.start=0.5"],
    "json": ["facts", "slope", "--json", "--set", "slope.start=0.5"],
    "no slope": ["facts", "slope", "--set", "slope.line=abs(t)", "--set", "slope.start=0"],
    "no slope as json": ["facts", "slope", "--json", "--set", "slope.line=abs(t)", "--set", "slope.start=0"],
    "parameters": ["parameters", "slope", "--set", "slope.steps=3"],
    "schema": ["parameters", "slope", "--json"],
    "list": ["list"],
    "text": ["text", "slope"],
    "text of all": ["text"],
    "changed text": ["text", "slope", "--set", "slope.start=0.5", "--set", "slope.steps=3"],
    "why": ["why", "slope/walk.2", "--set", "slope.steps=3"],
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    """Every answer, from one process."""
    found = run_many([*arguments, "--lecture", str(SMALL)] for arguments in ANSWERED.values())
    return dict(zip(ANSWERED, found, strict=True))


def test_facts_are_shown_with_their_sentences(answers: dict[str, Answer]) -> None:
    lines = answers["facts"].out.splitlines()
    assert "  height  2.5         The line's height where the walker starts." in lines
    assert "  start  0.5       where the walker starts (--set)" in lines


def test_a_fact_that_does_not_exist_says_why_beside_those_that_do(answers: dict[str, Answer]) -> None:
    told, found = answers["no slope"], json.loads(answers["no slope as json"].out)["facts"]
    (slope,) = (line for line in told.out.splitlines() if line.startswith("  slope "))
    assert "none: slope cannot be worked out: t/|t| has no value at t = 0" in slope
    assert any(line.startswith("  stops ") for line in told.out.splitlines())
    assert found["slope"]["value"] is None and "has no value" in found["slope"]["shown"]
    assert found["stops"]["value"] == [1, 2]


def test_facts_as_json_hold_values_and_what_they_follow_from(answers: dict[str, Answer]) -> None:
    found = json.loads(answers["json"].out)
    assert found["scene"] == "slope"
    assert found["facts"]["height"] == {
        "kind": "fact",
        "value": 2.5,
        "shown": "2.5",
        "sentence": "The line's height where the walker starts.",
        "from": ["line", "start"],
    }
    assert found["facts"]["start"]["from"] == "--set"
    assert found["facts"]["steps"]["from"] == "default"


def test_parameters_are_listed_with_bounds_and_units(answers: dict[str, Answer]) -> None:
    rows = [line.split("  ") for line in answers["parameters"].out.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert ["start", "1", "at least 0, at most 10", "m", "where the walker starts"] in cells
    assert ["steps", "3 (--set)", "at least 1, at most 5", "–", "steps that the walker takes"] in cells


def test_parameters_as_json_are_a_schema(answers: dict[str, Answer]) -> None:
    assert set(json.loads(answers["schema"].out)["properties"]) == {"line", "start", "steps", "shown"}


def test_the_list_names_chapters_and_scenes(answers: dict[str, Answer]) -> None:
    out = answers["list"].out
    assert out.splitlines()[0] == "One line"
    assert "The only chapter" in out
    assert "slope" in out


def test_the_text_is_what_will_be_spoken(answers: dict[str, Answer]) -> None:
    assert "rise: At 1 the line is 4 high and rises by 3 for a step." in answers["text"].out
    assert answers["text of all"].out.startswith(answers["text"].out.rstrip("\n"))


def test_changes_of_the_text_are_marked(answers: dict[str, Answer]) -> None:
    out = answers["changed text"].out
    assert "rise: At [1 → 0.5] the line is [4 → 2.5] high" in out
    assert "walk.3: [+ The walker passes 3.5.]" in out


def test_why_goes_back_to_parameters(answers: dict[str, Answer]) -> None:
    lines = [line.strip() for line in answers["why"].out.splitlines()]
    assert "3  said: {stop:g}" in lines
    assert "stop is one of stops" in lines
    assert "steps = 3  (steps that the walker takes; --set)" in lines
    assert "4  shown: {height:g}" in lines
    assert any(
        line.startswith("scenes/slope.py:") and line.endswith("self.line((self.start,))") for line in lines
    )


def test_a_check_says_of_which_languages_it_only_read_the_text(tmp_path: Path) -> None:
    changed(tmp_path, "assets/lecture.md", "pace: 150", "pace: 140")
    text = (tmp_path / "assets" / "lecture.md").read_text(encoding="utf-8")
    german = text.replace("pace: 140", "pace: 140\nlanguage: de")
    (tmp_path / "assets" / "lecture.de.md").write_text(german, encoding="utf-8")
    answer = run("check", "--lecture", str(tmp_path), "--voice", "none")
    assert answer.err.endswith("; of de only the text was read: check --language de\n")


def test_the_doctor_finds_nothing_missing_where_the_tests_run(tmp_path: Path) -> None:
    answer = run("doctor", "--output", str(tmp_path))
    assert "ok       encoder" in answer.out
    assert "missing  type" not in answer.out


def test_the_doctor_says_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    for name in ("manim", "typst", "av"):
        (tmp_path / f"{name}.py").write_text(f"raise ImportError('no {name} here')", encoding="utf-8")
    answer = run("doctor", "--output", str(tmp_path), PYTHONPATH=str(tmp_path))
    assert answer.code == 1
    assert answer.out.count("→ make setup") >= 3
