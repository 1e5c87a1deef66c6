"""The transcript as it follows the film, and as it is searched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.page.conftest import Opens
from tests.page.timelines import beat, scene

pytestmark = pytest.mark.verify


def _at(page: Page, time: float) -> None:
    """Let the film, which never was, be at a time."""
    page.evaluate(
        f"Object.defineProperty(player.film, 'currentTime', {{ value: {time}, configurable: true }});"
        "player.film.dispatchEvent(new Event('timeupdate'))"
    )


@pytest.fixture
def page(opens: Opens) -> Page:
    """Two beats; the second begins at 2 seconds and its words at 3."""
    return opens(scene("hill", beat("a", "One two."), beat("b", "The farmer’s slope is −3.", rest=1)))


def test_a_beat_is_marked_from_its_first_frame_on(page: Page) -> None:
    _at(page, 1.5)
    _at(page, 2.5)
    assert page.locator("[aria-current]").evaluate_all("all => all.map(one => one.id)")[-1] == "hill/b"


def test_no_word_is_marked_before_a_beat_has_said_one(page: Page) -> None:
    _at(page, 1.5)
    assert page.inner_text(".w.now") == "two."
    _at(page, 2.5)
    assert page.locator(".w.now").count() == 0


@pytest.mark.parametrize("typed", ["farmer's", "farmer’s", "-3", "−3"])
def test_a_search_finds_words_however_a_keyboard_writes_their_signs(page: Page, typed: str) -> None:
    page.fill("#sought", typed)
    assert page.inner_text("#found") == "1 of 1"
