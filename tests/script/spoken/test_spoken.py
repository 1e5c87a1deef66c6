"""What is shown is said in plain words, token by token."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Formula, Function
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.spoken import SpokenToken, pronunciations, read_pronunciations, said
from steepest.script.spoken.pronunciations import GENERAL
from steepest.script.timing.speech import split_words
from steepest.script.values.languages import LANGUAGES
from tests.calculus.strategies import formulas
from tests.families import examples

PLAIN = {"en": re.compile(r"[a-z']+[,.?!;:]?"), "de": re.compile(r"[a-zäöüß']+[,.?!;:]?")}
TYPED = [
    ("∂f/∂x = 4", "the partial of f in x is four"),
    ("∂f/∂x = −0.8.", "the partial of f in x is minus zero point eight."),
    ("∂L/∂w₁", "the partial of l in w one"),
    ("∂²f/∂x²", "the second partial of f in x"),
    ("∂²f/∂x∂y", "the second partial of f in x and y"),
    ("∇f(2, 1)", "the gradient of f of two, one"),
    ("The sign ∇ is called nabla.", "the sign nabla is called nabla."),
    ("‖∇f‖ = 5", "the length of the gradient of f is five"),
    ("|x − 1| ≤ 2", "the absolute value of x minus one is at most two"),
    ("w ← w − η·g", "w becomes w minus eta times g"),
    ("x → 0", "x goes to zero"),
    ("√20 ≈ 4.47", "the square root of twenty is about four point four seven"),
    ("f(x, y) = x² + 3y", "f of x, y is x squared plus three y"),
    ("f′(x) = 2x", "f prime of x is two x"),
    ("(w₁ − 3)²", "w one minus three all squared"),
    ("sin x + cos(y)", "sine of x plus cosine of y"),
    ("df/dx", "the derivative of f in x"),
    ("x^2 + y**3", "x squared plus y cubed"),
    ("10⁻⁷", "ten to the minus seven"),
    ("2.5 × 10⁻⁷", "two point five times ten to the minus seven"),
    ("1,205 points", "one thousand two hundred five points"),
    ("In 1847, Cauchy", "in eighteen forty seven, cauchy"),
    ("1/2, ¾ and 7/100", "one half, three quarters and seven over one hundred"),
    ("the 21st and the 3rd", "the twenty first and the third"),
    ("5% of 10 km at 3 m/s", "five percent of ten kilometers at three meters per second"),
    ("90°, 1 km, 20 °C, $5", "ninety degrees, one kilometer, twenty degrees celsius, five dollars"),
    ("0.5 – or, as we – say, −1", "zero point five, or, as we, say, minus one"),
    ("x - 1, a two-way x-axis", "x minus one, a two way x axis"),
    ("2–3 pages", "two to three pages"),
    ("GPT-3, SGD and BERT", "g p t three, s g d and bert"),
    ("“Why?” (So.)", "why? so."),
    ("loss.backward() is called", "loss dot backward is called"),
    ("naïve Ångström, Hölder’s", "naive angstrom, holder's"),
    ("So…", "so."),
]


def sentence(entries: tuple[SpokenToken, ...]) -> str:
    return " ".join(word for each in entries for word in each.words)


@pytest.mark.parametrize(("typed", "spoken"), TYPED, ids=[typed for typed, _ in TYPED])
def test_what_is_typed(typed: str, spoken: str) -> None:
    assert sentence(said(Filled(typed))) == spoken


def test_a_german_word_is_no_change_of_a_variable() -> None:
    assert sentence(said(Filled("dx, und dann drehst du."), "de")) == "d x, und dann drehst du."


VALUES: list[tuple[str, object, str]] = [
    ("{v}", Fraction(13, 5), "two point six"),
    ("{v}", Fraction(-4, 5), "minus zero point eight"),
    ("{v}", (Fraction(13, 5), Fraction(-4, 5)), "two point six, minus zero point eight"),
    ("{v}", 175 * 10**9, "one hundred seventy five billion"),
    ("{v}", 1205, "one thousand two hundred five"),
    ("{v}", 1847, "one thousand eight hundred forty seven"),
    ("{v}", 1e-7, "ten to the minus seven"),
    ("{v}", 2.5e-9, "two point five times ten to the minus nine"),
    ("{v}", 2 / 3, "zero point six six six seven"),
    ("{v:.3f}", 3, "three"),
    ("{v:.3f}", (3, -1), "three, minus one"),
    ("{v:.4f}", Fraction(41, 10), "four point one"),
    ("{v:.2f}", 10, "ten"),
    ("{v:.2f}", Fraction(1, 1000), "zero point zero zero one"),
    ("{v:.2f and}", (0.5, 10), "zero point five and ten"),
    ("{v:+g}", 2, "plus two"),
    ("{v:words}", -3, "minus three"),
    ("{v:Words}", 40, "forty"),
    ("{v:ordinal}", 2, "second"),
    ("{v:ordinal}", 21, "twenty first"),
    ("{v:times}", 2, "twice"),
    ("{v:share}", Fraction(1, 3), "a third"),
    ("{v:times}", 1.4, "one point four times"),
    ("{v:times}", 6 * 10**14, "six times ten to the fourteen times"),
    ("{v:g and}", (0.1, 0.5, 0.9), "zero point one, zero point five and zero point nine"),
    ("{v:g or}", (1, 2), "one or two"),
    ("{v}%", 5, "five percent"),
    ("{v} km", 1, "one kilometer"),
    ("−{v}·g", 0.1, "minus zero point one times g"),
    ("f{v}", (2, 1), "f of two, one"),
    ("{v}", "w₁", "w one"),
    ("∂f/∂{v} = 2", "w₂", "the partial of f in w two is two"),
]


@pytest.mark.parametrize(("template", "value", "spoken"), VALUES, ids=[spoken for *_, spoken in VALUES])
def test_what_a_value_shows(template: str, value: object, spoken: str) -> None:
    assert sentence(said(fill(template, {"v": value}))) == spoken


def test_a_value_is_said_from_itself_and_not_from_its_digits() -> None:
    """1847 typed is a year; a count of 1,847 is none, and an ordinal's point in German ends no sentence."""
    assert sentence(said(fill("{v:ordinal} Schritt", {"v": 21}, language="de"), "de")) == (
        "einundzwanzigste schritt"
    )


FORMULAS = [
    ("x**2 + 3*y", "x squared plus three y"),
    ("(w1 - 3)**2 + (w2 + 1)**2",
     "w one minus three all squared plus the quantity w two plus one all squared"),
    ("3*x**2 + 2*x*y + y**3", "three x squared plus two x y plus y cubed"),
    ("w1**2/2 + 2*w2**2", "w one squared over two plus two w two squared"),
    ("(1 - x)**2 + 100*(y - x**2)**2",
     "one minus x all squared plus one hundred times the quantity y minus x squared all squared"),
    ("sin(x) + cos(y)", "sine of x plus cosine of y"),
    ("eta*x", "eta x"),
    ("-(x + y)/2", "minus the quantity x plus y all over two"),
    ("exp(-x**2/2)", "e to the minus x squared over two"),
    ("a*x + b", "eigh x plus b"),
    ("1e-7*x", "ten to the minus seven times x"),
    ("sqrt(x**2 + y**2)", "the square root of the quantity x squared plus y squared"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "spoken"), FORMULAS, ids=[source for source, _ in FORMULAS])
def test_a_formula_is_said_from_its_tree(source: str, spoken: str) -> None:
    names = [name for name in ("w1", "w2", "x", "y", "eta", "a", "b") if re.search(rf"\b{name}\b", source)]
    assert sentence(said(fill("{f}", {"f": Function(source, names)}))) == spoken


def test_the_words_of_a_formula_stand_with_its_tokens() -> None:
    entries = said(fill("On {f}, go.", {"f": Formula("(w1 - 3)**2 + y", ["w1", "y"])}))
    assert [(each.shown, " ".join(each.words)) for each in entries] == [
        ("On", "on"),
        ("(w₁", "w one"),
        ("−", "minus"),
        ("3)²", "three all squared"),
        ("+", "plus"),
        ("y,", "y,"),
        ("go.", "go."),
    ]


def test_a_dash_is_a_pause_and_no_word() -> None:
    assert said(Filled("up — down")) == (
        SpokenToken("up", ("up,",)),
        SpokenToken("—", ()),
        SpokenToken("down", ("down",)),
    )


@pytest.mark.parametrize(
    ("template", "marked"),
    [
        ("Look {@east}east, and stay.", ["east,"]),
        ("{@all}Look {east}{@east} now{@end}.", ["Look", "now."]),
        ("By {@slope}{slope:g} here.", ["4"]),
        ("Look.{@end}", []),
        ("({@in}in)", ["(in)"]),
    ],
)
def test_the_word_at_a_mark_is_marked(template: str, marked: list[str]) -> None:
    told = said(fill(template, {"slope": 4, "east": "east"}))
    assert [each.shown for each in told if each.marked] == marked


def test_a_no_break_space_divides_no_token() -> None:
    assert [each.shown for each in said(Filled("10\u00a0km far"))] == ["10\u00a0km", "far"]


def plain(entries: tuple[SpokenToken, ...], code: str) -> bool:
    """Plain words, and a pause only behind the last of a token."""
    return all(
        PLAIN[code].fullmatch(word) and (word[-1] not in ",.?!;:" or at == len(each.words) - 1)
        for each in entries
        for at, word in enumerate(each.words)
    )


wild = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
mathematics = st.text("∂∇ηθ√≤×·−=‖|→²₁½fxy(). ,/+-^*1203aL'′°%$e<>_", max_size=40)
numbers = st.one_of(st.integers(-(10**20), 10**20), st.floats(-1e20, 1e20), st.fractions(-1000, 1000))


@examples(300)
@given(st.one_of(wild, mathematics), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_is_plain_words_or_nothing(text: str, code: str) -> None:
    entries = said(Filled(text), code)
    assert [each.shown for each in entries] == split_words(text)
    assert plain(entries, code)


@examples(200)
@given(
    st.lists(st.one_of(numbers, st.tuples(numbers, numbers), wild), max_size=4),
    st.lists(mathematics, min_size=5, max_size=5),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_any_values_in_any_text_are_plain_words(values: list[object], typed: list[str], code: str) -> None:
    template = typed[0].replace("|", "")
    for at in range(len(values)):
        template += f"{{v{at}}}" + typed[at + 1].replace("|", "")
    filled = fill(template, {f"v{at}": value for at, value in enumerate(values)}, language=code)
    entries = said(filled, code)
    assert [each.shown for each in entries] == split_words(filled.text)
    assert plain(entries, code)


@examples(200)
@given(formulas, st.sampled_from(sorted(LANGUAGES)))
def test_any_formula_is_plain_words(source: str, code: str) -> None:
    try:
        formula = Formula(source, ["x", "y"])
    except ValueError:
        return
    entries = said(fill("At {f}.", {"f": formula}, language=code), code)
    assert plain(entries, code)
    assert entries[-1].words


HOSTILE = [
    '"; (system "rm -rf /") ; (quit)',
    '(SayText "hello") \'(a . b) #<closure>',
    '<speak><break time="1s"/><voice name="x">&amp;&lt;</voice></speak> ]]>',
    "\x00\x01\x1b[31m\x7f\u202e\u200b\ufeff x",
    "😀 👨‍👩‍👧 ok 🇩🇪",
    "$(reboot) `id` && cat </etc/passwd | sh > /dev/null",
    "[[h@'l@U]] {{x}} %s %n \\n \\x00",
    "дом 山 بيت x\u0301\u0302",
    "'''' \"\"\"\" )))) ((((",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_hostile_text_is_plain_words(text: str, code: str) -> None:
    assert plain(said(Filled(text), code), code)


@pytest.mark.verify
@pytest.mark.parametrize("piece", ["x", "1", "(/", "∂f/", "‖|", "1,", "- ", "😀 ", "a'", "<b>", "η", "x² "])
def test_a_hundred_thousand_characters_are_plain_words(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert plain(said(Filled(text)), "en")


# Pronunciations


def test_names_are_said_as_they_are_listed() -> None:
    listed = {"rosenbrock": "rosen brock", "e.g": "for example", "gpt-3": "g p t three"}
    entries = said(Filled("Rosenbrock’s, e.g., GPT-3 or rosenbrock."), "en", listed)
    assert sentence(entries) == "rosenbrock's, for example, g p t three or rosen brock."


def test_a_list_that_is_not_plain_is_made_plain() -> None:
    assert plain(said(Filled("Adam η"), "en", {"Adam": "A-da(m) 7", "eta": "²"}), "en")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_there_is_a_general_list(code: str) -> None:
    listed = read_pronunciations(GENERAL, code)
    assert listed and all(
        plain((SpokenToken("", (word,)),), code) for words in listed.values() for word in words.split()
    )


def test_a_lectures_own_list_adds_to_the_general_one_and_comes_before_it(tmp_path: Path) -> None:
    own = tmp_path / "pronunciations.toml"
    own.write_text('[en]\nlagrange = "la grawnj"\nnabla = "del"\n', encoding="utf-8")
    listed, general = pronunciations(own, "en"), read_pronunciations(GENERAL, "en")
    assert listed == {**general, "lagrange": "la grawnj", "nabla": "del"}
    assert pronunciations(tmp_path / "none.toml", "en") == general


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_pronunciations(tmp_path / "none.toml", "en") == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[en\n", "this is no TOML"),
        ("[fr]\n", 'there is no language "fr"; tables are en, de'),
        ("en = 1\n", r"en is no table; write \[en\]"),
        ('[en]\nadam = "4dam"\n', '"adam" is said as "4dam"; write plain words'),
        ("[en]\nadam = 4\n", '"adam" is said as 4; write plain words'),
        ('[en]\nadam = " "\n', '"adam" is said as " "; write plain words'),
    ],
)
def test_a_broken_list(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "said.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=fault):
        read_pronunciations(path, "en")
