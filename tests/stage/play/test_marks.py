"""A scene waits for marks of the text; one that asks for a mark that no wording of its beat has is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from steepest.script.timing.pace import silent
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import LectureScene, stage_play
from steepest.stage.settings.parameters import Count, Parameters, fact, parameter

TEXT = """---
title: Waits
---

# One

## Waiting {#waits}

### go
We {@turn}turn round, and look.
> - many == 1: We {@halt}stand, and look.

### again for one in ones
Once {@more}more, and then it is over.
> - one == 2: And {@last}that was the last of them.

### end
Nothing here is marked.
"""


class WaitsParameters(Parameters):
    """What may be changed."""

    many: Count = parameter(2, "how often", ge=1, le=9)

    @fact
    def ones(self) -> tuple[int, ...]:
        """What is done twice."""
        return 1, 2


class Waits(LectureScene[WaitsParameters]):
    """Waits for one mark, in one beat."""

    asked = "go", ""

    def construct(self) -> None:
        """Play the beats."""
        for name in ("go", "again", "again", "end"):
            with self.beat(name):
                self.play(at=self.asked[1] if name == self.asked[0] else "")


class Heard(Audience):
    """Keeps for which marks the scene asks, and for which of them the picture waits."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.waited: list[str] = []

    def asks(self, mark: str) -> None:
        """One more."""
        self.asked.append(mark)

    def waits(self, mark: str, frames: int) -> None:
        """One more."""
        self.waited.append(mark)


def heard(folder: Path, beat: str, mark: str, text: str = TEXT) -> Heard:
    """What is heard of the scene when it asks for a mark in a beat."""
    (folder / "lecture.md").write_text(text, encoding="utf-8")
    section, audience = read_lecture(folder / "lecture.md").section("waits"), Heard()
    kind = type("Waits", (Waits,), {"asked": (beat, mark), "__module__": __name__})
    stage_play(kind, WaitsParameters(), section, audience, (160, 90), 10, silent(150))
    return audience


@pytest.mark.parametrize(
    ("beat", "mark", "asked", "waited"),
    [
        ("go", "turn", 1, 1),
        ("go", "halt", 1, 0),  # another wording has it
        ("again", "more", 2, 1),  # the first time alone
        ("again", "last", 2, 1),
    ],
)
def test_a_mark_of_another_wording_is_not_waited_for(
    tmp_path: Path, beat: str, mark: str, asked: int, waited: int
) -> None:
    seen = heard(tmp_path, beat, mark)
    assert (seen.asked, seen.waited) == ([mark] * asked, [mark] * waited)


@pytest.mark.parametrize(
    ("beat", "line", "mark", "hint"),
    [
        ("go", 9, "trun", '; did you mean "turn"?'),
        ("go", 9, "last", "; its marks are: halt, turn"),  # another beat has it
        ("again", 13, "mroe", '; did you mean "more"?'),
        ("end", 17, "turn", "; write {@turn} before the word that is meant"),
    ],
)
def test_a_mark_that_no_wording_of_the_beat_has_is_refused(
    tmp_path: Path, beat: str, line: int, mark: str, hint: str
) -> None:
    code = Path(__file__).read_text("utf-8").splitlines()
    asks = next(at for at, typed in enumerate(code, 1) if "self.play(at" in typed)
    with pytest.raises(Fault) as fault:
        heard(tmp_path, beat, mark)
    where = f"scenes/waits.py:{asks} (waits/{beat}): no wording of this beat ({tmp_path}/lecture.md:{line})"
    assert str(fault.value) == f"{where} has the mark {{@{mark}}}{hint}"


def test_a_mark_that_is_mistyped_in_the_text_is_told_there(tmp_path: Path) -> None:
    text, code = TEXT.replace("{@halt}", "{@sotp}"), Path(__file__).read_text("utf-8").splitlines()
    asks = next(at for at, typed in enumerate(code, 1) if "self.play(at" in typed)
    with pytest.raises(Fault) as fault:
        heard(tmp_path, "go", "stop", text)
    nothing = "nothing in scenes/waits.py waits for the mark {@sotp}; did you mean {@stop}"
    assert str(fault.value) == f"{tmp_path}/lecture.md:11 (waits/go): {nothing}, for which line {asks} waits?"
