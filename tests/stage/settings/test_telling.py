"""A text told with an instructor's settings: true, or refused with the nearest that would be."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.script.fault import Fault, Untrue
from steepest.script.text.lecture import Section, read_lecture
from steepest.stage.settings.parameters import Count, Exact, MapFunction, Parameters, Rates, fact, parameter
from steepest.stage.settings.settings import read_settings
from steepest.stage.settings.telling import between, tell

TEXT = """---
title: Rates
pace: 150
---

# One

## Rates {#rates}

### rate
The rate is {rate:g}{rate > 1 ? more than one}.
### list
The first of {list:g and}{list[0] < list[-1] ? is the smallest}.
### sign
The height there is {there:g}.
### share
A third is {third:g}, and one of the rate {share:g}{share != third ? , which differs}.
"""


class RatesParameters(Parameters):
    """What may be changed."""

    rate: Exact = parameter(1.1, "the rate")
    list: Rates = parameter((0.1, 0.9), "some rates")
    height: MapFunction = parameter("x + y", "a height")
    steps: Count = parameter(2, "steps")

    @fact
    def there(self) -> object:
        """The height at a certain place."""
        return self.height((self.rate - 2, 1))

    @fact
    def third(self) -> Fraction:
        """A third."""
        return Fraction(1, 3)

    @fact
    def share(self) -> Fraction:
        """A third of the rate."""
        return self.rate / 3


@pytest.fixture
def section(tmp_path: Path) -> Section:
    """The section of the text above."""
    file = tmp_path / "lecture.md"
    file.write_text(TEXT, encoding="utf-8")
    return read_lecture(file).section("rates")


def told(section: Section, *assignments: str) -> list[str]:
    """The beats with these `--set`."""
    settings = read_settings(["rates"], [], assignments)
    return [beat.text for beat in tell(section, settings, RatesParameters).beats]


def remedy(section: Section, *assignments: str) -> str:
    """What would make the text true with these `--set`."""
    with pytest.raises(Untrue) as caught:
        told(section, *assignments)
    return caught.value.sentence.rpartition("; ")[2]


def test_the_defaults_are_told(section: Section) -> None:
    assert told(section)[0].startswith("The rate is 1.1")


def test_a_change_moves_the_words(section: Section) -> None:
    assert told(section, "rates.rate=2.5")[0].startswith("The rate is 2.5")


def test_a_claim_that_nobody_reads_names_a_value_with_which_people_read_it(section: Section) -> None:
    assert remedy(section, "rates.rate=1.00000001") == "rates.rate = 1.001 would make it true."


def test_a_false_claim_names_the_nearest_value_on_the_way_to_the_default(section: Section) -> None:
    assert remedy(section, "rates.rate=0.5") == "rates.rate = 1.01 would make it true."


def test_the_value_that_is_named_makes_it_true(section: Section) -> None:
    assert told(section, "rates.rate=1.01")


def test_a_list_moves_as_a_whole(section: Section) -> None:
    name, _, value = (
        remedy(section, "rates.list=[0.9, 0.1]").removesuffix(" would make it true.").partition(" = ")
    )
    assert name == "rates.list"
    assert told(section, f"rates.list={value}")


def test_only_what_was_changed_is_mended(section: Section) -> None:
    assert remedy(section, "rates.steps=5", "rates.rate=0.5").startswith("rates.rate = ")


def test_a_fact_without_a_value_is_a_fault_that_names_beat_and_fact(section: Section) -> None:
    with pytest.raises(Fault, match=r"\(rates/sign\): there cannot be worked out: .*no value"):
        told(section, "rates.height=log(x) + y", "rates.rate=1.5")


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_the_way_between_two_whole_numbers_begins_and_ends_there(one: int, other: int) -> None:
    assert between(one, other, Fraction(0)) == one
    assert between(one, other, Fraction(1)) == other


@given(st.fractions(-5, 5), st.fractions(-5, 5), st.fractions(0, 1))
def test_the_way_between_two_numbers_never_leaves_them(
    one: Fraction, other: Fraction, share: Fraction
) -> None:
    assert min(one, other) <= between(one, other, share) <= max(one, other)


def test_there_is_no_way_between_lists_of_different_length() -> None:
    assert between((Fraction(1),), (Fraction(1), Fraction(2)), Fraction(1, 2)) is None
