"""A record shows its fields and properties, and nothing else."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pytest

from steepest.script.values.records import field, fields_of, is_record


@dataclass
class Walk:
    rate: float
    _memory: int = 0

    @property
    def factor(self) -> float:
        return 1 - 2 * self.rate

    @cached_property
    def regime(self) -> str:
        return "glides"

    def step(self) -> None:
        raise AssertionError("a method was called")


class Curvature(NamedTuple):
    value: float
    direction: tuple[int, int]


def test_a_dataclass_shows_fields_and_properties() -> None:
    walk = Walk(0.25)
    assert fields_of(walk) == {"rate", "factor", "regime"}
    assert [field(walk, name) for name in ("rate", "factor", "regime")] == [0.25, 0.5, "glides"]


def test_a_mapping_shows_its_keys_that_are_names() -> None:
    assert fields_of({"rate": 1, "_rate": 2, "two words": 3, 4: 5}) == {"rate"}


def test_a_named_tuple_shows_its_fields() -> None:
    curvature = Curvature(2.0, (1, 0))
    assert fields_of(curvature) == {"value", "direction"} and field(curvature, "value") == 2.0


@pytest.mark.parametrize("value", [3, "text", (1, 2), [1], None, Walk, object(), print])
def test_what_is_no_record(value: object) -> None:
    assert not is_record(value)
