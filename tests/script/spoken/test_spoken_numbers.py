"""Numbers in words are read back as the same numbers."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.script.paragraph.filling import Filled, fill
from steepest.script.spoken import said
from steepest.script.spoken.english import ENGLISH
from steepest.script.spoken.german import GERMAN
from steepest.script.values.showing import MINUS, show
from tests.families import examples

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = "thousand million billion trillion quadrillion quintillion sextillion"
ONES = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
SCALES = {word: 1000**power for power, word in enumerate(_SCALES.split(), 1)}
HIGH = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
POWER = re.compile(r"(-?)(?:([0-9.]+) × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def whole(words: list[str]) -> int:
    """A whole number, by the rules of English."""
    done = group = 0
    for word in words:
        if word == "hundred":
            group *= 100
        elif word in SCALES:
            done, group = done + group * SCALES[word], 0
        else:
            group += ONES[word] if word in ONES else TENS[word]
    return done + group


def read_back(words: list[str]) -> Fraction:
    """A number said in English."""
    if words[0] == "minus":
        return -read_back(words[1:])
    if "to" in words:
        at = words.index("to")
        exponent = words[at + 2 :]  # to the …
        power = Fraction(10) ** int(read_back(exponent))
        assert words[at - 1] == "ten"
        mantissa = words[: at - 1]
        assert not mantissa or mantissa[-1] == "times"
        return read_back(mantissa[:-1]) * power if mantissa else power
    if "point" in words:
        at = words.index("point")
        digits = "".join(str(ONES[word]) for word in words[at + 1 :])
        return whole(words[:at]) + Fraction(int(digits), 10 ** len(digits))
    return Fraction(whole(words))


def shown(text: str) -> Fraction:
    """The digits of a text as a number."""
    text = text.replace(",", "").replace(MINUS, "-")
    if powered := POWER.fullmatch(text):
        sign, mantissa, high = powered.groups()
        return Fraction(f"{sign}{mantissa or 1}") * Fraction(10) ** int(high.translate(HIGH))
    return Fraction(text)


def spoken(value: object, spec: str = "g") -> list[str]:
    return [word for each in said(fill(f"{{v:{spec}}}", {"v": value})) for word in each.words]


numbers = st.one_of(
    st.integers(-(10**15), 10**15),
    st.integers(-3000, 3000),
    st.floats(-1e18, 1e18),
    st.floats(-10, 10),
    st.fractions(-100, 100),
    st.builds(lambda n, e: n * Fraction(10) ** e, st.integers(1, 999), st.integers(-12, 17)),
)


@examples(500)
@given(numbers, st.sampled_from(["g", ".3g", ".2f", ".8g", ".5f"]))
def test_a_number_is_read_back_as_it_is_shown(value: object, spec: str) -> None:
    assert read_back(spoken(value, spec)) == shown(show(value, spec))


@examples(200)
@given(numbers, st.integers(0, 6), st.sampled_from(["en", "de"]))
def test_no_zero_is_said_at_the_end_of_decimals(value: object, decimals: int, language: str) -> None:
    form = f"{{v:.{decimals}f}}"
    (token, *more) = said(fill(form, {"v": value}, language=language), language)
    words = [*token.words, *(word for each in more for word in each.words)]
    for point in ("point", "komma"):
        if point in words and not {"ten", "zehn"} & set(words):
            assert words[-1] not in ("zero", "null", point)


@examples(300)
@given(st.integers(0, 10**21))
def test_a_whole_number_is_read_back(count: int) -> None:
    assert whole(ENGLISH.cardinal(count)) == count


@examples(200)
@given(st.lists(st.integers(0, 10**15), min_size=2, max_size=2, unique=True))
def test_no_two_numbers_are_the_same_words_in_german(counts: list[int]) -> None:
    first, second = (GERMAN.cardinal(count) for count in counts)
    assert first != second
    assert all(letter in GERMAN.letters for word in first for letter in word)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "null"),
        (1, "eins"),
        (16, "sechzehn"),
        (21, "einundzwanzig"),
        (101, "einhunderteins"),
        (1_000, "eintausend"),
        (2_001, "zweitausendeins"),
        (1_000_000, "eine million"),
        (2_500_017, "zwei millionen fünfhunderttausendsiebzehn"),
        (175_000_000_000, "einhundertfünfundsiebzig milliarden"),
    ],
)
def test_german_numbers(count: int, words: str) -> None:
    assert " ".join(GERMAN.cardinal(count)) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "zeroth"), (12, "twelfth"), (20, "twentieth"), (43, "forty third"), (100, "one hundredth"),
     (1_000_001, "one million first")],
)  # fmt: skip
def test_english_ordinals(count: int, words: str) -> None:
    assert " ".join(ENGLISH.ordinal(count)) == words


def test_a_number_without_a_name_is_said_digit_by_digit() -> None:
    (entry,) = said(Filled("1" * 40))
    assert entry.words == ("one",) * 40
