"""Every alternative of a text is known, and which of them was said."""

from collections.abc import Callable
from typing import Any

from steepest.script.text.coverage import alternatives, untaken
from steepest.script.text.lecture import Lecture


def test_every_alternative_is_known(tea: Lecture) -> None:
    found = [(one.condition, one.label) for one in alternatives(tea.section("cup"))]
    assert found == [
        ("room < start", "yes"),
        ("room < start", "no"),
        ("minutes == 1", "yes"),
        ("minutes == 1", "no"),
        ("temperatures[-1] < start", "yes"),
        ("temperatures[-1] < start", "no"),
        ("start - temperatures[-1] > 20", "yes"),
        ("start - temperatures[-1] > 20", "no"),
        ("cup.rate > 0", "played"),
        ("turn.first", "yes"),
        ("turn.first", "no"),
        ("cup.kind", "thin wall"),
        ("cup.kind", "thick wall"),
        ("cup.kind", "else"),
        ("room < 0", "played"),
    ]


def test_what_was_never_said_is_told(tea: Lecture, facts: Callable[..., Any]) -> None:
    section = tea.section("cup")
    beats = section.beats(facts())
    labels = [section.label("start", facts())]
    assert [f"{one.condition}: {one.label}" for one in untaken(section, beats, labels)] == [
        "room < start: no",
        "minutes == 1: yes",
        "temperatures[-1] < start: no",
        "start - temperatures[-1] > 20: yes",
        "cup.kind: else",
        "room < 0: played",
    ]


def test_settings_together_take_every_alternative(tea: Lecture, facts: Callable[..., Any]) -> None:
    section = tea.section("cup")
    cup = facts()["cups"][0]
    other = type(cup)("glass", cup.rate, "glass")
    some = [
        facts(),
        facts(minutes=1, temperatures=(90.0, 20.0), cups=(*facts()["cups"], other)),
        facts(room=-5, temperatures=(90.0, 95.0)),
        facts(room=100),
    ]
    beats = [beat for one in some for beat in section.beats(one)]
    labels = [section.label(name, one) for one in some for name in section.labels]
    assert untaken(section, beats, labels) == ()
