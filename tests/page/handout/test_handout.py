"""The lecture on paper."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from steepest.film.request import make_request
from steepest.new.folder import new_lecture
from steepest.page.handout import making
from steepest.page.handout.making import content_of, document, render_handout
from steepest.page.writing import interface_words
from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from tests.film.test_rendering import request as film_request

HOSTILE = [
    '#panic("no") $x$ [ ] * _ ` < > @ ~ \\ // /* "',
    "</script> & 'quotes'",
    "שלום ‮ right to left",
    "🦊 a sign that no typeface here has",
]


def _read(file: Path) -> str:
    """Everything in a PDF that can be read, its packed parts unpacked."""
    made = file.read_bytes()
    found = [made]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.S):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found).decode("latin-1")


@pytest.fixture(scope="module", params=["the film's", "a new one"])
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handout of a lecture."""
    folder = tmp_path_factory.mktemp("paper")
    if request.param == "the film's":
        return render_handout(film_request(folder))
    new_lecture(folder)
    return render_handout(make_request(folder, quality="draft", voice="none", workers=2, quiet=True))


def test_it_can_be_read_aloud(paper: Path) -> None:
    read = _read(paper)
    assert "<pdfuaid:part>1</pdfuaid:part>" in read
    assert "/StructTreeRoot" in read and "/Lang(en)" in read


def test_it_does_not_tell_when_it_was_made(paper: Path) -> None:
    """It would be another file each time."""
    assert not re.search("(Creation|Create|Mod|Modify)Date", _read(paper))


def test_each_described_picture_and_each_formula_has_words(paper: Path) -> None:
    read = _read(paper)
    kinds = re.findall(r"/S/(Figure|Formula)\b.{0,200}?/Alt", read, re.S)
    assert len(kinds) == len(re.findall(r"/S/(?:Figure|Formula)\b", read)) > 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    words = interface_words("en")
    piece = [{"text": text}]
    question = {
        "text": piece,
        "options": [{"letter": "A", "text": piece}],
        "answer": piece,
        "because": piece,
    }
    exercise = {"text": piece, "hints": [piece], "answer": piece, "because": piece}
    scene = {
        "title": text,
        "formulas": [{"label": text, "lines": [{"math": "x", "alt": text}]}],
        "beats": [],
        "questions": [question],
        "exercises": [exercise],
    }
    told = {"title": text, "heading": text, "below": text, "author": [text], "language": "en"}
    made, remark = document({**told, "words": words, "chapters": [{"title": text, "scenes": [scene]}]}, [])
    assert made.startswith(b"%PDF")
    assert ("no PDF/UA" in remark) == ("pdfuaid:part" not in made.decode("latin-1"))


def test_a_paper_that_cannot_be_made_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "handout.pdf").write_bytes(b"old")
    wrong = film_request(tmp_path, "glide.reach=1000000")
    with pytest.raises(Fault, match="glide"):
        render_handout(wrong)
    monkeypatch.setattr(making, "document", lambda *told: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        render_handout(film_request(tmp_path))
    assert (tmp_path / "handout.pdf").read_bytes() == b"old"


def test_chapters_hold_their_scenes_in_the_lectures_order(tmp_path: Path) -> None:
    lecture = read_lecture(film_request(tmp_path).text)
    leaves = [making.Leaf({"title": title, "chapter": chapter}, {}) for title, chapter in ("aX", "bX", "cY")]
    found = content_of(lecture, leaves, {})["chapters"]
    assert [(one["title"], [s["title"] for s in one["scenes"]]) for one in found] == [
        ("X", ["a", "b"]),
        ("Y", ["c"]),
    ]


def test_a_translations_formulas_have_the_names_of_its_screen_and_no_labels() -> None:
    lines = [{"math": 'h = 2 dot "time"', "alt": "h = 2 · time"}]
    leaf = making.Leaf({"formulas": [{"label": "height", "lines": lines}]}, {}, {"time": "Zeit"})
    assert making._translated(leaf).told["formulas"] == [
        {"label": "", "lines": [{"math": 'h = 2 dot "Zeit"', "alt": "h = 2 · Zeit"}]}
    ]
