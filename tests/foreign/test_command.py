"""`render.py any`: what it prints, and how it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from steepest.command import main
from tests.foreign.fork import HEAD, construct

ROOT = Path(__file__).parents[2]


def run(folder: Path, code: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Film the scene `Told` of this code in a process of its own."""
    (folder / "told.py").write_text(HEAD + "config.pixel_width, config.pixel_height = 160, 90\n" + code)
    command = [
        sys.executable,
        str(ROOT / "render.py"),
        "any",
        "told.py",
        "Told",
        "--fps",
        "10",
        "--output",
        "out",
    ]
    return subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=False)


def test_it_says_which_path_it_took(tmp_path: Path) -> None:
    answer = run(
        tmp_path, construct("print('once')", "self.play(Create(Square()))", "self.wait(2)"), "--workers", "2"
    )
    assert answer.stderr == ""
    assert answer.stdout.splitlines() == [
        "once",
        str(tmp_path / "out" / "Told.mp4"),
        "3.0 s, 30 frames: 11 drawn, 19 standing.",
        "It redrew only what changed in 9 of them, and the others in full, because a play begins (2).",
    ]
    assert [file.name for file in (tmp_path / "out").glob("[!.]*") if file.name != "cache"] == ["Told.mp4"]


def test_a_fault_of_the_scene_is_shown_with_its_way_where_that_is_asked_for(tmp_path: Path) -> None:
    answer = run(tmp_path, construct("self.play(Create(Square()))", "nothing()"), "--traceback")
    assert (answer.returncode, answer.stdout) == (2, "")
    first, *rest = answer.stderr.splitlines()
    assert first == "told.py:8: NameError: name 'nothing' is not defined"
    assert rest[0] == "Traceback (most recent call last):"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.py", "Told"], "missing.py: there is no such Python file"),
        ([str(ROOT / "README.md"), "Told"], "README.md: there is no such Python file"),
        ([__file__, "Told", "--workers", "0"], "--workers 0: at least 1"),
        ([__file__, "Told", "--fps", "0"], "--fps 0: a film has from 1 to 120"),
        ([__file__, "Told", "--fps", "500"], "--fps 500: a film has from 1 to 120"),
        ([__file__, "Told", "--quality", "best"], "--quality best: there is no such quality"),
        ([__file__], "CLASS is missing; write"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["any", *arguments]) == 2
    answer = capsys.readouterr()
    assert sentence in answer.err
    assert (answer.out, answer.err.count("\n")) == ("", 1)
