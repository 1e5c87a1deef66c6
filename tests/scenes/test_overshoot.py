"""The scene "Past the bottom": its facts, its picture against the mathematics, its words, its refusals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import read_lecture
from steepest.script.text.wording import idle_reasons, typed_digits, unbacked
from steepest.stage.box import Box
from steepest.stage.figures.flat.valley import inside
from steepest.stage.play.loading import load_scene
from steepest.stage.settings.parameters import Unfit
from tests.scenes.conftest import ROOT, play_scene

RATES = {"0.1": "0.8", "0.5": "0", "0.9": "-0.8", "1.0": "-1", "1.1": "-1.2"}
NAMES = ["glides", "one jump", "hops and settles", "bounces for ever", "runs away"]
SETTINGS: list[dict[str, object]] = [
    {},
    {"loss": "w**2/2", "start": -4},
    {"loss": "3*(w + 1)**2 + 2", "start": 7},
    {"loss": "0.01*w**2", "start": Decimal("3.001")},
    {"loss": "(5 - 2*w)**2/3", "start": Decimal("0.125"), "steps": 12},
    {"learning_rates": [Decimal("0.3")]},
    {"learning_rates": [Decimal("0.999")], "steps": 12},
    {"learning_rates": [Decimal("2.5")], "steps": 3},
    {"learning_rates": [Decimal(f"0.{k}") for k in range(1, 7)], "start": 7},
]


def facts(**parameters: object) -> Any:
    """The scene's parameters and facts."""
    return load_scene(ROOT, "overshoot").Parameters(**parameters)


def test_factors_and_regimes_are_those_of_the_five_rates() -> None:
    walks = facts().walks
    assert [walk.factor for walk in walks] == [Fraction(factor) for factor in RATES.values()]
    assert [walk.regime for walk in walks] == NAMES


def test_the_rule_is_one_minus_twice_the_rate() -> None:
    p = facts()
    assert p.rule.text() == "1 − 2η"
    assert [p.rule(walk.rate) for walk in p.walks] == [walk.factor for walk in p.walks]


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_rule_agrees_with_what_a_step_does(setting: dict[str, object]) -> None:
    p = facts(**setting)
    for walk in p.walks:
        assert p.rule(walk.rate) == walk.factor
        assert walk.offsets[1] == walk.factor * p.offset


def test_the_runaway_has_the_losses_of_the_wrong_sign_at_a_tenth() -> None:
    p = facts()
    assert p.twin.rate == Fraction(1, 10) and p.twin.walk.uphill
    assert [round(float(loss), 3) for loss in p.runaway.losses[1:4]] == [12.960, 18.662, 26.874]
    assert p.runaway.losses == p.twin.losses


def test_only_the_runaway_changes_sides() -> None:
    p = facts()
    assert all(a * b < 0 for a, b in zip(p.runaway.offsets, p.runaway.offsets[1:], strict=False))
    assert all(a * b > 0 for a, b in zip(p.twin.offsets, p.twin.offsets[1:], strict=False))


@pytest.mark.parametrize(
    ("loss", "limit"), [("w**2/2", 2), ("3*(w + 1)**2 + 2", Fraction(1, 3)), ("0.01*w**2", 100)]
)
def test_the_limit_rate_follows_the_curvature(loss: str, limit: Fraction) -> None:
    p = facts(loss=loss, start=7)
    assert p.limit_rate == limit == 2 * p.jump_rate


@pytest.mark.parametrize("setting", SETTINGS)
def test_it_plays_and_ends_where_the_mathematics_does(setting: dict[str, object]) -> None:
    p = facts(**setting)
    ends: dict[str, tuple[Any, Any]] = {}

    def look(key: str, scene: Any) -> None:
        if key.startswith("try."):
            ends[key] = (np.array(scene.walker.at, float), np.array(scene.trail.nodes))

    play_scene("overshoot", look, **setting)
    assert len(ends) == len(p.walks)
    for (walker, nodes), walk in zip(ends.values(), p.walks, strict=True):
        expected = [
            [float(p.bottom + offset), float(loss)]
            for offset, loss in zip(walk.offsets, walk.losses, strict=True)
        ]
        gone = next(
            (k for k, offset in enumerate(walk.offsets) if abs(offset) > 2 * abs(p.offset)), len(nodes)
        )
        assert np.allclose(nodes[: gone + 1], expected[: gone + 1], rtol=1e-9)  # all that is drawn
        if walk.regime != "runs away":
            assert np.allclose(walker, expected[-1], rtol=1e-9, atol=1e-12)


def test_every_hop_starts_and_ends_on_the_curve() -> None:
    def look(key: str, scene: Any) -> None:
        weights, losses = scene.trail.nodes.T
        assert np.allclose(scene.facts.loss.sample(weights), losses)

    play_scene("overshoot", look)


def test_the_marker_stands_over_the_rate() -> None:
    seen: list[tuple[float, float]] = []

    def look(key: str, scene: Any) -> None:
        if key.startswith("try."):
            seen.append((float(scene.marker[0].get_x()), float(scene.ruler.at(float(scene.rate))[0])))

    play_scene("overshoot", look)
    assert len(seen) == len(RATES)
    assert all(marker == pytest.approx(rate) for marker, rate in seen)


def test_the_number_line_is_even_from_zero_to_its_end() -> None:
    scene, _ = play_scene("overshoot")
    ruler = scene.ruler  # type: ignore[attr-defined]
    zero, half, limit = (float(ruler.at(rate)[0]) for rate in (0, 0.5, 1))
    assert zero == pytest.approx(ruler.left)
    assert limit - half == pytest.approx(half - zero)
    assert float(ruler.at(ruler.span[1])[0]) == pytest.approx(ruler.right)


def test_between_two_rates_the_walk_is_that_of_the_running_rate() -> None:
    scene, _ = play_scene("overshoot")
    scene.go(0.7)  # type: ignore[attr-defined]
    weights = scene.trail.nodes[:, 0]  # type: ignore[attr-defined]
    assert np.allclose(weights - 3, [-3 * (1 - 2 * 0.7) ** k for k in range(9)])


def test_numbers_at_a_rate_are_its_facts() -> None:
    seen: list[tuple[str, str]] = []

    def look(key: str, scene: Any) -> None:
        if key.startswith("try."):
            seen.append((scene.eta.text, scene.factor.text))

    play_scene("overshoot", look)
    wanted = [
        (f"{Decimal(rate):.2f}", f"{Decimal(factor):.2f}".replace("-", "−")) for rate, factor in RATES.items()
    ]
    assert seen == wanted


def test_the_table_shows_equal_losses_side_by_side() -> None:
    shown: dict[str, str] = {}

    def look(key: str, scene: Any) -> None:
        if key == "twist":
            shown.update({one.expression: one.text for one in scene.numbers_on_screen()})

    play_scene("overshoot", look)
    for k, loss in enumerate(["9.000", "12.960", "18.662", "26.874"]):
        assert shown[f"runaway.losses[{k}]"] == shown[f"twin.losses[{k}]"] == loss


def test_the_closing_frame_has_every_rate_on_one_baseline_from_one_start() -> None:
    from steepest.stage.figures.flat.valley import Valley

    scene, _ = play_scene("overshoot")
    cards = [mobject for mobject in scene.mobjects if isinstance(mobject, Valley)]
    assert len(cards) == len(RATES)
    assert len({(card.box.bottom, card.box.top) for card in cards}) == 1
    assert len({tuple(card.tracks[0].nodes[0]) for card in cards}) == 1


def test_a_track_that_leaves_its_box_is_cut_off_at_the_edge() -> None:
    box = Box(-1, 0, 1, 2)
    path, leaves = inside(np.array([[-0.5, 1.0], [0.5, 1.5], [-0.5, 4.0], [0.0, 1.0]]), box)
    assert leaves
    assert path[-1][1] == pytest.approx(box.top)
    assert len(path) == 3


def test_a_track_that_stays_is_whole() -> None:
    path = np.array([[-0.5, 1.0], [0.5, 0.5]])
    kept, leaves = inside(path, Box(-1, 0, 1, 2))
    assert not leaves and np.array_equal(kept, path)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"loss": "w**4"}, "not a polynomial of degree 2"),
        ({"loss": "sin(w)"}, "not a polynomial of degree 2"),
        ({"loss": "2*w"}, "not a polynomial of degree 2"),
        ({"loss": "-w**2"}, "summit and no bottom"),
        ({"start": 3}, "start at the bottom"),
        ({"learning_rates": [0]}, "more than 0"),
        ({"learning_rates": [1] * 7}, "too long"),
        ({"steps": 2}, "at least 3"),
        ({"steps": 13}, "at most 12"),
    ],
)
def test_a_refusal_says_why(parameters: dict[str, object], words: str) -> None:
    with pytest.raises((Unfit, ValidationError), match=words):
        facts(**parameters)


@pytest.mark.parametrize("start", [Decimal("3.001"), -4, 7])
@pytest.mark.parametrize("steps", [3, 12])
def test_hard_corners_play(start: object, steps: int) -> None:
    rates = [Decimal("0.001"), Decimal("0.999"), Decimal("1.001"), 1000]
    _, performance = play_scene("overshoot", start=start, steps=steps, learning_rates=rates)
    assert performance.frames > 0


def test_its_length_is_within_what_a_scene_may_last() -> None:
    _, performance = play_scene("overshoot")
    assert 40 <= performance.frames / 10 <= 100


def test_every_alternative_of_the_text_is_taken() -> None:
    section = read_lecture(ROOT / "assets" / "lecture.md").section("overshoot")
    told = [facts(**setting).namespace() for setting in SETTINGS]
    beats = [beat for names in told for beat in section.beats(names)]
    labels = [section.label(name, names) for names in told for name in section.labels]
    assert untaken(section, beats, labels) == ()


def test_nothing_in_the_text_is_typed_or_claimed_without_a_fact() -> None:
    section = read_lecture(ROOT / "assets" / "lecture.md").section("overshoot")
    assert (unbacked(section), typed_digits(section), idle_reasons(section)) == ([], [], [])
