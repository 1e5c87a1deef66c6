"""Letters that stand for numbers are set in a question as formulas have them."""

import pytest

from steepest.stage.type.questions import in_letters


@pytest.mark.parametrize("letter", ["w", "x", "y", "z"])
def test_a_variable_is_set_as_in_a_formula(letter: str) -> None:
    assert in_letters(f"Which {letter} is it?") == f'Which $part("{letter}", {letter})$ is it?'


@pytest.mark.parametrize("text", ["How high is it?", "Where’s y’s place?", "Is it a way, w1 or wx?"])
def test_a_letter_of_a_word_stays_a_letter(text: str) -> None:
    assert "part" not in in_letters(text)
