"""Other wordings stand in a quotation under the line that they replace."""

from collections.abc import Callable
from typing import Any

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import Lecture

HEAD = "---\ntitle: T\n---\n# C\n## S {#run}\n### go\n"

SLOPE = """It climbs by {slope:g}.
> - slope < 0: It falls by {-slope:g}.
> - slope == 0: It is
>   level, {@m}and stays so.

So it {@goes}goes.
"""


@pytest.mark.parametrize(
    ("slope", "said"),
    [
        (3, "It climbs by 3. So it goes."),
        (-3, "It falls by 3. So it goes."),
        (0, "It is level, and stays so. So it goes."),
    ],
)
def test_the_first_wording_whose_condition_holds_is_said(
    slope: int, said: str, read: Callable[[str], Lecture]
) -> None:
    (beat,) = read(HEAD + SLOPE).section("run").beats({"slope": slope})
    assert beat.text == said


def test_an_earlier_wording_comes_first(read: Callable[[str], Lecture]) -> None:
    text = "Far.\n> - slope > 1: Steep.\n> - slope > 0: Up.\n"
    (beat,) = read(HEAD + text).section("run").beats({"slope": 2})
    assert beat.text == "Steep."


def test_a_condition_behind_one_that_holds_is_not_asked(read: Callable[[str], Lecture]) -> None:
    text = "Far.\n> - len(list) == 0: Nowhere.\n> - list[0] > 1: Up.\n"
    (beat,) = read(HEAD + text).section("run").beats({"list": ()})
    assert beat.text == "Nowhere."


def test_marks_are_those_of_the_wording_that_is_said(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + SLOPE).section("run")
    marks = {slope: section.beats({"slope": slope})[0].filled.marks for slope in (1, 0)}
    assert [mark.name for mark in marks[1]] == ["goes"] and [mark.name for mark in marks[0]] == ["m", "goes"]


def test_a_number_in_a_wording_knows_its_line(read: Callable[[str], Lecture]) -> None:
    (beat,) = read(HEAD + SLOPE).section("run").beats({"slope": -1})
    assert [one.line for one in beat.filled.shown] == [8]


def test_nothing_may_be_said_instead_of_a_line(read: Callable[[str], Lecture]) -> None:
    (beat,) = read(HEAD + "Up.\n> - down: (nothing)\n\nOn.").section("run").beats({"down": True})
    assert beat.text == "On."


@pytest.mark.parametrize(("a", "b", "said"), [(0, 0, "On."), (1, 0, "On. One."), (1, 1, "On. One. Two.")])
def test_also_adds_to_the_line(a: int, b: int, said: str, read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "On.\n> - also a > 0: One.\n> - also b > 0: Two.").section("run")
    assert section.beats({"a": a, "b": b})[0].text == said


def test_also_adds_to_another_wording_too(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "On.\n> - a > 0: Off.\n> - also b > 0: Two.").section("run")
    assert section.beats({"a": 1, "b": 1})[0].text == "Off. Two."


def test_as_above_stands_for_the_line(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "Up.\n> - way == 'up': (as above)\n> - way == 'down': Down.").section("run")
    assert [section.beats({"way": way})[0].text for way in ("up", "down")] == ["Up.", "Down."]
    with pytest.raises(
        Fault, match=r'lecture.md:7 \(run/go\): no condition under this line holds.*: way is "left"'
    ):
        section.beats({"way": "left"})


def test_a_condition_may_hold_colons_in_quotes(read: Callable[[str], Lecture]) -> None:
    (beat,) = read(HEAD + "Up.\n> - way == 'a: b': Down: there.").section("run").beats({"way": "a: b"})
    assert beat.text == "Down: there."


def test_labels_have_wordings(read: Callable[[str], Lecture]) -> None:
    label = "- size: {n} times\n  > - n == 1: full\n  >   size\n- other: x\n"
    section = read(HEAD.replace("### go\n", label) + "### go\nx").section("run")
    assert [section.label("size", {"n": n}).text for n in (1, 2)] == ["full size", "2 times"]


WRONG: dict[str, tuple[str, str]] = {
    "under no line": ("\n> - a: b\n\nW.", 'lecture.md:8 (run/go): this quotation stands under no line; "> - condition'),
    "under a blank line": ("W.\n\n> - a: b", "lecture.md:9 (run/go): this quotation stands under no line"),
    "under half a sentence": (
        "The way\nis up.\n> - a: b",
        "lecture.md:9 (run/go): the line that this replaces begins in the middle of a sentence",
    ),
    "no blank line behind": ("W.\n> - a: b\nW.", "lecture.md:9 (run/go): Markdown takes this line into the quotation"),
    "no dash": ("W.\n> a: b", 'lecture.md:8 (run/go): this quotation is neither wordings, "> - condition: words"'),
    "no condition": ("W.\n> - words", 'lecture.md:8 (run/go): "words" has no condition; another wording is'),
    "nothing before the colon": ("W.\n> - : words", "lecture.md:8 (run/go): no condition stands before the colon"),
    "words for a condition": ("W.\n> - go on: b", 'lecture.md:8 (run/go): "go on" is not a condition: '),
    "one sign of equality": ("W.\n> - a = 1: b", 'lecture.md:8 (run/go): "a = 1" is not a condition: '),
    "no words": ("W.\n> - a:", 'lecture.md:8 (run/go): no words stand behind this condition; where nothing is said'),
    "condition twice": ("W.\n> - a: b\n> - a: c", 'lecture.md:9 (run/go): the condition "a" stands twice'),
    "as above twice": (
        "W.\n> - a: (as above)\n> - b: (as above)",
        'lecture.md:9 (run/go): "(as above)" stands twice under this line; join the conditions by "or"',
    ),
    "also nothing": ("W.\n> - also a: (nothing)", 'lecture.md:8 (run/go): "also" adds words to the line above'),
    "wording of a wording": (
        "W.\n> - a: b\n> > - c: d",
        'lecture.md:9 (run/go): a wording has no wordings of its own; join their conditions by "and"',
    ),
    "box in the quotation": ("W.\n> - a: b\n> [!note] c", "lecture.md:9 (run/go): a box begins a quotation"),
    "long choice": (
        "W.\n> - a: It {b ? goes up and up and up | falls}.",
        "lecture.md:8 (run/go): a choice in braces has 5 words a side at most",
    ),
    "choice in a choice": ("W.\n> - a: It {b ? {c ? x | y} | z}.", "lecture.md:8 (run/go): a choice in braces has"),
    "three sides": ("W.\n> - a: It {b ? x | y | z}.", "lecture.md:8 (run/go): a choice has two sides"),
    "brace open": ("W.\n> - a: It {b.", 'lecture.md:8 (run/go): this "{" is never closed'),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_quotation_is_refused_with_its_line(case: str, refused: Callable[[str], str]) -> None:
    text, sentence = WRONG[case]
    assert sentence in refused(HEAD + text).splitlines()[0]


def test_a_name_that_is_no_fact_is_found_in_a_condition(read: Callable[[str], Lecture]) -> None:
    with pytest.raises(
        Fault, match=r'lecture.md:8 \(run/go\): "slop" is not a fact of this scene; did you mean'
    ):
        read(HEAD + "W.\n> - slop > 0: b").section("run").beats({"slope": 1})


def test_a_claim_in_a_wording_that_is_not_said_is_not_made(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "W.\n> - a > 0: It {a > 5 ? goes far}.").section("run")
    assert section.beats({"a": 0})[0].text == "W."


def test_what_a_beat_reads_are_the_conditions_that_were_asked(read: Callable[[str], Lecture]) -> None:
    facts: dict[str, Any] = {"a": 1, "b": 1, "c": 1}
    section = read(HEAD + "W.\n> - a > 1: x\n> - b > 0: y\n> - c > 0: z").section("run")
    assert section.beats(facts)[0].filled.reads == {"a", "b"}
