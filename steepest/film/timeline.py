"""timeline.json: every scene, beat, caption, word and mark of the film, the numbers shown, and what it was
made from.

The contract with players, pages and tools: `timeline.schema.json` beside this file is its JSON Schema, and
docs/timeline.md explains it. Positions are given twice, in frames of the film (ends exclusive) and in seconds;
seconds are frames over the frame rate.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from steepest.film.cache.boxes import BoxRecord, BoxText
from steepest.film.cache.record import BeatRecord, Record, ShownValue, TimedText
from steepest.film.captions import length, placed
from steepest.film.interlude.interlude import Interlude
from steepest.script.text.boxes import EXERCISE

FORMAT = 1
"""Grows when a reader of the older form would misread the newer one."""

SCHEMA = Path(__file__).with_name("timeline.schema.json")
"""The JSON Schema (draft 2020-12) of this format."""


def timeline(
    records: Sequence[Record], *, title: str, language: str, interludes: Sequence[Interlude] = ()
) -> str:
    """The timeline of scenes that follow one another, as JSON; of `interludes` there are none, or one before each scene
    and one at the end.
    """
    fps = records[0].fps
    between = [one.frames for one in interludes]
    scenes = placed(records, between)
    content = {
        "format": FORMAT,
        "title": title,
        "language": language,
        "width": records[0].width,
        "height": records[0].height,
        "fps": fps,
        **_place(0, length(records, between), fps),
        "versions": records[0].versions,
        "scenes": [_scene(record, start) for record, start in scenes],
        "interludes": _interludes(interludes, [start for _, start in scenes], length(records, between)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _interludes(interludes: Sequence[Interlude], starts: Sequence[int], end: int) -> list[dict[str, Any]]:
    """Each ends where a scene begins, and the last one with the film."""
    ends = [*starts, end] if interludes else []
    return [
        {"kind": one.kind, "heading": one.heading, **_place(at - one.frames, at, one.fps)}
        for one, at in zip(interludes, ends, strict=True)
    ]


def _scene(record: Record, start: int) -> dict[str, Any]:
    return {
        "scene": record.anchor,
        "title": record.title,
        "chapter": record.chapter,
        **_place(start, start + record.frames, record.fps),
        "made_from": {"key": record.key, "settings": record.settings, "versions": record.versions},
        "boxes": [_box(box) for box in record.boxes],
        "beats": [_beat(beat, start, record.fps) for beat in record.beats],
    }


def _beat(beat: BeatRecord, start: int, fps: int) -> dict[str, Any]:
    return {
        "beat": beat.key,
        **_place(start + beat.first, start + beat.end, fps),
        "text": beat.text,
        "voice": beat.voice,
        "said": _values(beat.said),
        "shown": _values(beat.shown),
        "marks": [
            {"mark": mark.text, "frame": start + mark.first, "time": _seconds(start + mark.first, fps)}
            for mark in beat.marks
        ],
        **({"keep": _spans(beat.kept, start, fps)[0]} if beat.kept else {}),
        "cues": _spans(beat.cues, start, fps),
        "words": _spans(beat.words, start, fps),
        **({"described": _spans(beat.described, start, fps)} if beat.described else {}),
        "boxes": [_box(box) for box in beat.boxes],
    }


def _box(box: BoxRecord) -> dict[str, Any]:
    """A box with the keys of its kind."""
    content: dict[str, Any] = {"kind": box.kind, "text": box.text, "values": _values(box.values)}
    if box.options:
        content["options"] = [
            {"text": one.text, "right": one.right, "values": _values(one.values)}
            | ({"letter": one.letter} if one.letter else {})
            for one in box.options
        ]
    if box.kind == EXERCISE:
        content["hints"] = [_box_text(hint) for hint in box.hints]
    for name, text in (("answer", box.answer), ("because", box.because)):
        if text:
            content[name] = _box_text(text)
    return content


def _box_text(one: BoxText) -> dict[str, Any]:
    return {"text": one.text, "values": _values(one.values)}


def _values(shown: Iterable[ShownValue]) -> list[dict[str, Any]]:
    return [
        {"expression": one.expression, "text": one.text, "value": one.value}
        | ({} if one.variables is None else {"variables": [*one.variables]})
        for one in shown
    ]


def _spans(spans: Iterable[TimedText], start: int, fps: int) -> list[dict[str, Any]]:
    return [{"text": span.text, **_place(start + span.first, start + span.end, fps)} for span in spans]


def _place(first: int, end: int, fps: int) -> dict[str, Any]:
    return {"first_frame": first, "end_frame": end, "start": _seconds(first, fps), "end": _seconds(end, fps)}


def _seconds(frame: int, fps: int) -> float:
    return round(frame / fps, 6)
