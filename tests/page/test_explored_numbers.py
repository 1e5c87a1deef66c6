"""The explorer's numbers, worked out in Chromium by printed JavaScript, against those of `calculus`."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import steepest.page
from steepest.calculus import FormulaError, Function, NoValue, descend
from steepest.calculus.tree.notation.javascript import javascript
from steepest.script.values.languages import language_of
from steepest.script.values.showing import show
from tests.oracle.drawing.formulas import formula
from tests.page.rounding import Unsure, rounded

SITE = Path(steepest.page.__file__).parent / "site" / "explorer"
GRID = [-2.0, -1.0, -0.375, 0.0, 0.5, 1.0, 2.0]
FAMILIES = [seed if seed < 3 else pytest.param(seed, marks=pytest.mark.verify) for seed in range(12)]
LECTURES = ["x**2 + 3*y", "3*x**2 + 2*x*y + y**3", "x**2 + 4*y**2", "6 - x**2 - y**2/2", "x**2 - y**2"]

HOLES = [
    "y/(1/x)",
    "exp(-1/x**2) + y",
    "tanh(1/x)*y",
    "1/x**-2 + y",
    "1/log(x**2) + y",
    "exp(log(x)) + y",
]


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """An empty page with the explorer's arithmetic and walks."""
    page = browser.new_page()
    for name in ("arithmetic.js", "descent.js"):
        page.add_script_tag(path=SITE / name)
    yield page
    page.close()


def _functions(family: int, count: int) -> Iterator[Function]:
    """Functions of x and y that somebody may type, the same ones each time."""
    chance = random.Random(family)
    while count:
        try:
            yield Function(formula(["x", "y"], chance), ["x", "y"])
        except FormulaError:
            continue
        count -= 1


def _printed(function: Function) -> str:
    value, *slopes = (
        javascript(one.formula.tree, function.variables)
        for one in (function, *map(function.partial, function.variables))
    )
    return f"({{ value: {value}, slopes: [{', '.join(slopes)}] }})"


def _computed(sheet: Page, function: Function, points: list[tuple[float, ...]]) -> list[list[float | None]]:
    """The value and the partials at points, as the page works them out; None where it finds none."""
    found: list[list[float | None]] = sheet.evaluate(
        f"(points) => {{ const one = {_printed(function)}; return points.map((at) =>"
        " [one.value, ...one.slopes].map((f) => f(...at)).map((v) => Number.isFinite(v) ? v : null)); }",
        [list(point) for point in points],
    )
    return found


def _exact(function: Function, at: tuple[float, ...]) -> float | None:
    try:
        return float(function([Fraction(value) for value in at]))
    except NoValue:
        return None


def _agrees(told: float | None, function: Function, at: tuple[float, ...]) -> bool:
    """Whether a value is right, as far as float64 can tell. Raises Unsure where rounding decides."""
    error = rounded(function.formula.tree, dict(zip(function.variables, at, strict=True)))[1]
    exact = _exact(function, at)
    return told is exact is None or (told is not None and exact is not None and abs(told - exact) <= error)


def _wrong(sheet: Page, function: Function) -> tuple[list[Any], int, int]:
    """What differs on a grid, how much was compared, and how much rounding decides."""
    points = list(product(GRID, GRID))
    told = _computed(sheet, function, points)
    wrong, compared, left = [], 0, 0
    for number, one in enumerate((function, *map(function.partial, function.variables))):
        for at, values in zip(points, told, strict=True):
            try:
                compared += 1
                if not _agrees(values[number], one, at):
                    wrong.append((one.source, at, values[number], _exact(one, at)))
            except Unsure:
                left += 1
    return wrong, compared, left


@pytest.mark.parametrize("source", LECTURES)
def test_values_and_slopes_of_the_lectures_functions(sheet: Page, source: str) -> None:
    wrong, _, left = _wrong(sheet, Function(source, ["x", "y"]))
    assert wrong == [] and left == 0


@pytest.mark.parametrize("source", HOLES)
def test_where_an_inner_part_has_no_value_there_is_none(sheet: Page, source: str) -> None:
    function = Function(source, ["x", "y"])
    [(value, *_)] = _computed(sheet, function, [(0.0, 1.0)])
    assert value is None and _exact(function, (0.0, 1.0)) is None
    assert _wrong(sheet, function)[0] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_values_and_slopes_of_random_functions(sheet: Page, family: int) -> None:
    found = [_wrong(sheet, function) for function in _functions(family, 12)]
    assert [each for wrong, _, _ in found for each in wrong] == []
    compared, left = (sum(counts) for counts in zip(*(counts for _, *counts in found), strict=True))
    assert left < compared / 10


def test_a_part_without_variables_is_worked_out_exactly(sheet: Page) -> None:
    function = Function("(1/3 - 1/3 + 10**20 + 1 - 10**20)*x + 0*y", ["x", "y"])
    assert _computed(sheet, function, [(3.0, 0.0)]) == [[3, 1, 0]]


@pytest.mark.parametrize("family", FAMILIES)
def test_whole_walks_of_random_functions(sheet: Page, family: int) -> None:
    chance, sure, walked = random.Random(family), 0, 0
    for function in _functions(family, 8):
        start = chance.choice(GRID), chance.choice(GRID)
        rate, steps = chance.choice([0.01, 0.1, 0.25, 0.7, 1.5]), 40
        if not function.has_gradient([Fraction(value) for value in start]):
            continue
        within = [(-12, 12), (-9, 9)]
        exactly = [Fraction(value) for value in start]
        walk = descend(function, exactly, rate, steps, until=0.001, within=within)
        told = sheet.evaluate(
            "([start, rate, steps, within]) =>"
            f" descent.walk({_printed(function)}, start, [0, 1], rate, steps, 0.001, within)",
            [start, rate, steps, within],
        )
        walked += 1
        asked = (function.source, start, rate, walk.ended, told["ended"])
        if "unsure" not in (walk.ended, told["ended"]):
            ended = "nowhere" if walk.ended in ("no value", "no slope", "too far") else walk.ended
            assert (told["ended"], len(told["points"])) == (ended, len(walk.points)), asked
            sure += 1
        for mine, theirs in zip(told["points"], walk.points, strict=False):
            exact = [float(value) for value in theirs]
            assert math.dist(mine, exact) <= 1e-5 * max(1, math.hypot(*exact)), asked
    assert sure > walked / 2


def _numbers(kind: str) -> Iterator[float]:
    chance = random.Random(kind)
    for _ in range(300):
        match kind:
            case "any":
                [value] = struct.unpack(">d", chance.randbytes(8))
                if math.isfinite(value):
                    yield value
            case "typed":
                yield chance.choice([-1, 1]) * chance.randrange(10**6) / 10 ** chance.randrange(9)
            case "halves":
                yield (2 * chance.randrange(10**4) + 1) / 2 ** chance.randrange(1, 12)
            case "near a power of ten":
                power = float(f"1e{chance.randrange(-9, 17)}")
                yield power * (1 + chance.choice([-1, 0, 1]) * 2.0 ** -chance.randrange(3, 53))
            case "whole":
                yield float(chance.randrange(-(10 ** chance.randrange(1, 18)), 10**5))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["any", "typed", "halves", "near a power of ten", "whole"])
def test_a_computed_number_is_shown_as_the_decimal_that_it_stands_for(
    sheet: Page, kind: str, language: str
) -> None:
    style = {name: getattr(language_of(language), name) for name in ("decimal", "thousands", "between")}
    values = [Fraction(f"{value:.11g}") for value in (0.0, -0.0, *_numbers(kind))]
    nearly = [math.nextafter(float(value), math.inf) if value else 0.0 for value in values]
    told = sheet.evaluate("([values, style]) => values.map((one) => digits.show(one, style))", [nearly, style])
    assert told == [show(value, language=language) for value in values]
