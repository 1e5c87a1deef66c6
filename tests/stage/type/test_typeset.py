"""Type stands on its baseline, keeps its parts apart and shows what it is given."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.type.glyphs import path_points
from steepest.stage.type.typeset import Typeset, formula, words


def test_words_stand_on_one_baseline_whatever_letters_they_have() -> None:
    one, other = words("ace").stand(0, 1), words("gypsy").stand(3, 1)
    assert one.get_bottom()[1] == pytest.approx(1, abs=0.02)
    assert other.get_bottom()[1] < 0.95
    assert one.baseline == pytest.approx(other.baseline)


def test_the_baseline_travels_and_scales_with_the_type() -> None:
    text = words("gypsy").stand(0, 0)
    text.shift([1, 2, 0])
    assert text.baseline == pytest.approx(2)
    foot = text.get_bottom()[1]
    text.scale(2, about_point=np.array([0, foot, 0]))
    assert text.baseline - foot == pytest.approx(2 * (2 - foot))


def test_type_is_as_large_as_its_size() -> None:
    assert words("x", size=60).width == pytest.approx(2 * words("x", size=30).width, rel=1e-6)


def test_the_minus_of_words_is_as_wide_as_the_one_of_formulas() -> None:
    assert words("−", size=40).width == pytest.approx(formula("-", size=40).width, rel=1e-6)


def test_parts_are_told_apart_and_painted() -> None:
    both = formula('part("x", x) + part("y", y)^2 + part("special", z)', paint={"special": theme.WRONG})
    assert [len(both.parts[key]) for key in ("x", "y", "special")] == [1, 1, 1]
    assert both.parts["x"][0].get_fill_color().to_hex() == theme.FIRST
    assert both.parts["y"][0].get_fill_color().to_hex() == theme.SECOND
    assert both.parts["special"][0].get_fill_color().to_hex() == theme.WRONG


def test_tagging_leaves_the_layout_alone() -> None:
    plain, tagged = formula("3 w_1 + (x - 2)^2"), formula('3 part("w1", w_1) + (part("x", x) - 2)^2')
    assert len(plain) == len(tagged)
    for one, other in zip(plain, tagged, strict=True):
        assert np.allclose(one.points, other.points, atol=1e-9)


@pytest.mark.parametrize(
    "text",
    [
        "100% *bold* _no_",
        "#let x = 1",
        "$x$ `code` <label> @ref",
        "a \\ b ~ c",
        "= no heading",
        "- no list",
        "“quotes” – − …",
    ],
)
def test_plain_words_are_never_markup(text: str) -> None:
    assert len(words(text)) == len(text.replace(" ", ""))


def test_what_cannot_be_set_is_said_with_what_was_asked() -> None:
    with pytest.raises(ValueError, match="Typst cannot set"):
        formula("frac(1")


def test_empty_type_has_no_glyphs() -> None:
    assert len(Typeset("")) == 0


def test_a_path_of_every_command_is_read() -> None:
    points = path_points("M 0 0 h 2 v 1 l -1 1 q -1 0 -1 -1 c 0 -.5 0 -.5 0 -1 Z")
    assert points.shape == (5 * 4, 2)
    assert np.allclose(points[-1], [0, 0])
    assert np.allclose(points[12:16][[0, 3]], [[1, 2], [0, 1]])


def test_a_path_command_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="'A'"):
        path_points("M 0 0 A 1 1 0 0 0 1 1")


def test_a_formula_stands_on_its_baseline_and_may_hold_a_comma() -> None:
    plain, listed = formula("x + y").stand(0, 1), formula("x, y").stand(0, 1)
    assert plain.parts == listed.parts == {}
    assert plain[0].get_bottom()[1] == pytest.approx(1, abs=0.02)
    assert listed[0].get_bottom()[1] == pytest.approx(1, abs=0.02)


def test_type_is_scaled_down_to_fit_and_never_up() -> None:
    assert words("some words").fit(width=0.5).width == pytest.approx(0.5)
    assert words("some words").fit(height=0.1).height == pytest.approx(0.1)
    assert words("some words").fit(width=50).enlarged == pytest.approx(1)


def test_variables_and_powers_of_ten_in_words_are_set_as_in_formulas() -> None:
    told = words("best h ≈ 2 × 10⁻⁸, though like h²", ["h"])
    assert told.markup == 'best $h$ ≈ $"2"×10^(-8)$, though like $h^(2)$'
    assert "$" not in words("best h ≈ 2 × 10⁻⁸").markup
