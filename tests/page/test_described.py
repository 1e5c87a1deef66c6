"""The page of the film with spoken descriptions, in Chromium, opened from disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from steepest.film.request import make_request
from steepest.page.films import films_of
from tests.page.conftest import until

pytestmark = pytest.mark.verify


def _timeline(page_file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (page_file.parents[1] / "described" / "timeline.json").read_text(encoding="utf-8")
    )
    return found


def _to_the_other_film(page: Page) -> None:
    with page.expect_navigation():
        page.click("#other")
    until(page, "player.film.readyState >= 2")


def test_the_plain_page_leads_to_the_described_film_and_back(opened: Page, page_file: Path) -> None:
    plain = opened.evaluate("player.film.duration")
    _to_the_other_film(opened)
    assert opened.evaluate("player.film.duration") == pytest.approx(_timeline(page_file)["end"], abs=0.1)
    assert opened.evaluate("player.film.duration") > plain + 1
    _to_the_other_film(opened)
    assert opened.evaluate("player.film.duration") == plain


def test_the_other_film_opens_at_the_beat_where_this_one_is(opened: Page, page_file: Path) -> None:
    beat = opened.locator(".beat").last.get_attribute("id")
    opened.click(f'[id="{beat}"] button.time')
    until(opened, f"document.querySelector('.beat[aria-current]')?.id === '{beat}'")
    _to_the_other_film(opened)
    start = _timeline(page_file)["scenes"][-1]["beats"][-1]["start"]
    until(opened, f"Math.abs(player.film.currentTime - {start}) < 0.1")


def test_the_transcript_follows_what_is_described(opened: Page, page_file: Path) -> None:
    _to_the_other_film(opened)
    for scene in _timeline(page_file)["scenes"]:
        for beat in scene["beats"]:
            word = beat["described"][2]
            opened.evaluate(f"player.seek({word['start']} + 0.5 / lecture.fps)")
            until(opened, "!player.film.seeking && player.film.readyState >= 2")
            until(opened, "document.querySelector('.described .w.now') !== null")
            assert opened.inner_text(".w.now") == word["text"]


def test_the_notes_show_the_same_film(opened: Page) -> None:
    _to_the_other_film(opened)
    with opened.expect_popup() as coming:
        opened.click("#present")
    notes = coming.value
    until(notes, "document.getElementById('place').textContent !== ''")
    source = opened.evaluate("player.film.src")
    assert [video.evaluate("one => one.src") for video in notes.query_selector_all("video")] == [source] * 2


def test_axe_finds_nothing(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.with_name("described.html").as_uri())
    until(page, "player.film.readyState >= 2")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.close()


def test_a_described_film_of_another_state_is_left_out_and_told(page_file: Path, tmp_path: Path) -> None:
    folder = page_file.parents[2]
    asked = make_request(folder, output=tmp_path, quality="draft", voice="none", quiet=True)
    told = json.loads((page_file.parents[1] / "timeline.json").read_text(encoding="utf-8"))
    (tmp_path / "timeline.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "described").mkdir()
    (tmp_path / "described" / "lecture.mp4").touch()
    said: list[str] = []
    for key, films in ((told["scenes"][0]["made_from"]["key"], 2), ("0" * 32, 1)):
        told["scenes"][0]["made_from"]["key"] = key
        (tmp_path / "described" / "timeline.json").write_text(json.dumps(told), encoding="utf-8")
        assert len(films_of(asked, tmp_path / "lecture.mp4", said.append)) == films
    assert len(said) == 1 and "lecture --described makes it anew" in said[0]
