"""The page of the smallest lecture, made once, in Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from steepest.disk.locks import locked
from steepest.new.folder import new_lecture
from steepest.page.contents import chapters_of
from steepest.page.films import PageFilm
from steepest.page.making import site_files
from steepest.page.writing import written
from tests.page.timelines import lecture

Opens = Callable[..., Page]
"""Takes scenes of a timeline, and opens the page of a film that never was."""

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
    """The page of the smallest lecture, silent, at draft quality, with its described film. Processes that test side by
    side share it: the first that asks for it makes it.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "page" / "lecture"
    told = folder.with_name("page.txt")  # there as soon as the page is
    folder.parent.mkdir(exist_ok=True)
    with locked(folder.with_name("lock")):
        if not told.exists():
            new_lecture(folder)
            made_page(folder, command=("lecture", "--described"))
            told.write_text(str(made_page(folder)), encoding="utf-8")
    return Path(told.read_text(encoding="utf-8"))


def made_page(folder: Path, *more: str, command: tuple[str, ...] = ("page",)) -> Path:
    """The page of a lecture, silent, at draft quality, with these options."""
    asked = (*command, "--lecture", str(folder), "--quality", "draft", "--voice", "none", "--quiet", *more)
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


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Opens a page of scenes that were never filmed."""
    context = browser.new_context()
    failed: list[str] = []

    def open_page(*scenes: dict[str, Any]) -> Page:
        told = lecture(*scenes)
        film = PageFilm(Path("lecture.mp4"), told)
        sources = {one["scene"]: [["f = here"]] * 9 for one in scenes}
        made = written(film, chapters_of(told), sources, ())
        for source in site_files():
            shutil.copyfile(source, tmp_path / source.name)
        for name, content in made.items():
            (tmp_path / name).write_bytes(content)
        page = context.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto((tmp_path / "index.html").as_uri())
        return page

    yield open_page
    context.close()
    assert failed == []
