"""What of a scene the explorer opens: its functions, each at a point and within a window of the scene."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Annotated

import pytest

from steepest.calculus import Function, Walk, descend
from steepest.film.report.scene import OpenScene
from steepest.page.explored import Explored, explored
from steepest.script.text.lecture import read_lecture
from steepest.script.values.languages import ENGLISH, GERMAN
from steepest.stage.play.loading import load_scene
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Domain,
    Exact,
    LossCurve,
    MapFunction,
    Parameters,
    Point2,
    Points,
    Rates,
    Variables,
    fact,
    parameter,
)
from steepest.stage.settings.settings import Settings

ROOT = Path(__file__).parents[2]
SECTION = read_lecture(ROOT / "assets" / "lecture.md").sections[0]
SCENES = sorted(file.stem for file in (ROOT / "scenes").glob("*.py"))


def _opened(parameters: Parameters) -> OpenScene:
    class Played(LectureScene[type(parameters)]):  # type: ignore[misc]
        Parameters = type(parameters)

    return OpenScene(SECTION, 150, Played, Settings({}), parameters)


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_has_a_function_to_explore(name: str) -> None:
    kind = load_scene(ROOT, name)
    found = explored(OpenScene(SECTION, 150, kind, Settings({}), kind.Parameters()))
    assert found
    for one in found:
        assert one.function.has_gradient(one.at)
        for x, (low, high) in zip(one.at, one.window, strict=True):
            assert low <= x <= high


class Two(Parameters):
    one: MapFunction = parameter("x**2 + y", "one")
    place: Point2 = parameter((1, 2), "where")
    other: MapFunction = parameter("x*y", "other")
    places: Points = parameter([(3, 4), (5, 6)], "where else")
    third: MapFunction = parameter("x - y", "third")


def test_a_function_is_opened_at_the_point_behind_it_and_else_at_the_first_of_its_scene() -> None:
    assert [(one.name, one.at) for one in explored(_opened(Two()))] == [
        ("one", (1, 2)),
        ("other", (3, 4)),
        ("third", (1, 2)),
    ]


class Curved(Parameters):
    loss: LossCurve = parameter("(w - 3)**2", "loss")
    start: Exact = parameter(-1, "where")


class Knobbed(Parameters):
    reading: Annotated[Function, Variables("a", "b", "c")] = parameter("a*b - c", "reading")
    stand: Rates = parameter((1, 2, 3), "where", ge=0, le=10, fewest=3, most=3)


def test_one_number_is_a_point_of_one_variable_and_a_row_of_numbers_one_of_several() -> None:
    [curve] = explored(_opened(Curved()))
    assert curve.at == (-1,) and curve.window[0][0] <= -1 and curve.window[0][1] >= 3
    [knobs] = explored(_opened(Knobbed()))
    assert knobs.at == (1, 2, 3) and knobs.window == ((0, 10),) * 3


class Walked(Parameters):
    height: MapFunction = parameter("x**2 - y**2", "height")
    domain: Domain = parameter({"x": [-2, 2], "y": [-3, 3]}, "map")

    @fact
    def walk(self) -> Walk:
        """A walk that starts where no parameter says."""
        return descend(self.height, (Fraction(1, 2), 0), Fraction(1, 5), 3, until=Fraction(1, 100))


def test_a_walk_of_the_scene_tells_start_rate_and_end_and_the_domain_is_the_window() -> None:
    [one] = explored(_opened(Walked()))
    assert (one.at, one.rate, one.until) == ((0.5, 0), 0.2, 0.01)
    assert one.window == ((-2, 2), (-3, 3))


@pytest.mark.parametrize(
    ("formula", "at"), [("1/x + y", None), ("log(x) + y", (1.0, 2.0)), ("sqrt(-1 - x**2) + y", None)]
)
def test_a_function_without_a_gradient_where_it_could_be_opened_is_left_out(
    formula: str, at: tuple[float, float] | None
) -> None:
    class Nowhere(Parameters):
        height: MapFunction = parameter(formula, "height")
        place: Point2 = parameter((0, 0) if at is None else at, "where")

    assert [one.at for one in explored(_opened(Nowhere()))] == ([] if at is None else [at])


def test_its_formulas_are_written_as_the_page_writes_numbers() -> None:
    function = Function("0.5*x**2 + 3*x", ("x",))
    told = Explored("hill", "height", "", function, (1.0,), ((-2.0, 2.0),), 0.1, 0.001)
    assert [told.told(each)["formula"] for each in (ENGLISH, GERMAN)] == ["0.5x² + 3x", "0,5x² + 3x"]


def test_its_variables_are_called_as_the_page_calls_them() -> None:
    function = Function("0.5*time*w1 - times", ("time", "w1", "times"))
    called = {"time": "Brühzeit"}
    explored = Explored("knobs", "all", "", function, (1.0,) * 3, ((-2.0, 2.0),) * 3, 0.1, 0.001, called)
    told = explored.told(GERMAN)
    assert told["formula"] == "0,5 · Brühzeit · w₁ − times"
    assert told["variables"] == ["Brühzeit", "w₁", "times"]
