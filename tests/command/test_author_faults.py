"""One fault in a scene's code is one sentence, whichever command comes upon it."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from tests.command.running import run
from tests.command.small import changed
from tests.families import family, rows

COMMANDS = {
    "still": ("still", "slope/rise"),
    "why": ("why", "slope/rise"),
    "check": ("check", "slope", "--voice", "none"),
    "scene": ("scene", "slope", "--voice", "none", "--quiet"),
}
PLAYED = 'self.add(self.words("height"))'
FAULTS = {
    "bracket": (PLAYED, 'self.add(self.words("height")', ":61: this is not Python: '(' was never closed"),
    "name": (PLAYED, "self.add(slpoe)", ":61: NameError: name 'slpoe' is not defined"),
    "attribute": (
        PLAYED,
        "self.add(self.facts.slpoe)",
        ":61: AttributeError: 'SlopeParameters' object has no attribute 'slpoe'; did you mean \"slope\"?",
    ),
    "import": (
        "import Function, Number",
        "import Functoin, Number",
        ":7: ImportError: cannot import name 'Functoin' from 'steepest.calculus'; did you mean \"Function\"?",
    ),
    "call": (PLAYED, "self.words()", ":61: TypeError: LectureScene.words() missing 1 required positional"),
    "refused": (PLAYED, "self.play(come([1]))", ":61: TypeError: come, dim and gone take figures one by one"),
    "no field": (
        PLAYED,
        "from steepest import Panel; Panel(self).figures(None, 'slope', rise=3)",
        ":61: TypeError: figures takes a field for each label, as in slope=\"slope\"; rise=3 is none",
    ),
    "no label": (
        PLAYED,
        "from steepest import Panel; Panel(self).figures(None, 'slope', line=3)",
        ":61: TypeError: figures takes a field for each label, as in slope=\"slope\"; it has none",
    ),
    "zero byte": (PLAYED, "\0", ": this is not Python: source code string cannot contain null bytes"),
    "file": (PLAYED, 'open("data.csv")', ":61: FileNotFoundError: [Errno 2] No such file"),
    "formula": (
        PLAYED,
        'self.formula("{slpoe}")',
        ':61 (slope/rise): "slpoe" is not known here; did you mean "slope"?',
    ),
    "number": (
        PLAYED,
        'self.number("slpoe")',
        ':61 (slope/rise): "slpoe" is not known here; did you mean "slope"?',
    ),
}
"""What is changed in the scene, and what is said of it after the scene's file."""


def broken(folder: Path, fault: str) -> Path:
    """The small lecture with one fault in its scene."""
    old, new, _ = FAULTS[fault]
    changed(folder, "scenes/slope.py", old, new)
    if "come(" in new:
        scene = folder / "scenes" / "slope.py"
        text = scene.read_text(encoding="utf-8")
        text = text.replace("scene import LectureScene", "scene import LectureScene, come")
        scene.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("fault", "command"), rows(5, zip(FAULTS, cycle(COMMANDS), strict=False)))
def test_a_fault_in_a_scene_is_one_sentence_of_every_command(
    tmp_path: Path, fault: str, command: str
) -> None:
    answer = run(*COMMANDS[command], "--lecture", str(broken(tmp_path, fault)))
    said = answer.out + answer.err
    assert answer.code == 2, said
    assert f"scenes/slope.py{FAULTS[fault][2]}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", family(1, ["scene", "still", "check"]))
def test_the_frames_of_an_author_are_shown_on_request(tmp_path: Path, command: str) -> None:
    answer = run(*COMMANDS[command], "--traceback", "--lecture", str(broken(tmp_path, "name")))
    assert answer.code == 2
    assert f'{tmp_path}/scenes/slope.py", line 61, in construct' in answer.err


@pytest.mark.parametrize("command", family(1, ["scene", "check"]))
def test_what_happens_to_our_code_is_no_fault_of_an_author(tmp_path: Path, command: str) -> None:
    folder = changed(tmp_path, "scenes/slope.py", PLAYED, "self.words(object())")
    answer = run(*COMMANDS[command], "--lecture", str(folder))
    assert answer.code == 1
    assert answer.err.startswith("internal fault: ")
    assert "(scenes/slope.py:61); run with --traceback" in answer.err
