"""The films of a page, and what its files are called: the plain one, and that with descriptions if it is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from steepest.film.rendering import FILM
from steepest.film.request import Request

PAGE, NOTES, DATA, THUMBNAILS = "index.html", "notes.html", "data.js", "thumbnails.js"


@dataclass(frozen=True)
class Tongue:
    """The page in another language: its code, what it is called in it, and the way there from this page."""

    code: str
    name: str
    way: str


@dataclass(frozen=True)
class PageFilm:
    """A film of the page: its file, its timeline, and how the page's files that belong to it are called. `others` are
    the pages of the other films, `tongues` those in other languages."""

    file: Path
    timeline: dict[str, Any]
    prefix: str = ""
    others: tuple[str, ...] = ()
    tongues: tuple[Tongue, ...] = ()

    def named(self, name: str) -> str:
        """What a file of the page is called, where each film has its own."""
        return f"{self.prefix}{name}" if self.prefix else name

    @property
    def page(self) -> str:
        """The page of this film."""
        return f"{self.prefix.rstrip('-')}.html" if self.prefix else PAGE

    @property
    def described(self) -> bool:
        """Whether descriptions are spoken in it."""
        return bool(self.prefix)

    @property
    def key(self) -> str:
        """What a browser keeps of a visit goes by this: places in the other film are other places."""
        key: str = self.timeline["scenes"][0]["made_from"]["key"]
        return key + (f".{self.prefix.rstrip('-')}" if self.prefix else "")


def films_of(request: Request, film: Path, say: Callable[[str], None]) -> list[PageFilm]:
    """The plain film that was just rendered, and the one with descriptions if it lies there and is of the same make.
    What is there and is not is said.
    """
    plain = PageFilm(film, _timeline(request.folder))
    wish = replace(request, described=True)
    try:
        described = PageFilm(wish.folder / FILM, _timeline(wish.folder), "described-", (PAGE,))
    except (OSError, ValueError):
        return [plain]
    if not described.file.is_file() or _make(described) != _make(plain):
        say(
            f"{described.file} belongs to another state of the lecture, and the page leaves it out; "
            "lecture --described makes it anew"
        )
        return [plain]
    return [replace(plain, others=(described.page,)), described]


def _timeline(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "timeline.json").read_text(encoding="utf-8"))
    return found


def _make(film: PageFilm) -> list[str]:
    return [scene["made_from"]["key"] for scene in film.timeline["scenes"]]
