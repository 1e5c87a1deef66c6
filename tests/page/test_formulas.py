"""The formulas of a page: found in its words, drawn for the eye, told to assistive technology, and copied."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st

from steepest.page.formulas import Formulas
from steepest.script.values.languages import GERMAN
from tests.families import examples
from tests.page.conftest import Opens
from tests.page.timelines import asked, beat, formula, lecture, scene, value

pytestmark = pytest.mark.verify

HEIGHT, LINE = formula("x**2/4 + 3*y", "x", "y"), formula("2*x", "x")
PLAIN = st.text("abc xyz0123456789.,()+", max_size=12)


@examples(200)
@given(st.lists(st.one_of(PLAIN, st.sampled_from([HEIGHT["text"], LINE["text"]])), max_size=6))
def test_the_pieces_of_a_text_are_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    pieces = [*_FORMULAS.pieces(text, [HEIGHT, LINE, value("n", "3")])]
    assert "".join(one.text for one in pieces) == text
    assert all(one.text == one.formula.text for one in pieces if one.formula)
    assert sum(one.formula is not None for one in pieces) >= sum(
        part in (HEIGHT["text"], LINE["text"]) for part in parts
    )


_FORMULAS = Formulas()


@pytest.mark.parametrize("text", ["2xy", "12x", "2x(y)", "a2x", "2x.5"])
def test_a_formula_is_no_part_of_a_longer_one(text: str) -> None:
    assert [one.formula for one in _FORMULAS.pieces(f"see {text} there", [LINE])] == [None]


def test_equal_formulas_are_one_and_share_their_shapes() -> None:
    found = Formulas()
    first, second = found.of(formula("x + x", "x")), found.of(formula("x + x", "x", "y"))
    assert first is second and first is not None
    uses = first.drawing.uses
    assert uses[0][0] == uses[2][0] != uses[1][0]
    assert len(found.shapes) == 2


def test_a_drawing_stands_on_the_baseline_and_keeps_to_its_bounds() -> None:
    found = Formulas()
    letter, quotient = found.of(formula("x", "x")), found.of(formula("x/2", "x"))
    assert letter and quotient
    assert 0 < letter.drawing.depth < 100 < quotient.drawing.depth
    for one in (letter, quotient):
        left, top, width, height = one.drawing.bounds
        assert all(left <= x <= left + width and top <= y <= top + height for _, x, y in one.drawing.uses)


def test_its_numbers_are_written_as_the_language_of_the_page_writes_them() -> None:
    half = Formulas(GERMAN).of(formula("0.5*x**2", "x"))
    assert half
    assert (half.text, half.typst, half.latex) == ("0,5x²", '0","5 x^2', "0{,}5 x^{2}")
    assert "<mn>0,5</mn>" in half.mathml
    assert half.drawing.uses != Formulas().of(formula("0.5*x**2", "x")).drawing.uses


# --- in the browser ---


def _scene(**more: Any) -> dict[str, Any]:
    return scene("hill", beat("a", f"The hill is {HEIGHT['text']}, and rises.", said=[HEIGHT], **more))


def test_a_formula_in_the_words_is_drawn_and_told_as_mathematics(opens: Opens) -> None:
    page = opens(_scene())
    place = page.locator(".beat .formula")
    box = place.locator("svg").bounding_box()
    assert box and box["width"] > 40 and box["height"] > 15
    assert place.locator("math mfrac").count() == 1
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert {"MathMLMath", "MathMLFraction"} <= {*roles}
    assert page.inner_text(".beat p").replace("\n", "").startswith("The hill is")


def test_its_words_are_still_found_and_followed(opens: Opens) -> None:
    page = opens(_scene())
    page.fill("#sought", "hill is x²/4")
    assert page.inner_text("#found") == "1 of 1"
    words = [one["text"] for one in lecture(_scene())["scenes"][0]["beats"][0]["words"]]
    assert [text.rstrip(",.") for text in page.locator(".w").all_text_contents()] == [
        text.rstrip(",.") for text in words
    ]


def test_a_word_that_is_found_is_as_large_as_before(opens: Opens) -> None:
    page = opens(_scene())
    size = "getComputedStyle(document.querySelector('.w')).fontSize"
    before = page.evaluate(size)
    page.fill("#sought", "the")
    assert page.locator(".w.shown").count() == 1
    assert page.evaluate(size) == before


def test_a_formula_opens_with_its_source_and_is_copied(opens: Opens) -> None:
    page = opens(_scene())
    page.click(".beat .formula button")
    assert page.inner_text("#source-title") == f"Where {HEIGHT['text']} comes from"
    assert page.inner_text("#source-lines") == "f = here"
    assert page.locator("#source .whole math").count() == 1
    assert page.input_value("#copy-typst") == "frac(x^2, 4) + 3 y"
    page.click("[data-copy=copy-latex]")
    page.wait_for_selector("#copied:has-text('Copied')")
    page.keyboard.press("Escape")
    page.focus("#sought")
    page.keyboard.press("Control+v")
    assert page.input_value("#sought") == r"\frac{x^{2}}{4} + 3 y"


def test_the_arrow_keys_reach_a_formula_and_enter_opens_it(opens: Opens) -> None:
    page = opens(_scene())
    page.focus(".beat button.time")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.is_visible("#source-formula")


def test_the_formulas_of_a_scene_stand_below_it_each_once(opens: Opens) -> None:
    shown = {"shown": [HEIGHT, LINE, formula("x", "x")]}
    page = opens(scene("hill", {**beat("a"), **shown}, {**beat("b"), **shown}))
    page.click(".formulas summary")
    assert page.locator(".formulas .said").all_text_contents() == [HEIGHT["text"], LINE["text"]]
    page.click(".formulas button >> nth=1")
    assert page.inner_text("#source-title") == "Formula"
    assert page.is_hidden("#source-lines")


def test_a_question_is_asked_with_its_formula_and_answered_by_one(opens: Opens) -> None:
    told = asked(f"What is the slope of {HEIGHT['text']} along x?", formula("x/2", "x", "y"), [HEIGHT])
    page = opens(_scene(boxes=[told]))
    page.click(".ask")
    assert page.locator("#asked-text svg").count() == 1 and page.locator("#asked-text button").count() == 0
    assert "a formula in x, y" in page.inner_text("#asked-answers")
    for typed, says in (
        ("half of x", "This cannot be read as a formula in x, y: write one such as 2x^2 - sin(x)/3."),
        ("2x", "Not quite."),
        ("0,5x", "Right."),
    ):
        page.fill("#asked input", typed)
        page.keyboard.press("Enter")
        assert page.inner_text("#asked-verdict") == says
    assert page.inner_text("#asked-because").endswith("Because it is so.")
    assert page.inner_text("#summary-list .good") == "right after some tries"


def _exercise(answer: dict[str, Any], **more: Any) -> dict[str, Any]:
    said = {"text": answer["text"], "values": [answer]}
    return {"kind": "exercise", "text": "Work it out.", "values": [], "hints": [], "answer": said, **more}


def test_an_exercise_is_answered_by_what_its_value_is(opens: Opens) -> None:
    worked = {"text": "So it is.", "values": []}
    told = [_exercise(formula("x/2", "x"), because=worked), _exercise(value("h", "2.5"), because=worked)]
    page = opens(_scene(boxes=told))
    forms = page.locator(".exercises form")
    for number, typed, says in (
        (0, "2x", "Not quite."),
        (0, "0.5x", "Right."),
        (1, "much", "This is not a number: write one such as 3, -2.5, 1/3 or sqrt(2)."),
        (1, "5/2", "Right."),
    ):
        forms.nth(number).locator("input").fill(typed)
        page.keyboard.press("Enter")
        assert forms.nth(number).locator(".verdict").inner_text() == says
    page.click(".exercises summary >> nth=1")
    assert page.inner_text(".exercises details[open] p") == "2.5. So it is."
    assert page.inner_text("#summary") == "No question has been answered yet."


def test_an_exercise_that_is_answered_in_words_takes_none(opens: Opens) -> None:
    page = opens(_scene(boxes=[_exercise(value("h", "2.5"))]))
    assert page.locator(".exercises summary").count() == 1
    assert page.locator(".exercises input").count() == 0


def test_the_answer_is_shown_to_who_asks_for_it_and_counts_as_not_right(opens: Opens) -> None:
    page = opens(_scene(boxes=[asked("How high?", value("h", "2.5"))]))
    page.click(".ask")
    assert page.is_hidden("#asked-reveal")
    page.fill("#asked input", "7")
    page.keyboard.press("Enter")
    page.click("#asked-reveal")
    assert page.inner_text("#asked-because") == "2.5. Because it is so."
    assert page.inner_text("#summary-list .bad") == "not right yet"
    assert page.is_hidden("#asked-check")


def test_the_end_of_the_film_leads_to_how_the_questions_went(opens: Opens) -> None:
    page = opens(_scene(boxes=[asked("How high?", value("h", "2.5"))]))
    ends = "player.film.dispatchEvent(new Event('ended'))"
    page.evaluate(ends)
    assert page.inner_text("#ended") == ""
    page.click(".ask")
    page.fill("#asked input", "5/2")
    page.keyboard.press("Enter")
    page.evaluate(ends)
    assert page.inner_text("#ended").startswith("1 of 1 questions answered right, 1 of them")
    page.click("#ended a")
    assert page.evaluate("location.hash") == "#summary-title"


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_where_formulas_stand_and_are_answered(
    opens: Opens, scheme: Any, width: int
) -> None:
    long = formula("(x + 1)**2*(x + 2)**2*(x + 3)**2*(x + 4)**2*(x + 5)**2*(x + 6)**2 + y/4", "x", "y")
    told = asked(f"What is {HEIGHT['text']} along x?", HEIGHT, [HEIGHT])
    said = beat("a", f"It is {long['text']} and {HEIGHT['text']}.", said=[long, HEIGHT], boxes=[told])
    page = opens(scene("hill", {**said, "shown": [long, HEIGHT]}))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    steps = [
        "0",
        "document.querySelector('.ask').click()",
        "document.querySelector('.formula button').click()",
    ]
    for step in steps:
        page.evaluate(step)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], step
