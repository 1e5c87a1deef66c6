"""What is told of type reads as it looks: a finding names words and formulas as they are seen."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function
from steepest.script.values.languages import GERMAN
from steepest.script.values.plain import plain
from steepest.script.values.showing import show
from steepest.stage.type.powers import Power
from steepest.stage.type.typeset import code, escape, formula, words

FORMULAS = {
    '2 class("normal", dot.c) 10^(6)': "2·10⁶",
    "- nabla L": "−∇L",
    "- eta thin nabla L = (-0.5, 3)": "−η ∇L = (−0.5, 3)",
    '- partial L \\/ partial part("w1", w_1) = - (-6) = part("w1", 6)': "−∂L/∂w₁ = −(−6) = 6",
    '(dif f) / (dif part("x", x)) = part("x", 4) + (-1) dot 3': "df/dx = 4 + (−1)·3",
    'frac(partial f, partial part("x", x)) =': "∂f/∂x =",
    "frac(x + 1, 2 x)": "(x + 1)/2x",
    "(1 + x) / 2": "(1 + x)/2",
    'f = 2 attach(part("x2", x), b: part("x2", 2), t: 2) - h^n': "f = 2x₂² − h^n",
    '#[slope] = part("gradient", 5) cos(part("theta", theta) - 36.9 degree)': "slope = 5 cos(θ − 36.9°)",
    "4 cos theta + 3 sin theta": "4 cos θ + 3 sin θ",
    "w arrow.l w - eta thin nabla L": "w ← w − η ∇L",
    'part("w", -3) -> part("w", -2.4)': "−3 → −2.4",
    "abs(1 - eta) <= sqrt(2)": "|1 − η| ≤ √2",
    'x":" thin +2': "x: +2",
    "approx 2 times 10^(-10)": "≈ 2 × 10⁻¹⁰",
    "Delta x + lambda": "Δx + λ",
    '"lot" a': "lot a",
    "": "",
}


@pytest.mark.parametrize(("typed", "seen"), FORMULAS.items())
def test_a_formula_reads_as_it_looks(typed: str, seen: str) -> None:
    assert plain(formula(typed).markup) == seen


@pytest.mark.parametrize("text", ["1/h: |g| < 0.001", "“a” #b $c$ [d] \\ e_f *g* ~h @i", "a × b − 2"])
def test_words_and_code_read_as_they_were_written(text: str) -> None:
    assert plain(words(text).markup) == plain(code(text).markup) == plain(escape(text)) == text


def test_words_with_letters_of_formulas_and_code_on_two_rows_read_as_one_line() -> None:
    assert plain(words("step h: 2 × 10⁻⁸ of y²", ["h", "y"]).markup) == "step h: 2×10⁻⁸ of y²"
    assert plain(code("if |g| < 1: stop", pitch=1.4).markup) == "if |g| < 1: stop"


@pytest.mark.parametrize("value", [-2.5, 1e-7, 3e12, (Fraction(1, 10), -2), 123456.0, Power(2 * 10**6)])
def test_a_number_reads_as_words_say_it(value: object) -> None:
    assert plain(f"${show(value, notation='typst')}$") == show(value)
    assert plain(f"${show(value, notation='typst', language=GERMAN)}$") == show(value, language=GERMAN)


@pytest.mark.parametrize("source", ["x**2 - 3*x*y + y**3/2", "-(x + 1)**2", "2*x**2*y", "(x + y)*(x - y)"])
def test_a_function_reads_with_its_parts_as_without(source: str) -> None:
    function = Function(source, ["x", "y"])
    assert plain(f"${show(function, notation='typst')}$").replace(" ", "") == show(function).replace(" ", "")


def test_whatever_is_cut_off_is_read_as_far_as_it_goes() -> None:
    for typed in (*(formula(each).markup for each in FORMULAS), code("if a: b", pitch=1.0).markup):
        for end in range(len(typed)):
            plain(typed[:end])
