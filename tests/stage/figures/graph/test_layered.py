"""A graph of any shape lies in its region: no card on another, no edge behind a card, inputs at the left."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.box import Box
from steepest.stage.figures.graph.layered import Layered, layered

REGION = Box(-6, -2.5, 5, 3)
SLACK = 1e-6


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[float, float]]]:
    """Nodes with their inputs, each of them before it, and sizes of cards."""
    names = [f"n{k}" for k in range(draw(st.integers(1, 9)))]
    inputs: dict[str, tuple[str, ...]] = {}
    for k, name in enumerate(names):
        inputs[name] = tuple(draw(st.sets(st.sampled_from(names[:k]), max_size=3))) if k else ()
    sides = st.tuples(st.floats(0.4, 3.0), st.floats(0.6, 1.6))
    return inputs, {name: draw(sides) for name in names}


def plan(graph: tuple[dict[str, tuple[str, ...]], dict[str, tuple[float, float]]]) -> Layered:
    return layered(*graph, REGION)


@given(graph=graphs())
def test_every_card_and_every_edge_is_in_the_region(graph: tuple) -> None:
    found = plan(graph)
    points = [np.array([[box.left, box.bottom], [box.right, box.top]]) for box in found.boxes.values()]
    for line in [*points, *found.ways.values()]:
        assert REGION.left - SLACK <= line[:, 0].min() and line[:, 0].max() <= REGION.right + SLACK
        assert REGION.bottom - SLACK <= line[:, 1].min() and line[:, 1].max() <= REGION.top + SLACK


@given(graph=graphs())
def test_no_card_lies_on_another(graph: tuple) -> None:
    boxes = plan(graph).boxes.values()
    assert all(one.apart(other) > 0 for one, other in combinations(boxes, 2))


@given(graph=graphs())
def test_no_edge_passes_behind_a_card(graph: tuple) -> None:
    found = plan(graph)
    for (start, end), way in found.ways.items():
        for name, box in found.boxes.items():
            inner = Box(box.left + SLACK, box.bottom + SLACK, box.right - SLACK, box.top - SLACK)
            assert name in (start, end) or not any(map(inner.holds, way))


@given(graph=graphs())
def test_an_edge_leads_from_card_to_card_to_the_right(graph: tuple) -> None:
    found = plan(graph)
    assert found.ways.keys() == {(start, end) for end, taken in graph[0].items() for start in taken}
    for (start, end), way in found.ways.items():
        one, other = found.boxes[start], found.boxes[end]
        assert np.allclose(way[0, 0], one.right) and np.allclose(way[-1, 0], other.left)
        assert one.bottom < way[0, 1] < one.top and other.bottom < way[-1, 1] < other.top
        assert (np.diff(way[:, 0]) >= -SLACK).all()


@given(graph=graphs())
def test_edges_enter_a_card_apart_from_each_other(graph: tuple) -> None:
    found = plan(graph)
    for one, other in combinations(found.ways, 2):
        if one[1] == other[1]:
            assert abs(found.ways[one][-1, 1] - found.ways[other][-1, 1]) > 0.02


@given(graph=graphs())
def test_cards_keep_their_shape(graph: tuple) -> None:
    found = plan(graph)
    assert 0 < found.share <= 1
    for name, (width, height) in graph[1].items():
        box = found.boxes[name]
        assert np.allclose([box.width, box.height], [found.share * width, found.share * height])
