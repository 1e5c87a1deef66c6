"""Other terrain: the field of arrows, what it says of flat places, and who climbs along it."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.field import FieldParameters
from steepest import Function, theme
from steepest.testing import told
from tests.scenes.records import LEDGER, every_setting_of, known, of_scene, played

pytestmark = of_scene("field")


def test_the_facts_are_those_of_the_lecture() -> None:
    fact = LEDGER["exercise-field"]
    facts = FieldParameters()
    assert facts.function == Function(fact["f"], ["x", "y"])
    for name, slope in fact["symbolic"].items():
        expected = Function(slope, ["x", "y"])
        at = np.linspace(-3, 3, 7), np.linspace(-2, 4, 7)
        assert facts.function.partial(name).sample(*at) == pytest.approx(expected.sample(*at))
    assert (facts.by_x.text(), facts.by_y.text()) == ("cos x", "−sin y")


def test_there_are_hills_a_hollow_and_passes() -> None:
    land = FieldParameters().land
    assert (len(land.tops), len(land.bottoms), len(land.passes), len(land.others)) == (2, 1, 3, 0)


def test_the_walkers_end_on_the_two_hills() -> None:
    ends = [climb.top.at[0] for climb in FieldParameters().climbs if climb.top]
    assert [float(end) for end in ends] == pytest.approx([np.pi / 2, -3 * np.pi / 2])


@every_setting_of("field", playing=False)
def test_no_guess_is_close_to_another(name: str) -> None:
    facts = known("field", name)
    offered = [np.array(guess.of, float) for guess in facts.ways.values() if guess]
    for k, one in enumerate(offered):
        for other in offered[k + 1 :]:
            cosine = one @ other / (np.hypot(*one) * np.hypot(*other))
            assert cosine < np.cos(np.radians(19.9))


@every_setting_of("field", playing=False)
def test_what_is_told_of_a_flat_place_is_what_the_ground_does_there(name: str) -> None:
    """Along the arrows around a top the ground only rises toward it, around a bottom it only falls."""
    facts = known("field", name)
    for one in facts.told:
        at = np.array([float(value) for value in one.flat.at])
        height = float(facts.function(one.flat.at))
        around = facts.function.sample(*(at + (one.places - at) / 8).T)
        expected = {"maximum": {-1.0}, "minimum": {1.0}, "saddle": {-1.0, 1.0}}[one.flat.kind]
        assert expected <= set(np.sign(around - height)) <= expected | {0.0}


def test_arrows_come_before_rings_and_rings_before_signs() -> None:
    beats = played("field")
    seen = {key: {shape.kind for shape in beat.shapes} for key, beat in beats.beats.items()}
    assert "arrows" not in seen["arrow"] and "sign" not in seen["field"]
    assert (
        len(beats["field"].of("arrows")) == 2 + 3
    )  # every second one and the others, and rings of each kind
    assert [len(beats[f"kind.{k}"].of("sign")) for k in (1, 2, 3)] == [2, 3, 6]


def test_each_walker_leaves_a_trail_on_the_ground_and_on_the_map() -> None:
    trails = [
        shape for shape in played("field")["climb"].of("curve", theme.GRADIENT) if len(shape.points) > 50
    ]
    assert len(trails) == 4


def test_where_there_is_nothing_to_tell_nothing_is_told() -> None:
    plane = told("field", {"function": "x/2 + y"})
    assert not any(key.startswith("kind") for key in plane) and "climb" not in plane
    assert "flat" not in plane["field"]
    flat = told("field", {"function": "(x + y)**2"})
    assert "more places than anyone could mark" in flat["field"]
