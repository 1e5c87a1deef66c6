"""A step that shrinks leaves lines behind, and is seen from end to end in a lens that comes closer."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, cast

import numpy as np
import pytest
from manim import Scene, tempconfig

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.figures.lens.glass import joint
from steepest.stage.figures.lens.lens import Factor, Lens
from steepest.stage.figures.lens.near_slice import NearSlice
from steepest.stage.figures.slopes.shrinking_step import ShrinkingStep, UnitStep
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.view import View
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.type.typeset import Typeset, words
from tests.families import family
from tests.stage.sheet import Sheet

AT, EVEN = (Fraction(2), Fraction(1)), {1: "to scale"}


@pytest.fixture
def scene() -> Iterator[Any]:
    size = {"pixel_width": 480, "pixel_height": 270, "frame_width": theme.FRAME_WIDTH, "frame_height": 8.0}
    with tempconfig({**size, "frame_rate": 30, "background_color": theme.BACKGROUND}):
        yield Scene(renderer=Projector(Audience(), ""))


def land(height: str, east: float = 4) -> Block:
    spans = [(0, east), (-1, 3)]
    return Block(Function(height, ["x", "y"]), spans, View(-117, 8), region=theme.PICTURE)


def shrunk(shrinking: ShrinkingStep, number: int) -> None:
    for each in shrinking.to(number):
        each.interpolate(1.0)


def test_it_leaves_the_lines_of_all_but_the_last_behind() -> None:
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    steps = [cut.step(length) for length in (Fraction(1), Fraction(3, 4), Fraction(1, 10))]
    shrinking = ShrinkingStep(hill, cut, steps)

    def rates() -> list[float]:
        unit, _, rise = hill.whole.at(1, 0, 1) - hill.whole.at(0, 0, 0)
        ways = [np.diff(points_of(line, hill.whole)[[0, -1]], axis=0)[0] for line in shrinking.left]
        return [float(way[2] / rise / (way[0] / unit)) for way in ways]

    for number, left in enumerate(([5, 5], [5, 4.75], [5, 4.75])):
        shrunk(shrinking, number)
        assert rates() == pytest.approx(left)


def test_it_is_seen_to_shrink_in_a_lens_before_that_comes_closer(scene: Any) -> None:
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(Fraction(1, 10**k)) for k in range(2)])
    hill.landscape.things += shrinking.parts[:2]
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    long, _ = seen_in(lens, shrinking)
    for each in (moves := shrinking.to(1)):
        each.interpolate(0.5)
    short, _ = seen_in(lens, shrinking)
    assert np.hypot(*short) < 0.3 * np.hypot(*long)
    for each in moves:
        each.interpolate(1.0)
    assert seen_in(lens, shrinking)[0][0] == pytest.approx(long[0])


def test_a_rate_is_told_beside_its_line_unless_it_is_the_slope_and_what_was_left_behind_goes(scene: Any) -> None:
    for height, told in (("x**2 + 3*y", [0, 1, 1]), ("x + y", [0, 0, 0])):
        hill = land(height)
        cut = Cut(hill.function, AT, "x")
        shrinking = ShrinkingStep(hill, cut, cut.shrinking(Fraction(1), 3))
        hill.landscape.things += [*shrinking.parts, *shrinking.left]
        lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
        for number, count in enumerate(told):
            shrunk(shrinking, number)
            moves = shrinking.tell(lens, cast(Any, Formulas()), "steps", number)
            assert len(shrinking.legs) == 2 and len(shrinking.rates) == count
            for each in moves:
                each.begin()
                each.interpolate(1.0)
            assert [line.opacity > 0 for line in shrinking.left] == [k >= number for k in range(2)]
            assert len(shrinking.hush(lens)) == 2 + count and not shrinking.rates


def test_words_may_stand_where_a_tie_goes_and_the_tie_fades(scene: Any) -> None:
    hill = land("x**2 + 3*y")
    shrinking = ShrinkingStep(hill, cut := Cut(hill.function, AT, "x"), cut.shrinking(Fraction(1), 3))
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    shrunk(shrinking, 2)
    ties, solid = lens.glass.ties, lens.glass.keyed()
    with shrinking.untied(lens) as fades:
        assert len(lens.glass.key) == 1
    assert lens.glass.ties == ties and lens.glass.keyed() == solid > 0
    fades.begin()
    fades.interpolate(0.5)
    assert 0 < lens.glass.keyed() < solid
    fades.interpolate(1.0)
    assert lens.glass.keyed() == 0


def seen_in(lens: Lens, shrinking: ShrinkingStep) -> tuple[np.ndarray, np.ndarray]:
    """How far the step leads across and up in a lens, and how far its ends are from the middle."""
    lens.glass.look()
    near = lens.glass.near
    assert isinstance(near, NearSlice)
    corners = [near.lines(part)[0] for part in shrinking.parts[:2]]
    ends = np.array([corners[0][0], corners[1][-1]])
    return ends[1] - ends[0], np.hypot(*(ends - lens.glass.centre).T)


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("first", family(2, [Fraction(9, 10), Fraction(1, 10**4), Fraction(1, 300)]))
def test_a_lens_shows_it_as_long_as_at_first_however_short_it_is(scene: Any, first: Fraction, full: bool) -> None:
    """From end to end, and also where there is only room for a smaller one, as between words."""
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(first / 10**k) for k in range(3)])
    hill.landscape.things += shrinking.parts[:2]
    for side in (-1.2, 1.2) if full else ():
        scene.add(words("words").move_to((*(theme.HERO_LENS.middle + [0, 1.3 * side]), 0)))
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    assert (lens.glass.radius < 1.8) is full
    widths = set[float]()
    for number in range(3):
        shrunk(shrinking, number)
        way, far = seen_in(lens, shrinking)
        assert 0.4 < np.hypot(*way) / (2 * lens.glass.radius) < 1 and far.max() < lens.glass.radius
        widths.add(round(float(way[0]), 6))
    assert len(widths) == 1


@pytest.mark.parametrize("height", family(2, ["x**2 + y", "sin(3*x) + y", "cos(2*x) - y", "-x**3 + y", "5 - y"]))
def test_a_lens_shows_it_as_steep_as_it_is(scene: Any, height: str) -> None:
    """Up and across are of one scale in it, which they are not on the ground: a slope of 4 stands at 76 degrees."""
    hill = land(height)
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, cut.shrinking(Fraction(1), 3))
    hill.landscape.things += shrinking.parts[:2]
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    for number, step in enumerate(shrinking.steps):
        shrunk(shrinking, number)
        (across, up), far = seen_in(lens, shrinking)
        assert up / across == pytest.approx(float(step.rate), abs=1e-4) and far.max() < lens.glass.radius


def test_a_lens_tells_how_long_a_step_is_and_what_it_climbs_beside_the_lines_that_are_it(scene: Any) -> None:
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(Fraction(1, 10))])
    hill.landscape.things += shrinking.parts
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    plates = shrinking.told_in(lens, cast(Any, Formulas()), "steps[0]")
    lens.glass.look()
    for plate, part in zip(plates, shrinking.parts[:2], strict=True):
        ends = lens.glass.near.lines(part)[0][[0, -1]]  # type: ignore[attr-defined]
        along = np.linspace(*ends, 50)
        assert 0 < min(box_of(plate).apart(Box(*point, *point)) for point in along.tolist()) < 0.3
    assert len(lens.hush(plates)) == 2 and not {*plates} & {*lens.all}


class Formulas:
    """A scene in which each formula is a number."""

    def formula(self, _: str, size: float, colour: str = theme.INK) -> Typeset:
        return words("0.25", size=size, colour=colour)

    def words(self, label: str, size: float) -> Typeset:
        return words(label, size=size)


def test_a_table_tells_of_each_step_how_long_it_is_what_it_climbs_and_its_rate() -> None:
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, cut.shrinking(Fraction(1), 3))
    sheet: Any = Sheet(rows=shrinking.steps)
    sheet.words = lambda label, size, colour: words(label, size=size, colour=colour)
    table = shrinking.table(sheet, "rows", theme.OVER_HERO)
    told = [[one.text for cell in table.cells(number) for one in cell.shown] for number in range(3)]
    assert told == [["1.00", "5.0000", "5.00"], ["0.10", "0.4100", "4.10"], ["0.01", "0.0401", "4.01"]]


@pytest.mark.parametrize("height", family(2, ["x**2 + y", "sin(3*x) + y", "-x**3 + y"]))
@pytest.mark.parametrize("even", [{}, EVEN])
def test_a_lens_may_divide_heights_and_is_to_scale_where_runs_are_long_enough(
    scene: Any, height: str, even: dict[int, str]
) -> None:
    hill = land(height)
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, cut.shrinking(Fraction(1), 3))
    hill.landscape.things += shrinking.parts[:2]
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, {cut.flatter: "divided", **even})
    flatter = 1 if even and all(abs(float(step.rate)) < 6 for step in shrinking.steps) else cut.flatter
    for number, step in enumerate(shrinking.steps):
        shrunk(shrinking, number)
        (across, up), _ = seen_in(lens, shrinking)
        assert up / across == pytest.approx(float(step.rate) / flatter, abs=1e-4)


def labelled(scene: Any) -> Any:
    """A scene whose labels are read as they are called."""
    scene.words = lambda label, size, colour: words(label, colour=colour, size=size)
    return scene


@pytest.mark.parametrize(
    ("height", "is_told"), [("x + y", True), ("2*x + y", True), ("x/30 + y", False), ("y", False), ("x**2 + y", False)]
)
def test_a_step_of_one_is_there_where_its_climb_is_the_slope_and_has_room_for_words(height: str, is_told: bool) -> None:
    hill = land(height)
    arrow = hill.tangent(AT, (1, 0), theme.FIRST)
    step = UnitStep(cast(Any, Formulas()), hill, Cut(hill.function, AT, "x"), "east.unit", arrow)
    assert bool(step.legs) is is_told


def test_beside_a_lens_it_is_told_that_both_ways_have_one_scale_and_no_factor_which_is_one_of_neither(
    scene: Any,
) -> None:
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(Fraction(1)), cut.step(Fraction(1, 10))])
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    assert not any(isinstance(each, Factor) for each in lens.label.get_family())
    label, (centre, radius) = box_of(lens.label), lens.glass.disc
    corners = np.array([(x, y) for x in (label.left, label.right) for y in (label.bottom, label.top)])
    assert np.hypot(*(corners - centre).T).min() > radius
    assert label.apart(box_around(centre, np.array([radius, radius]))) < 0.1


@pytest.mark.parametrize(
    ("height", "at", "east"), [("x**2 + 3*y", (2, 1), 4), ("tanh(x) + y", (0.5, -1), 1), ("-2*x + y", (0.5, -1), 2)]
)
def test_what_is_told_beside_a_lens_is_off_its_tie_and_off_both_ends_of_the_step(
    scene: Any, height: str, at: tuple[float, float], east: float
) -> None:
    function, spans = Function(height, ["x", "y"]), [(at[0] - east, east), (-1, 1)]
    hill = Block(function, spans, View(-102, 10), region=theme.KEY, size=(6.6, 3.3), gap=0.2)
    cut = Cut(function, at, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(Fraction(1, 2)), cut.step(Fraction(1, 20))])
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    box, glass = box_of(lens.label).shrunk(-theme.LINE_GAP), lens.glass
    ends = [hill.landscape.over(at[0] + by, at[1])[None, :2] for by in (0, 0.5)]
    for step in (0, 1):
        shrunk(shrinking, step)
        assert not box.is_crossed(*joint(glass.spot, glass.ring, *glass.disc, glass.ties), *ends)


def test_a_lens_brings_a_step_as_the_block_shows_it_and_then_lets_it_stand_up(scene: Any) -> None:
    hill = land("x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(Fraction(1)), cut.step(Fraction(1, 10))])
    hill.landscape.things += shrinking.parts[:2]
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    steeps = list[float]()
    for lens.glass.grown in (0.25, 0.5, 0.75, 1.0):
        (across, up), _ = seen_in(lens, shrinking)
        steeps.append(float(up / across))
    assert steeps[0] == pytest.approx(steeps[1], rel=0.05), "as on the block"
    assert steeps[1] < steeps[2] < steeps[3] == pytest.approx(5, abs=1e-4)


@pytest.mark.parametrize(("height", "first"), [("x**2 + 3*y", 0), ("sin(3*x) + y", 0), ("x/8 + y/8", 1)])
def test_its_ring_goes_as_far_along_the_cut_as_what_is_seen_in_the_lens_and_is_not_there_while_that_is_no_less(
    scene: Any, height: str, first: float
) -> None:
    hill = land(height)
    cut = Cut(hill.function, AT, "x")
    shrinking = ShrinkingStep(hill, cut, [cut.step(Fraction(1, 10**k)) for k in range(3)])
    hill.landscape.things += shrinking.parts[:2]
    lens = shrinking.lens(labelled(scene), theme.HERO_LENS, EVEN)
    keyed = list[float]()
    for place in range(3):
        shrunk(shrinking, place)
        lens.glass.look()
        west, east = lens.glass.near.outline[:, 0].tolist()
        ends = hill.landscape.over(west, 1)[:2], hill.landscape.over(east, 1)[:2]
        keyed.append(lens.glass.keyed())
        if keyed[-1]:
            assert 2 * lens.glass.ring == pytest.approx(ends[1][0] - ends[0][0], rel=0.1)
        else:
            assert ends[1][0] - ends[0][0] > 1.3 * lens.glass.radius
    assert keyed == [first, 1, 1]


def test_beside_a_step_of_one_stands_how_long_it_is_and_what_it_climbs_instead_of_a_label() -> None:
    for height, count in (("x + y", 2), ("x**2 + y", 0)):
        hill = land(height)
        arrow = hill.tangent(AT, (1, 0), theme.FIRST)
        step = UnitStep(cast(Any, Formulas()), hill, cut := Cut(hill.function, AT, "x"), "east.unit", arrow)
        instead = hill.label(words("1"), arrow)
        step.tell(instead)
        names = [each for each in hill.labels.there if each is not instead]
        assert len(names) == count and (instead in hill.labels.there) is not bool(count), cut
        for name, leg in zip(names, step.legs, strict=True):
            along = hill.landscape.view.project(points_of(leg, hill.whole))[:, :2]
            line = np.linspace(along[0], along[-1], 50)
            assert min(name.box.apart(Box(*point, *point)) for point in line.tolist()) < 0.3
        step.out(instead)
        assert instead in hill.labels.there
