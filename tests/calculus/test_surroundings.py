"""What lies around a walk: its bottom, what is near, and what becomes of the first arrow."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from steepest.calculus import Function, Point, Surroundings, Walk, descend, dot, length, subtracted
from steepest.calculus.surroundings import FARTHEST

W = ["w1", "w2"]
BOWL = "(w1 - 3)**2 + (w2 + 1)**2"
ROSENBROCK = "(1 - w1)**2 + 100*(w2 - w1**2)**2"


@cache
def walk(loss: str = BOWL, start: Point = (0, 0), rate: float = 0.1) -> Walk:
    return descend(Function(loss, W), start, rate, 500, until=0.001).given_up()


@pytest.mark.parametrize(
    ("asked", "ending"),
    [
        ({}, "arrives"),
        ({"start": (3, -1)}, "rests"),
        ({"rate": 1.2}, "climbs"),
        ({"loss": "w1*w2", "start": (1, 0.5)}, "sinks"),
        ({"loss": "w2 - log(w2)", "start": (1, 14), "rate": 6}, "outside"),
        ({"loss": ROSENBROCK, "start": (-1.2, 1), "rate": 0.001}, "goes on"),
    ],
)
def test_every_walk_has_its_ending(asked: dict[str, Any], ending: str) -> None:
    assert walk(**asked).ending == ending


def test_a_walk_is_given_up_as_soon_as_it_cannot_come_back() -> None:
    made = walk(rate=1.2)
    assert made.runs_away and not made.first(len(made.steps) - 1).runs_away


@pytest.mark.parametrize(
    ("asked", "told", "bottom"),
    [
        ({}, 3, (3, -1)),
        ({"rate": 1.2}, 3, (3, -1)),
        ({"loss": "w1 + 2*w2"}, 3, None),
        ({"loss": "w1**4 + w2**2", "start": (1.5, 1)}, 2, (0, 0)),
    ],
)
def test_the_bottom_is_the_one_that_the_walk_is_on_its_way_to(
    asked: dict[str, Any], told: int, bottom: Point | None
) -> None:
    found = Surroundings(walk(**asked), told).bottom
    assert (found and tuple(map(float, found.at))) == (bottom and pytest.approx(bottom, abs=0.1))


@pytest.mark.parametrize("rate", [0.1, 0.9, 1.2, 30])
def test_what_is_near_is_measured_by_the_bottom(rate: float) -> None:
    around = Surroundings(walk(rate=rate), 3)
    far = [float(length(subtracted(at, around.walk.start))) for at in around.near]
    assert max(far) <= float(FARTHEST) * float(length((3, -1)))
    assert float(around.spread) == pytest.approx(max(*far, float(length((3, -1)))))


def test_where_nothing_moves_there_is_room_around_the_start() -> None:
    around = Surroundings(walk(start=(3, -1)), 0)
    assert around.near == ((3, -1),) and around.spread > 0 and len(around.sights) > 2


@pytest.mark.parametrize(
    ("asked", "becomes"),
    [
        ({}, "back"),
        ({"loss": "w1 + 2*w2"}, "same"),
        ({"loss": "exp(w1)"}, "shorter"),
        ({"loss": "w1*w2", "start": (1, 0.5)}, "turned"),
        ({"loss": "-(w1**2) - w2**2", "start": (1, 0)}, "longer"),
    ],
)
def test_the_first_arrow_is_held_to_its_promise(asked: dict[str, Any], becomes: str) -> None:
    made = walk(**asked)
    promise = Surroundings(made, 1).promise
    assert promise.becomes == becomes
    assert promise.at(0) == made.start and promise.at(1) == promise.end
    assert promise.downhill(1) == tuple(-value for value in made.function.gradient(promise.end))


@pytest.mark.parametrize("steep", [1, 4, 9, 25])
def test_the_first_arrow_is_followed_past_the_place_beside_the_bottom(steep: int) -> None:
    made = descend(Function(f"(w1 - 3)**2 + {steep}*(w2 + 1)**2", W), (0, 0), Fraction(1, 100), 3)
    promise = Surroundings(made, 1).promise
    along = subtracted(promise.end, promise.start)
    assert dot(subtracted((3, -1), promise.farthest), along) < 0


@pytest.mark.parametrize("steep", [4, 9, 25])
def test_where_the_line_goes_by_the_bottom_no_point_of_it_is_lower(steep: int) -> None:
    made = descend(Function(f"(w1 - 3)**2 + {steep}*(w2 + 1)**2", W), (0, 0), Fraction(1, 100), 3)
    promise = Surroundings(made, 1).promise
    losses = [made.function(promise.at(Fraction(k, 20))) for k in range(31)]
    assert promise.dips and promise.becomes == "turned" and min(losses) == losses[20]
    assert dot(made.function.gradient(promise.end), subtracted(promise.end, promise.start)) == 0


def test_where_the_loss_is_no_quadratic_the_lowest_point_is_found_as_nearly_as_anything_shows_it() -> None:
    made = descend(Function("log(1 + (w1 - 3)**2 + 9*(w2 + 1)**2)", W), (0, 0), Fraction(1, 1000), 3)
    promise = Surroundings(made, 1).promise  # on a ground with the level lines, and so the lowest point, of an ellipse
    assert promise.dips and [float(value) for value in promise.end] == pytest.approx([15 / 41, -45 / 41], abs=1e-11)


def test_a_line_that_falls_twice_has_no_lowest_point_that_is_told() -> None:
    made = descend(Function("(1 - w1)**2 + 10*(w2 - w1**2)**2", W), (0, 0), Fraction(1, 1000), 3)
    assert not Surroundings(made, 1).promise.dips


def test_a_line_that_leads_to_the_bottom_misses_none() -> None:
    promise = Surroundings(walk(), 1).promise
    assert not promise.dips and promise.farthest == promise.end


def test_a_walk_that_rests_promises_nothing() -> None:
    promise = Surroundings(walk(start=(3, -1)), 0).promise
    assert promise.end == promise.start and promise.becomes == "same"
