"""Timelines of films that were never filmed, in the form of timeline.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from steepest.calculus import Formula

Box = Mapping[str, Any]


def value(expression: str, text: str) -> dict[str, Any]:
    """A value that is said."""
    return {"expression": expression, "text": text, "value": text}


def formula(source: str, *variables: str) -> dict[str, Any]:
    """A formula that is said."""
    told = Formula(source, variables)
    return {"expression": "f", "text": told.text(), "value": source, "variables": [*variables]}


def asked(text: str, answer: Mapping[str, Any], values: Sequence[Box] = ()) -> dict[str, Any]:
    """A question that this value answers."""
    said = {"text": "Because it is so.", "values": []}
    return {
        "kind": "question",
        "text": text,
        "values": [*values],
        "answer": {"text": answer["text"], "values": [answer]},
        "because": said,
    }


def beat(
    name: str, text: str = "Words.", said: Sequence[Box] = (), boxes: Sequence[Box] = (), rest: int = 0
) -> dict[str, Any]:
    """A beat of a second a word, after so many seconds of rest."""
    return {
        "beat": name,
        "text": text,
        "said": [*said],
        "boxes": [*boxes],
        "seconds": rest + max(len(text.split()), 1),
    }


def scene(name: str, *beats: dict[str, Any], chapter: str = "", boxes: Sequence[Box] = ()) -> dict[str, Any]:
    """A scene of these beats, of one where there are none."""
    return {
        "scene": name,
        "title": f"About {name}",
        "chapter": chapter,
        "boxes": [*boxes],
        "beats": beats or (beat("a"),),
    }


def lecture(*scenes: dict[str, Any], fps: int = 30, title: str = "A lecture") -> dict[str, Any]:
    """A film of these scenes, with all places worked out."""
    at, told = 0, []
    for one in scenes:
        first, beats = at, []
        for each in one["beats"]:
            words = each["text"].split()
            end = at + each["seconds"] * fps
            said = end - max(len(words), 1) * fps
            places = [_place(said + k * fps, said + (k + 1) * fps, fps) for k in range(len(words))]
            timed = [{"text": text, **place} for text, place in zip(words, places, strict=True)]
            cue = {"text": each["text"], **_place(at, end, fps)}
            kept = {key: item for key, item in each.items() if key != "seconds"}
            beats.append({**kept, **_place(at, end, fps), "words": timed, "cues": [cue]})
            at = end
        made_from = {"key": f"key-of-{one['scene']}", "settings": {}, "versions": {}}
        told.append({**one, "beats": beats, "made_from": made_from, **_place(first, at, fps)})
    sizes = {"width": 854, "height": 480, "fps": fps}
    return {"title": title, "language": "en", **sizes, **_place(0, at, fps), "scenes": told}


def _place(first: int, end: int, fps: int) -> dict[str, Any]:
    return {
        "first_frame": first,
        "end_frame": end,
        "start": round(first / fps, 6),
        "end": round(end / fps, 6),
    }
