"""The hill: its two slopes, in the facts, in the words and in the picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from manim import Animation

from scenes.hill import HillParameters
from steepest import LectureScene
from steepest.calculus import central_difference
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.ground.block_labels import BlockLabel
from steepest.stage.figures.guess.outlines import DISC
from steepest.stage.figures.kept_off import lines_on
from steepest.stage.figures.label import Label, along
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Arrow, Dot, Somebody, SpaceCurve, Thing, placed
from steepest.stage.ground.visibility import clearance
from steepest.stage.play.inventory import take
from steepest.testing import play, told
from tests.families import family
from tests.scenes.opened import opened
from tests.scenes.records import ROOT, every_setting_of, known, of_scene, played

pytestmark = of_scene("hill")
ASKED = ("short", "tangent", "slope")


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = HillParameters()
    assert (facts.here, facts.east.slope, facts.north.slope) == (7, 4, 3)
    whole, tenth, *_ = facts.steps
    assert (whole.length, whole.climb) == (1, 5)
    assert (tenth.length, tenth.climb, tenth.rate) == (Fraction(1, 10), Fraction(41, 100), Fraction(41, 10))


@every_setting_of("hill", playing=False)
def test_slopes_agree_with_measured_ones(name: str) -> None:
    facts = known("hill", name)
    for variable, slope in (("x", facts.east.slope), ("y", facts.north.slope)):
        measured = central_difference(facts.height, facts.point, variable, 1e-5)
        assert float(slope) == pytest.approx(measured, rel=1e-6, abs=1e-6)


def test_the_words_say_the_facts() -> None:
    text = told("hill")
    assert "at height 7" in text["open"]
    assert (
        "climbs 5" in text["steps"]
        and "4.1 per unit" in text["steps"]
        and text["steps"].endswith("tangent's slope: 4.")
    )
    assert text["north"].endswith("its slope is 3.")
    assert text["south"].endswith("the slope is −3.")


def test_arrows_lie_along_the_tangents_that_the_mathematics_gives() -> None:
    def slopes(beat: str) -> list[float]:
        ways = [arrow.points[1] - arrow.points[0] for arrow in played("hill")[beat].of("arrow")]
        return [rise / float(np.hypot(across, up)) for across, up, rise in ways]

    assert slopes("steps") == pytest.approx([4])
    assert slopes("south") == pytest.approx([3, -3])


@pytest.mark.parametrize("point", family(1, [(1, 2), (2, 1), (0.5, 2.5)]))
def test_the_hill_is_lifted_until_the_place_of_the_farmer_is_seen_on_the_map(
    point: tuple[float, float],
) -> None:
    found: list[float] = []

    def look(key: str, scene: Any) -> None:
        (land,) = (each for each in scene.mobjects if isinstance(each, Landscape))
        place = land.terrain.below(*np.array([point], float).T)
        found.extend(clearance(land.terrain, land.view, place))

    opened("hill", {"point": point}, "directions", look)
    assert len(found) == 2 and min(found) > 0


@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x*y + 2", "6 - x**2/4 - y", "sin(x)*y"]))
def test_the_height_of_the_farmer_is_led_to_the_axis_of_heights(height: str) -> None:
    scene = opened("hill", {"height": height})
    here = float(scene.facts.here)
    (line,) = (
        shape.points
        for shape in scene.shapes_on_screen("curve")
        if shape.colour == theme.INK and np.ptp(shape.points[:, 2]) < 0.15 and np.ptp(shape.points[:, 0]) > 0.5
    )
    assert line[0] == pytest.approx([2, 1, here], abs=0.15), "from the feet, a little over the ground"
    assert line[-1, 2] == pytest.approx(here)
    assert line[-1, 0] in (pytest.approx(0), pytest.approx(4)) and line[-1, 1] in (pytest.approx(-1), pytest.approx(3))


def test_each_answer_leads_south_on_the_hill_from_above_to_below_and_its_arrow_comes_along_the_right_one() -> None:
    def southward(beat: str, kind: str, colour: str) -> list[float]:
        ways = [shape.points[-1] - shape.points[0] for shape in played("hill")[beat].of(kind, colour)]
        return [rise / abs(up) for across, up, rise in ways if up < 0 and abs(across) < 1e-6]

    ghosts = southward("guess", "curve", theme.INK)
    assert [slope for slope in ghosts if abs(slope) < 10] == pytest.approx([3, 0, -3], abs=1e-6)
    assert southward("guess", "arrow", theme.SECOND) == [], "none tells the answer"
    assert southward("south", "arrow", theme.SECOND) == pytest.approx([-3])
    assert [slope for slope in southward("south", "curve", theme.INK) if abs(slope) < 10] == [], "no ghost is left"


@every_setting_of("hill", playing=False)
def test_each_answer_leads_another_way(name: str) -> None:
    facts = known("hill", name)
    ways = [guess.of for guess in facts.north.back.values() if guess]
    right = [guess.of for guess in facts.north.back.values() if guess and guess.right]
    climbs = [climb for *_, climb in ways]
    assert climbs == sorted(climbs, reverse=True), "the first letter stands above the others"
    assert len({*ways}) == len(ways) == (0 if facts.north.trend == "level" else 3)
    assert right == [(0, -1, facts.south)] * len(right) and len(right) == len(ways) / 3


@pytest.mark.verify
@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x**2 - 3*y", "x*y + 2", "2*y**2 - x"]))
def test_on_the_frame_a_level_answer_is_level_and_every_letter_is_off_the_rims_of_the_hill(height: str) -> None:
    scene = opened("hill", {"height": height}, "guess")
    (land,) = (each for each in scene.mobjects if isinstance(each, Landscape))
    feet, tips = np.swapaxes([land.view.project(thing.points[[0, -1]])[:, :2] for thing in land.things
                              if isinstance(thing, SpaceCurve) and thing.tip], 0, 1)
    rises = sorted((tips - feet)[:, 1])
    assert rises[1] == pytest.approx(0, abs=0.01) and rises[0] == pytest.approx(-rises[2], rel=0.2)
    rims = np.concatenate([along(line, theme.FRAME) for line in lines_on(land, land.view, (), None, True)])
    letters = [each.get_center()[:2] for each in scene.mobjects if isinstance(each, BlockLabel) and each.round]
    assert len(letters) == 3
    assert all(np.hypot(*(rims - letter).T).min() > DISC for letter in letters)


@pytest.mark.verify
@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x**2 - 3*y", "2*y**2 - x"]))
def test_what_lies_south_is_seen_but_while_it_is_guessed(height: str) -> None:
    """Answers stand in the air, seen from the side: the ground, and its edge, which would tell, end at the farmer
    then."""
    seen: dict[str, tuple[float, float]] = {}

    def look(key: str, scene: Any) -> None:
        (land,) = (each for each in scene.mobjects if isinstance(each, Landscape))
        north = (each for each in land.things if isinstance(each, SpaceCurve) and each.colour == theme.SECOND)
        edges = [land.terrain.back(placed(each.points, land.terrain))[:, 1] for each in north if each.on_ground]
        for edge in edges:
            assert land.terrain.extent[1] == pytest.approx((edge.min(), edge.max()))
        seen[key] = land.terrain.extent[1] if edges else (0, 0)

    opened("hill", {"height": height}, "south", look)
    assert seen["south"] == seen["north"] == pytest.approx((-1, 3)) and seen["guess"] == pytest.approx((1, 3))


@pytest.mark.verify
@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x**2 - 3*y", "x*y + 2"]))
def test_each_letter_is_as_far_from_the_tip_of_its_arrow_as_the_others_and_its_answer_stands_on_the_panel(
    height: str,
) -> None:
    scene = opened("hill", {"height": height}, "guess")
    (land,) = (each for each in scene.mobjects if isinstance(each, Landscape))
    ghosts = (thing for thing in land.things if isinstance(thing, SpaceCurve) and thing.tip)
    tips = np.array([land.view.project(placed(thing.points, land.terrain))[-1, :2] for thing in ghosts])
    letters = [each.get_center()[:2] for each in scene.mobjects if isinstance(each, BlockLabel) and each.round]
    far = [float(np.hypot(*(tips - letter).T).min()) for letter in letters]
    assert len(letters) == 3 and max(far) - min(far) < 0.15
    assert {"A", "B", "C", "zero", "The slope going south?"} <= texts(scene)


@pytest.mark.verify
def test_the_numbers_of_the_arrows_go_down_to_the_map_with_them_and_their_scale_stays() -> None:
    assert sorted(watched().labels["keep"]) == ["east.slope", "north.slope", "scale"]


@pytest.mark.verify
@pytest.mark.parametrize("height", family(1, ["-x**2 - y", "x**2 + 3*y", "x**2 - 3*y", "3*y - x**2"]))
def test_on_the_frame_a_slope_above_zero_rises_to_the_right(height: str) -> None:
    found: dict[str, tuple[float, float]] = {}

    def look(key: str, scene: Any) -> None:
        for beat, way, slope in (
            ("east", (0.1, 0), scene.facts.east),
            ("north", (0, 0.1), scene.facts.north),
        ):
            if key == beat:
                (land,) = (each for each in scene.mobjects if isinstance(each, Landscape))
                at = np.array([land.over(2, 1), land.over(2 + way[0], 1 + way[1])])
                found[beat] = at[1, 0] - at[0, 0], (at[1, 1] - at[0, 1]) * float(slope.slope)

    opened("hill", {"height": height}, "north", look)
    assert sorted(found) == ["east", "north"] and all(right > 0 and up > 0 for right, up in found.values())


@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x**2/2 + 4*y", "x*y + 2*y"]))
def test_heights_are_told_along_the_cut_to_the_north_and_to_be_squeezed_until_south_is_seen(height: str) -> None:
    seen: dict[str, set[str]] = {}
    opened("hill", {"height": height}, "south", lambda key, scene: seen.update({key: texts(scene)}))
    assert {"height", "(squeezed)"} <= seen["north"] & seen["guess"] and "height" in seen["south"]


def test_the_edge_is_named_as_long_as_it_is_measured() -> None:
    numbers = played("hill")["steps"].numbers
    assert (numbers["point[1]"], numbers["east.edge"], numbers["east.slope"]) == ("1", "x² + 3", "4")


def test_the_lens_comes_on_the_first_step_and_as_much_closer_as_the_step_shrinks() -> None:
    """The last lens stays while the slope is told."""
    seen = watched().steps
    assert [step for _, step, _ in seen] == [1, 1, 1, 0.1, 0.1, 0.01, 0.01, 0.01]
    assert [ring > 0 for ring, _, _ in seen] == [False] * 3 + [True] * 5, "the first is no smaller on the hill"
    tenth, *others = [ring / step for ring, step, _ in seen[3:]]
    assert others == pytest.approx([tenth] * 4)


@pytest.mark.verify
@pytest.mark.parametrize("east", [4, 40, 400])
def test_the_step_fills_much_of_the_lens_at_least_however_wide_the_hill_is(east: int) -> None:
    seen = watched(east).steps
    assert len(seen) == 8 and all(0.4 < share < 1 for _, _, share in seen)


@pytest.mark.verify
@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x**2 - 3*y", "x + 2*y"]))
def test_going_north_a_step_of_one_and_its_climb_are_told_beside_their_lines_on_the_hill(height: str) -> None:
    scene = opened("hill", {"height": height}, "north")
    (land,) = (each for each in scene.mobjects if isinstance(each, Landscape))
    here, slope = float(scene.facts.here), float(scene.facts.north.slope)
    legs = {"north.unit.length": [(2, 1, here), (2, 2, here)], "north.unit.climb": [(2, 2, here), (2, 2, here + slope)]}
    for fact, ends in legs.items():
        (label,) = (
            each
            for each in scene.mobjects
            if isinstance(each, BlockLabel) and [one.expression for one in getattr(each.words, "shown", ())] == [fact]
        )
        line = land.view.project(np.array([land.terrain.at(*end) for end in ends]))[:, :2]
        spots = np.linspace(line[0], line[1], 50)
        assert min(label.box.apart(Box(*spot, *spot)) for spot in spots.tolist()) < 0.2
        assert not label.box.is_crossed(line)


@dataclass
class Watched:
    """What was seen of the hill with its defaults when it was played once: all that the tests below ask of it."""

    at_marks: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)
    """The texts that are on stage before the movement at a mark, and after it."""
    labels: dict[str, list[str]] = field(default_factory=dict)
    """What the labels on stage at the end of a beat show, as expressions."""
    opacities: dict[str, list[float]] = field(default_factory=dict)
    """How opaque the arrows on the hill are then, but for those that are gone."""
    frozen: list[tuple[str, str]] = field(default_factory=list)
    """The parts of the point that stand at lines, in the order in which they come."""
    steps: list[tuple[float, float, float]] = field(default_factory=list)
    """While there is a lens: the radius of its ring, if that is seen, how long the step is, and as what share of the
    lens that is seen."""
    in_lens: list[list[Thing]] = field(default_factory=list)
    """The things that are seen in it when its words are told."""

    def look(self, key: str, scene: Any) -> None:
        """Look at the end of a beat."""
        labels = [each for each in scene.mobjects if isinstance(each, Label)]
        self.labels[key] = [one.expression for each in labels for one in getattr(each.words, "shown", ())]
        lands = [each for each in scene.mobjects if isinstance(each, Landscape)]
        arrows = [each for land in lands for each in land.things if isinstance(each, Arrow)]
        self.opacities[key] = sorted(each.opacity for each in arrows if each.opacity > 0)


def texts(scene: Any) -> set[str]:
    """The texts that are on stage."""
    return {each.name.strip("“”") for each in take(scene).texts}


@cache
def watched(east: int = 4, west: int = 0) -> Watched:
    """The hill with its defaults, from some place in the west to one in the east, played once for all that is asked
    about what moves."""
    seen, lenses = Watched(), list[Lens]()

    def come_up(lens: Lens) -> Sequence[Animation]:
        lenses.append(lens)
        return coming(lens)

    def call(lens: Lens, *args: Any, **named: Any) -> list[Plate]:
        lens.glass.look()
        if lens in (lenses or [lens])[:1]:  # the first of them: the others are of another step
            seen.in_lens.append(list(lens.glass.near.things))
        return calling(lens, *args, **named)

    def play_on(scene: Any, *args: Any, **timing: Any) -> None:
        mark = timing.get("at")
        before = texts(scene) if mark in ASKED else set[str]()
        playing(scene, *args, **timing)
        if mark in ASKED:
            seen.at_marks.setdefault(mark, (before, texts(scene)))  # going north has such a mark, too
        labels = (each for each in scene.mobjects if isinstance(each, Label))
        shown = [(one.expression, one.text) for label in labels for one in getattr(label.words, "shown", ())]
        seen.frozen += (
            one for one in shown if one[0].startswith("point[") and one not in seen.frozen[-1:]
        )
        if lenses and lenses[0]._there and balls_in(lenses[0]):
            glass, at = lenses[0].glass, float(lenses[0].glass.at()[0])
            seen.steps.append((glass.ring * glass.keyed(), round(2 * (at - 2), 6), share_of(lenses[0])))

    coming, calling, playing = Lens.coming, Lens.call, LectureScene.play
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lens, "coming", come_up)
        patch.setattr(Lens, "call", call)
        patch.setattr(LectureScene, "play", play_on)
        play("hill", {"domain": {"x": [west, east], "y": [-1, 3]}}, look=seen.look, lecture=ROOT, layout=False)
    return seen


def balls_in(lens: Lens) -> list[np.ndarray]:
    """Where the balls are seen in a lens, at the ends of the step."""
    lens.glass.look()
    near = lens.glass.near
    return [near.lines(each)[0][0] for each in near.landscape.things if type(each) is Dot]


def share_of(lens: Lens) -> float:
    """How far apart they are, as a share of its width."""
    one, other = balls_in(lens)
    return float(np.hypot(*(one - other))) / (2 * lens.glass.radius)


def test_the_line_of_the_step_is_named_first_and_the_tangent_only_when_the_step_has_shrunk() -> None:
    before, after = watched().at_marks["short"]
    assert "secant" in before & after and not any("tangent" in text for text in before | after)
    before, after = watched().at_marks["tangent"]
    assert {"4.01"} <= before and not any("tangent:" in text for text in before)
    assert "tangent: 4" in after


def test_every_step_stays_in_the_table_over_what_their_rates_tend_to() -> None:
    shown = texts(opened("hill", {}, "steps"))
    assert {"1.00", "5.00", "0.10", "4.10", "0.01", "4.01", "tends to", "4"} <= shown


def test_beside_the_first_triangle_stands_how_far_it_goes_and_what_it_climbs() -> None:
    before, _ = watched().at_marks["short"]
    assert {"1", "5"} <= before


def test_question_and_answers_stand_until_the_number_of_the_arrow_south_comes() -> None:
    before, after = watched().at_marks["slope"]
    assert {"A", "B", "C", "3", "zero", "−3", "The slope going south?"} <= before
    assert {"3", "−3"} <= after and not after & {"A", "B", "C", "zero", "The slope going south?"}


def test_the_axis_of_heights_stands_while_it_is_told_what_a_step_climbs() -> None:
    before, after = watched().at_marks["short"]
    assert "height" in before & after


@pytest.mark.parametrize(("beat", "frozen"), [("east", "point[1]"), ("north", "point[0]")])
def test_what_is_frozen_is_named_at_the_line_on_the_map(beat: str, frozen: str) -> None:
    assert frozen in watched().labels[beat]


def test_while_the_farmer_looks_along_a_line_it_is_told_what_is_frozen_there() -> None:
    assert watched().frozen == [("point[1]", "1"), ("point[0]", "2")]


def test_the_arrows_on_the_hill_are_gone_once_they_lie_on_the_map() -> None:
    assert watched().opacities["keep"] == [1, 1]


def test_the_lens_shows_the_step_and_its_ends_and_nobody() -> None:
    """When its words are told, those of three steps, of their climbs, of two rates, of the line, and of the tangent:
    the whole step is seen in it then."""
    assert len(watched().in_lens) == 10
    for things in watched().in_lens:
        assert sum(type(thing) is Dot for thing in things) == 2
        assert not any(isinstance(thing, Somebody) for thing in things)
