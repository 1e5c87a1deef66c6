"""The page of the smallest lecture, made once, in Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from steepest.new.folder import new_lecture

WIDE, NARROW = (1280, 800), (320, 700)


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds in the page. Playwright's own waiting evaluates text within it, which the page's
    policy forbids.
    """
    end = time.monotonic() + 20
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(30)


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the smallest lecture, silent, at draft quality, with its described film."""
    folder = tmp_path_factory.mktemp("page") / "lecture"
    new_lecture(folder)
    for command in (("lecture", "--described"), ("page",)):
        asked = (*command, "--lecture", str(folder), "--quality", "draft", "--voice", "none", "--quiet")
        made = subprocess.run(
            [sys.executable, "-m", "steepest", *asked], capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr
    return Path(made.stdout.strip())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packs it: none is downloaded."""
    program = shutil.which("chromium")
    assert program, "the tests of the page need chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        sandboxed = [] if os.geteuid() else ["--no-sandbox"]  # which root cannot have
        started = playwright.chromium.launch(executable_path=program, args=[*sandboxed, "--mute-audio"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page, opened from disk in a browser that keeps nothing. It asks for nothing but the page's own files, and no
    script of it fails.
    """
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, reduced_motion="reduce")
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(page_file.as_uri())
    until(page, "player.film.readyState >= 2")
    yield page
    context.close()
    own = (page_file.parent.as_uri(), "blob:", "data:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert said == []
