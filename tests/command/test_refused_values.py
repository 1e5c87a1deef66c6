"""Values that cannot be: refused with a sentence that says what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command.running import SMALL, Answer, run, run_many
from tests.command.small import changed

LONG = "x" * 1_000_000

REFUSED = {
    "unknown scene": (["facts", "slop"], 'no scene "slop"; did you mean "slope"'),
    "unknown scene in --set": (["facts", "slope", "--set", "slop.steps=1"], 'did you mean "slope"'),
    "unknown parameter": (["facts", "slope", "--set", "slope.stept=1"], 'did you mean "steps"'),
    "unknown beat": (["why", "slope/rice"], 'no beat "rice"; did you mean "rise"'),
    "no beat": (["why", "slope"], '"slope" is not SCENE/BEAT: a scene, a slash, one of its beats; slope/rise, '),
    "no beat to draw": (["still", "slope/"], '"slope/" is not SCENE/BEAT: a scene, a slash, one of its beats; slope'),
    "no beat to record": (["record", "slope"], "one of its beats; slope/rise, "),
    "no scene before the beat": (["still", "/rise"], '"/rise" is not SCENE/BEAT: a scene, a slash, one of its beats\n'),
    "an unknown scene alone": (["still", "slop"], 'no scene "slop"; did you mean "slope"'),
    "unknown quality": (["lecture", "--quality", "8k"], "choose one of draft, 720p"),
    "option before the command": (["--quality", "8k"], "choose one of draft, 720p"),
    "no frames": (["lecture", "--fps", "0"], "from 1 to 120"),
    "no workers": (["lecture", "--workers", "0"], "at least 1 process"),
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
    "no value at the point": (["text", "slope", "--set", "slope.line=log(t - 5)"], "no value at"),
    "together": (["facts", "slope", "--set", "slope.shown=[3, 4]"], "slope.start"),
    "a false claim": (["text", "slope", "--set", "slope.line=-t"], 'the text claims "slope > 0"'),
    "a voice misspelt": (["scene", "slope", "--voice", "festivall"], 'did you mean "festival"?'),
    "unknown voice": (["scene", "slope", "--voice", "stentor"], "there are: recordings, piper, festival"),
    "a voice that is not there": (["scene", "slope", "--voice", "recordings"], "holds no recordings"),
    "a model that is not there": (["voices", "--voice", "piper"], "no Piper model is named"),
    "a voice that nobody lists": (["voices", "get", "kim"], "no voice is listed there"),
    "no voice to get": (["voices", "get"], "NAME is missing"),
    "two voices to get": (["voices", "get", "kim", "lee"], '"lee" is one word too many'),
    "two sentences": (["voices", "So?", "And so?"], '"And so?" is one word too many'),
    "malformed --set": (["facts", "slope", "--set", "slope"], "write scene.name=value"),
    "no ledger": (["check", "--facts"], "assets/facts.toml: there is no such file"),
    "a folder for settings": (
        ["facts", "slope", "--settings", "tests"],
        "--settings tests: this is a folder; name a file, such as assets/parameters.toml\n",
    ),
    "nothing for settings": (["facts", "slope", "--settings", ""], '--settings "": this is a folder; name a file'),
    "a file to put films in": (
        ["scene", "slope", "--output", "Makefile"],
        "--output Makefile: this is a file; name a folder, such as build\n",
    ),
    "a file to put a picture in": (["still", "slope/rise", "--output", "LICENSE"], "--output LICENSE: this is a file"),
    "a file with a slash to put films in": (
        ["scene", "slope", "--output", "LICENSE/"],
        "--output LICENSE/: this is a file; name a folder, such as build\n",
    ),
    "a folder in a file to put films in": (
        ["scene", "slope", "--output", "LICENSE/a/b"],
        "--output LICENSE/a/b: LICENSE is a file; name a folder, such as build\n",
    ),
    "a file in a file to put a picture in": (
        ["still", "slope/rise", "--output", "LICENSE/a.png"],
        "--output LICENSE/a.png: LICENSE is a file; name a file\n",
    ),
    "a folder in a file for the cache": (["lecture", "--cache", "LICENSE/a"], "LICENSE is a file; name a folder"),
    "settings in a file": (["list", "--settings", "LICENSE/a"], "LICENSE/a: LICENSE is a file; name a file, such as"),
    "a file for the cache": (["scene", "slope", "--cache", "LICENSE"], "a file; name a folder, such as build/cache"),
    "no address of a cluster": (["scene", "slope", "--cluster", ""], "name a scheduler, such as tcp://"),
    "no settings file": (["facts", "slope", "--settings", "missing.toml"], "missing.toml"),
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    """Every refusal, from one process."""
    found = run_many([*arguments, "--lecture", str(SMALL)] for arguments, _ in REFUSED.values())
    return dict(zip(REFUSED, found, strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_with_a_sentence(answers: dict[str, Answer], name: str) -> None:
    answer, words = answers[name], REFUSED[name][1]
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert "Traceback" not in answer.err
    assert len(answer.err) < 600


def test_a_refusal_reaches_the_shell() -> None:
    answer = run("facts", "slop", "--lecture", str(SMALL))
    assert (answer.code, answer.out) == (2, "")


def test_a_folder_is_no_scene() -> None:
    answer = run("any", "tests", "Slope")
    assert (answer.code, answer.err) == (2, "tests: this is a folder; name a file\n")


def test_a_folder_without_a_lecture_is_refused(tmp_path: Path) -> None:
    answer = run("list", "--lecture", str(tmp_path))
    assert answer.code == 2
    assert "there is no lecture here" in answer.err


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
    answer = run(*arguments, "--lecture", str(changed(tmp_path, file, old, new)))
    assert answer.code == 2
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_a_fault_of_ours_is_one_line_and_its_traceback_only_on_request(tmp_path: Path) -> None:
    folder = changed(tmp_path, "scenes/slope.py", 'self.words("height")', "self.words(object())")
    arguments = ["still", "slope/rise", "--lecture", str(folder)]
    answer, told = run(*arguments), run(*arguments, "--traceback")
    assert (answer.code, told.code) == (1, 1)
    assert answer.err.startswith("internal fault: TypeError")
    assert "(scenes/slope.py:" in answer.err
    assert answer.err.count("\n") == 1
    assert "Traceback" in told.err
    assert "scenes/slope.py" in told.err
