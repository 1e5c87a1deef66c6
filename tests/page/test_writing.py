"""The page's HTML and data: whatever the text says, it stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from steepest.page import writing
from steepest.page.contents import chapters_of
from steepest.page.films import DATA, PAGE, PageFilm, Tongue
from steepest.page.writing import control_words, interface_words, written
from steepest.script.fault import Fault
from tests.page.timelines import asked, beat, formula, lecture, scene, value

HOSTILE = [
    "\"quotes\" and 'more'",
    "<b>bold</b> & <script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "{{ words }} {% raw %}",
    "שלום ‮ right to left",
    "a\u2028b\u2029c",
    "🦊 emoji",
]


class _Seen(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _written(told: dict[str, Any]) -> tuple[_Seen, dict[str, Any]]:
    film = PageFilm(Path("lecture.mp4"), told)
    made = written(film, chapters_of(told), {one["scene"]: [] for one in told["scenes"]}, ())
    data = made[DATA].decode().split("= ", 1)[1].split(";\nvar steepestAnswers", 1)[0]
    return _Seen(made[PAGE].decode()), json.loads(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    box = {"kind": "question", "text": text, "values": [], "because": {"text": text, "values": []}}
    options = [{"text": text, "right": True, "values": []}, {"text": "no", "right": False, "values": []}]
    plain, _ = _written(lecture(scene("hill", beat("a", "Words."))))
    said = beat("a", text, said=[value("x", text)], boxes=[{**box, "options": options}])
    told = {**scene("hill", said), "title": text}
    page, data = _written(lecture(told, title=text))
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]
    assert scripts == [attributes for tag, attributes in plain.tags if tag == "script"]
    assert all("src" in attributes for attributes in scripts)
    assert not {tag for tag, _ in page.tags} & {"b", "fox"}
    assert data["chapters"][0]["title"] == text
    assert " ".join(text.split()) in " ".join(page.text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_around_a_formula_stays_text(text: str) -> None:
    height = formula("x**2", "x")
    told = asked(f"{text} x² {text}", {**height, "text": text}, [height])
    page, data = _written(lecture(scene("hill", beat("a", f"{text} x²", said=[height], boxes=[told]))))
    assert all("src" in attributes for tag, attributes in page.tags if tag == "script")
    assert not {tag for tag, _ in page.tags} & {"fox"}
    assert [tag for tag, _ in page.tags].count("math") == 4
    assert data["answers"]["hill/a?1"]["text"] == text


def test_what_is_loaded_belongs_to_the_page_and_no_script_stands_in_it() -> None:
    page, _ = _written(lecture(scene("hill")))
    for tag, attributes in page.tags:
        for name in ("src", "href", "poster"):
            if (link := attributes.get(name)) is not None:
                assert "//" not in link, (tag, link)
        assert not [name for name in attributes if name.startswith("on")], tag
    policy = next(
        a["content"] or "" for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert "script-src 'self';" in policy and "default-src 'none'" in policy


def test_every_place_of_the_page_has_one_name() -> None:
    page, _ = _written(lecture(scene("hill", beat("a"), beat("b")), scene("saddle", beat("a"))))
    names = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(names) == len(set(names))
    assert {"hill", "hill/a", "hill/b", "saddle/a"} <= set(names)


def test_a_sign_stays_in_the_line_of_the_value_before_it() -> None:
    told = lecture(scene("hill", beat("a", "It is 3. So be it.", said=[value("x", "3")])))
    film = PageFilm(Path("lecture.mp4"), told)
    page = written(film, chapters_of(told), {"hill": []}, ())[PAGE].decode()
    assert page.count('<span class="held">') == page.count("</button>.</span>") == 1


def test_all_words_of_the_interface_are_used_and_none_is_missing() -> None:
    words = interface_words("en")
    from steepest.page.writing import _HERE

    forms = (*(_HERE / "site").rglob("*.*"), _HERE / "handout" / "handout.typ")
    code = "".join(file.read_text(encoding="utf-8") for file in forms)
    begun = tuple(re.findall(r"`(\w+_)\$\{", code))  # `walk_${how}`
    unused = [name for name in words if f"words.{name}" not in code and f'"{name}"' not in code]
    unused = [name for name in unused if not name.startswith(begun)]
    assert unused == []


@pytest.mark.parametrize("told", [interface_words, control_words])
@pytest.mark.parametrize(
    "file", sorted((Path(writing.__file__).parent / "words").glob("*.toml")), ids=lambda f: f.stem
)
def test_each_language_has_every_word_with_the_same_names_in_it(
    file: Path, told: Callable[[str], Mapping[str, str]]
) -> None:
    words, english = told(file.stem), told("en")
    assert {*words} == {*english}
    names = {name: sorted(re.findall(r"\{\w+\}", text)) for name, text in words.items()}
    assert names == {name: sorted(re.findall(r"\{\w+\}", text)) for name, text in english.items()}


def test_every_word_of_the_controls_is_one_that_they_ask_for() -> None:
    code = (Path(writing.__file__).parent / "vendor" / "media-chrome.js").read_text(encoding="utf-8")
    assert [name for name in control_words("en") if f'"{name}"' not in code] == []


def test_the_page_in_another_language_is_linked() -> None:
    told = lecture(scene("hill"))
    film = PageFilm(Path("lecture.mp4"), told, tongues=(Tongue("de", "Deutsch", "de/index.html"),))
    page = _Seen(written(film, chapters_of(told), {"hill": []}, ())[PAGE].decode())
    links = [(tag, attributes["href"]) for tag, attributes in page.tags if attributes.get("hreflang") == "de"]
    assert links == [("link", "de/index.html"), ("a", "de/index.html")]


def test_a_language_without_words_is_told() -> None:
    with pytest.raises(Fault, match=r'language "fi"; it has them in: de, en'):
        interface_words("fi")
