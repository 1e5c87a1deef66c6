"""What a scene asks for in vain is said to stand on the line of the scene that asks."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from steepest.script.timing.pace import silent
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Live
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import LectureScene, stage_play
from steepest.stage.settings.parameters import Parameters, fact

TEXT = """---
title: Asks
---

# One

## One beat {#asks}

- label: words

### only
Yes.
"""


class Slopes(Parameters):
    """Nothing may be changed."""

    @fact
    def slope(self) -> int:
        """The only fact."""
        return 2


class Asks(LectureScene[Slopes]):
    """One beat, in which something is asked for."""

    ask: Callable[[LectureScene[Any]], object]

    def construct(self) -> None:
        """Ask."""
        with self.beat("only"):
            type(self).ask(self)


ASKED: dict[str, Callable[[LectureScene[Any]], object]] = {
    "a formula": lambda scene: scene.formula("f = {slop:g}"),
    "a number": lambda scene: scene.number("slop"),
    "numbers of an axis": lambda scene: scene.numbers("slope", "slop"),
    "a row of a panel": lambda scene: Panel(scene).row("label", "{slop:g}", 1),
    "the end of a running number": lambda scene: scene.settle(Panel(scene).readout(Live(2.0), 1, 1), "slop"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_an_unknown_name_stands_on_the_line_that_asks_for_it(asked: str, tmp_path: Path) -> None:
    (tmp_path / "lecture.md").write_text(TEXT, encoding="utf-8")
    section = read_lecture(tmp_path / "lecture.md").section("asks")
    kind = type("Asking", (Asks,), {"ask": staticmethod(ASKED[asked]), "__module__": __name__})
    with pytest.raises(Fault) as caught:
        stage_play(kind, Slopes(), section, Audience(), (160, 90), 10, silent(150))
    line = inspect.getsourcelines(ASKED[asked])[1]
    place = f"scenes/asks.py:{line} (asks/only): "
    assert caught.value.sentence == place + '"slop" is not known here; did you mean "slope"?'
