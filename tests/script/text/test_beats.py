"""Beats are filled, repeated and left out as the facts say."""

import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from steepest.script.fault import Fault, Untrue
from steepest.script.text.beats import Beat
from steepest.script.text.lecture import Lecture


def said(lecture: Lecture, facts: Any, anchor: str = "cup") -> dict[str, str]:
    return {beat.key: beat.text for beat in lecture.section(anchor).beats(facts)}


def test_every_beat_as_it_is_said(tea: Lecture, facts: Callable[..., Any]) -> None:
    assert said(tea, facts()) == {
        "pour": "A cup of tea stands on the table, at 90 degrees. The room is at 20. "
        "What happens while we wait?",
        "wait": "After three minutes it is at 71.0 degrees, a little cooler than before. "
        "It always moves toward the room.",
        "compare.1": "First comes the first cup, porcelain: "
        "it loses 0.1 of its lead each minute. And that is fast.",
        "compare.2": "Then comes the second cup, clay: it loses 0.05 of its lead each minute.",
    }


def test_another_setting_is_told_in_other_words(tea: Lecture, facts: Callable[..., Any]) -> None:
    told = said(tea, facts(temperatures=(90.0, 20.0), minutes=1, room=-5))
    assert told["wait"].startswith("After one minute it is at 20.0 degrees, much cooler than before.")
    assert told["ice"] == "Outside it freezes, for −5 is below zero."


def test_formats_in_a_beat(tea: Lecture, facts: Callable[..., Any]) -> None:
    (text,) = said(tea, facts(), "big_pot").values()
    assert text == (
        "The pot holds 0.12 litres. We try Two cups, with rates 0.05 and 0.1. "
        "The last one cools faster, and steeper."
    )


def test_a_repeating_beat_counts_only_what_is_played(tea: Lecture, facts: Callable[..., Any]) -> None:
    cups = tuple(facts()["cups"])
    idle = type(cups[0])("iron", Fraction(0), "thick wall")
    beats = tea.section("cup").beats(facts(cups=(idle, *cups)))
    assert [(beat.key, beat.number, beat.bound["cup"].name) for beat in beats if beat.name == "compare"] == [
        ("compare.1", 1, "porcelain"),
        ("compare.2", 2, "clay"),
    ]


def test_a_list_without_entries_plays_no_beat(tea: Lecture, facts: Callable[..., Any]) -> None:
    assert [beat.name for beat in tea.section("cup").beats(facts(cups=()))] == ["pour", "wait"]


def test_a_beat_knows_its_line(tea: Lecture, facts: Callable[..., Any]) -> None:
    lines = tea.path.read_text("utf-8").splitlines()
    for beat in tea.section("cup").beats(facts()):
        assert lines[beat.line - 1].startswith(f"### {beat.name}")


def test_what_was_shown_is_recorded(tea: Lecture, facts: Callable[..., Any]) -> None:
    beats = {beat.key: beat for beat in tea.section("cup").beats(facts())}
    shown = beats["wait"].filled.shown
    assert [(one.expression, one.spec, one.text) for one in shown] == [
        ("minutes", "words", "three"),
        ("temperatures[-1]", ".1f", "71.0"),
    ]
    lines = tea.path.read_text("utf-8").splitlines()
    for beat in beats.values():
        for one in beat.filled.shown:
            assert beat.text[one.start : one.end] == one.text
            assert "{" + one.expression in lines[one.line - 1]


def test_the_value_shown_is_the_exact_one(tea: Lecture, facts: Callable[..., Any]) -> None:
    beats = {beat.key: beat for beat in tea.section("cup").beats(facts())}
    assert beats["compare.1"].filled.shown[-1].value == Fraction(1, 10)


def test_marks_stand_at_the_word_after_them(tea: Lecture, facts: Callable[..., Any]) -> None:
    beat = tea.section("cup").beats(facts())[0]
    (mark,) = beat.filled.marks
    assert mark.name == "wait" and beat.text[mark.position :] == "while we wait?"


def test_a_beat_reads_the_facts_it_depends_on(tea: Lecture, facts: Callable[..., Any]) -> None:
    reads = {beat.key: beat.filled.reads for beat in tea.section("cup").beats(facts(room=-5))}
    assert reads["pour"] == {"start", "room"}
    assert reads["compare.2"] == {"cups"}
    assert reads["ice"] == {"room"}


def test_facts_that_are_not_named_are_not_computed(tea: Lecture, facts: Callable[..., Any]) -> None:
    some = facts()
    tea.section("big_pot").beats(some)
    assert some.asked == {"cups", "rates", "slope"}


def test_beats_survive_the_way_to_another_process(tea: Lecture, facts: Callable[..., Any]) -> None:
    beats: tuple[Beat, ...] = tea.section("big_pot").beats(facts())
    assert pickle.loads(pickle.dumps(beats)) == beats


def test_a_false_claim_names_all_there_is_to_know(read: Callable[[str], Lecture]) -> None:
    text = "---\ntitle: T\n---\n# C\n## S {#run}\n### lesson\nSo,\na rate {walk.rate > limit ? runs away}."
    section = read(text).section("run")
    with pytest.raises(Untrue) as caught:
        section.beats({"walk": {"rate": Fraction(1, 2)}, "limit": 1})
    assert str(caught.value).endswith(
        'lecture.md:8 (run/lesson): the text claims "walk.rate > limit" (the words "runs away"), '
        "but that is false: walk.rate is 0.5 and limit is 1"
    )
    assert caught.value.claim == "walk.rate > limit"
    assert caught.value.values == {"walk.rate": Fraction(1, 2), "limit": 1}


def test_a_false_claim_survives_the_way_to_another_process(tea: Lecture, facts: Callable[..., Any]) -> None:
    with pytest.raises(Untrue) as caught:
        tea.section("big_pot").beats(facts(slope=-1))
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.claim, again.values) == (str(caught.value), "slope > 0", {"slope": -1})


def test_a_claim_of_an_alternative_not_taken_is_not_made(tea: Lecture, facts: Callable[..., Any]) -> None:
    rates = (Fraction(1, 2), Fraction(1, 10))
    assert "pot" in said(tea, facts(slope=-1, rates=rates), "big_pot")["whole"]


def test_a_name_that_is_no_fact(tea: Lecture, facts: Callable[..., Any]) -> None:
    some = dict(facts())
    some["temperature"] = some.pop("temperatures")
    with pytest.raises(Fault) as caught:
        tea.section("cup").beats(some)
    place = 'tea.md:29 (cup/wait): "temperatures" is not a fact of this scene; did you mean "temperature"?'
    assert str(caught.value).endswith(place)


def test_an_unknown_name_is_found_in_an_alternative_not_taken(read: Callable[[str], Lecture]) -> None:
    text = "---\ntitle: T\n---\n# C\n## S {#run}\n### go\nIt climbs.\n> - not up: It falls by {los:g}."
    with pytest.raises(Fault, match=r'\(run/go\): "los" is not a fact of this scene; did you mean "loss"\?'):
        read(text).section("run").beats({"up": True, "loss": 3})


HEAD = "---\ntitle: T\n---\n# C\n## S {#run}\n"

UNSAYABLE = {
    "no words for a value": (
        "\nx\n> - a == 'up': (as above)\n> - a == 'down': y",
        {"a": "level"},
        'and the line itself has one, too: a is "level"',
    ),
    "number as condition of words": ("\nx\n> - a: y", {"a": 3}, '"a" is 3, neither true nor false'),
    "no field": ("\n{a.rat:g}", {"a": {"rate": 1}}, '"a" has no field "rat"; did you mean "rate"?'),
    "field of a number": ("\n{a.rate:g}", {"a": 3}, '"a" is 3 and has no field "rate"'),
    "x of a point": ("\n{a.x:g}", {"a": (1, 2)}, '"a" is (1, 2) and has no field "x"; did you mean "a[0]"?'),
    "y of a point": ("\n{a.y:g}", {"a": (1, 2)}, 'no field "y"; did you mean "a[1]"?'),
    "z of a point on a map": ("\n{a.z:g}", {"a": (1, 2)}, 'no field "z"; its entries are "a[0]" to "a[1]"'),
    "field of a list of records": ("\n{a.b:g}", {"a": ({"b": 1},)}, 'no field "b"; did you mean "a[0].b"?'),
    "field of an empty list": ("\n{a.b:g}", {"a": ()}, '"a" is () and has no field "b"'),
    "index out of range": ("\n{a[3]:g}", {"a": (1, 2)}, '"a" has 2 entries, none at 3; indices go'),
    "index of an empty list": ("\n{a[0]:g}", {"a": ()}, '"a" has 0 entries, none at 0; it is empty'),
    "index a fraction": ("\n{a[1/2]:g}", {"a": (1, 2)}, '"1/2" is 0.5, not a whole number'),
    "index of a number": ("\n{a[0]:g}", {"a": 2}, '"a" is 2 and has no entries'),
    "division by zero": ("\n{1/a:g}", {"a": 0}, '"1/a" divides by zero'),
    "sum of words": ("\n{a + 1:g}", {"a": "x"}, '"+" needs numbers; "a" is "x"'),
    "sum of points": ("\n{a + a:g}", {"a": (1, 2)}, '"+" needs numbers; "a" is (1, 2)'),
    "number as condition": ("\n{a ? x}", {"a": 3}, '"a" is 3, neither true nor false'),
    "number as beat condition": (" if a\nx", {"a": 3}, '"a" is 3, neither true nor false'),
    "comparing words with numbers": ("\n{a < 3 ? x}", {"a": "b"}, '"b" and 3 cannot be compared'),
    "truth shown": ("\n{a}", {"a": True}, "{a}: True cannot be said"),
    "record shown": ("\n{a}", {"a": {"b": 1}}, "{a}: this is a record; show one of its fields"),
    "infinity shown": ("\n{a:g}", {"a": float("inf")}, "{a}: the value is inf, which is not a finite number"),
    "not a number shown": ("\n{a:.2f}", {"a": float("nan")}, "the value is nan"),
    "text in a number's format": ("\n{a:.2f}", {"a": "b"}, '"b" is text; the format ".2f" is for numbers'),
    "ordinal of a fraction": ("\n{a:ordinal}", {"a": 2.5}, '{a}: 2.5 has no ordinal ("third")'),
    "repeats over a number": (" for b in a\nx", {"a": 3}, '"a" is 3, not a list; a beat repeats over a list'),
    "hides a fact": (" for b in a\nx", {"a": (), "b": 1}, '"b" in a repeating beat hides the fact'),
    "nothing is said": ("\nx\n> - not a: (nothing)", {"a": False}, "nothing is said in this beat"),
    "mark twice": ("\nx {@m} y {@m} z", {}, "the mark {@m} stands twice"),
    "least of nothing": ("\n{min(a):g}", {"a": ()}, '"min(a)": the list is empty'),
    "length of a number": ("\n{len(a):g}", {"a": 3}, '"len" cannot be taken of 3'),
    "power too large": ("\n{a**b:g}", {"a": 9, "b": 10**9}, "is too large"),
    "root of a negative": ("\n{a**0.5:g}", {"a": -1}, '"a**0.5" is not a real number'),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSAYABLE)
def test_what_cannot_be_said_is_a_fault(case: str, read: Callable[[str], Lecture]) -> None:
    text, some, sentence = UNSAYABLE[case]
    section = read(HEAD + "### go" + text).section("run")
    with pytest.raises(Fault) as caught:
        section.beats(some)
    first = str(caught.value).splitlines()[0]
    assert "(run/go): " in first and sentence in first


def test_all_faults_of_a_scene_at_once(read: Callable[[str], Lecture]) -> None:
    section = read(HEAD + "### go\n{a > 3 ? x}\n### on\nFine.\n### up\n{a > 4 ? y}").section("run")
    assert ["/go)" in str(section.faults({"a": 1})[0]), "/up)" in str(section.faults({"a": 1})[1])] == [
        True
    ] * 2
    assert section.faults({"a": 5}) == ()


def test_an_arithmetic_fault_of_a_field_is_told(tea: Lecture, facts: Callable[..., Any]) -> None:
    from steepest.script.paragraph.filling import fill

    with pytest.raises(Fault, match=r'"cups\[0\]\.broken" has no value: there is no tea in it'):
        fill("{cups[0].broken:g}", facts())


@pytest.mark.parametrize("name", ["drink", "_hidden", "__class__", "__dict__"])
def test_methods_and_private_fields_cannot_be_asked(name: str, facts: Callable[..., Any]) -> None:
    from steepest.script.paragraph.filling import fill

    with pytest.raises(Fault):
        fill("{cups[0]." + name + "}", facts())
