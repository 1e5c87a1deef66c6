"""A comparison with a word that a fact never is, is found before anything is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import pytest

from steepest.calculus import Number
from steepest.script.fault import Fault
from steepest.script.text.lecture import Lecture
from steepest.stage.settings.parameters import Count, Parameters, fact, parameter

HEAD = "---\ntitle: T\n---\n# C\n## S {#run}\n"
Trend = Literal["rises", "falls", "level"]


class Leg(NamedTuple):
    """A record whose field is a word."""

    change: Literal["climbs", "stays"]


@dataclass(frozen=True)
class Cut:
    """A record whose words are worked out."""

    slope: Number
    legs: tuple[Leg, ...] = (Leg("climbs"), Leg("stays"))

    @property
    def trend(self) -> Trend:
        """How it goes on."""
        return "rises" if self.slope > 0 else "level"

    @cached_property
    def ending(self) -> Literal["rests"] | None:
        """How it ends."""
        return None

    @property
    def kind(self) -> str:
        """Any word."""
        return "a cut"


class RunParameters(Parameters):
    """What may be changed."""

    many: Count = parameter(2, "how often", ge=1, le=9)

    @fact
    def north(self) -> Cut:
        """A record."""
        return Cut(3)

    @fact
    def maybe(self) -> Cut | None:
        """One that may be none."""
        return self.north

    @fact
    def sides(self) -> Mapping[str, Cut]:
        """Two of them."""
        return {"left": Cut(3), "right": Cut(0)}

    @fact
    def legs(self) -> tuple[Leg, ...]:
        """The legs."""
        return self.north.legs


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("north.trend != 'levle'", '"north.trend" is never "levle"; did you mean "level"?'),
        ("many > 1 and not 'up' == north.trend", '"north.trend" is never "up"; it may be: falls, level, rises'),
        ("maybe.trend == 'fall'", '"maybe.trend" is never "fall"; did you mean "falls"?'),
        ("north.ending == 'rest'", '"north.ending" is never "rest"; did you mean "rests"?'),
        ("sides.left.trend == 'raises'", '"sides.left.trend" is never "raises"; did you mean "rises"?'),
        ("north.legs[0].change == 'climb'", '"north.legs[0].change" is never "climb"; did you mean "climbs"?'),
        ("legs[-1].change == 'climb'", '"legs[-1].change" is never "climb"; did you mean "climbs"?'),
        ("north.slope == 'level'", '"north.slope" is no word, and is compared with "level"'),
        ("many == '2'", '"many" is no word, and is compared with "2"'),
        ("many + 1 == '3'", '"many + 1" is no word, and is compared with "3"'),
        ("north == 'level'", '"north" is no word, and is compared with "level"'),
    ],
)
def test_a_word_that_a_fact_never_is(read: Callable[[str], Lecture], condition: str, said: str) -> None:
    places = {
        "heading": (f"### go if {condition}\nIt goes.", 6),
        "wording": (f"### go\nIt goes.\n> - {condition}: It goes up.", 8),
        "claim": (f"### go\nIt goes.\nIt {{{condition} ? rises}}.", 8),
        "box": (f"### go\nIt goes.\n\n> [!note] It {{{condition} ? rises}}.", 9),
        "label": (f"- a: up\n  > - {condition}: down\n### go\nIt goes.", 7),
    }
    for text, line in places.values():
        with pytest.raises(Fault) as refused:
            read(HEAD + text).section("run").beats(RunParameters().namespace())
        assert f"lecture.md:{line} (run" in str(refused.value) and said in str(refused.value)


@pytest.mark.parametrize(
    "condition",
    [
        "north.trend == 'falls'",
        "maybe.ending != 'rests'",
        "north.kind == 'whatever'",
        "sides.right.trend == 'level' or legs[0].change == 'stays'",
    ],
)
def test_a_word_that_a_fact_may_be(read: Callable[[str], Lecture], condition: str) -> None:
    section = read(HEAD + f"### go\nIt goes.\n> - {condition}: It goes on.").section("run")
    assert [beat.key for beat in section.beats(RunParameters().namespace())] == ["go"]


def test_an_entry_of_a_list_is_known(read: Callable[[str], Lecture]) -> None:
    namespace = RunParameters().namespace()
    text = "### go for leg in legs if leg.change == '{}'\nIt goes."
    (beat,) = read(HEAD + text.format("stays")).section("run").beats(namespace)
    assert beat.bound["leg"] == Leg("stays")
    with pytest.raises(Fault, match=r'"leg\.change" is never "stay"; did you mean "stays"'):
        read(HEAD + text.format("stay")).section("run").beats(namespace)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("a == 'up'", '3 and "up" cannot be compared'),
        ("b != 3", '"level" and 3 cannot be compared'),
        ("c == 1", "true and 1 cannot be compared"),
        ("d == 'up'", '(1, 2) and "up" cannot be compared'),
    ],
)
def test_what_is_never_equal_is_not_compared(
    read: Callable[[str], Lecture], condition: str, said: str
) -> None:
    """Whatever is known of the kinds of facts."""
    section = read(HEAD + f"### go\nIt goes.\n> - {condition}: It goes on.").section("run")
    with pytest.raises(Fault) as refused:
        section.beats({"a": 3, "b": "level", "c": True, "d": (1, 2)})
    assert said in str(refused.value)


def test_none_is_compared_with_all(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\nIt goes.\n> - a == 'up' or a == 1: It goes on.").section("run")
    assert [beat.text for beat in section.beats({"a": None})] == ["It goes."]
