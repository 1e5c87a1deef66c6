"""The command line: what it answers, and how it refuses."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "lecture_small"


@dataclass(frozen=True)
class Answer:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


def render(*arguments: str, cwd: Path = ROOT, **environment: str) -> Answer:
    """Run render.py in a process of its own."""
    command = [sys.executable, str(ROOT / "render.py"), *arguments]
    run = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    return Answer(run.returncode, run.stdout, run.stderr)


MANY = """
import contextlib, io, json, sys
import render
answers = []
for arguments in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = render.main(arguments)
        except SystemExit as stop:
            code = stop.code
    answers.append([code, out.getvalue(), err.getvalue()])
json.dump(answers, sys.stdout)
"""

LONG = "x" * 1_000_000

REFUSED = {
    "unknown command": (["facs", "slope"], 'no command "facs"; did you mean "facts"'),
    "unknown scene": (["facts", "slop"], 'no scene "slop"; did you mean "slope"'),
    "unknown scene in --set": (["facts", "slope", "--set", "slop.steps=1"], 'did you mean "slope"'),
    "unknown parameter": (["facts", "slope", "--set", "slope.stept=1"], 'did you mean "steps"'),
    "unknown beat": (["why", "slope/rice"], 'no beat "rice"; did you mean "rise"'),
    "no beat": (["why", "slope"], "is not SCENE/BEAT"),
    "unknown option": (["facts", "slope", "--jsn"], "unrecognized arguments: --jsn"),
    "missing argument": (["facts"], "required: SCENE"),
    "unknown quality": (["lecture", "--quality", "8k"], "choose one of draft, 720p"),
    "option before the command": (["--quality", "8k"], "choose one of draft, 720p"),
    "no frames": (["lecture", "--fps", "0"], "from 1 to 120"),
    "no workers": (["lecture", "--workers", "0"], "at least 1 process"),
    "not a number": (["lecture", "--fps", "many"], "invalid int value: 'many'"),
    "text for a number": (["facts", "slope", "--set", "slope.steps=many"], "is not a number"),
    "out of bounds": (["facts", "slope", "--set", "slope.steps=9"], "5 would do"),
    "infinite": (["facts", "slope", "--set", "slope.start=inf"], "infinity"),
    "not finite": (["facts", "slope", "--set", "slope.start=nan"], "nan is not a number"),
    "foreign name": (["facts", "slope", "--set", "slope.line=u + 1"], "u + 1"),
    "attribute": (["facts", "slope", "--set", "slope.line=t.real"], "t.real"),
    "undeclared call": (["facts", "slope", "--set", "slope.line=open(t)"], "open(t)"),
    "dunder": (["facts", "slope", "--set", "slope.line=__import__('os')"], "slope.line"),
    "giant exponent": (["facts", "slope", "--set", "slope.line=t**9**9**9"], "slope.line"),
    "a million characters": (["facts", "slope", "--set", f"slope.line={LONG}"], "slope.line"),
    "no value at the point": (["facts", "slope", "--set", "slope.line=log(t - 5)"], "no value at"),
    "together": (["facts", "slope", "--set", "slope.shown=[3, 4]"], "slope.start"),
    "a false claim": (["text", "slope", "--set", "slope.line=-t"], 'the text claims "slope > 0"'),
    "unknown voice": (
        ["scene", "slope", "--voice", "festivall"],
        "choose one of recordings, piper, festival",
    ),
    "a voice that is not there": (["scene", "slope", "--voice", "recordings"], "holds no recordings"),
    "a model that is not there": (["voices", "--voice", "piper"], "no Piper model is named"),
    "malformed --set": (["facts", "slope", "--set", "slope"], "write scene.name=value"),
    "no settings file": (["facts", "slope", "--settings", "missing.toml"], "missing.toml"),
}

ANSWERED = {
    "facts": ["facts", "slope", "--set", "slope.start=0.5"],
    "json": ["facts", "slope", "--json", "--set", "slope.start=0.5"],
    "parameters": ["parameters", "slope", "--set", "slope.steps=3"],
    "list": ["list"],
    "text": ["text", "slope"],
    "text of all": ["text"],
    "changed text": ["text", "slope", "--set", "slope.start=0.5", "--set", "slope.steps=3"],
    "why": ["why", "slope/walk.2", "--set", "slope.steps=3"],
    "help": ["--help"],
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    """Every answer and refusal, from one process."""
    asked = {name: arguments for name, (arguments, _) in REFUSED.items()} | ANSWERED
    lines = [
        arguments if "--help" in arguments else [*arguments, "--lecture", str(SMALL)]
        for arguments in asked.values()
    ]
    run = subprocess.run(
        [sys.executable, "-c", MANY],
        input=json.dumps(lines),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: Answer(*answer) for name, answer in zip(asked, json.loads(run.stdout), strict=True)}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_with_a_sentence(answers: dict[str, Answer], name: str) -> None:
    answer, words = answers[name], REFUSED[name][1]
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert "Traceback" not in answer.err
    assert len(answer.err) < 600


def test_facts_are_shown_with_their_sentences(answers: dict[str, Answer]) -> None:
    lines = answers["facts"].out.splitlines()
    assert "  height  2.5         The line's height where the walker starts." in lines
    assert "  start  0.5       where the walker starts (--set)" in lines


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


def test_help_names_every_command(answers: dict[str, Answer]) -> None:
    assert answers["help"].code == 0
    for command in (
        "scene",
        "still",
        "sheet",
        "text",
        "facts",
        "why",
        "parameters",
        "list",
        "check",
        "doctor",
        "voices",
    ):
        assert re.search(rf"^    {command}\b", answers["help"].out, re.MULTILINE)


def test_a_refusal_reaches_the_shell() -> None:
    answer = render("facts", "slop", "--lecture", str(SMALL))
    assert (answer.code, answer.out) == (2, "")


def test_a_folder_without_a_lecture_is_refused(tmp_path: Path) -> None:
    answer = render("list", "--lecture", str(tmp_path))
    assert answer.code == 2
    assert "there is no lecture here" in answer.err


def test_the_doctor_finds_nothing_missing_where_the_tests_run(tmp_path: Path) -> None:
    answer = render("doctor", "--output", str(tmp_path))
    assert "ok       encoder" in answer.out
    assert "missing  type" not in answer.out


def test_the_doctor_says_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    for name in ("manim", "typst", "av"):
        (tmp_path / f"{name}.py").write_text(f"raise ImportError('no {name} here')", encoding="utf-8")
    answer = render("doctor", "--output", str(tmp_path), PYTHONPATH=str(tmp_path))
    assert answer.code == 1
    assert answer.out.count("→ make setup") >= 3


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the small lecture with one change in one file."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "arguments", "words"),
    [
        (
            "assets/lecture.md",
            "{height:g} high",
            "{hight:g} high",
            ["text", "slope"],
            'did you mean "height"',
        ),
        ("assets/lecture.md", "{height:g} high", "{height:g high", ["text", "slope"], "lecture.md:13"),
        ("assets/lecture.md", "### rise", "### climb", ["why", "slope/climb"], "'rise'"),
        ("scenes/slope.py", "class Slope(", "class Hill(", ["facts", "slope"], "no class Slope"),
    ],
)
def test_text_and_scene_that_do_not_agree_are_refused(
    tmp_path: Path, file: str, old: str, new: str, arguments: list[str], words: str
) -> None:
    answer = render(*arguments, "--lecture", str(changed(tmp_path, file, old, new)))
    assert answer.code == 2
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_a_fault_of_ours_is_one_line_and_its_traceback_only_on_request(tmp_path: Path) -> None:
    folder = changed(tmp_path, "scenes/slope.py", "return self.line((self.start,))", "return self.line[7]")
    arguments = ["facts", "slope", "--lecture", str(folder)]
    answer, told = render(*arguments), render(*arguments, "--traceback")
    assert (answer.code, told.code) == (1, 1)
    assert answer.err.startswith("internal fault: TypeError")
    assert answer.err.count("\n") == 1
    assert "Traceback" in told.err
    assert "scenes/slope.py" in told.err


def test_reading_the_command_line_imports_nothing_heavy() -> None:
    heavy = "{'manim', 'numpy', 'sympy', 'pydantic'}"
    code = f"import sys, render; render.parser(); print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
