"""`page --watch` as it is used: a text that is saved, in whatever language, changes its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.film.watch.test_watching import Watching

pytestmark = pytest.mark.verify


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    """A process that watches the page of a small lecture."""
    watching = Watching(tmp_path, "page")
    try:
        yield watching
    finally:
        watching.end()


def test_each_text_that_is_saved_changes_its_page(watching: Watching) -> None:
    page = watching.output / "page"
    watching.until("lecture.mp4 is new", "index.html goes with it")
    watching.save("assets/lecture.md", "and then it stays", "and stays")
    watching.until("glide/move: words changed", "preview.png in")
    watching.until("filmed 1 of 2 beats of glide", "index.html goes with it")
    assert "stays" in (page / "data.js").read_text(encoding="utf-8")

    text = (watching.folder / "assets" / "lecture.md").read_text(encoding="utf-8")
    german = watching.folder / "assets" / "lecture.de.md"
    german.write_text(
        text.replace("\nlanguage: en", "").replace("---\n", "---\nlanguage: de\n", 1), encoding="utf-8"
    )
    watching.until("index.html goes with it")
    watching.save("assets/lecture.de.md", "and stays", "und bleibt")
    watching.until("glide/move: words changed", "preview.png in")
    watching.until("index.html goes with it")
    assert "bleibt" in (page / "de" / "data.js").read_text(encoding="utf-8")

    german.unlink()
    watching.until("index.html goes with it")
    assert not (page / "de").exists()
