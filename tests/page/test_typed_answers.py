"""What a learner types is read in the page as calculus reads it, and judged by its value."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from steepest.calculus import Formula, NoValue
from steepest.calculus.tree.notation.javascript import javascript
from steepest.page.answers import answer_of
from steepest.script.values.showing import show
from tests.calculus.conditioning import is_ill_conditioned
from tests.calculus.strategies import formulas, polynomials
from tests.families import family
from tests.page.test_answers import NUMBERS, told

NAMES = ("x", "y")
POINTS = [(0.7, 1.3), (-1.1, 0.4), (2.3, -0.6), (0.2, 0.9)]


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Examples of a family, the same ones each time."""
    found: list[Any] = []

    @settings(derandomize=True, max_examples=count, database=None, deadline=None)
    @given(strategy)
    def collect(one: Any) -> None:
        found.append(one)

    collect()
    return found


def readable(sources: Sequence[str]) -> list[Formula]:
    """The formulas among texts."""
    found = []
    for source in sources:
        try:
            found.append(Formula(source, NAMES))
        except ValueError:
            continue
    return found


@pytest.fixture(scope="module")
def typing(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page, opened once, since nothing that is judged changes it. No script of it fails."""
    page = browser.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(page_file.as_uri())
    yield page
    page.close()
    assert failed == []


@pytest.fixture(scope="module")
def random_formulas() -> list[Formula]:
    return readable(drawn(formulas, 200))


def judged(page: Page, typed: Sequence[str], wanted: Sequence[Formula]) -> list[str]:
    """What the page says of answers to questions for formulas."""
    codes = ",".join(javascript(one.tree, NAMES) for one in wanted)
    answer = json.dumps({"text": "", "variables": NAMES})
    return list(
        page.evaluate(
            f"(typed) => [{codes}].map((wanted, k) => answers.judge(typed[k], {answer}, wanted))", [*typed]
        )
    )


def number(page: Page, cases: Sequence[tuple[str, Any]]) -> list[str]:
    """What the page says of answers to questions for numbers and points."""
    return list(
        page.evaluate("(cases) => cases.map(([typed, answer]) => answers.judge(typed, answer))", cases)
    )


@pytest.mark.verify
def test_formulas_are_read_as_calculus_reads_them(typing: Page, random_formulas: list[Formula]) -> None:
    found = typing.evaluate(
        "([sources, points]) => sources.map((one) => { const read = reading.formula(one, ['x', 'y'],"
        " { decimals: '.', tight: false }); return points.map((at) => String(read(at))); })",
        [[one.source for one in random_formulas], POINTS],
    )
    for formula, values in zip(random_formulas, found, strict=True):
        for at, value in zip(POINTS, values, strict=True):
            try:
                wanted = float(formula.evaluate(dict(zip(NAMES, at, strict=True))))
            except NoValue:
                wanted = math.nan
            known = dict(zip(NAMES, map(float, at), strict=True))
            if math.isfinite(wanted) and abs(wanted) < 1e100 and not is_ill_conditioned(formula, known):
                assert float(value) == pytest.approx(wanted, rel=1e-8, abs=1e-8), (formula.source, at)


def spelled(formula: Formula) -> list[str]:
    """A formula as people type it."""
    source = formula.source
    return [
        source,
        source.replace("**", "^"),
        source.replace("*", " · ").replace(" ·  · ", "^"),
        f"f = {source}",
    ]


def has_values(formula: Formula) -> bool:
    """Whether it has enough values to be told by, and none that rounding decides."""
    grid = [[a, b] for a in (-2.5, -0.8, 0.1, 0.6, 1.9) for b in (-2.1, -0.4, 0.2, 1.2, 2.6)]
    x, y = zip(*grid, strict=True)
    values = formula.sample({"x": x, "y": y})
    if any(is_ill_conditioned(formula, dict(zip(NAMES, at, strict=True))) for at in grid[::6]):
        return False
    return sum(math.isfinite(one) and abs(one) < 1e6 for one in values) > 15


@pytest.mark.verify
def test_a_formula_is_right_however_it_is_typed(typing: Page, random_formulas: list[Formula]) -> None:
    cases = [(typed, one) for one in random_formulas if has_values(one) for typed in spelled(one)]
    assert len(cases) > 200
    verdicts = judged(typing, *zip(*cases, strict=True))
    assert [
        (typed, one.source) for (typed, one), said in zip(cases, verdicts, strict=True) if said != "right"
    ] == []


@pytest.mark.parametrize(
    "change",
    [
        "({}) + 0.01*x",
        *(
            pytest.param(change, marks=pytest.mark.verify)
            for change in ("({}) + 0.001", "-({}) - 1", "({})*1.001 + 1", "({})/(1 + 0.01*y**2)")
        ),
    ],
)
@pytest.mark.parametrize("many", family(1, [6, 60]))
def test_another_formula_is_wrong(typing: Page, change: str, many: int) -> None:
    wanted = [one for one in readable(drawn(polynomials(), many)) if one.evaluate({"x": 2, "y": 3})]
    verdicts = judged(typing, [change.format(one.source) for one in wanted], wanted)
    assert [one.source for one, said in zip(wanted, verdicts, strict=True) if said != "wrong"] == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2x + 3y²", "2*x + 3*y**2"),
        ("−2xy", "-2*x*y"),
        ("2x(1 + y)", "2*x + 2*x*y"),
        ("0,5x", "x/2"),
        ("1/2x", "x/2"),
        ("1/2x", "1/(2*x)"),
        ("sin 2x", "sin(2*x)"),
        ("sin²x + cos²x", "1 + 0*x"),
        ("sin x cos y", "sin(x)*cos(y)"),
        ("sin(x)^2", "sin(x)**2"),
        ("e^(-x²/2)", "exp(-x**2/2)"),
        ("ln x", "log(x)"),
        ("|x − y|", "abs(x - y)"),
        ("2|x||y|", "2*abs(x*y)"),
        ("√x y", "sqrt(x)*y"),
        ("2√(x² + y²)", "2*sqrt(x**2 + y**2)"),
        ("πx", "pi*x"),
        ("x^-2", "x**-2"),
        ("-x^2", "-x**2"),
        ("2^x^2", "2**(x**2)"),
        ("x : 2", "x/2"),
        ("(x+1)(x-1)", "x**2 - 1"),
        ("x+1", "(x**2 - 1)/(x - 1)"),
    ],
)
def test_a_formula_as_a_person_writes_it_is_right(typing: Page, typed: str, wanted: str) -> None:
    assert judged(typing, [typed], [Formula(wanted, NAMES)]) == ["right"]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("x", "sqrt(x)**2 + 0*y"),
        ("sqrt(x)**2", "x"),
        ("x", "abs(x)"),
        ("x²", "2*x"),
        ("x", "y"),
        ("xy", "x + y"),
    ],
)
def test_a_formula_that_differs_somewhere_is_wrong(typing: Page, typed: str, wanted: str) -> None:
    right = wanted.startswith("sqrt")  # what has more values than was asked for is no mistake
    assert judged(typing, [typed], [Formula(wanted, NAMES)]) == ["right" if right else "wrong"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "x +",
        "2 3",
        "(x",
        "x)",
        "x & y",
        "east",
        "x..y",
        "|x",
        "sin",
        "2^",
        "=",
        "alert(1)",
        "x;y",
        "((((" * 40,
    ],
)
def test_what_is_no_formula_is_not_judged(typing: Page, typed: str) -> None:
    assert judged(typing, [typed], [Formula("x", NAMES)]) == ["unreadable"]


def test_names_are_read_as_they_are_written(typing: Page) -> None:
    names = ["w1", "w2", "eta", "theta_max", "price"]
    read = typing.evaluate(
        "(names) => ['w1', 'w_1', 'w₁', '2w₂', 'η', 'eta w1', 'price*2', 'theta_max'].map((one) =>"
        " reading.formula(one, names, { decimals: '.', tight: false })?.([2, 3, 5, 7, 11]) ?? null)",
        names,
    )
    assert read == [2, 2, 2, 6, 5, 10, 22, 7]


def numbers_typed(value: Fraction) -> list[str]:
    """A number as people type it."""
    text = show(value, "g")
    plain = text.replace("−", "-").replace(",", "")
    ways = [
        text,
        plain,
        f"{value.numerator}/{value.denominator}",
        f" {plain} ",
        f"x = {plain}",
        show(value, "g", language="de"),
    ]
    return [way for way in ways if "⁻" not in way and "10¹" not in way]


def test_a_number_is_right_however_it_is_typed(typing: Page) -> None:
    values = drawn(NUMBERS, 120)
    cases = [(typed, answer_of(told(one), "en")) for one in values for typed in numbers_typed(one)]
    verdicts = number(typing, cases)
    assert [case for case, said in zip(cases, verdicts, strict=True) if said != "right"] == []


def test_a_number_that_is_not_told_so_is_wrong(typing: Page) -> None:
    values = [one for one in drawn(NUMBERS, 120) if one]
    other = [one + Fraction(6) * 10 ** (len(str(abs(int(one)))) - 3) for one in values]
    cases = [
        (f"{float(two):.12g}", answer_of(told(one), "en")) for one, two in zip(values, other, strict=True)
    ]
    assert {*number(typing, cases)} == {"wrong"}


@pytest.mark.parametrize(
    ("typed", "value", "verdict"),
    [
        ("0.33", Fraction(1, 3), "right"),
        ("0,333", Fraction(1, 3), "right"),
        ("1/3", Fraction(1, 3), "right"),
        ("0.3", Fraction(1, 3), "nearly"),
        ("0.34", Fraction(1, 3), "wrong"),
        ("67", Fraction(200, 3), "right"),
        ("1000000000", Fraction(999_999_999), "right"),
        ("1004000000", Fraction(999_999_999), "right"),
        ("1400000000", Fraction(999_999_999), "wrong"),
        ("3.4", Fraction(3), "wrong"),
        ("2.9999999", Fraction(3), "wrong"),
        ("sqrt(9)", Fraction(3), "right"),
        ("2^3", Fraction(8), "right"),
        ("−3", Fraction(-3), "right"),
        ("–3", Fraction(-3), "right"),
        ("3", Fraction(-3), "wrong"),
        ("0", Fraction(0), "right"),
        ("0.0000001", Fraction(0), "wrong"),
        ("12 345", Fraction(12345), "right"),
        ("12.345,5", Fraction(24691, 2), "right"),
        ("12,345.5", Fraction(24691, 2), "right"),
        ("1e3", Fraction(1000), "right"),
        ("three", Fraction(3), "unreadable"),
        ("", Fraction(3), "unreadable"),
        ("1/0", Fraction(3), "unreadable"),
    ],
)
def test_numbers(typing: Page, typed: str, value: Fraction, verdict: str) -> None:
    assert number(typing, [(typed, answer_of(told(value), "en"))]) == [verdict]


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("(4, -0.5)", "right"),
        ("4, −1/2", "right"),
        ("4; -0,5", "right"),
        ("(4; −0,5)", "right"),
        ("[4,-.5]", "right"),
        ("(-0.5, 4)", "wrong"),
        ("(4, 0.5)", "wrong"),
        ("4", "unreadable"),
        ("(4, -0.5, 0)", "unreadable"),
        ("north", "unreadable"),
    ],
)
def test_points(typing: Page, typed: str, verdict: str) -> None:
    point = (Fraction(4), Fraction(-1, 2))
    assert number(typing, [(typed, answer_of(told(point), "en"))]) == [verdict]


def test_nothing_that_is_typed_fails(typing: Page) -> None:
    """The page's scripts fail nowhere: `typing` looks at that."""
    text = st.one_of(st.text(max_size=30), st.text("xy0123456789+-*/^()|., √²₁−πe", max_size=20))
    answer = answer_of(told(Fraction(3)), "en")
    verdicts = number(typing, [(typed, answer) for typed in drawn(text, 300)])
    assert {*verdicts} <= {"right", "wrong", "unreadable", "nearly"}
