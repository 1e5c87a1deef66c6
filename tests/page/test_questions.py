"""A question of the page: what is kept of its answers, and how long it stands there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.families import family
from tests.page.conftest import Opens
from tests.page.timelines import asked, beat, scene, value


@pytest.fixture
def page(opens: Opens) -> Page:
    """A page with a question whose answer is 4."""
    question = asked("How steep?", value("slope", "4"))
    return opens(scene("hill", beat("a", boxes=[question]), beat("b")))


def _answer(page: Page, *typed: str) -> None:
    """Have the question asked, and answer it, with one number after the other."""
    page.click(".question .ask")
    for one in typed:
        page.fill("#asked input", one)
        page.click("#asked-check")


@pytest.mark.parametrize("later", family(1, ["4", "5"]))
def test_what_was_right_at_the_first_try_stays_so_when_it_is_asked_again(page: Page, later: str) -> None:
    _answer(page, "4")
    _answer(page, later)
    assert page.inner_text("#summary").startswith("1 of 1 questions answered right, 1 of them")


def test_the_list_tells_of_which_scene_a_question_is(page: Page) -> None:
    assert page.inner_text("#summary-list .scene-title") == "About hill"


def test_a_question_counts_the_tries_until_it_is_right(page: Page) -> None:
    _answer(page, "5", "4")
    _answer(page, "4")
    assert page.inner_text("#summary-list span") == "right after some tries"


@pytest.mark.parametrize(
    "leave", ["player.film.play()", "player.seek(0)"], ids=["the film plays", "the film is somewhere else"]
)
def test_a_question_is_gone_where(opened: Page, leave: str) -> None:
    opened.click(".question .ask")
    assert opened.is_visible("#asked")
    opened.evaluate(f"void {leave}")
    opened.wait_for_selector("#asked", state="hidden")


def test_a_question_that_is_asked_from_the_list_shows_the_film_with_it(opened: Page) -> None:
    opened.set_viewport_size({"width": 1280, "height": 720})
    opened.locator("#summary-list button").scroll_into_view_if_needed()
    opened.evaluate("scrollTo(0, document.body.scrollHeight)")
    opened.click("#summary-list button")
    assert opened.evaluate("document.getElementById('film').getBoundingClientRect().top >= 0")


def test_what_comes_after_a_question_is_on_paper_while_it_is_asked(page: Page) -> None:
    page.evaluate("document.querySelector('.beat').setAttribute('aria-current', 'true')")
    _answer(page)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelectorAll('.beat')[1]).visibility") == "visible"
