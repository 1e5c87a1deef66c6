"""The package in a learning system: scorm-again's SCORM 1.2 around the page, as an LMS would have it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route

from steepest.page.scorm.packing import pack
from tests.page.conftest import until

SYSTEM = "http://learning.example"
VENDOR = Path(__file__).with_name("vendor")
AROUND = f"""<!doctype html><title>System</title><script src="{SYSTEM}/scorm-again.js"></script>
<script>
  window.API = new Scorm12API({{ autocommit: false, logLevel: 5 }});
  const kept = new URLSearchParams(location.search).get("kept");
  if (kept) API.loadFromJSON(JSON.parse(kept), "cmi");
</script>
<iframe id="lesson" width="1200" height="780" src="{SYSTEM}/lesson/index.html"></iframe>"""
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".mp4": "video/mp4"}

pytestmark = pytest.mark.verify


@pytest.fixture(scope="session")
def lesson(page_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked as a system does it."""
    made = tmp_path_factory.mktemp("scorm")
    with zipfile.ZipFile(pack(page_file.parent, made, "A lecture", "k")) as package:
        package.extractall(made / "lesson")
    return made / "lesson"


def _answer(lesson: Path) -> Callable[[Route], None]:
    """Answers requests as a system's server does, with parts of films; what is not of the system is refused."""

    def answer(route: Route) -> None:
        place = route.request.url.removeprefix(SYSTEM).partition("?")[0]
        if place == "/":
            return route.fulfill(body=AROUND, content_type="text/html")
        folder = lesson if place.startswith("/lesson/") else VENDOR
        file = folder / Path(place).name
        if not route.request.url.startswith(SYSTEM) or not file.is_file():
            return route.abort()
        body, kind = file.read_bytes(), KINDS.get(file.suffix, "application/octet-stream")
        wanted = route.request.headers.get("range")
        if not wanted:
            return route.fulfill(body=body, content_type=kind, headers={"accept-ranges": "bytes"})
        first = int(wanted.removeprefix("bytes=").split("-")[0])
        told = {"content-range": f"bytes {first}-{len(body) - 1}/{len(body)}", "accept-ranges": "bytes"}
        return route.fulfill(status=206, body=body[first:], content_type=kind, headers=told)

    return answer


@pytest.fixture
def context(browser: Browser, lesson: Path) -> Iterator[BrowserContext]:
    """A learner's browser."""
    made = browser.new_context(viewport={"width": 1240, "height": 820})
    made.route("**/*", _answer(lesson))
    yield made
    made.close()


def _open(context: BrowserContext, kept: dict[str, Any] | None = None) -> tuple[Page, Frame]:
    """The lesson in the system, which has `kept` something of an earlier visit."""
    page = context.new_page()
    query = f"?kept={json.dumps(kept)}" if kept else ""
    page.goto(f"{SYSTEM}/{query}")
    until(page, "document.getElementById('lesson').contentWindow.player?.film?.readyState >= 2")
    frame = next(one for one in page.frames if one.url.startswith(f"{SYSTEM}/lesson/"))
    return page, frame


def _told(page: Page) -> dict[str, Any]:
    """What the system knows of the learner."""
    found: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(API.cmi)"))
    return found


def _answer_question(frame: Frame, typed: str) -> None:
    frame.click(".ask")
    frame.fill("#asked input", typed)
    frame.click("#asked-check")


def _play_through(frame: Frame) -> None:
    """Let a learner see every beat, by the times at which its frames would be shown."""
    frame.evaluate(
        "for (const beat of lecture.beats)"
        " for (let now = beat.start; now <= beat.stop; now += 0.2) learning.time(now, true);"
    )


def test_a_first_visit_is_incomplete_and_has_no_score(context: BrowserContext) -> None:
    page, _ = _open(context)
    core = _told(page)["core"]
    assert core["lesson_status"] == "incomplete"
    assert (core["score"]["raw"], core["score"]["min"], core["score"]["max"]) == ("0", "0", "100")


def test_answers_are_the_score_and_each_try_is_told(context: BrowserContext) -> None:
    page, frame = _open(context)
    _answer_question(frame, "99")
    assert _told(page)["core"]["score"]["raw"] == "0"
    _answer_question(frame, "-2.5")
    told = _told(page)
    assert told["core"]["score"]["raw"] == "100"
    tries = told["interactions"]
    results = [tries[key]["result"] for key in sorted(key for key in tries if key.isdigit())]
    assert results == ["wrong", "correct"]
    assert told["core"]["lesson_status"] == "incomplete"  # the film was not seen


@pytest.mark.parametrize("answered", [False, True])
def test_a_lesson_is_complete_when_all_is_seen_and_answered(context: BrowserContext, answered: bool) -> None:
    page, frame = _open(context)
    _play_through(frame)
    objective = _told(page)["objectives"]["0"]
    assert (objective["id"], objective["status"]) == ("uphill", "completed")
    if answered:
        _answer_question(frame, "99")  # any answer: what it is worth is the score
    assert _told(page)["core"]["lesson_status"] == ("completed" if answered else "incomplete")


def test_going_through_a_film_is_not_seeing_it(context: BrowserContext) -> None:
    page, frame = _open(context)
    frame.evaluate("for (const beat of lecture.beats) learning.time(beat.stop, true)")
    frame.evaluate("for (let now = 0; now < 20; now += 0.2) learning.time(now, false)")
    assert _told(page)["objectives"]["0"]["status"] == "incomplete"


def test_playing_is_seeing(context: BrowserContext) -> None:
    page, frame = _open(context)
    frame.evaluate("player.film.playbackRate = 4; player.film.muted = true; void player.film.play()")
    until(page, "JSON.parse(API.cmi.suspend_data).seen.includes(0)")


def test_a_later_visit_goes_on_where_the_system_says_and_not_where_this_browser_was(
    context: BrowserContext,
) -> None:
    page, frame = _open(context)
    _play_through(frame)
    _answer_question(frame, "-2.5")
    frame.evaluate("player.keep('time', '9.5')")
    page.evaluate("document.getElementById('lesson').remove()")
    told = _told(page)
    assert told["core"]["exit"] == "suspend"
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d+)?", told["core"]["session_time"])
    data = told["suspend_data"]
    page.close()
    later, frame = _open(context, {"suspend_data": data, "core": {"lesson_status": "incomplete"}})
    assert frame.inner_text("#resume") == "Go on at 0:09"
    assert frame.inner_text("#summary").startswith("1 of 1 questions")
    assert _told(later)["core"]["score"]["raw"] == "100"
    later.close()
    fresh, frame = _open(context)
    assert frame.is_hidden("#resume") and _told(fresh)["core"]["score"]["raw"] == "0"


def test_nothing_is_kept_in_the_browser(context: BrowserContext) -> None:
    page, frame = _open(context)
    _answer_question(frame, "-2.5")
    frame.locator("media-volume-range input").press("ArrowLeft")
    until(page, "document.getElementById('lesson').contentWindow.player.film.volume < 1")
    frame.click("media-captions-button")
    frame.click("media-mute-button")
    until(page, "document.getElementById('lesson').contentWindow.player.film.muted")
    assert frame.evaluate("localStorage.length") == 0
    page.close()


def test_what_was_kept_of_another_film_is_forgotten(context: BrowserContext) -> None:
    other = json.dumps({"film": "another", "seen": [0, 1], "kept": {"time": "9.5"}})
    page, frame = _open(context, {"suspend_data": other})
    assert frame.is_hidden("#resume")
    assert _told(page)["objectives"]["0"]["status"] == "incomplete"


def test_the_described_film_is_seen_in_the_same_session(context: BrowserContext) -> None:
    page, frame = _open(context)
    _answer_question(frame, "-2.5")
    frame.click("#other")
    until(page, "document.getElementById('lesson').contentWindow.location.href.includes('described')")
    until(page, "document.getElementById('lesson').contentWindow.player?.film?.readyState >= 2")
    assert _told(page)["core"]["score"]["raw"] == "100"
    assert frame.inner_text("#summary").startswith("1 of 1 questions")
    _play_through(frame)
    assert _told(page)["core"]["lesson_status"] == "completed"


def test_the_way_to_another_language_does_not_end_the_session(context: BrowserContext) -> None:
    page, frame = _open(context)
    page.evaluate("API.on('LMSFinish', () => (window.finished = true))")
    frame.evaluate("Object.assign(document.getElementById('other'), { className: 'tongue', id: '' })")
    frame.click(".tongue")
    until(page, "document.getElementById('lesson').contentWindow.location.href.includes('described')")
    assert page.evaluate("window.finished") is None


def test_the_data_of_a_long_lecture_fits_what_the_standard_gives_it(context: BrowserContext) -> None:
    """4096 signs. Beside 40 answers, the beats of 25 scenes of ten take a thousand at most."""
    page, frame = _open(context)
    answers = {f"a_scene_of_a_long_name/a_beat.{n}?1": {"right": True, "tries": 3} for n in range(40)}
    frame.evaluate("text => learning.keep('answers', text)", json.dumps(answers, separators=(",", ":")))
    data = _told(page)["suspend_data"]
    assert len(data) < 3000
    assert json.loads(json.loads(data)["kept"]["answers"]) == answers
