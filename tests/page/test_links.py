"""Links into the page: to a scene, a beat, and to a function as somebody explored it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.page.conftest import NARROW, WIDE, until

pytestmark = pytest.mark.verify

ZOOMED = (640, 400)
"""A laptop's screen at 200 %."""


def _last_beat(page_file: Path) -> tuple[str, dict[str, Any]]:
    scene = json.loads((page_file.parents[1] / "timeline.json").read_text(encoding="utf-8"))["scenes"][-1]
    beat = scene["beats"][-1]
    return f"{scene['scene']}/{beat['beat']}", beat


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser without a page; no script of what it opens fails."""
    page = browser.new_page(reduced_motion="reduce")
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    page.close()
    assert failed == []


def _opened(page: Page, page_file: Path, link: str) -> None:
    page.goto("about:blank")
    page.goto(f"{page_file.as_uri()}#{link}")
    until(page, "player.film.readyState >= 2 && !player.film.seeking")


def _seen(page: Page, part: str) -> float:
    """The share of a part's height that is on the screen."""
    return float(
        page.evaluate(
            "(part) => { const { top, bottom } = document.querySelector(part).getBoundingClientRect();"
            " return (Math.min(bottom, innerHeight) - Math.max(top, 0)) / (bottom - top); }",
            part,
        )
    )


@pytest.mark.parametrize("size", [WIDE, NARROW, ZOOMED], ids=["wide", "narrow", "zoomed"])
def test_a_link_to_a_beat_shows_the_film_there(page: Page, page_file: Path, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    name, beat = _last_beat(page_file)
    _opened(page, page_file, name)
    until(page, f"player.film.currentTime >= {beat['start']}")
    until(page, "document.querySelector('.w.now') !== null")
    assert _seen(page, "#film") > 0.95


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_link_to_a_beat_shows_its_words_beside_the_film(
    page: Page, page_file: Path, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    _opened(page, page_file, _last_beat(page_file)[0])
    until(page, "document.querySelector('.w.now') !== null")
    assert page.evaluate("document.querySelector('.w.now').closest('.beat').id") == _last_beat(page_file)[0]
    assert _seen(page, ".w.now") == 1
    assert page.evaluate(
        "(w => document.elementFromPoint(w.x + 2, w.y + 5).closest('.w.now') !== null)"
        "(document.querySelector('.w.now').getBoundingClientRect())"
    )


def test_the_same_link_leads_there_again(page: Page, page_file: Path) -> None:
    _opened(page, page_file, "")
    link = page.locator(".contents a").first
    there = f"!player.film.seeking && Math.abs(player.film.currentTime - {link.get_attribute('data-start')}) < 0.2"
    for _ in range(2):
        link.click()
        until(page, there)
        page.evaluate("player.seek(player.film.duration - 0.1)")
        until(page, f"!player.film.seeking && !({there})")


def _explored(page: Page) -> dict[str, Any]:
    page.wait_for_selector("#explorer-numbers div")
    told: dict[str, Any] = page.evaluate(
        "(({ state }) => ({ at: state.start, rate: state.rate, taken: state.taken }))(explorer.now())"
    )
    return told


def test_a_link_opens_the_explorer_at_its_point(page: Page, page_file: Path) -> None:
    _opened(page, page_file, "explore=uphill")
    usual = _explored(page)
    _opened(page, page_file, "explore=uphill/height&at=-0.25,0.5&rate=0.02&steps=3")
    assert _explored(page) == {"at": [-0.25, 0.5], "rate": 0.02, "taken": 3}
    assert usual["at"] != [-0.25, 0.5] and usual["taken"] == 0


def test_the_address_leads_back_to_what_is_explored(page: Page, page_file: Path) -> None:
    _opened(page, page_file, "uphill")
    page.click("#explore")
    page.wait_for_selector("#explorer-numbers div")
    page.focus("#explorer-point")
    page.keyboard.press("ArrowRight")
    page.click("#explorer-step")
    until(page, "location.hash.includes('steps=1')")
    link, told = page.evaluate("location.hash.slice(1)"), _explored(page)
    page.keyboard.press("Escape")
    until(page, "location.hash === '#uphill'")
    _opened(page, page_file, link)
    assert _explored(page) == told


@pytest.mark.parametrize(
    "link",
    ["explore=nowhere/height", "%FF", "film", "explore=nowhere", "explore=", "explore", "%", 't="', "a]b"],
)
def test_a_link_that_means_nothing_does_nothing(page: Page, page_file: Path, link: str) -> None:
    _opened(page, page_file, link)
    assert page.evaluate("player.film.currentTime") == 0
    assert page.is_hidden("#explorer")


@pytest.mark.verify
@pytest.mark.parametrize("link", ["at=1", "at=a,b", "at=1,2,3", "rate=x", "rate=-1", "rate=1e9", "steps=-3"])
def test_of_a_link_to_the_explorer_what_cannot_be_read_is_as_usual(
    page: Page, page_file: Path, link: str
) -> None:
    _opened(page, page_file, "explore=uphill")
    usual = _explored(page)
    _opened(page, page_file, f"explore=uphill&{link}")
    assert _explored(page) == usual
