"""What a page with a public address tells search engines."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from steepest.page.contents import chapters_of, scenes_of
from steepest.page.films import PAGE, PageFilm
from steepest.page.structured import checked_address, structured
from steepest.page.writing import written
from steepest.script.fault import Fault
from tests.page.test_writing import HOSTILE
from tests.page.timelines import beat, lecture, scene

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HOME = "https://example.org/gradient/"


def _told(*scenes: dict[str, Any], title: str = "A lecture") -> tuple[dict[str, Any], str]:
    """What stands in the page, read back, and the page."""
    told = lecture(*scenes, title=title)
    chapters = chapters_of(told)
    public = structured(told, scenes_of(chapters), HOME, PAGE, MADE)
    film, sources = PageFilm(Path("lecture.mp4"), told), {one["scene"]: [] for one in scenes}
    page = written(film, chapters, sources, (), (), public)[PAGE].decode()

    opening, end = '<script type="application/ld+json">', "</script>"
    return json.loads(page.partition(opening)[2].partition(end)[0]), page


def test_each_scene_is_a_clip_and_all_words_are_the_transcript() -> None:
    scenes = [scene("hill", beat("a", "One two.")), scene("saddle", beat("a", "Three."), beat("b", "Four."))]
    told, _ = _told(*scenes)
    assert [(one["name"], one["startOffset"], one["endOffset"]) for one in told["hasPart"]] == [
        ("About hill", 0, 2),
        ("About saddle", 2, 4),
    ]
    assert [one["url"] for one in told["hasPart"]] == [f"{HOME}#t=0.000", f"{HOME}#t=2.000"]
    assert told["transcript"].split("\n") == ["One two.", "Three.", "Four."]
    assert told["duration"] == "PT0M4S"


def test_a_video_has_what_search_engines_ask_for_and_every_address_is_whole() -> None:
    told, page = _told(scene("hill"))
    needed = {
        "@context",
        "@type",
        "name",
        "description",
        "thumbnailUrl",
        "uploadDate",
        "contentUrl",
        "inLanguage",
    }
    assert needed <= told.keys()
    assert told["uploadDate"] == "2026-01-02T03:04:05+00:00"
    links = [told[name] for name in ("url", "contentUrl", "thumbnailUrl")]
    assert links == [HOME, f"{HOME}lecture.mp4", f"{HOME}poster.png"]
    assert f'<link rel="canonical" href="{HOME}">' in page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    told, page = _told({**scene("hill", beat("a", text)), "title": text}, title=text)
    assert (told["name"], told["hasPart"][0]["name"]) == (text, text)
    assert page.count("<script") == _told(scene("hill"))[1].count("<script")


def test_a_page_without_an_address_tells_nothing() -> None:
    told = lecture(scene("hill"))
    page = written(PageFilm(Path("lecture.mp4"), told), chapters_of(told), {"hill": []}, ())[PAGE].decode()
    assert "ld+json" not in page and "canonical" not in page


@pytest.mark.parametrize(
    "address", [HOME, HOME.rstrip("/"), f"{HOME}index.html", "http://localhost:8000", "https://a.b/c%20d/"]
)
def test_addresses_of_folders(address: str) -> None:
    found = checked_address(address)
    assert found.endswith("/") and found.startswith(address.removesuffix("index.html").rstrip("/"))


@pytest.mark.parametrize(
    "address",
    [
        *("gradient", "ftp://example.org", "https://", "//a.b", "https://[a"),
        *("https://a.b/?x=1", "https://a.b/#x", "https://a b/", 'https://a.b/"><b>'),
    ],
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(Fault, match="is no address of a folder on the web; --address https://"):
        checked_address(address)
