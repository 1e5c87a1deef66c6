"""Every number that a beat says or shows, back to the formulas and parameters that it follows from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from steepest.film.cache.keys import ENGINE
from steepest.film.pictures.still import find_beat
from steepest.film.report.scene import OpenScene
from steepest.film.report.value import in_a_line
from steepest.script.paragraph.expressions import Expression
from steepest.script.text.beats import Beat, Bound
from steepest.stage.settings.facts import source_of_field

if TYPE_CHECKING:
    from steepest.script.paragraph.filling import Shown

FPS = 15
"""Frames a second of the dry play; no frame is drawn."""


def why(scene: OpenScene, beat: str) -> Iterator[str]:
    """One entry for every number said or shown, its ancestry indented under it; no fact is told twice.

    `beat` is a key such as "try.2", or the name of a beat that repeats, for its first time. Raises Fault
    for a beat that the text does not tell with these settings.
    """
    beats = {one.key: one for one in scene.beats()}
    found = beats[find_beat(scene.anchor, beat, list(beats.values()))]
    yield f"{scene.anchor}/{found.key} (line {found.line} of the text)"
    yield f"  {found.text}"
    seen: set[str] = set()
    said = found.filled.shown
    both = [("said", one) for one in said] + [
        ("shown", one) for one in _on_screen(scene, found.key) if one not in said
    ]
    for how, one in _distinct(both):
        yield ""
        yield f"{one.text}  {how}: {{{one.expression}{':' + one.spec if one.spec else ''}}}"
        yield from ancestry(scene, found, one.expression, seen)


def ancestry(scene: OpenScene, beat: Beat, expression: str, seen: set[str]) -> Iterator[str]:
    """What an expression of a beat follows from, a name a line, with what it was worked out from indented under it.
    Names in `seen` are only named; those that are told are added to it.
    """
    entries = _aliases(scene, beat.name)
    for name in sorted(Expression.read(expression).names):
        if name in entries:
            yield f"  {name} is one of {entries[name]}"
            name = sorted(Expression.read(entries[name]).names)[0]
        yield from _ancestry(scene, name, "  ", seen)
    yield from _fields(scene, beat, expression, seen)


def _fields(scene: OpenScene, beat: Beat, expression: str, seen: set[str]) -> Iterator[str]:
    """The fields of records that an expression asks for: what each says, and the formula that it is worked out by."""
    names = Bound(beat.bound, scene.parameters.namespace())
    for path, (record, name) in Expression.read(expression).fields(names).items():
        stated = source_of_field(record, name)
        if stated is None or path in seen:
            continue
        seen.add(path)
        sentence, source = stated
        yield f"  {path}"
        yield f"    {sentence}"
        yield f"    {_short(source.file)}:{source.line}  {source.code}"


def _ancestry(scene: OpenScene, name: str, indent: str, seen: set[str]) -> Iterator[str]:
    """A name, its value and formula, and under it what it read."""
    parameters = scene.parameters
    if name not in parameters.namespace():
        return
    value = in_a_line(scene.value(name))
    if name in type(parameters).model_fields:
        sentence = type(parameters).model_fields[name].description
        yield f"{indent}{name} = {value}  ({sentence}; {scene.origin(name)})"
        return
    if name in seen:
        yield f"{indent}{name} = {value}  (above)"
        return
    seen.add(name)
    source = parameters.source_of(name)
    yield f"{indent}{name} = {value}"
    yield f"{indent}  {parameters.facts()[name].sentence}"
    yield f"{indent}  {_short(source.file)}:{source.line}  {source.code}"
    for read in parameters.reads(name):
        yield from _ancestry(scene, read, indent + "  ", seen)


def _aliases(scene: OpenScene, beat: str) -> Mapping[str, str]:
    """The loop variable of a beat that repeats, with the expression it runs over."""
    templates = [one for one in scene.section.templates if one.name == beat and one.entries is not None]
    return {one.variable: one.entries.source for one in templates if one.entries is not None}


def _on_screen(scene: OpenScene, key: str) -> tuple[Shown, ...]:
    """What is on stage at the beat's end, found by playing the scene with closed eyes up to there."""
    from steepest.script.timing.pace import silent
    from steepest.stage.play.projector import Audience, Curtain
    from steepest.stage.play.scene import stage_play

    class UpTo(Audience):
        def beat_ends(self, ended: str, scene: object) -> None:
            if ended == key:
                raise Curtain

    speak = silent(scene.pace, scene.section.language)
    performance = stage_play(scene.kind, scene.parameters, scene.section, UpTo(), (854, 480), FPS, speak)
    return next((beat.shown for beat in performance.beats if beat.key == key), ())


def _distinct(shown: list[tuple[str, Shown]]) -> Iterator[tuple[str, Shown]]:
    """Each expression as it reads, once; what is said and shown alike counts as said."""
    seen: set[tuple[str, str]] = set()
    for how, one in shown:
        if (one.expression, one.text) not in seen:
            seen.add((one.expression, one.text))
            yield how, one


def _short(file: Path) -> str:
    """A file of the engine from the engine's folder on, one of a lecture with the folder that it lies in."""
    inside = file.is_relative_to(ENGINE)
    return file.relative_to(ENGINE.parent).as_posix() if inside else "/".join(file.parts[-2:])
