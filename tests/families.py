"""Families of cases: a few of each are asked in every run, and all of them by `make verify`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import settings


def family(now: int, members: Iterable[Any]) -> list[Any]:
    """The members of a family as cases of a test: so many of them for every run, and the others for `make verify`."""
    first, rest = (members := [*members])[:now], members[now:]
    return [*first, *(pytest.param(each, marks=pytest.mark.verify) for each in rest)]


def rows(now: int, members: Iterable[Sequence[Any]]) -> list[Any]:
    """The same for a test of several parameters: each member has a value for every one."""
    first, rest = (members := [*members])[:now], members[now:]
    return [*first, *(pytest.param(*each, marks=pytest.mark.verify) for each in rest)]


def crossed(now: int, *families: Sequence[Any]) -> list[Any]:
    """Each member of a family with each of the others, a parameter for each family: in every run the first of all of
    them, the second of all of them, and so on, until there are `now`, so that every run asks as many of each as it can.

    >>> [getattr(each, "values", each) for each in crossed(2, "ab", [1, 2])]
    [('a', 1), ('b', 2), ('a', 2), ('b', 1)]
    """
    longest = max(len(each) for each in families)
    first = [tuple(each[k % len(each)] for each in families) for k in range(min(now, longest))]
    return rows(now, [*first, *(row for row in product(*families) if row not in first)])


def examples(many: int) -> settings:
    """Has Hypothesis try a test with so many examples in `make verify`, and in every run with a third of them, but with
    no fewer than with those of a test that names no number."""
    usual = settings.default.max_examples
    thorough = settings.get_current_profile_name() == "thorough"
    return settings(max_examples=many if thorough else max(many // 3, usual))
