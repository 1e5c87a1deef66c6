"""What is seen while a lecture is filmed."""

from __future__ import annotations

import io

import pytest

from steepest.film.crew.progress import Lines, ProgressBars, Quiet, progress, spoken


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_plain_lines_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with progress({"hill": 3.0, "saddle": 1.0}, quiet=False, stream=stream) as shown:
        assert isinstance(shown, Lines)
        shown.say("2 scenes to film")
        for share in (0.1, 0.2, 0.25, 0.4, 1.0):
            shown.update("hill", share)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "2 scenes to film"
    assert [line.split(",")[0] for line in lines[1:]] == ["hill: 20%", "hill: 40%", "hill: 100%"]


def test_quiet_says_nothing() -> None:
    stream = Terminal()
    with progress({"hill": 3.0}, quiet=True, stream=stream) as shown:
        assert isinstance(shown, Quiet)
        shown.say("1 scene to film")
        shown.update("hill", 1.0)
    assert stream.getvalue() == ""


def test_bars_in_a_terminal() -> None:
    stream = Terminal()
    with progress({"hill": 3.0, "saddle": 1.0}, quiet=False, stream=stream) as shown:
        assert isinstance(shown, ProgressBars)
        shown.say("2 scenes to film")
        shown.update("hill", 0.5)
    said = stream.getvalue()
    assert "hill" in said and "saddle" in said and "2 scenes to film" in said


def test_the_time_left_follows_from_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("steepest.film.crew.progress.time.monotonic", lambda: now)
    shown = Quiet({"hill": 30.0, "saddle": 10.0})
    assert shown.seconds_left() is None
    now = 5.0
    shown.update("hill", 0.5)
    shown.update("saddle", 0.5)
    assert shown.seconds_left() == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (40, "40 s"), (150, "2 min"), (4800, "1 h 20 min")]
)
def test_times_are_said_roundly(seconds: float, said: str) -> None:
    assert spoken(seconds) == said
