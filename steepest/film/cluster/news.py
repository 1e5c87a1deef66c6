"""What comes back from a worker of a cluster: bytes and JSON, never pickles, and never more than was asked for.

Whoever unpickles something runs what its sender wants. A worker is somebody else's machine, so what it sends is read
here, piece by piece, and a piece that is not what it should be is refused. (What we send goes by pickle: a worker runs
our code anyway.)
"""

from __future__ import annotations

import json
import math
from typing import Any

from steepest.disk.reading import json_in
from steepest.film.cache.record import Segment
from steepest.film.crew.crew import Done, Lost, Reported

HEAD = 4  # bytes that tell the length of the JSON
LONGEST = 4000
"""Characters of a sentence that a worker says."""

OVER = ("error", "cancelled", "lost")
"""How Dask calls a task that came to nothing. Its exception is a pickle, so nobody asks for it."""

Event = Reported[None] | Done[None, Any] | Lost[None]


def packed(event: Event) -> bytes:
    """An event without its job, fit to travel. Raises TypeError for what JSON cannot say."""
    body = b""
    match event:
        case Reported(_, Segment(beat, key, video, cost)):
            told: dict[str, Any] = {"kind": "segment", "beat": beat, "key": key, "cost": cost}
            body = video
        case Reported(_, news):
            told = {"kind": "told", "news": news}
        case Done(_, result):
            told = {"kind": "done", "result": result}
        case Lost(_, sentence, fault, details):
            told = {"kind": "lost", "sentence": sentence, "fault": fault, "details": details}
    head = json.dumps(told, allow_nan=False).encode()
    return len(head).to_bytes(HEAD, "big") + head + body


def read(content: object) -> Event:
    """The event that a worker sent. Raises ValueError for what is none."""
    if not isinstance(content, bytes):
        raise ValueError("it sent no bytes")
    length = int.from_bytes(content[:HEAD], "big")
    head, body = json_in(content[HEAD : HEAD + length]), content[HEAD + length :]
    if not isinstance(head, dict):
        raise ValueError("it sent no news")
    if body and head.get("kind") != "segment":
        raise ValueError("it sent more than it told")
    match head:
        case {"kind": "segment", "beat": str(beat), "key": str(key), "cost": float(cost) | int(cost)}:
            if not body or not 0 <= cost < math.inf:
                raise ValueError("it sent no segment")
            return Reported(None, Segment(beat, key, body, float(cost)))
        case {"kind": "told", "news": news}:
            return Reported(None, news)
        case {"kind": "done", "result": result}:
            return Done(None, result)
        case {"kind": "lost", "sentence": str(sentence), "fault": bool(fault), "details": str(details)}:
            return Lost(None, said(sentence), fault, said(details))
    raise ValueError("it sent news of an unknown kind")


def is_news(one: object) -> bool:
    """Whether this is what `guest` puts into a queue: the number of a task, and what there is to say of it."""
    return isinstance(one, tuple | list) and len(one) == 2 and type(one[0]) is int


def said(text: str) -> str:
    """What a worker says, as it may be shown in a terminal: lines of what can be printed, and not too many."""
    lines = ("".join(one if one.isprintable() else " " for one in line) for line in text.splitlines())
    return "\n".join(lines)[:LONGEST]
