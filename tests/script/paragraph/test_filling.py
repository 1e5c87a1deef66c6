"""Words, placeholders and choices make one line of text."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.script.fault import Fault
from steepest.script.paragraph.filling import fill
from steepest.script.paragraph.parser import DEEPEST
from tests.families import examples

FACTS: dict[str, Any] = {"n": 3, "yes": True, "no": False, "way": "one jump", "at": (2, 1), "half": 0.5}

SAID = {
    "Plain words.": "Plain words.",
    "  wrapped\n  \twords \n": "wrapped words",
    "n is {n}.": "n is 3.",
    "n is { n : g }.": "n is 3.",
    "{yes ? it climbs | it falls}.": "it climbs.",
    "{no ? it climbs | it falls}.": "it falls.",
    "{no?it climbs|it falls}.": "it falls.",
    "Up{no ? , and on |}.": "Up.",
    "Up {no ? and on |}.": "Up.",
    "Up {no ? and on |}, then.": "Up, then.",
    "Up {yes ? and on |}, then.": "Up and on, then.",
    "Up {no ? and on |} we go.": "Up we go.",
    "It is three{yes ? , no closer | , closer}.": "It is three, no closer.",
    "{yes ? Does it climb? | No: it falls.}": "Does it climb?",
    "{no ? Does it climb? | No: it falls.}": "No: it falls.",
    "{n > 2 ?}Quietly true.": "Quietly true.",
    "{way == 'one jump' ? yes | no}": "yes",
    '{way != "a}b" ? yes | no}': "yes",
    "{min(n, 2) + max(at) - abs(-1) * len(at) ** 2 / 4:g}": "3",
    "{1 < 1 ? a | b}{1 <= 1 ? a | b}{1 > 1 ? a | b}{1 >= 1 ? a | b}{1 != 1 ? a | b}": "babab",
    "{not no and (yes or no) ? a | b}": "a",
    "{1 < n <= 3 < 4 != 5 ? a | b}": "a",
    "{at[-1]}{at[n - 3]}": "12",
    "one<!-- a comment -->, two": "one, two",
    "{yes ? {n > 2 ? b{n:words}} | d}": "bthree",
    "word {@mark} word": "word word",
    "word{@mark}, word": "word, word",
    "non\u00a0breaking": "non\u00a0breaking",
    'it\'s "quoted" — dashed…': 'it\'s "quoted" — dashed…',
    "An emoji 🏔️ and ∇f": "An emoji 🏔️ and ∇f",
    "": "",
}


@pytest.mark.parametrize("template", SAID)
def test_said(template: str) -> None:
    assert fill(template, FACTS).text == SAID[template]


def test_tenths_are_exact() -> None:
    from fractions import Fraction

    assert fill("{1 - 2 * rate == 0.8 ? exactly | nearly}", {"rate": Fraction(1, 10)}).text == "exactly"


def test_whole_numbers_divide_exactly() -> None:
    assert fill("{n / 3 + n / 3 + n / 3 == n ? exactly | nearly}", {"n": 1}).text == "exactly"


def test_marks_and_their_order() -> None:
    filled = fill("{@first}One {@second}{n} {no ? x |}{@last}", FACTS)
    assert [(mark.name, filled.text[mark.position :]) for mark in filled.marks] == [
        ("first", "One 3"),
        ("second", "3"),
        ("last", ""),
    ]


def test_a_formula_prints_itself() -> None:
    class Formula:
        def text(self) -> str:
            return "x² + 3y"

        def typst(self, wrap: Callable[[str, str], str]) -> str:
            return wrap("x", "x") + "^2 + 3 y"

    assert fill("It is {f}.", {"f": Formula()}).text == "It is x² + 3y."
    assert fill("f = {f}", {"f": Formula()}, notation="typst").text == 'f = part("x", x)^2 + 3 y'


def test_numbers_of_an_array_are_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    facts = {"a": numpy.array([0.5, 2.0]), "k": numpy.int64(1), "up": numpy.bool_(True)}
    assert (
        fill("{a} {a[k]:.1f} {up ? up | down} {a[0] < 1 ? low | high}", facts).text == "(0.5, 2) 2.0 up low"
    )


def test_text_from_a_fact_is_one_line() -> None:
    assert fill("{words}", {"words": "two\nlines"}).text == "two lines"


def test_braces_of_a_fact_are_not_read() -> None:
    assert fill("{words}", {"words": "{n} <!-- x"}).text == "{n} <!-- x"


def test_claims_nest_so_deep_and_no_deeper() -> None:
    def nested(depth: int) -> str:
        return "{yes ? " * depth + "in" + "}" * depth

    assert fill(nested(DEEPEST), FACTS).text == "in"
    with pytest.raises(Fault, match=f"more than {DEEPEST} deep"):
        fill(nested(DEEPEST + 1), FACTS)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "word " * 20_000,
        "{" * 100_000,
        "}" * 100_000,
        "{yes ? " * 50_000,
        "{" + "(" * 100_000 + "}",
        "{" + "n+" * 50_000 + "n}",
        "{" + "'" * 99_999 + "}",
        "{n:" + "g" * 100_000 + "}",
        "{@" + "m" * 100_000 + "}",
        "{way -> " + "k: w | " * 20_000 + "}",
        "<!--" * 25_000,
        "{n" + "\0" + "}",
        "{9**9**9**9}",
        "{(n**64)**64:g}",
        "{n.__class__.__bases__[0].__subclasses__()}",
        "{yes ? \U0001f468\u200d\U0001f469\u200d\U0001f467 | \u0000}",
    ],
    ids=lambda text: f"{text[:12]!r}×{len(text)}",
)
def test_hostile_text_is_said_or_refused(text: str) -> None:
    try:
        filled = fill(text, FACTS)
    except Fault as fault:
        assert len(str(fault)) < 1_000
    else:
        assert "{" not in filled.text


@examples(300)
@given(st.text(alphabet="{}|?:->@<!'\"()[]. \nnyes0/*", max_size=40))
def test_any_text_is_said_or_refused(text: str) -> None:
    try:
        filled = fill(text, FACTS)
    except Fault:
        return
    assert "\n" not in filled.text and "  " not in filled.text and filled.text == filled.text.strip()


@examples(100)
@given(st.text(alphabet=st.characters(exclude_characters="{}<", exclude_categories=["Cs"]), max_size=80))
def test_plain_words_are_said_as_they_are(text: str) -> None:
    blanks = str.maketrans("\t\n\r", "   ")
    assert fill(text, {}).text == " ".join(word for word in text.translate(blanks).split(" ") if word)


@pytest.mark.parametrize(
    "text", ["It is {@keep}steep.", "{@keep}It is steep.", "It is steep,{@keep} so step back."]
)
def test_the_mark_of_the_sentence_to_keep_stands_behind_a_sentence(text: str) -> None:
    with pytest.raises(
        Fault, match=r"the mark \{@keep\} stands behind the end of the sentence that is to be kept"
    ):
        fill(text, FACTS)


@pytest.mark.parametrize(
    "text", ["n is {n}.{@keep} So.", "{yes ? Is it? | No.} {@keep}So.", "(It is.){@keep}"]
)
def test_where_the_sentence_to_keep_ends(text: str) -> None:
    filled = fill(text, FACTS)
    assert filled.kept is not None
    assert filled.text[: filled.kept].rstrip().endswith((".", "?", ")"))
    assert fill(text.replace("{@keep}", ""), FACTS).kept is None
