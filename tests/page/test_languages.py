"""A second text makes a second page, from the same scenes."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from steepest.new.folder import new_lecture
from tests.page.conftest import until

pytestmark = pytest.mark.verify

GERMAN = {
    "title: A new lecture": "title: Eine neue Vorlesung\nlanguage: de",
    "# The first chapter": "# Das erste Kapitel",
    "## Which way is up?": "## Wo geht es hinauf?",
    "Here is {@hill}a hill, over its map.": "Hier ist {@hill}ein Hügel über seiner Karte.",
}
LAST = "### way\n"


def _page(folder: Path) -> subprocess.CompletedProcess[str]:
    asked = ("page", "--scorm", "--lecture", str(folder), "--quality", "draft", "--voice", "none", "--quiet")
    command = [sys.executable, "-m", "steepest", *asked]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lecture with its page in two languages."""
    made = tmp_path_factory.mktemp("languages")
    new_lecture(made)
    text = (made / "assets" / "lecture.md").read_text(encoding="utf-8")
    for english, german in GERMAN.items():
        assert english in text
        text = text.replace(english, german)
    (made / "assets" / "lecture.de.md").write_text(text, encoding="utf-8")
    told = _page(made)
    assert told.returncode == 0, told.stderr
    return made


def _said_by_controls(page: Page) -> set[str]:
    """What the film's controls are called, for the eye and for the ear."""
    return set(
        page.evaluate(
            "[...document.querySelectorAll('#player, #player *')].flatMap((one) => ["
            " one.ariaLabel, one.shadowRoot?.querySelector('[role=status], input')?.ariaLabel,"
            " ...[...one.shadowRoot?.querySelectorAll('[name=tooltip-content] slot') ?? []]"
            " .map((said) => said.textContent)"
            " ].filter(Boolean))"
        )
    )


def test_each_page_speaks_its_language_and_leads_to_the_other(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    said: list[set[str]] = []
    page.goto((folder / "build" / "page" / "index.html").as_uri())
    until(page, "player.film.readyState >= 2")
    for name, language, heading, words in (
        ("Deutsch", "de", "Inhalt", "Hier ist ein Hügel über seiner Karte."),
        ("English", "en", "Contents", "Here is a hill, over its map."),
    ):
        with page.expect_navigation():
            page.click(f"a.tongue >> text={name}")
        until(page, "player.film.readyState >= 2")
        assert page.evaluate("document.documentElement.lang") == language
        assert page.inner_text(".contents h2") == heading
        assert words in page.inner_text("#words")
        said.append(_said_by_controls(page))
    assert min(map(len, said)) > 10
    assert not said[0] & said[1]
    page.close()


def test_both_are_made_from_the_same_numbers(folder: Path) -> None:
    told = [
        json.loads((folder / "build" / part / "timeline.json").read_text(encoding="utf-8"))
        for part in ("", "de")
    ]
    assert [one["language"] for one in told] == ["en", "de"]
    settings = [[scene["made_from"]["settings"] for scene in one["scenes"]] for one in told]
    assert settings[0] == settings[1]


def test_the_package_holds_both(folder: Path) -> None:
    with zipfile.ZipFile(folder / "build" / "scorm.zip") as package:
        names = {*package.namelist()}
    assert {"index.html", "lecture.mp4", "de/index.html", "de/lecture.mp4"} <= names


def test_a_beat_that_is_not_translated_stops_the_build_and_leaves_the_page(folder: Path) -> None:
    text = folder / "assets" / "lecture.de.md"
    whole = text.read_text(encoding="utf-8")
    before = (folder / "build" / "page" / "de" / "index.html").read_bytes()
    text.write_text(whole.partition(LAST)[0], encoding="utf-8")
    told = _page(folder)
    text.write_text(whole, encoding="utf-8")
    assert told.returncode == 2
    assert "the beat uphill/way is not translated; it stands in" in told.stderr
    assert (folder / "build" / "page" / "de" / "index.html").read_bytes() == before
