"""Other terrain: the field of arrows, what it says of flat places, and who climbs along it."""

from __future__ import annotations

from itertools import chain, combinations

import numpy as np
import pytest

from scenes.field import FieldParameters
from steepest import Function, LectureScene, between, theme
from steepest.stage.figures.label import Label
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Somebody, placed
from steepest.stage.play.projector import on_screen
from steepest.stage.type.typeset import Typeset
from steepest.testing import play, told
from tests.scenes.records import LEDGER, ROOT, asked_at_ends, every_setting_of, known, of_scene, played

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


def test_the_walkers_set_out_side_by_side_and_end_on_the_two_hills() -> None:
    """On either side of the border between what leads to the one and what leads to the other."""
    border = [float(at[0]) + np.pi / 2 for at in (FieldParameters().first, FieldParameters().second)]
    assert border[0] > 0 > border[1] and np.ptp(border) < 0.5
    assert "start side by side" in told("field")["climb"]
    assert "side by side" not in told("field", {"second": [-2.5, -1]})["climb"]
    ends = [climb.top.at[0] for climb in FieldParameters().climbs if climb.top]
    assert [float(end) for end in ends] == pytest.approx([np.pi / 2, -3 * np.pi / 2])


@every_setting_of("field", playing=False)
def test_one_flat_place_of_each_kind_is_offered_and_they_lie_apart(name: str) -> None:
    """Nearer to the walker than others of its kind; the right one is a pass, and where there is none, a top."""
    facts = known("field", name)
    offered = {kind: guess for kind, guess in facts.places.items() if guess}
    right = "saddle" if "saddle" in offered else "top"
    assert [kind for kind, guess in offered.items() if guess.right] == [right] * bool(offered)
    lands = {"top": facts.land.tops, "bottom": facts.land.bottoms, "saddle": facts.land.passes}
    for kind, guess in offered.items():
        assert guess.of in [flat.at for flat in lands[kind]]
    for one, other in combinations(offered.values(), 2):
        assert between(one.of, other.of) > 0.19 * float(facts.framing.side)


def test_the_question_is_asked_on_the_map_with_one_gradient_before_any_other() -> None:
    shown = played("field")
    assert len(shown["guess"].of("arrow")) == 1 and not shown["guess"].of("arrows")
    assert "others out" in shown["guess"].text and "around this ring, some in, some out" in shown["arrow"].text


@every_setting_of("field", playing=False)
def test_what_is_told_of_a_flat_place_is_what_the_ground_does_there(name: str) -> None:
    """Along the arrows around a top the ground only rises toward it, around a bottom it only falls."""
    facts = known("field", name)
    for one in chain.from_iterable(facts.told):
        at = np.array([float(value) for value in one.flat.at])
        height = float(facts.function(one.flat.at))
        around = facts.function.sample(*(at + (one.places - at) / 8).T)
        expected = {"maximum": {-1.0}, "minimum": {1.0}, "saddle": {-1.0, 1.0}}[one.flat.kind]
        assert expected <= set(np.sign(around - height)) <= expected | {0.0}


def test_arrows_come_before_rings_and_rings_before_signs() -> None:
    beats = played("field")
    seen = {key: {shape.kind for shape in beat.shapes} for key, beat in beats.beats.items()}
    assert "arrows" not in seen["guess"] and "sign" not in seen["field"]
    assert len(beats["field"].of("arrows")) == 1 + 3  # and those around rings of each kind
    assert [len(beats[f"kind.{k}"].of("sign")) for k in (1, 2, 3)] == [2, 3, 6]


def test_the_first_arrows_stand_around_every_ring_and_some_point_in_and_others_out_at_the_right_one_alone() -> None:
    facts, beats = FieldParameters(), played("field")
    asked = sorted((guess for guess in facts.places.values() if guess), key=lambda guess: guess.right)  # comes last
    shapes = [shape.points.reshape(-1, 2, 3)[:, :, :2] for shape in beats["arrow"].of("arrows")]
    assert len(shapes) == len(asked) + 1 == 4
    around = [*shapes[:2], np.concatenate(shapes[2:])]  # on a pass those apart that lead along its ring
    for guess, lines in zip(asked, around, strict=True):
        place = np.array(guess.of, float)
        before, after = np.hypot(*(lines - place).transpose(2, 1, 0))
        assert len(lines) == 8 and len({*(after < before).tolist()}) == 1 + guess.right
        assert before == pytest.approx(facts.ring, rel=1e-3)  # they begin on its ring


def test_the_first_arrow_keeps_off_all_rings_and_off_the_palest_ground() -> None:
    """On a ring it would seem to answer the question; on pale ground it would hardly be seen."""
    facts = FieldParameters()
    at, up = np.array(facts.point, float), np.array(facts.spot.gradient, float)
    along = np.array([-up[1], up[0]]) / np.hypot(*up) * 0.155 * float(facts.framing.side)
    arrow = np.linspace(at, np.array(facts.ends[1], float), 50)
    drawn = np.concatenate([np.linspace(at - along, at + along, 50), arrow])
    for flat in facts.asked:
        assert np.hypot(*(drawn - np.array(flat.at, float)).T).min() > 1.1 * facts.ring
    low, high = (float(min(each.value for each in found)) for found in (facts.land.bottoms, facts.land.tops))
    assert (np.sin(arrow[:, 0]) + np.cos(arrow[:, 1])).max() < low + 0.75 * (high - low)


def test_each_walker_leaves_a_trail_on_the_ground_and_on_the_map() -> None:
    trails = [
        shape for shape in played("field")["climb"].of("curve", theme.INK) if len(shape.points) > 50
    ]
    assert len(trails) == 4


@every_setting_of("field")
def test_while_they_climb_the_arrows_beside_their_ways_are_lit_and_lead_uphill_along_them(name: str) -> None:
    """All others are pale, as they are while those around flat places are lit: when the ground rises, and at last."""
    facts, beats = known("field", name), played("field", name)
    if not facts.climbs:
        return
    pale = {key: sum(shape.opacity < 1 for shape in beats[key].of("arrows")) for key in ("rise", "climb", "keep")}
    assert pale == {"rise": int(bool(facts.told)), "climb": 1, "keep": int(bool(facts.told))}
    lit = [shape.points.reshape(-1, 2, 3)[..., :2] for shape in beats["climb"].of("arrows") if shape.opacity == 1]
    lit = [lines for lines in lit if np.ptp(lines, axis=1).any()]  # the rings are as they were
    assert 0 < len(lit) <= len(facts.climbs)  # between many hills a way may have none beside it

    def leads(lines: np.ndarray, way: np.ndarray) -> bool:
        near = np.hypot(*(lines.mean(axis=1)[:, None] - way).transpose(2, 0, 1)).argmin(axis=1)
        return bool(((np.diff(lines, axis=1)[:, 0] * np.gradient(way, axis=0)[near]).sum(axis=1) > 0).all())

    assert all(any(leads(lines, climb.points) for climb in facts.climbs) for lines in lit)


def test_a_mark_stays_where_each_walker_set_out_and_nobody_stands_on_a_sign() -> None:
    """On the ground and on the map, while they are there."""
    facts, beats = FieldParameters(), played("field")
    for start in (facts.first, facts.second):
        dots = [shape.points[:, :2].mean(axis=0) for shape in beats["climb"].of("dot")]
        assert any(np.allclose(dot, np.array(start, float), atol=0.05) for dot in dots)
    assert not beats["keep"].of("dot")
    trails = beats["keep"].of("curve", theme.GRADIENT)
    assert not [shape for shape in trails if len(shape.points) > 50]  # rings have fewer
    assert [len(beats[key].of("sign")) for key in ("rise", "climb", "keep")] == [6, 4, 6]


@asked_at_ends("field")
def clear_of_the_ground(key: str, scene: LectureScene[FieldParameters]) -> list[float]:
    """How far the surface of the ground is off the ways from the eye to the corners of the map and to its flat places,
    on the floor under it; negative where it hides one. The walls are of glass, and hide nothing."""
    grounds = [each for each in on_screen(scene) if isinstance(each, Landscape)]
    if key != "climb":
        return []
    facts, (ground,) = scene.facts, grounds
    (west, east), (front, north) = facts.framing.window
    xs, ys = (np.linspace(*span, 200).astype(float) for span in facts.framing.window)
    surface = ground.view.project(ground.terrain.on(*np.meshgrid(xs, ys)).reshape(-1, 3))[:, :2]
    corners = [(x, y) for x in (west, east) for y in (front, north)]
    places = np.array([*corners, *(flat.at for flat in facts.land.flats)], float)
    seen = ground.view.project(ground.terrain.below(*places.T))[:, :2]
    return [float(np.hypot(*(surface - place).T).min()) for place in seen]


def test_all_of_the_map_is_seen_on_the_floor_under_the_ground() -> None:
    """Rings of flat places stay there, and the ground hides none of them, nor a corner of the map."""
    facts, beats = FieldParameters(), played("field")
    lines = [shape.points.reshape(-1, 2, 3) for shape in beats["climb"].of("arrows")]
    rings = [ends for ends in lines if not np.ptp(ends, axis=1).any()]
    assert sum(map(len, rings)) == len(facts.land.flats)
    assert min(clear_of_the_ground()["climb"]) > 0.1  # scene units, on the frame


@asked_at_ends("field")
def under_the_title(key: str, scene: LectureScene[FieldParameters]) -> list[float]:
    """How far below the line of the title the heads of those are who stand on the ground."""
    (ground,) = (each for each in on_screen(scene) if isinstance(each, Landscape))
    lines = [each.baseline for each in on_screen(scene) if isinstance(each, Typeset) and each.get_left()[0] < -6]
    there = [each for each in ground.things if isinstance(each, Somebody) and each.opacity > 0]
    feet = [placed(each.point, ground.terrain) for each in there]
    heads = [foot + [0, 0, each.height] for foot, each in zip(feet, there, strict=True)]
    return [float(max(lines) - ground.view.project(head[None])[0, 1]) for head in heads]


def test_whoever_stands_on_a_hill_is_under_the_line_of_the_title() -> None:
    heads = under_the_title()["climb"]
    assert len(heads) == 2 and min(heads) > 0


def test_the_last_map_has_every_arrow_with_those_around_flat_places_lit_and_every_sign_in_a_ring() -> None:
    facts, beats = FieldParameters(), played("field")
    shapes = beats["keep"].of("arrows")
    lines = [shape.points.reshape(-1, 2, 3) for shape in shapes]
    rings = [ends for ends in lines if not np.ptp(ends, axis=1).any()]  # arrows that vanished
    assert sum(map(len, rings)) == len(facts.land.flats)
    (field,) = (ends for ends, shape in zip(lines, shapes, strict=True) if shape.opacity < 1)
    lines = [ends for ends in lines if np.ptp(ends, axis=1).any()]
    assert len(field) == len(facts.grid.arrows[0])
    around = [len(each.places) for one in facts.told for each in one]
    assert sorted(map(len, (ends for ends in lines if ends is not field))) == sorted(around)
    assert len(beats["keep"].of("sign")) == len(facts.land.flats)


def test_where_there_is_nothing_to_tell_nothing_is_told() -> None:
    plane = told("field", {"function": "x/2 + y"})
    assert not any(key.startswith("kind") for key in plane) and "climb" not in plane
    assert "flat" not in plane["field"]
    flat = told("field", {"function": "(x + y)**2"})
    assert "more places than anyone could mark" in flat["field"]


@pytest.mark.verify
@pytest.mark.parametrize(
    ("function", "domain", "named"),
    [
        ("cos(12*x) - sin(y)", [[-2, 4], [-4, 2]], 3),
        ("cos(x) + cos(12*y)", [[-1.5, 1.5], [-2.25, 2.25]], 1),  # the ridges hide all passes
        ("cos(pi*x)*sin(pi*y)", [[-2, 2], [-4, 4]], 3),  # it stands lower, so that hollows are in sight
    ],
)
def test_between_many_ridges_names_stand_beside_signs_in_sight_and_lie_on_none(
    function: str, domain: list[list[float]], named: int
) -> None:
    shown = {}

    def look(beat: str, scene: LectureScene[FieldParameters]) -> None:
        shown[beat] = sum(isinstance(each, Label) for each in on_screen(scene))

    settings = {"function": function, "domain": domain, "point": [-1.289, -2], "second": [1.4, -1.6]}
    assert not play("field", settings, look=look, lecture=ROOT, fps=6)["rise"].findings
    assert shown["rise"] == named
