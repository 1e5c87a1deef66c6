"""What holds for every scene with every setting of its table, whatever the scene teaches."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from numbers import Real

import pytest
from pydantic import ValidationError

from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.filling import KEEP
from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import Lecture
from steepest.script.values.apart import Apart, told
from steepest.script.values.showing import show
from steepest.stage.type.powers import Power
from steepest.testing import facts
from tests.scenes.records import (
    FPS,
    LECTURE,
    ROOT,
    Refused,
    every_refusal,
    every_scene,
    every_setting,
    every_text,
    known,
    played,
    table,
)

# --- words ---


@pytest.mark.verify
@every_text(now=1)
@every_scene()
def test_every_wording_is_said_with_some_setting(anchor: str, text: Lecture) -> None:
    """Those of beats, of words on screen, and of boxes."""
    section = text.section(anchor)
    several = [known(anchor, name).namespace() for name in table(anchor).settings]
    assert not untaken(
        section,
        (beat for names in several for beat in section.beats(names)),
        (section.label(label, names) for names in several for label in section.labels),
        (box for names in several for box in section.boxes(names)),
    )


@every_text(now=1)
@every_setting(playing=False)
def test_boxes_and_words_on_screen_can_be_filled(anchor: str, name: str, text: Lecture) -> None:
    section, names = text.section(anchor), known(anchor, name).namespace()
    boxes = [box for beat in section.beats(names) for box in beat.boxes] + [*section.boxes(names)]
    assert all(box.text for box in boxes)
    assert all(sum(option.right for option in box.options) == 1 for box in boxes if box.options)
    for label in section.labels:
        section.label(label, names)


# --- what is played ---


@every_setting()
def test_its_beats_are_those_of_the_text(anchor: str, name: str) -> None:
    told = LECTURE.section(anchor).beats(known(anchor, name).namespace())
    beats = played(anchor, name).beats
    assert {key: beat.text for key, beat in beats.items()} == {beat.key: beat.text for beat in told}
    assert [*beats] == [beat.key for beat in told]


@every_setting()
def test_beats_follow_each_other_and_are_as_long_as_their_words(anchor: str, name: str) -> None:
    performance = played(anchor, name).performance
    ends = [0, *(beat.end for beat in performance.beats)]
    assert [beat.first for beat in performance.beats] == ends[:-1]
    assert performance.frames == ends[-1]
    for beat in performance.beats:
        assert (beat.end - beat.first) / FPS >= beat.words[-1].end - 1 / FPS, beat.key


@every_scene()
def test_a_scene_lasts_as_long_as_a_scene_may(anchor: str) -> None:
    assert 40 <= played(anchor).performance.frames / FPS <= 120


@every_setting()
def test_there_is_nothing_to_mend_in_the_layout(anchor: str, name: str) -> None:
    assert played(anchor, name).findings == []


@every_setting()
def test_numbers_on_screen_are_what_their_expressions_give(anchor: str, name: str) -> None:
    """Every number is worked out anew from the scene's facts, and must read as it is shown."""
    names, checked = LECTURE.section(anchor).telling(known(anchor, name).namespace()), 0
    for beat in played(anchor, name).performance.beats:
        for shown in beat.shown:
            expression = Expression.read(shown.expression)
            if {*expression.names} <= {*names}:  # not a loop variable of a beat that is over
                value = told(expression.evaluate(names), getattr(names, "apart", Apart()))
                assert shown.text in readings(value, shown.spec), (beat.key, shown)
                checked += 1
    assert checked > 0


def readings(value: object, spec: str) -> list[str]:
    """How a value may read: with its format, and in a cell that is narrow with few digits and a power of ten."""
    short = isinstance(value, Real) and value != 0 and not spec
    return [show(value, spec), *(Power(value, digits).text() for digits in range(1, 6) if short)]


# --- marks ---


@pytest.mark.verify
@every_scene()
def test_the_picture_waits_for_every_mark_of_the_text(anchor: str) -> None:
    """At some setting. (A mark that the text does not have is refused where it is waited for.)"""
    in_text = {
        f"{beat.name}: {mark}"
        for beat in LECTURE.section(anchor).templates
        for mark in beat.template.marks()
        if mark != KEEP  # a silence, for which nothing waits
    }
    awaited = {
        f"{key.partition('.')[0]}: {mark}"
        for name in table(anchor).settings
        for key, beat in played(anchor, name).beats.items()
        for mark in beat.awaited
    }
    assert in_text - awaited == set()


# --- what is refused ---


@pytest.mark.parametrize(
    ("named", "offered", "sentence"),
    [
        ({}, {"point": (Decimal("-1.9"), -2)}, "add `instead = {point = [-1.9, -2]}` to the table"),
        ({"nudge": 2}, {"nudge": 1}, "add `instead = {nudge = 1}` to the table, in place of {nudge = 2}"),
        ({"nudge": 2}, {"point": (1, 2)}, "add `instead = {point = [1, 2]}` to the table, in place of {nudge = 2}"),
        ({"nudge": 2}, {}, "nothing is offered: take `instead = {nudge = 2}` out of the table"),
        ({"point": [Decimal("0.1"), 2]}, {"point": (Fraction(1, 10), Fraction(2))}, ""),
        ({}, {}, ""),
    ],
)
def test_what_a_table_lacks_is_told_as_it_is_written(
    named: dict[str, object], offered: dict[str, object], sentence: str
) -> None:
    assert Refused({}, "", named).to_mend(offered) == sentence


@every_refusal()
def test_what_makes_no_picture_is_refused_in_a_sentence(anchor: str, refused: Refused) -> None:
    with pytest.raises(ValidationError) as error:
        facts(anchor, refused.settings, lecture=ROOT)
    assert refused.sentence in str(error.value)


@every_refusal()
def test_the_nearest_that_would_do_is_named_and_does(anchor: str, refused: Refused) -> None:
    with pytest.raises(ValidationError) as error:
        facts(anchor, refused.settings, lecture=ROOT)
    first = error.value.errors()[0]
    unfit = first["ctx"]["error"]
    named = str(unfit.field or (first["loc"][0] if first["loc"] else ""))
    instead = {} if unfit.instead is None else {named: unfit.instead}
    wrong = refused.to_mend(instead)
    assert not wrong, wrong
    if instead:
        facts(anchor, {**refused.settings, **instead}, lecture=ROOT)
