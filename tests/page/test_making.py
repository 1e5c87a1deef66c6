"""The page's folder: made once, and anew where what it is made from has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.film.cache.publish import MANIFEST, Busy
from steepest.film.rendering import claim_of
from steepest.film.request import Request, translated
from steepest.page import making
from steepest.page.scorm.packing import PACKAGE
from steepest.page.standing import StandingPage, remove_pages
from steepest.stage.settings.settings import Setting, Settings
from tests.film.test_rendering import FOLDER
from tests.page.conftest import made_page


@pytest.fixture(scope="module")
def folder(page_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lecture of the page, with everything that was made of it, to be changed."""
    made = shutil.copytree(page_file.parents[2], tmp_path_factory.mktemp("making") / "lecture")
    made_page(made)
    return made


def _page(folder: Path) -> Path:
    return folder / "build" / "page"


def _is_made_again(folder: Path, *more: str) -> bool:
    before = (_page(folder) / "index.html").stat().st_mtime_ns
    return made_page(folder, *more).stat().st_mtime_ns != before


@pytest.mark.verify
def test_a_page_of_which_nothing_changed_is_left_alone(folder: Path) -> None:
    assert not _is_made_again(folder)


def _removed(page: Path) -> None:
    (page / "thumbnails.js").unlink()


def _damaged(page: Path) -> None:
    (page / "data.js").write_text("", encoding="utf-8")


@pytest.mark.verify
@pytest.mark.parametrize("change", [_removed, _damaged])
def test_a_page_that_somebody_touched_is_made_again(folder: Path, change: Callable[[Path], None]) -> None:
    change(_page(folder))
    assert _is_made_again(folder)


def _page_below(folder: Path, *files: str) -> Path:
    """A folder of these files, with a manifest."""
    folder.mkdir(parents=True)
    for name in files:
        (folder / name).write_text("")
    (folder / MANIFEST).write_text("".join(f"0  {name}\n" for name in files))
    return folder


def test_the_page_of_a_translation_that_is_no_longer_there_is_removed(tmp_path: Path) -> None:
    old, now = (_page_below(tmp_path / code, "index.html", "data.js") for code in ("de", "fr"))
    remove_pages(tmp_path, {"", "fr"})
    assert not old.exists()
    assert (now / "data.js").exists()


def test_what_somebody_else_put_beside_a_page_is_left(tmp_path: Path) -> None:
    other = _page_below(tmp_path / "mine", "notes.txt", "index.html")
    page = _page_below(tmp_path / "de", "index.html", "data.js")
    (page / "letter.txt").write_text("")
    remove_pages(tmp_path, {""})
    assert (other / "notes.txt").exists() and (other / "index.html").exists()
    assert [file.name for file in page.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("origin", "more", "same"),
    [("--set", "", True), ("assets/parameters.toml", "", False), ("--set", "a", False)],
)
def test_what_a_page_is_made_from(tmp_path: Path, origin: str, more: str, same: bool) -> None:
    """Where a setting came from is part of it, since the page tells that; the film is the same."""
    (tmp_path / MANIFEST).write_text("")

    def inputs(origin: str, more: str) -> str:
        settings = Settings({"hill": {"point": Setting("[1, 2]", origin)}})
        request = Request(tmp_path, tmp_path / "lecture.md", settings, tmp_path)
        return StandingPage(request, tmp_path / "page", [tmp_path], more).inputs

    assert (inputs(origin, more) == inputs("--set", "")) == same


def test_no_other_run_replaces_a_film_while_its_page_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Request(FOLDER, FOLDER / "assets" / "lecture.md", Settings({}), tmp_path)

    def copied(request: Request, film: Path, say: object) -> list[object]:
        with pytest.raises(Busy, match=r"lecture\.mp4: another run is making this film"), claim_of(request):
            pytest.fail("two at once")
        raise EOFError

    monkeypatch.setattr(making, "film_lecture", lambda request: request.folder / "lecture.mp4")
    monkeypatch.setattr(making, "films_of", copied)
    with pytest.raises(EOFError):
        making.render_page(asked)
    with claim_of(asked):
        pass


def test_no_other_run_replaces_a_page_while_it_is_packed(tmp_path: Path) -> None:
    """Nor one in another language, which the package holds as well."""
    text = shutil.copytree(FOLDER, tmp_path / "lecture") / "assets" / "lecture.md"
    german = text.read_text(encoding="utf-8").replace("pace: 180", "pace: 180\nlanguage: de")
    text.with_name("lecture.de.md").write_text(german, encoding="utf-8")
    asked = Request(text.parents[1], text, Settings({}), tmp_path)
    for held in (asked, translated(asked, "de")):
        with claim_of(held), pytest.raises(Busy, match="another run is making this film"):
            making.render_scorm(asked)
    assert not (tmp_path / PACKAGE).exists()
