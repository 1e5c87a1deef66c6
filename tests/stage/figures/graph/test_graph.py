"""A computation graph of any formula fits its region, and says what flows: values forward, slopes backward."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Function, Graph
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.graph.graph import ComputationGraph
from steepest.stage.play.live import Live
from tests.families import family
from tests.stage.sheet import Sheet

REGION = Box(-6, -2.8, 6, 2.8)
FORMULAS = [
    "(5 - x - 2*y)**2",
    "x",
    "sin(2*x)*exp(-y)",
    "3*x**2*y + 2*x*sin(y) + exp(x + y**2)",
    "(x*y + 1)**2/(x**2 + y**2) - sqrt(x + y)*(x - y)**3",
    "x**2 + x**3 + x**4 + y**2 + y**3 + y**4",
]
SLACK = 1e-6


def graph(source: str, at: tuple[Any, Any] = (1, 1), **style: Any) -> ComputationGraph:
    facts = Graph.of(Function(source, ["x", "y"]), at)
    return ComputationGraph(Sheet(graph=facts), "graph", REGION, **style)


def box_of(mobject: Any) -> Box:
    (left, bottom, _), (right, top, _) = mobject.get_corner([-1, -1, 0]), mobject.get_corner([1, 1, 0])
    return Box(left, bottom, right, top)


def flow(made: ComputationGraph) -> None:
    """Let everything arrive."""
    for animation in [*made.forward(), *made.backward()]:
        animation.begin()
        animation.finish()


@pytest.mark.parametrize("source", family(2, FORMULAS))
def test_all_of_it_is_in_its_region_and_nothing_covers_anything(source: str) -> None:
    made = graph(source)
    flow(made)
    boxes = [box_of(each) for each in (*made.cards.values(), *made.adjoints.values(), *made.slopes.values())]
    for box in boxes:
        assert REGION.left - SLACK <= box.left and box.right <= REGION.right + SLACK
        assert REGION.bottom - SLACK <= box.bottom and box.top <= REGION.top + SLACK
    assert all(one.apart(other) > -SLACK for one, other in combinations(boxes, 2))
    for name, card in made.cards.items():
        inner, value = box_of(card[0]), box_of(made.values[name])
        assert inner.left < value.left and value.right < inner.right
        assert inner.bottom < value.bottom and value.top < box_of(card[1]).bottom


@pytest.mark.parametrize("source", family(2, FORMULAS))
def test_what_arrived_is_told_by_the_facts(source: str) -> None:
    made = graph(source)
    flow(made)
    told = {each.shown[0].expression for each in (*made.values.values(), *made.adjoints.values())}
    count = len(made.graph.nodes)
    assert told == {f"graph.nodes[{k}].{field}" for k in range(count) for field in ("value", "adjoint")}


def test_light_runs_along_the_edges_into_a_node_and_stays() -> None:
    made = graph("(5 - x - 2*y)**2")
    for animation in made.forward("u"):
        animation.begin()
        animation.finish()
    lit = {link for link, edge in made.edges.items() if any(s.kind == "light" for s in edge.shapes())}
    assert lit == {("x", "u"), ("y", "u")}


def test_light_runs_back_along_the_edges_that_leave_a_node() -> None:
    made = graph("(5 - x - 2*y)**2")
    for animation in made.backward("u"):
        animation.begin()
        animation.finish()
    assert set(made.slopes) == {("u", "f")}
    (light,) = [each for each in made.edges["u", "f"].shapes() if each.kind == "light"]
    assert light.colour == theme.GRADIENT and len(light.points) == len(made.edges["u", "f"].points)


def test_halfway_half_of_an_edge_is_lit_from_where_the_value_comes() -> None:
    edge = graph("(5 - x - 2*y)**2").edges["u", "f"]
    for way, end in (("forward", 0), ("backward", -1)):
        edge.way, edge.lit = way, 0.5
        light = next(each for each in edge.shapes() if each.kind == "light")
        assert np.allclose(light.points[end], edge.points[end, :2])
        assert 0 < len(light.points) < len(edge.points)


def test_with_a_live_graph_the_numbers_run_and_end_on_their_facts() -> None:
    function, x = Function("(5 - x - 2*y)**2", ["x", "y"]), Live(Fraction(3))
    facts = Graph.of(function, (1, 1))
    made = ComputationGraph(
        Sheet(graph=facts), "graph", REGION, now=x.then(lambda x: Graph.of(function, (x, 1)))
    )
    flow(made)
    assert made.values["u"].refresh().text == "0" and not made.slopes
    x.value = Fraction(1)
    made.settle()
    assert made.values["u"].text == "2" and made.values["u"].shown
