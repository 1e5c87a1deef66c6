"""The page as a person uses it, in Chromium, opened from disk."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.page.conftest import NARROW, WIDE, until

LATER = partial(pytest.param, marks=pytest.mark.verify)


def _beats(page_file: Path) -> list[dict[str, Any]]:
    timeline = json.loads((page_file.parents[1] / "timeline.json").read_text(encoding="utf-8"))
    return [{**beat, "scene": scene["scene"]} for scene in timeline["scenes"] for beat in scene["beats"]]


def _fps(page_file: Path) -> int:
    return int(json.loads((page_file.parents[1] / "timeline.json").read_text(encoding="utf-8"))["fps"])


def _now(page: Page) -> float:
    return float(page.evaluate("player.film.currentTime"))


def _stands(page: Page) -> None:
    until(page, "!player.film.seeking && player.film.readyState >= 2")


def test_nothing_plays_by_itself_and_the_film_plays_when_asked(opened: Page) -> None:
    assert opened.evaluate("player.film.paused") and _now(opened) == 0
    opened.click("media-play-button")
    until(opened, "player.film.currentTime > 0.3")


def test_the_space_bar_plays_the_film_where_nothing_has_the_keyboard(opened: Page) -> None:
    opened.keyboard.press("Space")
    until(opened, "!player.film.paused")
    assert opened.evaluate("scrollY") == 0


def test_each_beat_in_the_transcript_leads_to_its_first_frame(opened: Page, page_file: Path) -> None:
    fps = _fps(page_file)
    for beat in _beats(page_file):
        opened.click(f'[id="{beat["scene"]}/{beat["beat"]}"] button.time')
        _stands(opened)
        assert int(_now(opened) * fps) == beat["first_frame"]


def test_a_word_leads_to_where_it_is_spoken(opened: Page, page_file: Path) -> None:
    word = _beats(page_file)[-1]["words"][3]
    opened.click(f'.w[data-start="{word["start"]}"]')
    _stands(opened)
    assert _now(opened) == pytest.approx(word["start"], abs=1 / _fps(page_file))
    assert opened.inner_text(".w.now") == word["text"]


def test_a_link_leads_to_its_beat(browser: Browser, page_file: Path) -> None:
    beat = _beats(page_file)[-1]
    page = browser.new_page()
    page.goto(f"{page_file.as_uri()}#{beat['scene']}/{beat['beat']}")
    until(page, "player.film.readyState >= 2 && player.film.currentTime > 0")
    assert _now(page) == pytest.approx(beat["start"], abs=1 / _fps(page_file))
    page.goto(f"{page_file.as_uri()}#t=1.5")
    until(page, "Math.abs(player.film.currentTime - 1.5) < 0.1")
    page.close()


def test_the_film_stops_at_a_question_to_the_frame_and_goes_on(opened: Page, page_file: Path) -> None:
    fps = _fps(page_file)
    [end] = [
        b["end_frame"] for b in _beats(page_file) if any(box["kind"] == "question" for box in b["boxes"])
    ]
    opened.evaluate(f"player.seek({end / fps - 1}); void player.film.play()")
    opened.wait_for_selector("#asked:not([hidden])")
    _stands(opened)
    assert int(_now(opened) * fps) == end - 1
    assert opened.evaluate("document.activeElement.id") == "asked"
    opened.fill("#asked input", "much")
    opened.click("#asked-check")
    assert "not a number" in opened.inner_text("#asked-verdict")
    opened.fill("#asked input", "99")
    opened.click("#asked-check")
    assert opened.inner_text("#asked-verdict") == "Not quite."
    opened.click("#asked-reveal")
    right = opened.inner_text("#asked-because").partition(". ")[0]
    opened.click("#asked-on")
    opened.click(".question .ask")
    opened.fill("#asked input", right)
    opened.click("#asked-check")
    assert opened.inner_text("#asked-verdict") == "Right."
    assert "What a step climbs" in opened.inner_text("#asked-because")
    assert opened.inner_text("#summary").startswith("1 of 1 questions answered right, 0 of them")


@pytest.mark.verify
def test_the_film_does_not_stop_where_that_is_turned_off(opened: Page, page_file: Path) -> None:
    end = _beats(page_file)[-1]["end"]
    opened.uncheck("#stops")
    opened.evaluate(f"player.seek({end - 1}); void player.film.play()")
    until(opened, "player.film.ended || player.film.currentTime > " + str(end))
    assert opened.is_hidden("#asked")


def test_a_search_finds_words_and_tells_how_many(opened: Page) -> None:
    opened.fill("#sought", "slope that")
    assert opened.inner_text("#found") == "1 of 1"
    assert opened.locator(".w.shown").all_inner_texts() == ["slope", "that"]
    opened.fill("#sought", "zebra")
    assert opened.inner_text("#found") == "nothing found"


def test_a_number_opens_where_it_comes_from(opened: Page) -> None:
    opened.click("button.value >> nth=0")
    assert "comes from" in opened.inner_text("#source-title")
    assert opened.locator("#source-lines li").count() > 0
    opened.keyboard.press("Escape")
    assert opened.is_hidden("#source")


def test_the_transcript_is_one_stop_of_the_tab_key(opened: Page) -> None:
    opened.focus("#sought")
    opened.keyboard.press("Tab")
    first = opened.evaluate("document.activeElement.textContent")
    assert opened.evaluate("document.activeElement.classList.contains('time')")
    opened.keyboard.press("ArrowDown")
    assert opened.evaluate("document.activeElement.classList.contains('time')")
    assert opened.evaluate("document.activeElement.textContent") != first
    opened.keyboard.press("Enter")
    _stands(opened)
    assert _now(opened) > 0
    opened.keyboard.press("Home")
    assert opened.evaluate("document.activeElement.textContent") == first
    assert opened.locator("#words [tabindex='0']").count() == 1
    opened.keyboard.press("Tab")
    assert not opened.evaluate("document.getElementById('words').contains(document.activeElement)")


def test_the_arrow_keys_reach_everything_in_the_transcript(opened: Page) -> None:
    opened.focus("#words button.time")
    reached = set()
    for _ in range(60):
        reached.add(opened.evaluate("document.activeElement.className || document.activeElement.localName"))
        opened.keyboard.press("ArrowRight")
    assert reached == {"time", "value", "summary", "ask quiet", "explore quiet"}


@pytest.mark.verify
def test_presenting_stops_at_the_end_of_each_beat_and_goes_back(opened: Page, page_file: Path) -> None:
    fps = _fps(page_file)
    ends = [beat["end_frame"] - 1 for beat in _beats(page_file)]
    with opened.expect_popup() as coming:
        opened.click("#present")
    notes = coming.value
    until(notes, "document.getElementById('place').textContent !== ''")
    opened.bring_to_front()
    opened.keyboard.press("ArrowRight")
    until(opened, "document.fullscreenElement !== null")  # the window of notes took the click
    opened.keyboard.press("ArrowRight")  # while it plays: to its end
    _stands(opened)
    assert int(_now(opened) * fps) == ends[0]
    opened.keyboard.press("End")
    _stands(opened)
    assert int(_now(opened) * fps) == ends[-1]
    assert notes.inner_text("#place") == f"{len(ends)} / {len(ends)}"
    assert notes.is_hidden("#then")
    opened.keyboard.press("PageUp")
    _stands(opened)
    assert int(_now(opened) * fps) == ends[-2]
    until(notes, f"document.getElementById('place').textContent === '{len(ends) - 1} / {len(ends)}'")
    opened.keyboard.press("b")
    assert opened.is_visible("#black")
    opened.keyboard.press("b")
    assert opened.is_hidden("#black")
    notes.keyboard.press("Home")
    until(opened, f"!player.film.seeking && Math.floor(player.film.currentTime * {fps}) === {ends[0]}")
    opened.keyboard.press("Escape")
    assert not opened.evaluate("document.body.classList.contains('presenting')")


@pytest.mark.verify
def test_the_clock_of_the_notes_goes_on_when_they_are_asked_for_again(opened: Page) -> None:
    with opened.expect_popup() as coming:
        opened.click("#present")
    notes = coming.value
    until(notes, "document.getElementById('passed').textContent !== ''")
    notes.evaluate("window.before = true")
    opened.keyboard.press("n")
    opened.wait_for_timeout(300)
    assert notes.evaluate("window.before")


def test_captions_are_shown_while_presenting(opened: Page) -> None:
    opened.evaluate("location.hash = 'present'")
    until(opened, "document.body.classList.contains('presenting')")
    opened.keyboard.press("c")
    until(opened, "[...player.film.textTracks].some((track) => track.mode === 'showing')")


def test_no_key_of_the_player_opens_what_is_not_of_this_page(opened: Page) -> None:
    opened.focus("#film")
    opened.keyboard.press("Shift+?")
    opened.wait_for_timeout(200)
    assert opened.locator("media-keyboard-shortcuts-dialog").count() == 0


def test_captions_and_chapters_are_those_of_the_film(opened: Page, page_file: Path) -> None:
    cues = [cue["text"] for beat in _beats(page_file) for cue in beat["cues"]]
    found = opened.evaluate(
        "[...player.film.textTracks].map((track) => { const mode = track.mode; track.mode = 'hidden';"
        " const texts = [...track.cues].map((cue) => cue.text); track.mode = mode; return [track.kind, texts]; })"
    )
    assert dict(found)["captions"] == cues
    assert dict(found)["chapters"] == ["Which way is up?"]


def test_small_pictures_come_when_the_pointer_does(opened: Page) -> None:
    assert opened.evaluate("player.film.textTracks.length") == 2
    opened.hover("#player")
    until(opened, "player.film.textTracks.length === 3")


def test_on_a_narrow_screen_nothing_is_wider_than_it(opened: Page) -> None:
    opened.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert opened.evaluate("document.documentElement.scrollWidth") == NARROW[0]
    assert opened.is_visible("media-play-button") and opened.is_visible("media-fullscreen-button")


@pytest.mark.parametrize("size", [NARROW, LATER((844, 390)), LATER(WIDE)])
def test_each_control_of_the_film_lies_in_it_and_is_large_enough(opened: Page, size: tuple[int, int]) -> None:
    opened.set_viewport_size({"width": size[0], "height": size[1]})
    film = opened.locator("#player").bounding_box()
    shown = [one.bounding_box() for one in opened.locator("media-control-bar > *:visible").all()]
    assert film and len(shown) >= 7
    for box in shown:
        assert box and min(box["width"], box["height"]) >= 24
        assert film["x"] <= box["x"] and box["x"] + box["width"] <= film["x"] + film["width"] + 1
        assert box["y"] + box["height"] <= film["y"] + film["height"] + 1


@pytest.mark.verify
def test_where_the_browser_left_is_offered(browser: Browser, page_file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("player.keep('time', '7.5')")
    page.reload()
    page.wait_for_selector("#resume:not([hidden])")
    assert page.inner_text("#resume") == "Go on at 0:07"
    page.click("#resume")
    until(page, "player.film.currentTime === 7.5")
    context.close()


def test_without_scripts_film_words_and_answers_are_there(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("video[controls]").count() == 1
    assert "leads straight up" in page.inner_text("#words")
    assert page.locator("noscript img, #words img").count() >= 1
    context.close()


@pytest.mark.parametrize("scheme", ["dark", LATER("light")])
@pytest.mark.parametrize("width", [NARROW[0], LATER(1280)])
def test_axe_finds_nothing_in_any_mode(browser: Browser, page_file: Path, scheme: Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(page_file.as_uri())
    until(page, "player.film.readyState >= 2")
    modes = {
        "as it opens": "0",
        "a question": "document.querySelector('.ask').click()",
        "a source": "document.querySelector('button.value').click()",
        "presenting": "document.getElementById('source').close(); location.hash = 'present'",
    }
    for mode, enter in modes.items():
        page.evaluate(enter)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], mode
    page.goto(page_file.with_name("notes.html").as_uri())
    assert Axe().run(page).violations_count == 0
    page.close()
