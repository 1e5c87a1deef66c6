"""Equations on a panel, in a scene that has them: aligned, in room for all they reach, told by facts once settled."""

from __future__ import annotations

from typing import Any

import pytest

from steepest.script.fault import Fault
from steepest.stage import theme
from steepest.stage.figures.panel.equations import Equations
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Live
from tests.families import family
from tests.scenes.opened import opened


@pytest.fixture(scope="module")
def scene() -> Any:
    """A scene with a bowl among its facts."""
    return opened("overshoot")


def equations(scene: Any, rate: Live[Any], panel: Panel | None = None) -> Equations:
    bowl = scene.facts.bowl
    sides = {"rate": 'part("eta", eta)', "factor": "inline({bowl.factor})"}
    return Equations(panel or Panel(scene), 1, rate.then(bowl.walk), sides, bowl.walks, (bowl.mended,), by="rate")


def test_numbers_stand_after_their_signs_with_their_points_in_one_place(scene: Any) -> None:
    rate = Live(scene.facts.bowl.limit_rate)
    lines = equations(scene, rate)
    assert len({readout.point[0] for readout in lines.running}) == 1
    assert len({round(float(line[0].get_right()[0]), 6) for line in lines}) == 1
    for line in lines:
        assert line[1].get_left()[0] > line[0].get_right()[0]


def test_a_settled_number_is_told_by_its_fact_and_a_running_one_by_none(scene: Any) -> None:
    bowl = scene.facts.bowl
    rate = Live(bowl.mended.rate)
    lines = equations(scene, rate)
    lines.settle("bowl.mended")
    assert [readout.shown[0].expression for readout in lines.running] == [
        "bowl.mended.rate",
        "bowl.mended.factor",
    ]
    rate.value = bowl.limit_rate
    for line in lines:
        line.update()
    assert [readout.shown for readout in lines.running] == [(), ()]


def test_a_number_that_is_not_its_fact_does_not_settle(scene: Any) -> None:
    lines = equations(scene, Live(scene.facts.bowl.limit_rate))
    with pytest.raises(Fault, match=r"^scenes/overshoot\.py:.*, and bowl\.mended\.rate, .*, is "):
        lines.settle("bowl.mended")


@pytest.mark.parametrize(
    "settings",
    family(
        2,
        [
            {"loss": "1000000*(w - 2.47)**2", "start": 2, "learning_rates": [5e-07]},
            {"loss": "100000*w**2 + 1000000*w", "start": 2, "learning_rates": [1e-06, 5.0001e-06]},
            {"loss": "0.3*(w - 2)**2", "start": 1, "learning_rates": [3.3333, 3.33333]},
            {
                "loss": "w**2/0.00001 + sqrt(3)*w",
                "start": 0.5,
                "learning_rates": [1.5e-05, 5.0001e-06, 5e-06, 1e-06],
            },
            {"loss": "sqrt(3)*(w - (0.5))**2", "start": -2.72, "learning_rates": [0.6350853, 0.28868091]},
        ],
    ),
)
def test_powers_of_ten_and_long_numbers_stay_on_the_panel(settings: dict[str, Any]) -> None:
    scene = opened("overshoot", settings)
    panel, bowl = Panel(scene), scene.facts.bowl
    for walk in (*bowl.walks, bowl.mended):
        for line in equations(scene, Live(walk.rate)):
            assert line[1].get_right()[0] <= panel.right + 0.01
            assert line[1].get_left()[0] > line[0].get_right()[0]


@pytest.mark.parametrize("share", [0.013, 0.29, 0.5, 0.77, 0.984])
def test_while_a_rate_runs_its_factor_is_that_of_the_rate_that_is_read(scene: Any, share: float) -> None:
    rate = Live(scene.facts.bowl.first.rate)
    lines = equations(scene, rate)
    rate.to(scene.facts.bowl.walks[-1].rate).interpolate(share)
    for line in lines:
        line.update()
    read, factor = (float(readout.text.replace("−", "-")) for readout in lines.running)
    assert factor == pytest.approx(1 - 2 * read, abs=1e-9)


@pytest.mark.parametrize(("rate", "told"), [(999990, "−0.99998"), (1000100, "−1.0002")])
def test_a_factor_that_is_nearly_one_does_not_read_as_one_beside_a_long_rate(rate: int, told: str) -> None:
    settings = {"loss": "w**2*0.000001", "start": -1, "learning_rates": [rate]}
    scene = opened("overshoot", settings)
    panel = Panel(scene, theme.PANEL_OVER_LINE)
    number = equations(scene, Live(scene.facts.bowl.walks[0].rate), panel).pop()[1]
    assert number.text == told and number.get_right()[0] <= panel.right + 0.01


def test_a_rate_of_many_digits_that_is_nearly_one_does_not_read_as_one() -> None:
    scene = opened("overshoot", {"learning_rates": [0.99999912345]})
    rate = equations(scene, Live(scene.facts.bowl.walks[0].rate), Panel(scene, theme.PANEL_OVER_LINE))[0][1]
    assert rate.text == "0.99999912345" and rate.get_right()[0] <= 6.7


@pytest.mark.parametrize(
    ("loss", "rate", "told"),
    [
        ("w**2/4", 0.9999999, "0.9999999"),
        ("1000000*w**2", 9.9999e-07, "9.9999 × 10⁻⁷"),
        ("1000000*w**2", 5.00012e-07, "5.00012 × 10⁻⁷"),
        ("1000000*w**2", 1.34567891e-06, "1.34567891 × 10⁻⁶"),
    ],
)
def test_a_rate_does_not_read_as_the_round_one_that_it_is_near(loss: str, rate: float, told: str) -> None:
    scene = opened("overshoot", {"loss": loss, "start": -2, "learning_rates": [rate]})
    panel = Panel(scene, theme.PANEL_OVER_LINE)
    number = equations(scene, Live(scene.facts.bowl.walks[0].rate), panel)[0][1]
    assert number.text == told and number.get_right()[0] <= panel.right + 0.01
