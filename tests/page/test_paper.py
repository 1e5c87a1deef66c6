"""The page on paper: words, formulas and questions, and nothing that only a screen can use."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.page.conftest import Opens
from tests.page.timelines import beat, formula, scene


@pytest.fixture
def printed(opens: Opens) -> Page:
    """A page as it is printed: a beat with a formula, and a question to choose."""
    height = formula("x**2/4 + 3*y", "x", "y")
    options = [{"text": one, "right": one == "up", "values": []} for one in ("up", "down")]
    asked = {"kind": "question", "text": "Which way?", "values": [], "options": options}
    told = beat("a", f"The hill is {height['text']}, and rises.", said=[height], boxes=[asked])
    page = opens(scene("hill", told))
    page.emulate_media(media="print")
    return page


def test_words_fill_the_paper(printed: Page) -> None:
    paper = printed.viewport_size
    box = printed.locator(".beat > p").bounding_box()
    assert paper and box and box["width"] > 0.8 * paper["width"]


def test_a_question_stands_with_its_answers(printed: Page) -> None:
    assert printed.locator(".options li:visible").all_inner_texts() == ["up", "down"]


def test_a_formula_is_drawn(printed: Page) -> None:
    assert printed.locator(".beat svg:visible").count() == 1


def test_nothing_is_left_that_only_a_screen_can_use(printed: Page) -> None:
    """But for the search, which is hidden as a whole."""
    assert (
        printed.locator("video:visible, input:visible, #words button:visible, summary:visible").count() == 0
    )
