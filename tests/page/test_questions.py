"""A question of the page: what is kept of its answers, and how long it stands there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

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


@pytest.mark.parametrize("later", ["4", "5"])
def test_what_was_right_at_the_first_try_stays_so_when_it_is_asked_again(page: Page, later: str) -> None:
    _answer(page, "4")
    _answer(page, later)
    assert page.inner_text("#summary").startswith("1 of 1 questions answered right, 1 of them")


def test_a_question_counts_the_tries_until_it_is_right(page: Page) -> None:
    _answer(page, "5", "4")
    _answer(page, "4")
    assert page.inner_text("#summary-list span") == "right after some tries"
