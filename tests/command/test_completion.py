"""What a shell is answered at a TAB, asked as shells ask: by the environment."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.command import main
from steepest.command.completion import SCRIPTS
from steepest.command.run import PROGRAM
from steepest.film.quality import QUALITIES
from steepest.film.voice.neural.published import read_voice_list
from steepest.film.voice.voice_names import NAMES as VOICES
from tests.command.running import ROOT, SMALL
from tests.command.small import changed

Complete = Callable[..., list[str]]
SHELLS = sorted(SCRIPTS)


@pytest.fixture
def complete(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Complete:
    """The answers to a line of words, the last of them at the cursor."""

    def complete(
        *words: str, home: Path = SMALL, shell: str = "bash", program: str = "render.py"
    ) -> list[str]:
        monkeypatch.setattr("sys.argv", [f"/somewhere/{program}"])
        monkeypatch.setenv("_STEEPEST_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", "\n".join([program, *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        assert main([], home=home) == 0
        answer = capsys.readouterr()
        assert answer.err == ""
        lines = answer.out.splitlines()
        if shell == "zsh":
            return lines[1::3]
        return [line.partition(",")[2].partition("\t")[0] for line in lines if line]

    return complete


@pytest.mark.parametrize("program", ["render.py", "steepest"])
@pytest.mark.parametrize("shell", SHELLS)
def test_commands_are_known(complete: Complete, shell: str, program: str) -> None:
    assert complete("", shell=shell, program=program) == sorted(PROGRAM.commands)
    assert complete("s", shell=shell, program=program) == ["scene", "sheet", "still"]


@pytest.mark.parametrize("name", PROGRAM.commands)
def test_options_of_a_command_are_known(complete: Complete, name: str) -> None:
    own = {option for one in PROGRAM.commands[name].params for option in one.opts if option.startswith("--")}
    assert set(complete(name, "--")) == own | {"--help"}


def test_without_a_command_options_are_those_of_the_whole_lecture(complete: Complete) -> None:
    assert complete("--qu") == ["--quality", "--quiet"]
    assert complete("--quiet", "--f") == ["--fps"]
    assert complete("--quality", "dr") == ["draft"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", ["scene", "sheet", "text", "facts", "parameters", "check", "verify"])
def test_scenes_are_known(complete: Complete, command: str, shell: str) -> None:
    assert complete(command, "", shell=shell) == ["slope"]
    assert complete(command, "x", shell=shell) == []


def test_a_scene_is_offered_once(complete: Complete) -> None:
    scenes = complete("scene", "", home=ROOT)
    assert complete("scene", scenes[0], "", home=ROOT) == scenes[1:]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", ["record", "still", "why"])
def test_beats_are_known(complete: Complete, command: str, shell: str) -> None:
    assert complete(command, "sl", shell=shell) == ["slope/"]
    assert complete(command, "slope/", shell=shell) == ["slope/rise", "slope/walk.1"]
    assert complete(command, "slope/r", shell=shell) == ["slope/rise"]
    assert complete(command, "slop/", shell=shell) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_parameters_are_known(complete: Complete, shell: str) -> None:
    names = ["slope.line=", "slope.start=", "slope.steps=", "slope.shown="]
    assert complete("facts", "slope", "--set", "", shell=shell) == ["slope."]
    assert complete("--set", "slope.", shell=shell) == names
    assert complete("still", "--set", "slope.st", shell=shell) == names[1:3]
    assert complete("still", "--set", "slope.steps=", shell=shell) == []
    assert complete("still", "--set", "../x.", shell=shell) == []


@pytest.mark.parametrize(("option", "known"), [("--quality", QUALITIES), ("--voice", VOICES)])
def test_what_an_option_can_be_is_known(complete: Complete, option: str, known: object) -> None:
    assert complete("sheet", "slope", option, "") == list(known)  # type: ignore[call-overload]


def test_voices_that_can_be_fetched_are_known(complete: Complete) -> None:
    assert complete("voices", "") == ["get"]
    listed = complete("voices", "get", "", home=ROOT)
    assert listed == list(read_voice_list(ROOT).voices)
    assert complete("voices", "get", listed[0], "", home=ROOT) == []
    assert complete("voices", "get", "") == []


def test_shells_are_known(complete: Complete) -> None:
    assert set(complete("completion", "")) == set(SHELLS)


@pytest.mark.parametrize("shell", ["fish", "zsh"])
def test_an_option_and_its_value_in_one_word_stay_one(complete: Complete, shell: str) -> None:
    assert complete("still", "--quality=dr", shell=shell) == ["--quality=draft"]
    assert complete("still", "--set=slope.sta", shell=shell) == ["--set=slope.start="]


def test_bash_cuts_words_at_the_equals_sign_and_gets_what_follows_it(complete: Complete) -> None:
    assert complete("still", "--quality", "=", "dr") == ["draft"]
    assert complete("still", "--quality", "=") == list(QUALITIES)
    assert complete("still", "--set", "=", "slope.sta") == ["slope.start="]
    assert complete("still", "--set", "slope.steps", "=", "3", "slope/r") == ["slope/rise"]
    assert complete("scene", "--cluster", "tcp", ":", "//host", "sl") == ["slope"]


@pytest.mark.parametrize("typed", ["'slope.sta", '"slope.sta', '"slope.sta"'])
def test_a_quotation_that_is_begun_is_read(complete: Complete, typed: str) -> None:
    assert complete("still", "--set", typed) == ["slope.start="]


def test_another_lecture_that_is_named_is_read(complete: Complete, tmp_path: Path) -> None:
    assert complete("scene", "--lecture", str(SMALL), "", home=tmp_path) == ["slope"]
    assert complete("--lecture", str(SMALL), "--set", "", home=tmp_path) == ["slope."]


def test_classes_of_a_file_are_known(complete: Complete, tmp_path: Path) -> None:
    file = tmp_path / "talk.py"
    file.write_text(
        "import manim as m\n"
        "class Opening(m.Scene): pass\n"
        "class Solid(ThreeDScene): pass\n"
        "class Later(Opening):\n    def construct(self): pass\n"
        "class Data: pass\n"
        "raise RuntimeError('nobody imports this')\n",
        encoding="utf-8",
    )
    assert complete("any", str(file), "") == ["Opening", "Solid", "Later"]
    assert complete("any", str(file), "So") == ["Solid"]
    assert complete("any", str(tmp_path / "none.py"), "") == []


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("assets/lecture.md", "# The only chapter", "<!-- never closed", ("scene", "")),
        ("assets/lecture.md", "{#slope}", "{slope}", ("scene", "")),
        ("assets/lecture.md", "{#slope}", "{slope}", ("still", "slope/")),
        ("scenes/slope.py", "class Slope(", "class (", ("--set", "slope.")),
    ],
)
def test_what_is_broken_completes_to_nothing(
    complete: Complete, tmp_path: Path, shell: str, file: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    assert complete(*words, home=changed(tmp_path, file, old, new), shell=shell) == []


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "words", [("scene", ""), ("still", "slope/"), ("--set", "slope."), ("why", "/"), ("facs", "")]
)
def test_where_no_lecture_is_nothing_is_known(
    complete: Complete, tmp_path: Path, shell: str, words: tuple[str, ...]
) -> None:
    assert complete(*words, home=tmp_path, shell=shell) == ([] if words[0] != "facs" else complete(""))


@pytest.mark.parametrize("asking", ["tcsh_complete", "bash_source", "bash", "", "1"])
def test_what_no_shell_asks_is_answered_with_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asking: str
) -> None:
    monkeypatch.setenv("_STEEPEST_COMPLETE", asking or "_")
    assert main(["list"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["render.py", "steepest", "an alias"])
@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_calls_the_program_that_printed_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shell: str, name: str
) -> None:
    monkeypatch.setattr("sys.argv", ["/some where/render.py"])
    assert main(["completion", shell, "--name", name]) == 0
    script = capsys.readouterr().out
    assert f"_STEEPEST_COMPLETE={shell}_complete" in script
    assert f"{shlex.quote(sys.executable)} '/some where/render.py'" in script
    assert (f"'{name}'" if " " in name else name) in script


BASH = """
source <("$1" "$2" completion bash)
COMP_WORDS=("$2" still hill/ea) COMP_CWORD=2
_render_py_completion 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
complete -p render.py
"""


def test_bash_runs_the_script() -> None:
    command = ["bash", "-c", BASH, "bash", sys.executable, str(ROOT / "render.py")]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[0] == "hill/east"
    assert "-F _render_py_completion render.py" in ended.stdout


def test_a_tab_imports_nothing_heavy() -> None:
    code = (
        "import pathlib, sys\n"
        "from steepest.command import main\n"
        f"main([], home=pathlib.Path({str(SMALL)!r}))\n"
        "print(sorted({'manim', 'numpy', 'sympy', 'pydantic', 'scenes'} & set(sys.modules)))"
    )
    asked = {
        "_STEEPEST_COMPLETE": "bash_complete",
        "COMP_WORDS": "render.py\n--set\nslope.sta",
        "COMP_CWORD": "2",
        "PYTHONPATH": str(ROOT),
    }
    ended = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | asked, capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines() == ["plain,slope.start=", "[]"]
