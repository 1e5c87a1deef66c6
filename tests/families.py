"""Families of cases: a few of each are asked in every run, and all of them by `make verify`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def family(now: int, members: Iterable[Any]) -> list[Any]:
    """The members of a family as cases of a test: so many of them for every run, and the others for `make verify`."""
    first, rest = (members := [*members])[:now], members[now:]
    return [*first, *(pytest.param(each, marks=pytest.mark.verify) for each in rest)]
