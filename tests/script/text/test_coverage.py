"""Every alternative of a text is known, and which of them was said."""

from collections.abc import Callable
from typing import Any

from steepest.script.text.coverage import alternatives, untaken
from steepest.script.text.lecture import Lecture


def test_every_alternative_is_known(tea: Lecture) -> None:
    found = [(one.condition, one.label) for one in alternatives(tea.section("cup"))]
    assert found == [
        ("", "default"),
        ("room >= start", "said"),
        ("", "default"),
        ("len(cups) == 0", "said"),
        ("", "default"),
        ("temperatures[-1] >= start", "said"),
        ("start - temperatures[-1] > 20", "said"),
        ("minutes == 1", "yes"),
        ("minutes == 1", "no"),
        ("minutes == 1", "yes"),
        ("minutes == 1", "no"),
        ("", "default"),
        ("minutes > 9", "said"),
        ("", "asked"),
        ("", "asked"),
        ("", "default"),
        ("temperatures[1] == start", "said"),
        ("cup.rate > 0", "played"),
        ("", "default"),
        ("not turn.first", "said"),
        ("", "default"),
        ("cup.kind == 'thin wall'", "said"),
        ("cup.kind == 'thick wall'", "said"),
        ("room < 0", "played"),
    ]


def test_what_was_never_said_is_told(tea: Lecture, facts: Callable[..., Any]) -> None:
    section = tea.section("cup")
    beats = section.beats(facts())
    labels = [section.label("start", facts())]
    assert [f"{one.condition}: {one.label}" for one in untaken(section, beats, labels)] == [
        "room >= start: said",
        "len(cups) == 0: said",
        "temperatures[-1] >= start: said",
        "start - temperatures[-1] > 20: said",
        "minutes == 1: yes",
        "minutes == 1: no",
        "minutes == 1: yes",
        "minutes == 1: no",
        "minutes > 9: said",
        "temperatures[1] == start: said",
        ": default",
        "room < 0: played",
    ]


def test_settings_together_take_every_alternative(tea: Lecture, facts: Callable[..., Any]) -> None:
    section = tea.section("cup")
    cup = facts()["cups"][0]
    other = type(cup)("glass", cup.rate, "glass")
    some = [
        facts(cups=(*facts()["cups"], other), minutes=10),
        facts(minutes=1, temperatures=(90.0, 90.0, 20.0)),
        facts(room=-5, temperatures=(90.0, 20.0), cups=()),
        facts(room=100, temperatures=(90.0, 95.0)),
        facts(minutes=1, temperatures=(90.0, 95.0)),
    ]
    beats = [beat for one in some for beat in section.beats(one)]
    labels = [section.label(name, one) for one in some for name in section.labels]
    boxes = [box for one in some for box in section.boxes(one)]
    assert untaken(section, beats, labels, boxes) == ()
