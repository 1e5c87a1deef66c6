"""Descriptions, notes, questions and exercises stand in boxes, and which answer is right follows from the facts."""

from collections.abc import Callable
from typing import Any

import pytest

from steepest.script.fault import Fault, Untrue
from steepest.script.text.boxes import TextBox
from steepest.script.text.lecture import Lecture

HEAD = "---\ntitle: T\n---\n# C\n## S {#run}\n### go\nGo.\n\n"
ASK = """> [!question] Does it rise?
> - [x] {slope > 0 ? yes}
> - [ ] {slope < 0 ? no, it falls}
> - [ ] never
> - because: The slope is {slope:g}.
"""


DRAWN = """> [!question] Which way?
> - [x] {a.right ? this way} {draw a.way}
> - [ ] {b.right ? that way} {draw b.way}
> - [ ] {c.right ? back} {draw  c.way }
> - because: So.
"""


def boxes(text: str, read: Callable[[str], Lecture], **facts: Any) -> tuple[TextBox, ...]:
    (beat,) = read(HEAD + text).section("run").beats(facts)
    return beat.boxes


def test_boxes_stand_with_their_beat_and_are_not_said(tea: Lecture, facts: Callable[..., Any]) -> None:
    beats = {beat.key: beat for beat in tea.section("cup").beats(facts())}
    assert [(box.kind, box.text) for box in beats["pour"].boxes] == [
        ("picture", "A cup, and two more behind it.")
    ]
    assert [box.kind for box in beats["wait"].boxes] == ["question", "question", "exercise"]
    assert "behind it" not in beats["pour"].text


def test_a_scene_has_boxes_of_its_own(tea: Lecture, facts: Callable[..., Any]) -> None:
    assert [(box.kind, box.text) for box in tea.section("cup").boxes(facts())] == [("note", "Bring a cup.")]


def test_a_box_knows_its_line(tea: Lecture, facts: Callable[..., Any]) -> None:
    lines = tea.path.read_text("utf-8").splitlines()
    found = [box for beat in tea.section("cup").beats(facts()) for box in beat.boxes]
    assert found and all(lines[box.line - 1].startswith(f"> [!{box.kind}]") for box in found)


def test_wordings_of_a_box(tea: Lecture, facts: Callable[..., Any]) -> None:
    beats = {beat.key: beat for beat in tea.section("cup").beats(facts(cups=()))}
    assert beats["pour"].boxes[0].text == "A cup alone."


@pytest.mark.parametrize(("slope", "right"), [(2, "yes"), (-2, "no, it falls")])
def test_the_right_answer_is_computed(slope: int, right: str, read: Callable[[str], Lecture]) -> None:
    (box,) = boxes(ASK, read, slope=slope)
    assert [option.filled.text for option in box.options] == ["yes", "no, it falls", "never"]
    assert [option.filled.text for option in box.options if option.right] == [right]
    assert box.because and box.because.text.startswith("The slope is")
    assert box.mistaken == (slope < 0)


def test_a_question_without_a_right_answer_is_not_asked(read: Callable[[str], Lecture]) -> None:
    assert boxes(ASK, read, slope=0) == ()


def test_two_right_answers_are_a_fault(read: Callable[[str], Lecture]) -> None:
    text = ASK.replace("slope < 0", "slope > 1")
    with pytest.raises(
        Fault, match=r'lecture.md:9 \(run/go\): "yes" and "no, it falls" are both right here; let'
    ):
        boxes(text, read, slope=2)


def guess(way: object, right: bool = False) -> dict[str, object]:
    return {"way": way, "right": right}


def test_an_answer_stands_for_what_is_drawn(read: Callable[[str], Lecture]) -> None:
    (box,) = boxes(DRAWN, read, a=guess((1, 0)), b=guess((0, 1), True), c=guess((0, -1)))
    assert [(each.filled.text, each.right, each.drawn) for each in box.options] == [
        ("this way", False, (1, 0)),
        ("that way", True, (0, 1)),
        ("back", False, (0, -1)),
    ]
    assert box.drawn and box.mistaken


def test_an_answer_that_cannot_be_drawn_is_none(read: Callable[[str], Lecture]) -> None:
    (box,) = boxes(DRAWN, read, a=guess(None), b=guess((0, 1), True), c=guess((0, -1)))
    assert [(each.filled.text, each.letter) for each in box.options] == [("that way", "A"), ("back", "B")]


@pytest.mark.parametrize(("typed", "wrong"), [("b.wya", "no field"), ("d.way", "not a fact of this scene")])
def test_what_cannot_be_drawn_is_told_on_its_line(
    read: Callable[[str], Lecture], typed: str, wrong: str
) -> None:
    facts = {name: guess((1, 0)) for name in "abc"}
    with pytest.raises(Fault) as refused:
        boxes(DRAWN.replace("b.way", typed), read, **facts)
    assert "lecture.md:11 (run/go): " in str(refused.value) and wrong in str(refused.value)


def test_a_question_with_one_answer_that_can_be_drawn_is_not_asked(read: Callable[[str], Lecture]) -> None:
    assert boxes(DRAWN, read, a=guess(None), b=guess((0, 1), True), c=guess(None)) == ()


@pytest.mark.parametrize(("text", "asked"), [(ASK, False), (ASK + "\n" + DRAWN, True)])
def test_a_beat_knows_its_question_that_is_drawn(
    text: str, asked: bool, read: Callable[[str], Lecture]
) -> None:
    facts = {"slope": 1, "a": guess((1, 0), True), "b": guess((0, 1)), "c": guess(None)}
    (beat,) = read(HEAD + text).section("run").beats(facts)
    assert (beat.question is not None and beat.question.text == "Which way?") is asked


def test_a_question_that_says_nothing_is_not_asked(read: Callable[[str], Lecture]) -> None:
    text = ASK.replace("rise?\n", "rise?\n> > - not known: (nothing)\n")
    assert boxes(text, read, slope=1, known=False) == ()
    assert len(boxes(text, read, slope=1, known=True)) == 1


def test_a_typed_answer_is_a_value(read: Callable[[str], Lecture]) -> None:
    (box,) = boxes(
        "> [!question] How steep?\n> - answer: {2 * slope:g} a step\n> - because: So.", read, slope=3
    )
    assert box.answer and box.answer.text == "6 a step" and box.answer.shown[0].value == 6


def test_an_answer_that_is_not_known_is_not_asked_for(read: Callable[[str], Lecture]) -> None:
    text = "> [!question] How steep?\n> - answer: {slope:g}\n> - because: So."
    assert boxes(text, read, slope=None) == ()


def test_an_exercise_may_be_answered_by_a_value(read: Callable[[str], Lecture]) -> None:
    text = "> [!exercise] How far?\n> - hint: Count.\n> - answer: {a:g}\n> - because: It is {b} and {b}."
    (box,) = boxes(text, read, a=4, b=2)
    assert box.answer and box.because
    assert (box.answer.text, box.because.text) == ("4", "It is 2 and 2.")
    assert boxes(text, read, a=None, b=2) == ()


def test_an_exercise_has_hints_and_a_worked_answer(tea: Lecture, facts: Callable[..., Any]) -> None:
    (exercise,) = (
        box for beat in tea.section("cup").beats(facts()) for box in beat.boxes if box.kind == "exercise"
    )
    assert [hint.text for hint in exercise.hints] == ["It loses a share of its lead.", "The lead is 70."]
    assert exercise.answer and exercise.answer.text == "It is at 83 degrees."


def test_an_answer_may_take_several_lines(read: Callable[[str], Lecture]) -> None:
    text = "> [!exercise] Do it.\n> - answer: First {a}.\n>   Then {b}.\n>   > - b > 5: Then stop."
    assert [box.answer and box.answer.text for box in boxes(text, read, a=1, b=2)] == ["First 1. Then 2."]
    assert [box.answer and box.answer.text for box in boxes(text, read, a=1, b=6)] == ["First 1. Then stop."]


def test_a_box_in_a_beat_that_repeats_knows_its_turn(read: Callable[[str], Lecture]) -> None:
    text = HEAD.replace("### go", "### go for n in list") + "> [!picture] Number {n} of {turn.of}."
    beats = read(text).section("run").beats({"list": (4, 5)})
    assert [beat.boxes[0].text for beat in beats] == ["Number 4 of 2.", "Number 5 of 2."]


def test_a_false_claim_of_a_description_is_refused(read: Callable[[str], Lecture]) -> None:
    with pytest.raises(Untrue, match=r'lecture.md:10 \(run/go\): the text claims "a > 3"'):
        boxes("> [!picture] A hill,\n> {a > 3 ? high}.", read, a=1)


def test_a_name_that_is_no_fact_is_found_in_a_box(read: Callable[[str], Lecture]) -> None:
    with pytest.raises(Fault, match=r'lecture.md:9 \(run/go\): "hight" is not a fact of this scene'):
        boxes("> [!note] {hight:g}", read, height=1)


WRONG: dict[str, tuple[str, str]] = {
    "unknown box": ("> [!picure] W.", 'lecture.md:9 (run/go): there is no box "[!picure]"; did you mean "picture"?'),
    "bracket open": ("> [!note W.", 'lecture.md:9 (run/go): there is no box "[!note W.]"; did you mean "note"?'),
    "empty": ("> [!note]", "lecture.md:9 (run/go): this note says nothing"),
    "list in a note": ("> [!note] W.\n> - x", "lecture.md:10 (run/go): a note has sentences; it holds no list"),
    "list in a picture": ("> [!picture] W.\n> - x", "lecture.md:10 (run/go): a picture describes the picture"),
    "question without answers": (
        "> [!question] W?\n> - because: x",
        "lecture.md:9 (run/go): this question has no answer; under it stand",
    ),
    "one answer to choose": (
        "> [!question] W?\n> - [x] {a ? b}\n> - because: x",
        "lecture.md:9 (run/go): this question has no answer",
    ),
    "nothing ticked": (ASK.replace("[x]", "[ ]"), "lecture.md:9 (run/go): no answer is ticked"),
    "two ticked": (ASK.replace("[ ]", "[x]"), "lecture.md:9 (run/go): 3 answers are ticked"),
    "ticked without a condition": (
        ASK.replace("[x]", "[ ]").replace("[ ] never", "[x] never"),
        "lecture.md:9 (run/go): the ticked answer has no condition, and which one is right is computed",
    ),
    "both kinds of answer": (
        ASK + "> - answer: {slope}",
        'lecture.md:9 (run/go): a question has answers to choose from, or "- answer: {expression}", not both',
    ),
    "answer typed by hand": (
        "> [!question] W?\n> - answer: three\n> - because: x",
        "lecture.md:9 (run/go): the answer of a question is one value that is computed, and here stand 0",
    ),
    "no reason": ("> [!question] W?\n> - answer: {a}", "lecture.md:9 (run/go): this question does not say why"),
    "reason twice": (ASK + "> - because: x", 'lecture.md:14 (run/go): "because" stands twice in this question'),
    "one answer drawn": (
        DRAWN.replace(" {draw b.way}", ""),
        "lecture.md:11 (run/go): this answer draws nothing, and another does",
    ),
    "drawn without a condition": (
        DRAWN.replace("{b.right ? that way}", "that way"),
        "lecture.md:11 (run/go): this answer is drawn, and has no condition that says whether it is right",
    ),
    "drawn, and no expression": (DRAWN.replace("b.way", "b.way +"), "lecture.md:11 (run/go): "),
    "unknown part": (ASK + "> - why: x", 'lecture.md:14 (run/go): "why: x" is no part of a question; under it stand'),
    "empty answer": (ASK.replace("never", ""), "lecture.md:12 (run/go): "),
    "exercise without answer": ("> [!exercise] W.\n> - hint: x", "lecture.md:9 (run/go): this exercise has no worked"),
    "exercise with a reason for words": (
        "> [!exercise] W.\n> - answer: three\n> - because: x",
        "lecture.md:9 (run/go): the answer of an exercise with a reason is one value that is computed",
    ),
    "continued without blanks": (ASK + "> so it is", "lecture.md:14 (run/go): a line that continues an entry"),
    "wording under no line": ("> [!note] W.\n>\n> > - a: b", "lecture.md:11 (run/go): this quotation stands under no"),
    "reason for no word": (
        "> [!note] W.\n> <!-- given: each (x) -->",
        'lecture.md:10 (run/go): a reason is given for "each", which does not stand',
    ),
    "words behind the box": ("> [!note] W.\nMore.", "lecture.md:10 (run/go): Markdown takes this line into"),
    "emphasis in a description": ("> [!picture] So *big*.", 'lecture.md:9 (run/go): a beat is said as it stands'),
    "choice in a line": ("> [!note] It {a ? b | c}.", "lecture.md:9 (run/go): a line says one thing"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_box_is_refused_with_its_line(case: str, refused: Callable[[str], str]) -> None:
    text, sentence = WRONG[case]
    assert sentence in refused(HEAD + text).splitlines()[0]


def test_a_quotation_of_the_scene_is_a_box(refused: Callable[[str], str]) -> None:
    text = HEAD.replace("### go\n", "> words\n\n### go\n")
    assert refused(text).startswith(
        "lecture.md:6 (run): this quotation stands under no line; a box of the scene is"
    )
