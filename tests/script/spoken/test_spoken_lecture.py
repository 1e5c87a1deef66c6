"""The whole lecture, and every fact, in words: no symbol and no digit is left for an engine to guess."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from steepest.calculus import Formula
from steepest.calculus.tree.grammar import CALLS
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.spoken import SpokenToken, pronunciations, said
from steepest.script.text.boxes import PICTURE
from steepest.script.text.lecture import Lecture
from steepest.script.timing.pace import reading
from steepest.script.timing.speech import split_words
from steepest.stage.play.loading import load_scene
from tests.scenes.records import ANCHORS, TEXTS, every_text

ROOT = Path(__file__).parents[3]
WORDS = {"en": re.compile(r"[a-z']+[,.?!;:]?"), "de": re.compile(r"[a-zäöüß']+[,.?!;:]?")}
WORD = WORDS["en"]

CHANGED: dict[str, list[dict[str, object]]] = {
    "hill": [{"point": (1, -0.5)}, {"height": "4 - x**2/8 - 1.25*y**2", "point": (1.5, 0.4)}],
    "contours": [{"stretched": "2*x**2 + y**2/3"}, {"points": [(1, 2)]}],
    "descent": [{"learning_rate": 0.03}, {"start": (1.25, -3), "steps": 6}, {"learning_rate": 1.1}],
    "overshoot": [{"learning_rates": [0.25]}, {"learning_rates": [0.125, 0.975], "start": -1.75}],
    "saddle": [{"nudge": -0.3}, {"function": "3*y**2 - x**2/2"}, {"learning_rate": 0.004}],
}
SETTINGS = {
    f"{anchor} {changed or ''}".strip(): (anchor, changed)
    for anchor in ANCHORS
    for changed in [{}, *CHANGED.get(anchor, [])]
}


@cache
def namespace(setting: str) -> Mapping[str, object]:
    """The facts of a scene with one of SETTINGS."""
    anchor, changed = SETTINGS[setting]
    facts: Mapping[str, object] = load_scene(ROOT, anchor).Parameters(**changed).namespace()
    return facts


@cache
def spoken(code: str, setting: str) -> list[tuple[Filled, tuple[SpokenToken, ...]]]:
    """What is said in a scene, and the descriptions of its pictures, which are to be read aloud, too; and how."""
    text, names = TEXTS[code], namespace(setting)
    section = text.section(SETTINGS[setting][0])
    beats = section.beats(names)
    boxes = [box for one in beats for box in one.boxes] + [*section.boxes(names)]
    every = [beat.filled for beat in beats] + [box.filled for box in boxes if box.kind == PICTURE]
    return [(filled, said(filled, text.language, listed(code))) for filled in every]


@cache
def listed(language: str) -> Mapping[str, str]:
    """How terms are pronounced in a language."""
    return pronunciations(ROOT / "assets" / "pronunciations.toml", language)


def words(entries: tuple[SpokenToken, ...]) -> list[str]:
    return [word for each in entries for word in each.words]


def sentence(template: str, **facts: object) -> str:
    return " ".join(words(said(fill(template, facts))))


@every_text()
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_word_of_the_lecture_is_plain(setting: str, text: Lecture) -> None:
    word_of = WORDS[text.language.code]
    for filled, entries in spoken(text.language.code, setting):
        assert [each.shown for each in entries] == split_words(filled.text)
        assert [word for word in words(entries) if not word_of.fullmatch(word)] == []


@every_text()
@pytest.mark.parametrize("setting", SETTINGS)
def test_nothing_shown_goes_unsaid(setting: str, text: Lecture) -> None:
    for _, entries in spoken(text.language.code, setting):
        assert [each.shown for each in entries if not each.words] == []


def test_a_silent_film_is_timed_by_what_would_be_said() -> None:
    filled = fill("{n}", {"n": 175_000_000_000})
    (number,), (plain,) = reading(filled, 150), reading("one", 150)
    assert number.end > 3 * plain.end


FACTS = tomllib.loads((ROOT / "assets/facts.toml").read_text("utf-8"), parse_float=Decimal)["fact"]
UNREADABLE = {"sum(p_i**2)", "2*p_i for each entry"}  # said in the lecture's own words


def formulas(fact: dict[str, object]) -> Iterator[str]:
    symbolic = fact.get("symbolic", {})
    assert isinstance(symbolic, dict)
    for source in (fact.get("f"), fact.get("factor"), fact.get("gradient"), *symbolic.values()):
        if isinstance(source, str) and source not in UNREADABLE:
            yield source


def read_formula(source: str) -> Formula:
    names = dict.fromkeys(re.findall(r"[A-Za-z_]\w*", source))
    return Formula(source, [name for name in names if name not in CALLS])


def values(entry: object) -> Iterator[object]:
    """Every number and every list of numbers in a fact."""
    if isinstance(entry, dict):
        for each in entry.values():
            yield from values(each)
    elif isinstance(entry, list):
        if all(isinstance(each, int | Decimal) for each in entry):
            yield tuple(entry)
        for each in entry:
            yield from values(each)
    elif isinstance(entry, int | Decimal) and not isinstance(entry, bool):
        yield entry


@pytest.mark.parametrize("fact", FACTS, ids=[fact["id"] for fact in FACTS])
def test_every_fact_is_said(fact: dict[str, object]) -> None:
    for source in formulas(fact):
        spoken = sentence("{f}.", f=read_formula(source)).split()
        assert spoken and all(WORD.fullmatch(word) for word in spoken), source
    for value in values(fact):
        spoken = sentence("So {v} it is.", v=value).split()[1:-2]
        assert spoken and all(WORD.fullmatch(word) for word in spoken), value


@pytest.mark.parametrize("source", sorted(UNREADABLE))
def test_what_is_unreadable_is_no_formula(source: str) -> None:
    with pytest.raises(ValueError):
        read_formula(source)


SENTENCES = {
    "hill-slopes": [
        ("f(x, y) = {f}", "f of x, y is x squared plus three y"),
        ("∂f/∂x = {partials.x}", "the partial of f in x is four"),
        ("∂f/∂y = {partials.y}", "the partial of f in y is three"),
    ],
    "hill-steepest": [("({direction[0]}, {direction[1]})", "zero point eight, zero point six")],
    "bowl-central-difference": [("h = {h}", "h is ten to the minus seven")],
    "difference-errors": [("{best.forward.error}", "five times ten to the minus eight")],
    "rosenbrock": [
        ("{f}", "one minus x all squared plus one hundred times the quantity y minus x squared all squared")
    ],
    "total-differential": [("df = {symbolic.df}", "d f is f x times d x plus f y times d y")],
    "one-step": [
        ("{new}", "two point six, minus zero point eight"),
        ("w − η∇L", "w minus eta the gradient of l"),
    ],
    "stretched-bowl": [("{f}", "w one squared over two plus two w two squared")],
    "quadratic-loss-start": [
        ("∂L/∂w₁ = {partials.w1}", "the partial of l in w one is minus six"),
        ("{f}", "w one minus three all squared plus the quantity w two plus one all squared"),
    ],
    "wrong-way": [("{wrong.loss:.3f}", "twelve point nine six, eighteen point six six two, "
                                        "twenty six point eight seven four")],
    "overshoot-regimes": [("{factor}", "one minus two eta")],
    "linear-model": [("{f}", "y minus w x minus b all squared")],
    "parameter-counts": [
        ("{models[2].parameters}", "one hundred seventy five billion"),
        ("{models[0].parameters} in {models[0].name}", "twenty five million in resnet fifty"),
        ("{evaluations.central_differences}", "three hundred fifty billion"),
    ],
    "history": [("In 1847", "in eighteen forty seven")],
    "exercise-field": [("∂f/∂y = {symbolic.y}", "the partial of f in y is minus sine of y")],
    "exercise-three-variables": [("{f}", "x squared plus two y squared plus three z squared")],
}  # fmt: skip
TABLE = [(name, template, spoken) for name, rows in SENTENCES.items() for template, spoken in rows]


@pytest.mark.parametrize(("name", "template", "spoken"), TABLE, ids=[spoken for *_, spoken in TABLE])
def test_the_main_facts_are_said_as_people_say_them(name: str, template: str, spoken: str) -> None:
    (fact,) = (dict(each) for each in FACTS if each["id"] == name)
    for key in ("f", "factor"):
        if key in fact:
            fact[key] = read_formula(fact[key])
    if "symbolic" in fact:
        fact["symbolic"] = {key: read_formula(source) for key, source in fact["symbolic"].items()}
    assert sentence(template, **fact) == spoken
