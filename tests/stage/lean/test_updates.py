"""Updaters are called as manim calls them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from manim import Mobject, Square, VGroup

from steepest.stage.lean import updates


def _plain(mobject: Any) -> None: ...


def _timed(mobject: Any, dt: float) -> None: ...


def _named(mobject: Any, *, dt: float = 0) -> None: ...


def _catching(mobject: Any, *dt: float) -> None: ...


def _catching_names(mobject: Any, *others: float, **dt: float) -> None: ...


def _within(mobject: Any) -> None:
    dt = 1  # no parameter
    assert dt


@functools.wraps(_timed)
def _wrapping(*given: Any) -> None: ...


class _Callable:
    def __call__(self, mobject: Any, dt: float) -> None: ...

    def method(self, mobject: Any, dt: float) -> None: ...


UPDATERS = (
    *(_plain, _timed, _named, _catching, _catching_names, _within, _wrapping, _Callable(), _Callable().method),
    *(functools.partial(_timed, dt=1.0), lambda mobject: None, lambda mobject, dt: None),
)


@pytest.mark.parametrize("updater", UPDATERS)
def test_whether_one_asks_for_time_is_what_its_signature_says(updater: Callable[..., Any]) -> None:
    assert updates.asks_for_time(updater) == ("dt" in inspect.signature(updater).parameters)


def test_each_is_called_in_its_turn_with_the_time_where_it_asks() -> None:
    told: list[object] = []
    inner, outer = Square(), VGroup()
    group = VGroup(Square(), VGroup(inner))
    outer.add(group)
    outer.add_updater(lambda _: told.append("outer"))
    inner.add_updater(lambda _, dt: told.append(dt))
    group.add_updater(lambda _: told.append("group"))
    told.clear()
    assert outer.update(0.5) is outer
    assert told == ["outer", "group", 0.5]
    outer.update(0.5, recursive=False)
    assert told[3:] == ["outer"]


def test_what_is_suspended_waits_with_its_parts() -> None:
    told: list[object] = []
    part = Square().add_updater(lambda _: told.append("part"))
    group = VGroup(VGroup(part))
    told.clear()
    group[0].suspend_updating(recursive=False)
    group.update(1)
    assert not told


def test_a_part_that_updates_in_a_way_of_its_own_does_so() -> None:
    class Counting(Square):  # type: ignore[misc]
        calls = 0

        def update(self, dt: float = 0, recursive: bool = True) -> Any:
            self.calls += 1
            return super().update(dt, recursive)

    part: Any = Counting()
    VGroup(part).update(1)
    assert part.calls == 1


def test_they_are_called_so() -> None:
    assert Mobject.update is updates.update
