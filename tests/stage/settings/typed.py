"""Random values as a page or an editor may send them for a parameter: JSON, of every kind and of none."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from tests.calculus.strategies import formulas, polynomials

SIDES = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))

near = st.one_of(
    st.integers(-12, 12),
    st.sampled_from([0.1, 0.01, 0.3333333333333333, 0.5, 0.6666666666666666, 2.5, 1.0, 3.0, 1e-7]),
    st.floats(-12, 12),
)
numbers = st.one_of(near, near, st.integers(), st.floats())
pairs = st.lists(near, min_size=2, max_size=2)
spans = st.one_of(pairs.map(sorted), pairs)
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), st.text(max_size=4), numbers),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["x", "y", "w1", "z"]), inner, max_size=3),
    ),
    max_leaves=6,
)


def domains(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Domains of these variables, as a table and as a list."""
    return st.one_of(
        st.fixed_dictionaries(dict.fromkeys(names, spans)),
        st.tuples(*[spans for _ in names]).map(list),
    )


def within(schema: dict[str, Any]) -> st.SearchStrategy[float]:
    """Numbers from one end to the other, ends included; none where the schema has no ends."""
    ends = [[schema[name] for name in side if name in schema] for side in SIDES]
    return st.floats(float(ends[0][0]), float(ends[1][0])) if all(ends) else st.nothing()


def sources(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Formulas in these variables, in others, and numbers."""
    first, last = names[0], names[-1]
    told = st.one_of(polynomials(), formulas).map(lambda text: _renamed(text, first, last))
    return st.one_of(told, st.one_of(polynomials(), formulas), near)


def typed(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What may be typed for a parameter of this schema, much of it wrong."""
    names = tuple(schema.get("x-variables", ()))
    kinds = {
        "number": st.one_of(numbers, within(schema)),
        "count": numbers,
        "point": pairs,
        "points": st.lists(pairs, max_size=7),
        "numbers": st.lists(near, max_size=8),
        "span": spans,
    }
    if schema["x-kind"] == "domain":
        right = domains(names)
    elif schema["x-kind"] == "formula":
        right = sources(names)
    else:
        right = kinds[schema["x-kind"]]
    return st.one_of(right, right, right, junk)


def _renamed(text: str, first: str, last: str) -> str:
    """The formula in x and y, in other variables. No function has a name with a y; `exp` and `max` have an x."""
    return re.sub(r"\b[xy]\b", lambda found: first if found[0] == "x" else last, text)
