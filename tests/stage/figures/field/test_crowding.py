"""An arrow is long where level lines crowd: brackets beside a long one and a short one tell how far these are apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from manim import Scene

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.field.crowding import Crowding
from steepest.stage.figures.field.legs import Legs
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.type import typeset

NARROW = 1.8  # of a panel whose rows have words and numbers side by side, and no more


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no facts: every number is 1."""

    def formula(self, template: str, size: float = 40, colour: str = "#ffffff", **style: Any) -> typeset.Typeset:
        return typeset.formula("1" if "spot" in template else template, size=size, colour=colour, **style)

    def words(self, label: str, size: float = 30, colour: str = "#ffffff", **style: Any) -> typeset.Typeset:
        return typeset.words(label, size=size, colour=colour, **style)


def a_pair(text: str, points: list[tuple[float, float]]) -> tuple[Function, Pair]:
    function = Function(text, ["x", "y"])
    domain = ((-4, 4), (-3, 3))
    return function, Pair(Bare(), Framing(function, function, tuple(points), points[0], domain), "height")  # type: ignore[arg-type]


def crowding(
    text: str, points: list[tuple[float, float]], long: int | None, region: Box = theme.PANEL
) -> tuple[Function, Pair, Crowding]:
    function, pair = a_pair(text, points)
    needles = [Needle(pair, at) for at in points]
    panel = Panel(Bare(), region)  # type: ignore[arg-type]
    return function, pair, Crowding(panel, needles, [] if long is None else [needles[long]], "spots", 3)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("x**2 + y**2", [(1.5, 0), (2.6, 0.5), (0, -2)]),
        ("9 - x**2 - y**2", [(1.5, 0.25), (2.6, 0.5), (0, -2)]),
        ("exp(x)", [(2.5, 0), (3.5, 1), (2.9, -1)]),
    ],
)
def test_brackets_reach_from_one_level_line_to_the_next_and_the_longer_arrow_has_the_shorter_one(
    text: str, points: list[tuple[float, float]]
) -> None:
    function, pair, crowd = crowding(text, points, long=1)
    levels = np.sort(pair.ground.levels)
    wide, narrow = (each.points for each in crowd.marks)
    apart = []
    for at, corners in zip((points[0], points[1]), (wide, narrow), strict=True):
        across = np.array(function.gradient(at), float)
        way = corners[3] - corners[2]
        apart.append(np.hypot(*way))
        assert way @ across == pytest.approx(apart[-1] * np.hypot(*across))  # uphill, and along the gradient
        off = (corners[2] - at) - ((corners[2] - at) @ way) * way / (way @ way)  # it stands beside the arrow
        below, above = (float(function.sample(*end)) for end in (corners[2] - off, corners[3] - off))
        number = int(np.argmin(abs(levels - below)))
        # Found between points a four hundredth of the way to the edge apart.
        assert [below, above] == pytest.approx(list(levels[number : number + 2]), abs=2e-3 * float(np.ptp(levels)))
        assert below <= float(function.sample(*at)) + 1e-9 <= above + 2e-9
    assert apart[0] > apart[1]
    assert len(crowd.rows) == 2 and not crowd.rest and len(crowd.others) == len(points) - 2
    assert len(crowd.there) == 2 and crowd.first in crowd.there


def test_each_row_has_its_bracket_as_a_sign_between_its_words_and_its_number_and_where_one_has_no_room_none() -> None:
    points = [(1.5, 0.0), (2.6, 0.5), (0.0, -2.0)]
    _, _, crowd = crowding("x**2 + y**2", points, long=1, region=theme.BESIDE_PLOT)
    assert len(crowd.signs) == 2
    for mark, sign, (words, number) in zip(crowd.marks, crowd.signs, crowd.rows, strict=True):
        length = float(np.hypot(*(mark.outline[3] - mark.outline[2])))
        assert float(np.ptp(sign[1].points[:, 0])) == pytest.approx(length)
        assert words.get_right()[0] < sign.get_left()[0] and sign.get_right()[0] < number.get_left()[0] - 0.25
    assert crowd.signs[0].get_left()[0] == pytest.approx(crowd.signs[1].get_left()[0])  # one column
    *_, narrow = crowding("x**2 + y**2", points, long=1, region=replace(theme.PANEL, left=theme.PANEL.right - NARROW))
    assert len(narrow.marks) == 2 and not narrow.signs


@pytest.mark.parametrize(
    ("text", "points", "long"),
    [
        ("x + 2*y", [(1, 0), (-1, 1)], None),  # all of one length
        ("x**2 + y**2", [(2.2, 0), (2.3, 0)], 1),  # gaps that are told apart by no eye
        ("x**2 + y**2", [(0.1, 0), (2.3, 0)], 1),  # a short one at which no line is crossed
    ],
)
def test_gaps_that_tell_nothing_are_not_shown(text: str, points: list[tuple[float, float]], long: int | None) -> None:
    _, _, crowd = crowding(text, points, long)
    assert not crowd.parts and not crowd.others
    assert crowd.first not in crowd.rest and len(crowd.rest) == len(points) - 1


def test_the_legs_of_a_gradient_lead_along_both_variables_to_the_tip_of_its_arrow() -> None:
    _, pair = a_pair("x**2 + y**2", [(1, -1.5), (0, 1)])
    needle = Needle(pair, (1, -1.5))
    legs = Legs(needle, "spot", Panel(Bare()), line=1)  # type: ignore[arg-type]
    (along, on), tip = (leg.points for leg in legs.legs), needle.arrow.points[-1]
    assert along[0] == pytest.approx([1, -1.5]) and along[-1] == pytest.approx(on[0]) and on[-1] == pytest.approx(tip)
    assert np.ptp(along[:, 1]) == pytest.approx(0) and np.ptp(on[:, 0]) == pytest.approx(0)
    assert len(legs.names) == 3
    lines = [mark.outline for mark in (needle.arrow, needle.stretch, *legs.legs)]
    assert not any(name.box.is_crossed(*lines) for name in legs.names)
    legs.going()
    assert not pair.labels.there
    assert not Legs(Needle(pair, (0, 1)), "spot", Panel(Bare()), line=1).legs  # type: ignore[arg-type]
