"""A number line: how far it goes, what is revealed of it, its pointer, and walks on it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steepest.calculus import Bowl, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.valley.number_line import NumberLine
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import Typeset, words
from tests.families import examples

REGION = Box(-4, -3, 4, -1)
BOWL = Bowl(Function("w**2", ["w"]), Fraction(1), 4)


def rates(*pins: Fraction, region: Box = REGION) -> NumberLine:
    """The number line of rates on a bowl whose limit is 1."""
    return NumberLine(
        words("rate"),
        [(value, words(name)) for value, name in ((0.0, "zero"), (0.5, "half"), (1.0, "one"))],
        [(float(pin), words(f"{float(pin):.3g}", size=theme.SMALLEST_SIZE, colour=theme.THIRD)) for pin in pins],
        BOWL.regimes,
        {name: words(name, colour=colour) for name, colour in theme.REGIMES.items()},
        swing=lambda rate: max(0, -BOWL.factor(rate)),
        region=region,
    )


@given(st.lists(st.fractions(Fraction(1, 10), 3, max_denominator=10), max_size=4))
@settings(max_examples=20, deadline=None, derandomize=True)
def test_it_is_even_and_has_all_borders_and_what_pins_there_is_room_for(pins: list[Fraction]) -> None:
    line = rates(*pins)
    zero, half, limit = (float(line.at(rate)[0]) for rate in (0, 0.5, 1))
    assert zero == pytest.approx(REGION.left) and limit < REGION.right
    assert limit - half == pytest.approx(half - zero)
    assert line.at(10)[0] == pytest.approx(REGION.right)


def test_names_between_two_numbers_touch_neither() -> None:
    line = rates(Fraction(100))
    name = line.names["hops and settles"]
    assert line.at(0.5)[0] < name.get_left()[0] and name.get_right()[0] < line.at(1)[0]


def shown(animations: Sequence[Any]) -> None:
    """Animations, as they end."""
    for animation in animations:
        animation.begin()
        animation.interpolate(1.0)


def told(line: NumberLine) -> list[Typeset]:
    """The numbers of its pins that are seen."""
    return [each for each in line.submobjects if isinstance(each, Typeset) and each.colour == theme.THIRD]


@given(st.lists(st.fractions(Fraction(1, 100), 3, max_denominator=100), max_size=6))
@examples(30)
def test_numbers_of_pins_stand_under_them_and_touch_no_other_type(pins: list[Fraction]) -> None:
    line = rates(*pins)
    seen = told(line)
    for each in seen:
        x = line.at(float(each.markup.replace("\\", "")))[0]
        assert each.get_left()[0] - 0.01 <= x <= each.get_right()[0] + 0.01 or x > REGION.right - each.width
    for one, other in combinations({each for each in line.get_family() if isinstance(each, Typeset)}, 2):
        if one.baseline == other.baseline:
            gap = max(one.get_left()[0] - other.get_right()[0], other.get_left()[0] - one.get_right()[0])
            assert gap > theme.TEXT_GAP - 0.01


def test_a_pin_far_from_all_others_has_its_number_close_under_it_and_one_on_a_border_no_second_one() -> None:
    line = rates(Fraction(1, 5), Fraction(1, 2))
    (number,) = told(line)
    assert number.markup == r"0\.2" and number.baseline == line.names["glides"].baseline
    assert number.get_x() == pytest.approx(line.at(0.2)[0], abs=0.02)
    assert number.get_right()[0] < line.names["glides"].get_left()[0]


def test_the_number_of_a_border_that_is_tried_has_the_colour_of_all_that_are() -> None:
    line = rates(Fraction(1, 5), Fraction(1, 2))
    texts = {each.markup: each for each in line.get_family() if isinstance(each, Typeset)}
    tried = {name for name, each in texts.items() if each[0].get_fill_color().to_hex() == theme.THIRD}
    assert tried == {r"0\.2", "half"}


@pytest.mark.parametrize(
    "texts", [("0", "0.33333333", "1"), ("0", "0.5", "0.64516129"), ("zero", "half", "one")]
)
def test_a_regime_is_named_in_the_middle_between_the_numbers_of_its_ends(texts: tuple[str, str, str]) -> None:
    numbers = [(value, words(text)) for value, text in zip((0.0, 0.5, 1.0), texts, strict=True)]
    names = {name: words(name, colour=colour) for name, colour in theme.REGIMES.items()}
    shown(NumberLine(words("rate"), numbers, [], BOWL.regimes, names, region=REGION).reveal(*names))
    for name, (_, left), (_, right) in zip(
        ("glides", "hops and settles"), numbers, numbers[1:], strict=False
    ):
        gaps = (
            names[name].get_left()[0] - left.get_right()[0],
            right.get_left()[0] - names[name].get_right()[0],
        )
        assert min(gaps) > theme.TEXT_GAP and gaps[0] == pytest.approx(gaps[1], abs=0.01)


@pytest.mark.parametrize("pin", [Fraction(k, 40) for k in range(21, 40)])
def test_a_name_that_swells_keeps_off_the_numbers_beside_it(pin: Fraction) -> None:
    line = rates(pin, pin + Fraction(1, 2))
    for name in ("hops and settles", "runs away"):
        label = line.names[name]
        others = [each for each in line.get_family() if isinstance(each, Typeset) and each is not label]
        row = [each for each in others if each.baseline == pytest.approx(label.baseline)]
        line.reveal(name)
        (swells,) = line.tell(name)
        swells.begin()
        swells.interpolate(0.5)
        left, right = label.get_left()[0], label.get_right()[0]
        assert all(max(left - each.get_right()[0], each.get_left()[0] - right) > theme.TEXT_GAP - 1e-6 for each in row)


def test_a_single_rate_is_named_lower_where_not_all_names_have_room_on_one_line() -> None:
    names = rates().names
    assert names["one jump"].baseline < names["glides"].baseline


def test_on_a_long_line_all_names_stand_on_one_line_under_that_of_the_numbers_and_apart() -> None:
    line = rates(Fraction(9, 10), Fraction(11, 10), region=theme.NUMBER_LINE)
    (low,) = {each.baseline for each in line.names.values()}
    (high,) = {each.baseline for each in told(line)}
    assert high > low
    row = [each for each in line.get_family() if isinstance(each, Typeset) and each.baseline == low]
    assert {*line.names.values()} == {*row}
    row.sort(key=lambda each: float(each.get_x()))
    gaps = [after.get_left()[0] - before.get_right()[0] for before, after in pairwise(row)]
    assert min(gaps) > 2 * theme.TEXT_GAP


def test_what_is_counted_stands_at_the_end_beside_the_numbers_or_else_lower_at_the_begin() -> None:
    line = rates(Fraction(9, 10), Fraction(11, 10), region=theme.NUMBER_LINE)
    name = next(each for each in line.submobjects if isinstance(each, Typeset) and each.markup == "rate")
    assert name.get_right()[0] == pytest.approx(theme.NUMBER_LINE.right, abs=0.01)
    assert {each.baseline for each in told(line)} == {name.baseline}
    line = rates(Fraction(1000), region=theme.NUMBER_LINE)  # its number stands at the end
    name = next(each for each in line.submobjects if isinstance(each, Typeset) and each.markup == "rate")
    assert name.get_left()[0] == pytest.approx(theme.NUMBER_LINE.left, abs=0.01)
    assert all(each.baseline > name.baseline for each in told(line))


def test_a_regime_is_revealed_once_and_nothing_of_it_is_there_before() -> None:
    line = rates()
    mark = line.marks["glides"]
    assert not len(mark.parts[0].points) and mark.label[0].get_fill_opacity() == 0
    (drawing,) = line.reveal("glides", "one jump")
    drawing.begin()
    drawing.interpolate(1.0)
    assert len(mark.parts[0].points) and mark.label[0].get_fill_opacity() == 1
    assert line.reveal("glides") == []
    assert [len(shape.points) for shape in line.shapes()] == [2, 2]


def test_a_regime_that_is_told_again_swells_and_settles() -> None:
    line = rates()
    name, widths = line.names["glides"], list[float]()
    for _ in range(2):
        (telling,) = line.tell("glides")
        telling.begin()
        for share in (0.0, 0.5, 1.0):
            telling.interpolate(share)
            widths.append(float(name.width))
    first, again = widths[:3], widths[3:]
    assert name[0].get_fill_opacity() == 1 and len(set(first)) == 1
    assert again[1] > 1.02 * again[0] and again[2] == again[0] == first[0]


def test_of_a_span_no_more_is_drawn_than_was_tried_until_all_of_it_is_known() -> None:
    line = rates()

    def ran(animations: list[Any]) -> float:
        shown(animations)
        return float(line.marks["glides"].parts[0].get_right()[0])

    (span,) = (each for each in line.spans if each.name == "glides")
    third, half = (float(span.start) + float(span.stop or 0) * share for share in (1 / 3, 1 / 2))
    assert ran(line.tell("glides", third)) == pytest.approx(line.at(third)[0], abs=0.01)
    assert ran(line.tell("glides", half)) == pytest.approx(line.at(half)[0], abs=0.01)
    assert line.shapes()[-1].points[1, 0] == pytest.approx(half, abs=0.01)
    assert ran(line.tell("glides", third)) == pytest.approx(line.at(half)[0], abs=0.01)
    assert line.names["glides"][0].get_fill_opacity() == 1
    assert ran(line.reveal("glides")) == pytest.approx(line.at(float(span.stop or 0))[0], abs=0.01)
    assert line.reveal("glides") == []


def test_the_name_of_a_span_stands_under_what_is_drawn_of_it_and_slides_to_its_middle() -> None:
    line = rates(Fraction(1, 10), Fraction(9, 10), Fraction(11, 10), region=theme.NUMBER_LINE)
    name, seen = line.names["glides"], list[float]()
    for upto in (Fraction(1, 10), Fraction(3, 10), None):
        shown(line.tell("glides", upto))
        seen.append(float(name.get_center()[0]))
        assert name.get_left()[0] > line.region.left - 0.01 and seen[-1] < line.at(upto or Fraction(1, 2))[0]
    assert seen == sorted(seen) and seen[-1] > seen[0] + 0.5


def test_the_name_of_a_span_of_which_half_is_known_stands_in_its_middle_from_the_first() -> None:
    line = rates(Fraction(1, 10), Fraction(9, 10), Fraction(11, 10), region=theme.NUMBER_LINE)
    name, seen = line.names["hops and settles"], list[float]()
    for upto in (Fraction(9, 10), None):
        for animation in line.tell("hops and settles", upto):
            animation.begin()
            for share in (0.1, 0.5, 1.0):
                animation.interpolate(share)
                seen.append(float(name.get_center()[0]))
    assert seen == pytest.approx([line.marks["hops and settles"].middle] * len(seen))


def test_a_span_swings_where_its_walks_do() -> None:
    heights = {name: float(np.ptp(mark.whole[0].points[:, 1])) for name, mark in rates().marks.items()}
    assert heights["glides"] == 0
    assert 0 < heights["hops and settles"] < heights["runs away"]


def test_single_places_are_drawn_over_spans_and_pins() -> None:
    parts = rates(Fraction(1, 2)).submobjects
    places = [
        parts.index(mark) for mark in (rates_mark for rates_mark in parts if hasattr(rates_mark, "whole"))
    ]
    assert places[-1] == len(parts) - 1


def test_a_pointer_follows_its_number_and_its_name_stays_within_the_line() -> None:
    line, rate = rates(), Live(0.0)
    pointer = line.point(rate, words("learning rate"))
    assert pointer.name_beside.get_left()[0] > pointer.tip.get_right()[0]
    rate.value = 10.0
    line.update()
    assert REGION.left < pointer.name_beside.get_right()[0] < pointer.tip.get_left()[0]
    rate.value = 0.75
    line.update()
    assert pointer.tip.get_x() == pytest.approx(line.at(0.75)[0])
    assert pointer.shapes()[0].points == pytest.approx(np.array([[0.75]]))


def test_a_pointer_goes_and_the_line_stays() -> None:
    line = rates()
    pointer = line.point(0.5, words("rate"))
    (going,) = pointer.going()
    going.begin()
    going.interpolate(1.0)
    assert pointer.shapes()[0].opacity == 0 and pointer in line.submobjects


def test_a_walk_jumps_from_number_to_number() -> None:
    line = rates()
    walk = line.walk([(0,), (1,), (0.5,)])
    line.courses.put(walk)
    step = walk.step()
    step.begin()
    step.interpolate(0.5)
    assert 0 < walk.here[0] < 1
    step.interpolate(1.0)
    assert walk.here == pytest.approx([1])
    arc = walk.trace.path(1.0)
    assert arc[0] == pytest.approx(line.at(0)[:2]) and arc[-1] == pytest.approx(line.at(1)[:2])
    assert arc[:, 1].max() > line.y + 0.5
    assert [shape.kind for shape in line.courses.shapes()] == ["walk", "walker"]


def test_a_span_that_is_known_no_farther_pales_beyond_that_and_ends_where_all_of_it_is() -> None:
    line = rates()
    mark = line.marks["glides"]
    (span,) = (each for each in line.spans if each.name == "glides")
    third, stop = (float(line.at(float(span.stop or 0) * share)[0]) for share in (1 / 3, 1))
    assert not any(len(part.points) for part in mark.tail)
    shown(line.tell("glides", float(span.stop or 0) / 3))
    assert float(mark.tail[0].get_left()[0]) == pytest.approx(third, abs=0.01)
    assert max(float(part.get_right()[0]) for part in mark.tail) < stop
    pale = [part.get_stroke_opacity() for part in mark.tail]
    assert pale == sorted(pale, reverse=True) and pale[0] < 1
    shown(line.reveal("glides"))
    assert not any(len(part.points) for part in mark.tail)
