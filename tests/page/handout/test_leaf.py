"""What a scene gives to the handout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from steepest.calculus import Function
from steepest.film.pictures.still import job_without_keys
from steepest.page.handout.leaf import Leaf, in_language, leaf_of, pieces
from steepest.script.paragraph.filling import fill
from steepest.script.text.lecture import read_lecture
from steepest.script.values.languages import ENGLISH, GERMAN
from tests.film.conftest import left
from tests.film.test_rendering import request

FACTS = {"height": Function("x**2 + 3*y", ["x", "y"]), "slope": -4, "point": (2, 1)}


@pytest.fixture(autouse=True)
def own_lecture() -> Iterator[None]:
    """These tests work on a lecture of their own, whatever others in this process work on."""
    with left():
        yield


def _leaf(folder: Path, scene: str) -> Leaf:
    asked = request(folder)
    return leaf_of(job_without_keys(asked, read_lecture(asked.text), scene), lambda news: None)


@pytest.mark.parametrize(
    "text",
    [
        "The hill {height} rises.",
        "{height}",
        "No formula, but {slope:g} at {point:g}.",
        "{height}, then {height} again, and {slope:g}",
    ],
)
def test_a_paragraph_in_pieces_says_the_same(text: str) -> None:
    filled = fill(text, FACTS)
    found = pieces(filled)
    assert "".join(piece.get("text", piece.get("alt", "")) for piece in found) == filled.text
    assert [piece["alt"] for piece in found if "math" in piece] == ["x² + 3y"] * text.count("{height}")


def test_a_formula_has_the_decimal_sign_of_its_language() -> None:
    told = {"lines": [{"math": "0.5 x", "alt": "0.5x"}], "text": "1.5"}
    assert in_language(told, ENGLISH) == told
    [line] = in_language(told, GERMAN)["lines"]
    assert line == {"math": '0","5 x', "alt": "0,5x"}


def test_every_beat_has_its_last_picture_and_its_description(tmp_path: Path) -> None:
    leaf = _leaf(tmp_path, "glide")
    assert [beat["picture"] for beat in leaf.told["beats"]] == [*leaf.pictures]
    assert [beat["seen"] for beat in leaf.told["beats"]] == [None, "A dot moves along a line, 3 units far."]
    assert all(picture.startswith(b"\xff\xd8") for picture in leaf.pictures.values())
    assert len({*leaf.pictures.values()}) == 2


def test_the_right_answer_of_a_question_is_one_of_its_options(tmp_path: Path) -> None:
    [question] = _leaf(tmp_path, "fall").told["beats"][0]["questions"]
    letters = [one["letter"] for one in question["options"] if one["text"] == question["answer"]]
    assert letters == ["B"]
    assert question["because"]
