"""Small multiples: boxes of one size, each with its label under it, and leaders to their places."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from manim import Square

from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.flat.multiples import Multiples
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset, formula, words

REGION = Box(-6, 0, 6, 2)


@pytest.mark.parametrize("count", [1, 2, 6])
def test_every_case_is_drawn_in_a_box_of_one_size_over_its_label(count: int) -> None:
    boxes: list[Box] = []

    def draw(case: int, box: Box) -> list[Square]:
        boxes.append(box)
        return [Square(1.0)]

    labels = [words(f"case {k}") for k in range(count)]
    cards = list(Multiples(range(count), draw, labels, region=REGION))
    assert len(cards) == count
    assert len({(round(box.width, 9), box.bottom, box.top) for box in boxes}) == 1
    for box, label in zip(boxes, labels, strict=True):
        assert label.get_x() == pytest.approx((box.left + box.right) / 2)
        assert label.get_top()[1] < box.bottom


def test_cards_appear_one_after_the_other() -> None:
    cards = Multiples([0, 1], lambda case, box: [Square(1.0)], [words("one"), words("two")], region=REGION)
    times = [animation.run_time for animation in cards.coming()]
    assert times == sorted(times) and times[0] < times[-1]
    assert len(cards.figures) == 2


def test_a_leader_ends_over_its_place() -> None:
    place = np.array([3.0, -2.0, 0.0])
    (card,) = Multiples([0], lambda case, box: [Square(1.0)], [words("one")], [place], REGION)
    (leader,) = card.leaders
    assert leader.get_end()[0] == pytest.approx(3) and leader.get_end()[1] == pytest.approx(-2 + 0.23)
    assert 0 < card.parts[-1].get_bottom()[1] - leader.get_start()[1] < 0.1
    assert len(card.coming()) == 3


@pytest.mark.parametrize("places", [[-5.0, 2.5, 3.5, 4.5], [4.0, -5.0], [9.0, 9.0, 9.0], [0.0]])
def test_they_stand_evenly_in_the_order_of_their_places(places: list[float]) -> None:
    boxes: list[Box] = []

    def draw(case: int, box: Box) -> list[Square]:
        boxes.append(box)
        return [Square(1.0)]

    labels, marks = [words("case") for _ in places], [np.array([x, -2.0, 0.0]) for x in places]
    Multiples(range(len(places)), draw, labels, marks, REGION)
    by_place = [box for _, box in sorted(zip(places, boxes, strict=True), key=lambda each: each[0])]
    assert [box.left for box in by_place] == sorted(box.left for box in boxes)
    gaps = [right.left - left.right for left, right in pairwise(by_place)]
    assert gaps == pytest.approx([0.3] * len(gaps))
    middle = (by_place[0].left + by_place[-1].right) / 2
    assert middle == pytest.approx((REGION.left + REGION.right) / 2)


def test_all_of_them_appear_within_the_same_time() -> None:
    cards = list(Multiples(range(6), lambda case, box: [Square(1.0)], [words("case")] * 6, region=REGION))
    assert sum(card.seconds for card in cards) == pytest.approx(2)


@pytest.mark.parametrize("count", [2, 6])
@pytest.mark.parametrize("number", ["1", "0.31831016", "2000000"])
@pytest.mark.parametrize(
    ("label", "region"),
    [
        (lambda number: formula(f'part("eta", eta) = {number}', size=theme.LETTER_SIZE), theme.ROW),
        (lambda number: words(f"a curvature = {number}"), REGION),
    ],
)
def test_labels_keep_to_their_boxes_and_can_be_read(
    label: Callable[[str], Typeset], region: Box, count: int, number: str
) -> None:
    labels = [label(number) for _ in range(count)]
    cards = Multiples(range(count), lambda case, box: [Square(1.0)], labels, region=region)
    room = row_of_boxes(region, count, 0.3, 7.0)[0].width
    for card in cards:
        under = card.parts[-1]
        assert isinstance(under, Typeset) and is_readable(under)
        assert under.width <= room + 1e-9
