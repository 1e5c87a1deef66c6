"""A graph works out what its function does, and what comes back along it is the gradient."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, Graph, NoValue
from tests.calculus.strategies import VARIABLES, formulas, points, polynomials


@given(source=polynomials(), at=points)
def test_what_comes_back_is_the_gradient_exactly(source: str, at: tuple) -> None:
    function = Function(source, VARIABLES)
    graph = Graph.of(function, at)
    assert graph.result.value == function(at)
    assert graph.gradient == function.gradient(at)


@given(source=formulas, at=st.tuples(st.floats(-2, 2), st.floats(-2, 2)))
def test_the_gradient_of_any_formula_comes_back_where_it_has_one(source: str, at: tuple) -> None:
    function = Function(source, VARIABLES)
    try:
        gradient, graph = function.gradient(at), Graph.of(function, at)
    except NoValue:
        assume(False)
    whole = 1 + max(abs(float(node.adjoint * node.value)) for node in graph.nodes)
    assume(whole < 1e6)
    for ours, theirs in zip(graph.gradient, gradient, strict=True):
        assert math.isclose(ours, theirs, rel_tol=1e-6, abs_tol=1e-6 * whole)


@given(source=formulas)
def test_every_step_comes_after_those_that_it_takes(source: str) -> None:
    try:
        graph = Graph.of(Function(source, VARIABLES), (0.7, 0.4))
    except NoValue:
        assume(False)
    names = [node.name for node in graph.nodes]
    assert len(set(names)) == len(names)
    for number, node in enumerate(graph.nodes):
        assert set(node.inputs) <= set(names[:number])


@pytest.mark.parametrize(
    ("source", "steps"),
    [
        ("(5 - w1 - 2*w2)**2", ["u = 5 − w₁ − 2w₂", "L = u²"]),
        ("3*w1**2 + 2*w1*w2", ["u = w₁²", "v = w₁w₂", "L = 3u + 2v"]),
        ("sin(2*w1)*exp(-w2)", ["u = 2w₁", "v = sin u", "p = −w₂", "q = exp p", "L = vq"]),
        ("(w1 + w2)**2 + (w1 + w2)", ["u = w₁ + w₂", "v = u²", "L = v + u"]),
        ("w1", ["L = w₁"]),
        ("2**3 - w1", ["L = 2³ − w₁"]),
    ],
)
def test_the_steps_are_those_of_a_person(source: str, steps: list[str]) -> None:
    graph = Graph.of(Function(source, ["w1", "w2"]), (1, 1), "L")
    assert [f"{node.name} = {node.function.text()}" for node in graph.steps] == steps


def test_a_result_needs_a_name_of_its_own() -> None:
    with pytest.raises(ValueError, match="cannot be called x"):
        Graph.of(Function("x + 1", ["x"]), 1, "x")


def test_a_graph_has_no_value_where_its_function_has_none() -> None:
    with pytest.raises(NoValue):
        Graph.of(Function("log(x - 1)", ["x"]), 1)
