"""Ways from a level line to the next: the one straight across is the shortest, and it alone touches the circle."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import Scene

from steepest.calculus import Function
from steepest.stage.figures.field.legs import Legs
from steepest.stage.figures.field.shortest_way import ShortestWay, WideningLens
from steepest.stage.figures.label import box_of
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.type import typeset


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no text and no facts: each is 1."""

    def formula(self, template: str, size: float = 40, colour: str = "#ffffff", **style: Any) -> typeset.Typeset:
        return typeset.formula("1" if "spot" in template else template, size=size, colour=colour, **style)

    def words(self, label: str, size: float = 40, colour: str = "#ffffff", **style: Any) -> typeset.Typeset:
        return typeset.words(label, size=size, colour=colour, **style)


def shown(text: str, foot: tuple[int, int] = (1, 2)) -> tuple[Function, ShortestWay]:
    """A function, and the ways that a lens on a point shows from 64 times closer."""
    function, point = Function(text, ["x", "y"]), (Fraction(1), Fraction(2))
    pair = Pair(Bare(), Framing(function, function, (point,), point, ((Fraction(-4), Fraction(4)),) * 2), "height")  # type: ignore[arg-type]
    needle = Needle(pair, foot)
    lens = WideningLens(needle)
    lens.factor.value = 64
    return function, ShortestWay(needle, lens)


@pytest.mark.parametrize("text", ["x**2 + y**2", "x + 2*y", "9 - x**2 - 3*y**2", "sin(x) + cos(y)"])
def test_ways_end_on_one_level_line_uphill_and_are_longer_than_the_one_along_the_gradient(text: str) -> None:
    function, ways = shown(text)
    foot, (line, *slanting, here), (circle,) = np.array([1.0, 2.0]), [each.points for each in ways.ways], ways.round
    heights = function.sample(*line.T)
    assert np.ptp(heights) == pytest.approx(0, abs=1e-12)
    assert heights[0] > float(function((1, 2)))
    radius = np.hypot(*(circle.points - foot).T)
    assert np.ptp(radius) == pytest.approx(0, abs=1e-12)
    assert circle.points[0] == pytest.approx(circle.points[-1])  # all round
    assert here.mean(axis=0) == pytest.approx(foot, abs=0.02 * radius[0]) and len(slanting) == 2
    far = np.hypot(*(line - foot).T) - radius[0]
    middle = len(line) // 2
    assert far[middle] == pytest.approx(0, abs=1e-12)
    assert (far > -0.002 * radius[0]).all()  # to the eye: from so close the next line is all but straight
    assert min(far[0], far[-1]) > 0.1 * radius[0]
    straight, dot = (each.points for each in ways.straight)
    assert straight == pytest.approx(np.array([foot, line[middle]]))
    assert np.ptp(np.hypot(*(dot - line[middle]).T)) == pytest.approx(0, abs=1e-12)
    across = (line[middle] - foot) / radius[0]
    assert across == pytest.approx(np.array(ways.needle.pair.surface.slope(foot, 0.0)) / np.hypot(*ways._slope(foot)))
    assert all(np.hypot(*(end - start)) > 1.1 * radius[0] for start, end in slanting)
    assert all(np.allclose(start, foot) for start, _ in slanting)
    assert function.sample(*np.array([end for _, end in slanting]).T) == pytest.approx(heights[:2], abs=1e-12)
    assert ways.lengths == pytest.approx([radius[0], *(np.hypot(*(end - start)) for start, end in slanting)])


def test_the_line_that_they_lead_to_is_one_that_the_lens_shows_and_all_of_it_lies_in_the_lens() -> None:
    function, ways = shown("x**2 + y**2")
    levels, height = ways.pair.ground.levels, float(function.sample(*ways.ways[0].points[:1].T)[0])
    near = ways.lens.glass.near
    assert isinstance(near, NearGround)
    shown_there = [level for level, _ in near.levels(4.7, 5.3)]
    assert min(abs(level - height) for level in shown_there) < 1e-9 < min(abs(each - height) for each in levels)
    assert height == pytest.approx(5.1)  # round: nobody would choose 5 and 3/32
    unit = np.hypot(*np.diff(ways.pair.places(np.array([[1.0, 2.0], [2.0, 2.0]])), axis=0)[0])
    ends = [np.hypot(*(end - start)) * unit * 64 for each in ways.ways for start, end in pairwise(each.points[[0, -1]])]
    assert max(ends) < 2 * 2.3


def test_both_lines_have_their_heights_in_the_lens_off_the_ways() -> None:
    _, ways = shown("x**2 + y**2")
    assert ways.lens.coming()
    foot = ways.pair.tangent(np.array([1.0, 2.0]))
    ways.lead(foot)
    plates, apart = ways._told[:2], np.diff(ways.heights)[0]
    heads, numbers = ([plate.words[part] for plate in plates] for part in (0, 1))
    assert all("f =" in head.markup for head in heads)
    assert all(box_of(head).right < box_of(number).left for head, number in zip(heads, numbers, strict=True))
    told = [number.text for number in numbers]
    assert [float(each) for each in told] == pytest.approx([5, 5 + apart], abs=0.005) and told == ["5.0", "5.1"]
    ways.lens.glass.look()
    near = ways.lens.glass.near
    assert isinstance(near, NearGround)
    drawn = [near.lines(each.flat)[0] for each in (*ways.ways[:3], *ways.straight[:1])]
    assert not any(box_of(plate).is_crossed(*drawn[1:]) for plate in plates)
    assert box_of(plates[1]).is_crossed(drawn[0])  # on its own line, and nearer to no other


def test_each_way_has_its_slope_in_the_lens_and_the_straight_one_the_largest() -> None:
    _, ways = shown("x**2 + y**2")
    assert ways.lens.coming()
    ways.lead(ways.pair.tangent(np.array([1.0, 2.0])))
    ways.compare()
    ways.tell()
    told = [float(plate.words.text) for plate in ways._told[2:]]
    climb = ways.heights[1] - ways.heights[0]
    assert told == pytest.approx([climb / each for each in (*ways.lengths[1:], ways.lengths[0])], rel=0.03)
    assert max(told[:2]) < 0.91 * told[2]


def test_from_not_so_close_the_lens_shows_the_level_lines_of_the_map_alone_and_finer_ones_come_with_the_zoom() -> None:
    lens = shown("x**2 + y**2")[1].lens
    assert isinstance(lens, WideningLens) and isinstance(lens.glass.near, NearGround)
    near = lens.glass.near
    own = [*near.landscape.levels]

    def seen(times: int) -> list[tuple[float, float]]:
        set_to = lens.factor.to(times)
        set_to.begin()
        set_to.finish()
        lens.glass.look()
        return near.levels(own[0], own[0] + 16 * (own[1] - own[0]) / times)

    assert [height for height, _ in seen(4)] == pytest.approx(own[:5])
    counts = [len(seen(times)) for times in (4, 16, 64)]
    assert counts[0] < counts[1] and seen(64)[1][0] - own[0] < (own[1] - own[0]) / 16


def wide(text: str, foot: tuple[int, int]) -> tuple[ShortestWay, WideningLens]:
    """The ways, and their lens as it has drawn back until it shows the whole arrow."""
    _, ways = shown(text, foot)
    lens = ways.lens
    assert isinstance(lens, WideningLens) and lens.coming()
    for each in lens.whole():
        each.begin()
        each.finish()
    return ways, lens


@pytest.mark.parametrize(("text", "foot"), [("x**2 + y**2", (1, 2)), ("x + 2*y", (-3, -4))])
def test_the_note_on_the_scale_stands_on_the_map_off_its_numbers_and_off_what_the_lens_draws(
    text: str, foot: tuple[int, int]
) -> None:
    ways, lens = wide(text, foot)
    pair = ways.pair
    legs = Legs(ways.needle, "spot", Panel(Bare()), line=0, lens=lens, scale="the scale of long arrows")  # type: ignore[arg-type]
    (note,) = legs.notes
    assert note in legs.parts and note in pair.labels.there
    assert pair.box.bottom < note.box.bottom < note.box.top < pair.box.top
    assert not note.box.is_crossed(*lens.glass.key, ways.needle.arrow.outline)
    assert legs.going() and note not in pair.labels.there
    assert not Legs(ways.needle, "spot", Panel(Bare()), line=0).notes  # type: ignore[arg-type]


def test_where_the_ground_is_level_there_are_none() -> None:
    assert not shown("x**2 + y**2", (0, 0))[1].parts


@pytest.mark.parametrize("text", ["x**2 + y**2", "9 - x**2 - 3*y**2", "0.02*x**2 + 0.02*y**2"])
def test_the_lens_draws_back_until_it_shows_all_of_the_arrow_with_both_its_numbers(text: str) -> None:
    _, ways = shown(text)
    lens, needle = ways.lens, ways.needle
    assert isinstance(lens, WideningLens) and lens.coming()
    for each in lens.whole():
        each.begin()
        each.finish()
    needle.pair.ground.put(*(each.flat for each in (needle.arrow, needle.stretch)), *needle.feet)
    lens.glass.look()
    near, (centre, radius) = lens.glass.near, lens.glass.disc
    assert isinstance(near, NearGround)
    far = np.hypot(*(near.lines(needle.arrow.flat)[0] - centre).T).max()
    assert 0.35 * radius < far < 0.85 * radius
    legs = Legs(needle, "spot", Panel(Bare()), line=0, lens=lens)  # type: ignore[arg-type]
    assert len(legs.legs) == len(legs.plates) == len(lens._called) == 2
    assert not any(leg.there for leg in legs.legs)
    (name,) = legs.names
    assert not name.box.is_crossed(*lens.glass.key)
