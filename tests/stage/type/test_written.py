"""Numbers that no text has are written as the language of the scene writes them."""

from __future__ import annotations

import pytest

from steepest.script.values.languages import ENGLISH, GERMAN, Language
from steepest.stage.figures.flat.plane import number
from steepest.stage.type.powers import Power
from steepest.stage.type.readout import Readout, end_of
from steepest.stage.type.written import numbers_in

WRITTEN = [(ENGLISH, ".", "0.25", "1.2·10⁶"), (GERMAN, ",", "0,25", "1,2·10⁶")]


@pytest.mark.parametrize(("language", "sign", "quarter", "power"), WRITTEN)
def test_running_numbers_axes_and_powers_have_its_decimals(
    language: Language, sign: str, quarter: str, power: str
) -> None:
    with numbers_in(language):
        assert Readout(lambda: -0.25, 2).text == f"−{quarter}"
        assert sign in number(0.25).markup
        assert Power(1_200_000).text() == power


@pytest.mark.parametrize("language", [ENGLISH, GERMAN])
def test_a_running_number_stands_with_its_decimal_sign_at_one_place(language: Language) -> None:
    with numbers_in(language):
        rights = [Readout(lambda each=each: each, 2).get_right()[0] for each in (0.25, 10.25, 1234.25)]
        assert rights == pytest.approx([end_of(0.0, 2, Readout(lambda: 0).size)] * 3, abs=0.02)


def test_what_is_played_afterwards_has_its_own_language_again() -> None:
    with numbers_in(GERMAN), numbers_in(ENGLISH):
        pass
    assert Readout(lambda: 0.5, 1).text == "0.5"
