"""Numbers that stand beside each other agree as they are printed: sums add up to the last digit, and what is said and
shown in one beat is one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Any

import pytest

from steepest.script.values.digits import order
from steepest.script.values.showing import LOWERED
from steepest.testing import PlayedScene, play
from tests.oracle.printed import Printed, read
from tests.scenes.records import (
    ANCHORS,
    ROOT,
    asked_at_ends,
    every_scene,
    every_setting,
    played,
    shared,
)
from tests.scenes.sums import numbers_of, reckoned, wrong_sums
from tests.scenes.test_any_setting import accepted

TRIED = shared(26, at_least=2)
"""Settings of a scene that are drawn at random and played."""
LEAST = 3
"""So many digits has what is shown with fewer than are said."""
TYPED_RATE = re.compile(r"[a-z]+_rate")
"""A learning rate among the parameters of a scene."""
SUMS = {anchor: asked_at_ends(anchor)(reckoned) for anchor in ANCHORS}
RECKON = "partials", "notation", "finite_difference", "gradient_vector"
"""Scenes that have equations of numbers at the end of some beat."""

# --- sums ---


@every_scene()
def test_what_is_reckoned_on_screen_adds_up_as_it_is_printed(anchor: str) -> None:
    answers = SUMS[anchor]()
    assert {key: wrong for key, (_, wrong) in answers.items() if wrong} == {}
    assert anchor not in RECKON or sum(count for count, _ in answers.values()) > 0


@pytest.mark.verify
@every_scene()
def test_what_is_reckoned_adds_up_with_settings_drawn_at_random(
    anchor: str, pytestconfig: pytest.Config
) -> None:
    seed, found = str(pytestconfig.getoption("--oracle-seed")), dict[str, Any]()
    for settings, _ in islice(accepted(anchor, seed), TRIED):

        def look(key: str, scene: Any, settings: Any = settings) -> None:
            if wrong := reckoned(key, scene)[1]:
                found[f"{dict(settings)}: {key}"] = wrong

        play(anchor, settings, look=look, lecture=ROOT, fps=4, layout=False)
    assert found == {}


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        ("14.61 - 14 = 0.61", False),
        ("14.61 - 14 = 0.62", True),
        ('part("x", 4) dot 0.5 + part("y", 3) dot (-0.5) = 0.5', False),
        ('part("x", 4) dot 0.5 + part("y", 3) dot (-0.5) = 0.6', True),
        ("0.33 dot 3 = 1", False),
        ("0.25 dot 3 = 0.8", True),
        ("0.33 dot 3 = 1.1", True),
        ("3 (1 + 2) = 9", False),
        ("3 (1 + 2) = 8", True),
        ('sqrt(part("first", 4)^2 + 3^2) = part("gradient", 5)', False),
        ('sqrt(part("first", 4)^2 + 3^2) = part("gradient", 6)', True),
        ('= part("term:0", 2 dot 2) + part("term:1", 3 dot attach(part("y", 1), t: 2)) = part("y", 7)', False),
        ('= part("term:0", 2 dot 2) + part("term:1", 3 dot attach(part("y", 1), t: 2)) = part("y", 8)', True),
        ('750 dot part("x", (-1.5)) = part("y", -"1,125")', False),
        ('5 + 750 dot 1.5 = part("y", "1,130")', False),
        ('5 + 750 dot 1.5 = part("y", "1,131")', True),
    ],
)
def test_a_sum_that_does_not_add_up_would_be_found(markup: str, wrong: bool) -> None:
    assert bool([*wrong_sums(f"$#math.display(${markup}$)$", {"0.33"})]) is wrong


# --- what is said and shown ---


@every_setting()
def test_what_is_said_is_not_shown_as_another_number(anchor: str, name: str) -> None:
    assert [*taken_for_others(played(anchor, name))] == []


def taken_for_others(scene: PlayedScene) -> Iterator[str]:
    """Numbers that are said in a beat, and shown in it as others: with so few digits, or as whole ones, or as zero."""
    for beat in scene.performance.beats:
        said = {exact: (one.expression, printed) for one in beat.said for exact, printed in numbers_of(one)}
        for one in beat.shown:
            for exact, printed in numbers_of(one):
                name, words = said.get(exact, (one.expression, printed))
                if is_another(exact, words, printed, one.spec) and not by_chance(name, one.expression):
                    yield f"{beat.key}: {words.text} is said, and {printed.text} shown ({one.expression})"


def by_chance(said: str, shown: str) -> bool:
    """Whether one is a learning rate that somebody typed, and the other is no rate: a weight is as large by chance, say
    where a walk from zero begins with a slope of minus one, and nobody takes it for the rate."""
    one, other = sorted((said, shown), key=lambda name: not TYPED_RATE.fullmatch(name))
    return bool(TYPED_RATE.fullmatch(one)) and not other.endswith("rate")


def is_another(exact: Fraction, said: Printed, shown: Printed, spec: str) -> bool:
    """Whether a number that is shown reads as another one than that which is said. It may have more digits; where there
    is no room, a format asks for one or two, and a power of ten is written after as few."""
    if shown.value == said.value or shown.place < said.place:
        return False
    if spec.strip("+") in (".1g", ".2g") or shown.text.translate(LOWERED) != shown.text:
        return False
    if shown.value % 1 == 0 and said.value % 1 and (shown.place >= 0 or abs(shown.value) == 1):
        return True  # 12.0 was rounded
    return shown.place > order(exact) - LEAST + 1


@pytest.mark.parametrize(
    ("value", "said", "shown", "another"),
    [
        ("0.99999", "0.99999", "1.0000", True),
        ("-0.006434", "−0.006434", "−0.0064", True),
        ("-0.006434", "−0.006434", "−0.00643", False),
        ("1.0049", "1.005", "1.0049", False),
        ("4.7562", "4.7562", "5", True),
        ("12.002", "12.002", "12.0", False),
        ("0.5", "0.5", "0.50", False),
        ("6.206e-52", "6.206 × 10⁻⁵²", "6.2 × 10⁻⁵²", False),
    ],
)
def test_a_number_shown_as_another_would_be_found(value: str, said: str, shown: str, another: bool) -> None:
    assert is_another(Fraction(value), read(said), read(shown), "") is another


@pytest.mark.parametrize(
    ("said", "shown", "chance"),
    [
        ("learning_rate", "walk.stops[1].at[0]", True),
        ("leg.end", "stretched_rate", True),
        ("learning_rate", "learning_rate", False),
        ("learning_rate", "nudged.rate", False),
        ("bowl.limit_rate", "bowl.bouncing.rate", False),
        ("start", "walk.stops[0].at[0]", False),
        ("riding.rate", "total.slope", False),
    ],
)
def test_only_a_typed_rate_and_what_is_no_rate_are_alike_by_chance(said: str, shown: str, chance: bool) -> None:
    assert by_chance(said, shown) is chance
