"""What comes back from a worker is bytes and JSON, and what is not what it should be is refused."""

from __future__ import annotations

import json
import os
import pickle
from typing import Any

import pytest

from steepest.film.cache.record import Segment
from steepest.film.cluster.news import Event, is_news, packed, read, said
from steepest.film.crew.crew import Done, Lost, Reported


@pytest.mark.parametrize(
    "event",
    [
        Reported(None, 0.5),
        Reported(None, Segment("steps", "0a", b"\x00video\xff", 1.5)),
        Done(None, None),
        Done(None, ["a", 1, {"b": 2.5}]),
        Lost(None, "lecture.md:3: the slope is not negative", True),
        Lost(None, "ZeroDivisionError: no slope", False, "Traceback:\n  line\n"),
    ],
)
def test_news_come_as_they_were_sent(event: Event) -> None:
    found = read(packed(event))
    assert found == event if not getattr(event, "details", "") else found.sentence == event.sentence  # type: ignore[union-attr]


def test_what_json_cannot_say_is_not_sent() -> None:
    with pytest.raises((TypeError, ValueError)):
        packed(Done(None, object()))
    with pytest.raises(ValueError):
        packed(Reported(None, float("nan")))


class Hostile:
    """Runs a command where it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.abort, ()


def framed(head: object, body: bytes = b"") -> bytes:
    """A piece of news as it travels."""
    told = head if isinstance(head, bytes) else json.dumps(head).encode()
    return len(told).to_bytes(4, "big") + told + body


GOOD = {"kind": "segment", "beat": "steps", "key": "0a", "cost": 1.0}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff\xff\xff\xff{}",
        pickle.dumps(Hostile()),
        framed(pickle.dumps(Hostile())),
        framed({}),
        framed([]),
        framed(None),
        framed(b"[" * 99_999),
        framed({"kind": "run", "command": "true"}),
        framed({"kind": "told"}),
        framed({"kind": "told", "news": 1}, b"more"),
        framed(GOOD),
        framed({**GOOD, "key": 3}, b"video"),
        framed({**GOOD, "beat": None}, b"video"),
        framed({**GOOD, "cost": "much"}, b"video"),
        framed({**GOOD, "cost": -1}, b"video"),
        framed(b'{"kind": "segment", "beat": "a", "key": "b", "cost": 1e999}', b"video"),
        framed(b'{"kind": "segment", "beat": "a", "key": "b", "cost": NaN}', b"video"),
        framed({"kind": "lost", "sentence": "a", "fault": 1, "details": ""}),
        framed({"kind": "lost", "sentence": None, "fault": True, "details": ""}),
        "text",
        None,
        3,
        Hostile(),
    ],
)
def test_what_is_no_news_is_refused(content: object) -> None:
    with pytest.raises(ValueError):
        read(content)


def test_what_a_worker_says_is_no_command_to_the_terminal() -> None:
    assert said("a\x1b[2J\x07\nb\u202e") == "a [2J \nb "
    assert len(said("x" * 10**6)) < 5000


@pytest.mark.parametrize("one", [None, 3, (), (1,), ("1", b""), (True, b""), (1, b"", 2), {1: 2}])
def test_what_nobody_of_ours_puts_into_a_queue_is_left_out(one: object) -> None:
    assert not is_news(one)
    assert is_news((1, b"")) and is_news([2, 0])
