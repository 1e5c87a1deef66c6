"""The oracle itself: it knows what it should, and it notices what is false."""

from __future__ import annotations

from typing import Any

import mpmath
import pytest
from mpmath import mp, mpf

from tests.oracle.campaign import drawn, run
from tests.oracle.judge import judge
from tests.oracle.mathematics.formula import Nothing, Reading, number
from tests.oracle.mathematics.notation import typed
from tests.oracle.mathematics.plane import centre, closes, flats, refined
from tests.oracle.mathematics.walk import walked
from tests.oracle.printed import Truth, as_typed, wrong
from tests.oracle.worlds.every import WORLDS
from tests.oracle.worlds.hill import Hill

PLANE = ("x", "y")
SQUARE = ((mpf(-3), mpf(3)), (mpf(-3), mpf(3)))
ASKED = "How steep is it here?"
HILL: dict[str, Any] = {"height": "x**2 + 3*y", "point": [2, 1], "domain": [[0, 4], [-1, 3]]}


@pytest.mark.parametrize(
    ("text", "spec", "truth"),
    [
        ("1.414", "g", mp.sqrt(2)),
        ("1.41421", "g", mp.sqrt(2)),  # more digits than are asked for
        ("−0.5", "g", mpf(-1) / 2),
        ("0", "g", mpf(0)),
        ("0.12", ".2f", mpf(1) / 8),  # half way: both neighbours are right
        ("0.13", ".2f", mpf(1) / 8),
        ("−5.4 × 10⁻²⁵", ".3f", mpf("-5.365e-25")),
        ("10⁻⁶", "g", mpf("1e-6")),
        ("(2, 1.5)", "g", (mpf(2), mpf("1.5"))),
        ("0.1, 0.5 and 1", "g and", as_typed([0.1, 0.5, 1])),
        ("three", "words", mpf(3)),
        ("21st", "ordinal", mpf(21)),
        ("1.4 times", "times", mpf("1.4")),
        ("a third", "share", mpf(1) / 3),
        ("1/20,000", "share", mpf("5e-5")),
        ("0.7", "share", mpf("0.7")),
    ],
)
def test_what_is_rounded_right_is_right(text: str, spec: str, truth: Truth) -> None:
    assert wrong(text, spec, truth) is None


@pytest.mark.parametrize(
    ("text", "spec", "truth"),
    [
        ("1.415", "g", mp.sqrt(2)),
        ("1.41", "g", mp.sqrt(2)),
        ("1.225 × 10⁻¹⁶", "g", mpf(0)),
        ("0", "g", mpf("1e-40")),
        ("−0", "g", mpf(0)),
        ("0.5", "g", mpf(-1) / 2),
        ("(2, 1)", "g", (mpf(2), mpf(2))),
        ("1", "g", as_typed(1.0001)),
        ("three", "words", mpf(4)),
        ("a third", "share", mpf(1) / 4),
        ("1/20", "share", mpf("0.5")),
    ],
)
def test_what_is_printed_wrong_is_noticed(text: str, spec: str, truth: Truth) -> None:
    assert wrong(text, spec, truth) is not None


def test_derivatives_are_those_of_a_library() -> None:
    function = Reading("sqrt(2)*x + y**3*exp(-x*y) + sin(pi*x)*tanh(y)/log(3 + x**2)", PLANE)
    at = (mpf(1) / 3, mpf("0.7"))

    def other(x: mpf, y: mpf) -> mpf:
        waves = mp.sin(mp.pi * x) * mp.tanh(y) / mp.log(3 + x**2)
        return mp.sqrt(2) * x + y**3 * mp.exp(-x * y) + waves

    for order, found in zip(((1, 0), (0, 1)), function.gradient(at), strict=True):
        assert abs(found - mpmath.diff(other, at, order)) < mpf(10) ** -40
    for order, found in zip(((2, 0), (1, 1), (0, 2)), function.hessian(at), strict=True):
        assert abs(found - mpmath.diff(other, at, order)) < mpf(10) ** -30


def test_a_kink_has_no_slope_and_a_smoothed_one_has() -> None:
    zero = (mpf(0), mpf(0))
    for smooth in ("x*abs(x) + sqrt(x**2*y**2)", "(x**2 + y**2)**1.5"):
        assert Reading(smooth, PLANE).gradient(zero) == zero
    with pytest.raises(Nothing):
        Reading("abs(x) + y", PLANE).gradient(zero)


def test_circles_level_lines_and_flat_places_are_found() -> None:
    round_one, long_one = Reading("exp(-(x - 1)**2 - y**2)", PLANE), Reading("x**2 + 4*y**2", PLANE)
    middle = centre(round_one, SQUARE)
    assert middle and abs(middle[0] - 1) + abs(middle[1]) < mpf(10) ** -80
    assert centre(long_one, SQUARE) is None
    assert closes(long_one, (mpf(1), mpf(0)), SQUARE) is True
    assert closes(long_one, (mpf(3), mpf(3)), SQUARE) is False
    x, y = refined(Reading("sin(x) + sin(y)", PLANE), (mpf("1.5708"), mpf("-1.5708")))
    assert abs(x - mp.pi / 2) + abs(y + mp.pi / 2) < mpf(10) ** -80


def test_a_walk_that_scatters_is_walked_at_more_digits() -> None:
    function = Reading("cos(12*x) + cos(12*y)", PLANE)
    ends = []
    for digits in (110, 330):
        with mp.workdps(digits):
            ends.append(walked(function, (mpf(2), mpf(1)), number("0.1"), 120).points[-1][0])
    assert abs(ends[0] - ends[1]) < mpf(10) ** -25


def test_a_printed_formula_is_read_back() -> None:
    printed = Reading(typed("−3x² sin² y/2 + √2 |x − 1| − 10⁻⁶x(2 − y)"), PLANE)
    meant = Reading("-3*x**2*sin(y)**2/2 + sqrt(2)*abs(x - 1) - 1e-6*x*(2 - y)", PLANE)
    at = (mpf("0.3"), mpf("-1.7"))
    assert abs(printed(at) - meant(at)) < mpf(10) ** -90


@pytest.mark.parametrize("anchor", ["hill", "finite_difference", "overshoot"])
def test_what_is_said_of_another_setting_is_noticed(anchor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = drawn(anchor, "itself", 2)
    kind = WORLDS[anchor]
    monkeypatch.setitem(WORLDS, anchor, lambda setting: kind(other))
    assert len(judge(anchor, one).false) > 5


def test_a_sentence_and_an_expression_without_an_entry_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not judge("hill", HILL).false
    monkeypatch.setattr(Hill, "numbers", {k: v for k, v in Hill.numbers.items() if k != "here"})
    monkeypatch.setattr(Hill, "sentences", {k: v for k, v in Hill.sentences.items() if k != ASKED})
    false = "\n".join(judge("hill", HILL).false)
    assert "does not know {here}" in false
    assert f"does not know the sentence “{ASKED}”" in false


def test_a_scene_without_an_oracle_is_told_the_file_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(WORLDS, "hill")
    with pytest.raises(LookupError, match=r"^hill has no oracle: write tests/oracle/worlds/hill\.py, and name it in"):
        judge("hill", HILL)
    with pytest.raises(LookupError, match=r"^brook has no generator .* tests/oracle/drawing/settings\.py$"):
        run("brook", "itself", 1)


def test_what_cannot_be_played_is_refused_and_counts_as_no_falsehood() -> None:
    verdict = judge("hill", {**HILL, "point": [9, 9]})
    assert verdict.refused and not verdict.false


@pytest.mark.parametrize("apart", ["1e-1", "1e-2", "1e-4"])
def test_flat_places_that_share_a_cell_are_both_seen(apart: str) -> None:
    function = Reading(f"x**3 / 3 - (0.3 + {apart}/2)*x**2 + 0.3*(0.3 + {apart})*x + y**2", ("x", "y"))
    found = flats(function, [(mpf(-2), mpf(3)), (mpf(-4), mpf(6))], 420).found
    assert sorted(float(x) for x, _ in found) == pytest.approx([0.3, 0.3 + float(apart)])
