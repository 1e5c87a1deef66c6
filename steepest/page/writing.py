"""The page itself: its HTML, by a template, and its data, as a script, since a page from disk cannot fetch JSON."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from steepest.film.transcript import clock
from steepest.page.contents import PageChapter, scenes_of
from steepest.page.films import DATA, NOTES, PAGE, THUMBNAILS, PageFilm
from steepest.script.fault import Fault

SCRIPTS = (
    "media-chrome.js",
    DATA,
    "learning.js",
    "player.js",
    "transcript.js",
    "questions.js",
    "presenter.js",
)
"""In the order in which they are loaded: classic files, since modules do not load from disk."""
_HERE = Path(__file__).parent


def written(
    film: PageFilm,
    chapters: Sequence[PageChapter],
    sources: Mapping[str, Sequence[Sequence[str]]],
    pictures: Collection[str],
) -> Mapping[str, bytes]:
    """The page, its window of notes and its data, each as the content of a file. `sources` has the lines behind the
    values of each scene, and `pictures` the names of the scenes' pictures that there are. Raises Fault as
    `interface_words` does.
    """
    timeline = film.timeline
    words = interface_words(timeline["language"])
    scenes = scenes_of(chapters)
    told = {
        "language": timeline["language"],
        "key": film.key,
        "files": {"notes": film.named(NOTES), "thumbnails": film.named(THUMBNAILS)},
        "fps": timeline["fps"],
        "words": words,
        "chapters": [{"title": s.title, "start": s.start, "end": s.end, "name": s.name} for s in scenes],
        "beats": [
            {
                "title": scene.title,
                "start": beat.start,
                "stop": beat.stop,
                "text": beat.text,
                "notes": [*(scene.notes if beat is scene.beats[0] else ()), *beat.notes],
            }
            for scene in scenes
            for beat in scene.beats
        ],
        "cues": [
            {"text": cue["text"], "start": cue["start"], "end": cue["end"]}
            for scene in timeline["scenes"]
            for beat in scene["beats"]
            for cue in beat["cues"]
        ],
        "sources": sources,
    }
    named: dict[str, Any] = {"timeline": timeline, "chapters": chapters, "pictures": pictures}
    scripts = [film.named(DATA) if one == DATA else one for one in SCRIPTS]
    named |= {"words": words, "film": film, "scripts": scripts}
    site = _site()
    forms = {film.page: PAGE, film.named(NOTES): NOTES}
    filled = {name: site.get_template(f"{form}.jinja").render(named) for name, form in forms.items()}
    return {
        **{name: page.encode() for name, page in filled.items()},
        film.named(DATA): script_of("steepestLecture", told),
    }


def interface_words(language: str) -> Mapping[str, str]:
    """What the interface says in a language. Raises Fault where nobody has written it, or not all of it."""
    file, usual = _HERE / "words" / f"{language}.toml", _HERE / "words" / "en.toml"
    if not file.is_file():
        there = ", ".join(sorted(one.stem for one in file.parent.glob("*.toml")))
        raise Fault(
            f'the page has no words of its own in the language "{language}"; it has them in: {there}. '
            f"Write {file.name} beside those, or set the language in the head of the text"
        )
    words, wanted = (tomllib.loads(one.read_text(encoding="utf-8")) for one in (file, usual))
    if lacking := [name for name in wanted if name not in words]:
        raise Fault(f"{file}: these words of {usual.name} are missing: {', '.join(lacking)}")
    return words


def script_of(name: str, told: Mapping[str, Any]) -> bytes:
    """Data under a name, as a script. Nothing in it ends a script or begins a tag, wherever somebody puts it.

    >>> script_of("told", {"title": "</script>"})
    b'"use strict";\\nvar told = {"title":"\\\\u003c/script\\\\u003e"};\\n'
    """
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'"use strict";\nvar {name} = {text};\n'.encode()


def _site() -> Environment:
    loader = FileSystemLoader(_HERE / "site")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["clock"] = clock
    return made
