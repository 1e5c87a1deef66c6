"""Settings drawn at random, wild and tame: each is told in full, or refused in sentences that offer what would do."""

from __future__ import annotations

import pytest

from tests.families import family
from tests.scenes.drawn import RefusedSettings, amiss, outcome, problem
from tests.scenes.records import ANCHORS, every_scene, shared
from tests.time_limit import TooSlow, within

TRIED, MORE = shared(26), shared(400)
"""Settings of each scene in `make test`, and in `make verify`."""


@every_scene()
def test_whatever_is_typed_is_told_or_refused_in_sentences(anchor: str) -> None:
    assert [*filter(None, (problem(anchor, seed) for seed in range(TRIED)))] == []


@pytest.mark.verify
@every_scene()
def test_whatever_is_typed_is_told_or_refused_in_sentences_of_many(anchor: str) -> None:
    assert [*filter(None, (problem(anchor, seed) for seed in range(10_000, 10_000 + MORE)))] == []


FOUND = {
    "an edge that the nudge leads over": ["saddle.domain=[[-2, 2], [-2, 0.2]]", "saddle.nudge=0.3"],
    "a narrow strip": ["saddle.domain=[[-2, 2], [-0.001, 0.0001]]"],
    "a nudge of almost nothing": ["saddle.nudge=1e-30"],
    "a rate beyond all use": [
        "overshoot.learning_rates=[0.1, 1e12]",
        "overshoot.loss=1e12*w**2",
        "overshoot.start=5",
    ],
    "a start that losses do not tell from the bottom": ["overshoot.loss=1e-30*w**2 + 1e12"],
    "two faults": ["descent.tolerance=-1", "descent.learning_rate=0"],
    "a fault behind a fault": ["hill.domain=[[3, 1], [2, 2]]", "hill.height=1/(x - 2)"],
    "a fault in each entry of a list": ["overshoot.learning_rates=[-1, -2, -3, 1e40]"],
    "a hole where a step leads": ["hill.height=1/(x - 2.1) + y"],
    "a hole where a measured step leads": ["finite_difference.function=1/(x - 1.0000001)"],
    "a fold under the start": ["descent.loss=abs(w1) + w2"],
    "numbers beyond a float": ["descent.loss=1e30**64*w1"],
    "numbers below a float": ["saddle.function=x**64*1e-30**60"],
    "functions within functions": ["descent.loss=" + "sin(" * 25 + "w1" + ")" * 25],
    "many factors": ["hill.height=" + "*".join(f"sin({k}*x)" for k in range(2, 30))],
    "decimals that sympy takes for a high degree": [
        "hill.height=-3*exp(-((x - 0.68)**2 + (y - 0.5)**2)/5) + ((x - 1.76) - (y - 1))**2"
    ],
    "a term that falls to almost nothing": [
        "descent.loss=exp(-w1**2) - w2**2",
        "descent.start=[0.25, -2]",
        "descent.learning_rate=0.25",
    ],
    "no rate that runs away": ["overshoot.learning_rates=[0.1]"],
}


@pytest.mark.parametrize("name", family(2, FOUND))
def test_what_was_found_once_stays_mended(name: str) -> None:
    assignments = FOUND[name]
    anchor = assignments[0].partition(".")[0]
    with within(5.0):
        assert amiss(anchor, assignments, outcome(anchor, assignments)) == ""


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "an edge that the nudge leads over",
            ["a nudge of 0.3 sets the walker outside of the domain; 0.15 would do."],
        ),
        ("two faults", ["learning_rate: 0 is out of bounds", "tolerance: -1 is out of bounds"]),
        (
            "a fault behind a fault",
            ["a span goes from low to high; [[1, 3], [1, 3]] would do.", "With that, --set: hill.height: "],
        ),
        (
            "a hole where a step leads",
            ["has no value at x = 2.1"],
        ),
        ("a fold under the start", ["|w₁| + w₂ has no slope at w1 = 0, w2 = 0"]),
        ("numbers beyond a float", ["beyond 10**280"]),
        ("functions within functions", ["functions within functions"]),
    ],
)
def test_a_refusal_tells_every_fault(name: str, sentences: list[str]) -> None:
    assignments = FOUND[name]
    refusal = outcome(assignments[0].partition(".")[0], assignments).refusal
    assert isinstance(refusal, RefusedSettings)
    lines = [line for line in str(refusal).splitlines() if ": " in line]
    assert len(lines) == len(sentences)
    for line, sentence in zip(lines, sentences, strict=True):
        assert sentence in line


def test_endless_work_is_noticed() -> None:
    with pytest.raises(TooSlow), within(0.05):
        while True:
            pass


def test_every_scene_is_drawn_from() -> None:
    assert all(outcome(anchor, []).refusal is None for anchor in ANCHORS)
