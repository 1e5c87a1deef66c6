"""The page itself: its HTML, by a template, and its data, as a script, since a page from disk cannot fetch JSON."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from steepest.film.transcript import clock
from steepest.page.answers import answer_of, answers_code
from steepest.page.colours import stylesheet
from steepest.page.colours import told as colours_told
from steepest.page.contents import PageChapter, PageExercise, PageQuestion, scenes_of
from steepest.page.explored import Explored, code_of
from steepest.page.films import DATA, NOTES, PAGE, THUMBNAILS, PageFilm
from steepest.page.formulas import Formulas
from steepest.page.structured import in_html
from steepest.script.fault import Fault
from steepest.script.values.languages import language_of

COLOURS, SURFACES = "colours.css", "surfaces.js"
_CONTROLS = "controls"
SCRIPTS = (
    DATA,
    "media-chrome.js",  # which reads its words from the data
    "learning.js",
    "player.js",
    "sources.js",
    "transcript.js",
    "arithmetic.js",
    "reading.js",
    "answers.js",
    "typing.js",
    "questions.js",
    "exercises.js",
    "presenter.js",
    "linking.js",
    "opening.js",
)
"""In the order in which they are loaded: classic files, since modules do not load from disk."""
_HERE = Path(__file__).parent


def written(
    film: PageFilm,
    chapters: Sequence[PageChapter],
    sources: Mapping[str, Sequence[Sequence[str]]],
    pictures: Collection[str],
    surfaces: Sequence[Explored] = (),
    public: Mapping[str, Any] | None = None,
) -> Mapping[str, bytes]:
    """The page, its window of notes, its data and what the explorer opens, each as the content of a file. `sources` has
    the lines behind the values of each scene, `pictures` the names of the scenes' pictures that there are, `surfaces`
    the functions that can be explored, and `public` what search engines are told, see
    `steepest.page.structured.structured`. Raises Fault as `interface_words` does.
    """
    timeline = film.timeline
    words, language = interface_words(timeline["language"]), language_of(timeline["language"])
    scenes = scenes_of(chapters)
    told = {
        "language": timeline["language"],
        "key": film.key,
        "files": {"notes": film.named(NOTES), "thumbnails": film.named(THUMBNAILS)},
        "fps": timeline["fps"],
        "words": words,
        "controls": control_words(timeline["language"]),
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
        "numbers": {name: getattr(language, name) for name in ("decimal", "thousands", "between")},
    }
    answered: list[PageQuestion | PageExercise] = []
    for scene in scenes:
        answered += (*scene.all_questions, *scene.exercises)
    asked = [(one.name, one.wanted) for one in answered if one.wanted]
    told["answers"] = {name: answer_of(wanted, timeline["language"]) for name, wanted in asked}
    formulas = Formulas(language)
    named: dict[str, Any] = {
        "timeline": timeline,
        "chapters": chapters,
        "pictures": pictures,
        "surfaces": surfaces,
    }
    scripts = [film.named(DATA) if one == DATA else one for one in SCRIPTS]
    named |= {"words": words, "film": film, "scripts": scripts, "shapes": formulas.shapes, "public": public}
    site = _site(formulas)
    forms = {film.page: PAGE, film.named(NOTES): NOTES}
    filled = {name: site.get_template(f"{form}.jinja").render(named) for name, form in forms.items()}
    told["formulas"] = [{"typst": one.typst, "latex": one.latex} for one in formulas.found]
    return {
        **{name: page.encode() for name, page in filled.items()},
        film.named(DATA): script_of("steepestLecture", told) + answers_code(asked),
        COLOURS: stylesheet(),
        SURFACES: script_of("steepestColours", colours_told())
        + script_of("steepestSurfaces", [one.told(language) for one in surfaces])
        + code_of(surfaces),
    }


def interface_words(language: str) -> Mapping[str, str]:
    """What the interface says in a language. Raises Fault where nobody has written it, or not all of it."""
    return {name: text for name, text in _words(language).items() if name != _CONTROLS}


def control_words(language: str) -> Mapping[str, str]:
    """What the film's controls say, by what media-chrome calls it. Raises Fault as `interface_words` does."""
    found: Mapping[str, str] = _words(language)[_CONTROLS]
    return found


def _words(language: str) -> dict[str, Any]:
    file, usual = _HERE / "words" / f"{language}.toml", _HERE / "words" / "en.toml"
    if not file.is_file():
        there = ", ".join(sorted(one.stem for one in file.parent.glob("*.toml")))
        raise Fault(
            f'the page has no words of its own in the language "{language}"; it has them in: {there}. '
            f"Write {file.name} beside those, or set the language in the head of the text"
        )
    words, wanted = (tomllib.loads(one.read_text(encoding="utf-8")) for one in (file, usual))
    lacking = [name for name in wanted if name not in words]
    lacking += [name for name in wanted[_CONTROLS] if name not in words.get(_CONTROLS, wanted[_CONTROLS])]
    if lacking:
        raise Fault(f"{file}: these words of {usual.name} are missing: {', '.join(lacking)}")
    return words


def script_of(name: str, told: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """Data under a name, as a script. Nothing in it ends a script or begins a tag, wherever somebody puts it.

    >>> script_of("told", {"title": "</script>"})
    b'"use strict";\\nvar told = {"title":"\\\\u003c/script\\\\u003e"};\\n'
    """
    return f'"use strict";\nvar {name} = {in_html(told)};\n'.encode()


def _site(formulas: Formulas) -> Environment:
    loader = FileSystemLoader(_HERE / "site")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["clock"] = clock
    made.filters["json"] = lambda told: Markup(in_html(told))
    made.filters["formula"] = formulas.of
    made.filters["pieces"] = formulas.pieces
    made.filters["explored"] = lambda one: one.written(one.function.formula.brief, formulas.language)
    return made
