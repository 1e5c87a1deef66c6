"""What the answer to a save does where another run stands in its way."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from steepest.film.cache.publish import making
from steepest.film.watch import answer
from steepest.film.watch.answer import Message, Watched


@dataclass
class Heard:
    """The watching process's end of the line."""

    said: list[Any] = field(default_factory=list)

    def send(self, news: object) -> None:
        """Keep what is said."""
        self.said.append(news)


def test_what_another_run_makes_is_filmed_when_that_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told once, and nobody has to save again."""
    other, looks, filmed, heard = ExitStack(), list[float](), list[Path](), Heard()
    other.enter_context(making(tmp_path, ["lecture.mp4"]))

    def slept(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            other.close()

    def film(watched: Watched, news: object) -> None:
        with making(tmp_path, ["lecture.mp4"]):
            filmed.append(tmp_path)

    monkeypatch.setattr(answer.time, "sleep", slept)
    monkeypatch.setattr(answer, "_film", film)
    answer._film_when_free(Watched(lambda: pytest.fail("nothing is asked")), heard)  # type: ignore[arg-type]
    assert (len(looks), filmed) == (3, [tmp_path])
    [told] = heard.said
    assert isinstance(told, Message) and "lecture.mp4: another run is making this film" in told.sentence
