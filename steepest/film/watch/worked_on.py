"""Which beat somebody is working on, told from what was saved.

From the text: the beat whose words differ. From a scene's file: the beat that plays the first line that differs.
From settings: the first beat that reads a parameter that differs, through its facts. From other code of ours, which
any beat may show: the beat worked on last.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from steepest.film.watch.beat_code import Blocks, changed_lines
from steepest.film.watch.disk import Change
from steepest.film.watch.edited import Edited, edited
from steepest.script.place import shown_path
from steepest.script.text.lecture import Lecture, Section
from steepest.script.text.outline import read_outline
from steepest.stage.settings import toml


@dataclass(frozen=True)
class Work:
    """Where somebody works: a scene, and in it the first of these beats that is played; where there are none, the
    first beat that reads one of these parameters and facts; else its first beat. `what` says what was changed.
    """

    scene: str
    what: str
    beats: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()


def worked_on(
    change: Change, lecture: Lecture, lecture_folder: Path, scenes: Sequence[str], last: str = ""
) -> Work | None:
    """Where somebody works in these scenes; None where the change shows in no picture of theirs.

    `last` is the beat worked on before, as SCENE/BEAT. Of several scenes the first counts. Raises Fault for a
    scene's file that is not Python.
    """
    works = [*_in_text(change, lecture, lecture_folder), *_in_scenes(change, lecture_folder)]
    works += [*_in_settings(change), *_in_recordings(change, lecture_folder)]
    places = {scene: place for place, scene in enumerate(scenes)}
    works = sorted((work for work in works if work.scene in places), key=lambda work: places[work.scene])
    if works:
        return works[0]
    own = lecture_folder / "scenes"
    ours = [file for file in change.after if file.suffix == ".py" and not file.is_relative_to(own)]
    if not ours:
        return None
    scene, _, beat = last.partition("/")
    return Work(scene or scenes[0], f"{shown_path(ours[0])} changed", frozenset({beat} - {""}))


def _in_text(change: Change, lecture: Lecture, lecture_folder: Path) -> Iterable[Work]:
    """One for each section that reads otherwise."""
    before, after = change.before.get(lecture.path), change.after.get(lecture.path)
    if before is None or after is None:
        return
    _, chapters = read_outline(before.decode("utf-8-sig"), shown_path(lecture.path))
    old = {section.anchor: section for chapter in chapters for section in chapter.scenes}
    for section in lecture.sections:
        if differs := edited(old.get(section.anchor), section):
            labelled = () if differs.beats else _labelled(lecture_folder, section, differs.labels)
            yield Work(section.anchor, f"{_named(differs)} changed", frozenset({*differs.beats, *labelled}))


def _named(differs: Edited) -> str:
    """What was changed, in words."""
    if differs.beats:
        return "words"
    return "labels" if differs.labels else "the title" if differs.title else "a box of the scene"


def _labelled(lecture_folder: Path, section: Section, labels: Iterable[str]) -> set[str]:
    """The beats that show the first of these labels that any shows."""
    file = lecture_folder / "scenes" / f"{section.anchor}.py"
    blocks = Blocks(file.read_bytes() if file.is_file() else b"", f"scenes/{file.name}")
    return next((beats for label in labels if (beats := blocks.mentioning(label))), set())


def _in_scenes(change: Change, lecture_folder: Path) -> Iterable[Work]:
    """One for each scene's file."""
    for file, after in change.after.items():
        if file.parent == lecture_folder / "scenes" and file.suffix == ".py" and after is not None:
            yield _in_code(file, change.before[file] or b"", after)


def _in_code(file: Path, before: bytes, after: bytes) -> Work:
    blocks = Blocks(after, f"scenes/{file.name}")
    for line in changed_lines(before, after):
        if beats := blocks.at(line):
            return Work(file.stem, "its code changed", frozenset(beats))
        if reads := blocks.stating(line):
            return Work(file.stem, f"{', '.join(sorted(reads))} changed", reads=frozenset(reads))
    return Work(file.stem, "its code changed")


def _in_settings(change: Change) -> Iterable[Work]:
    """One for each scene with a parameter that a file sets otherwise."""
    for file in change.after:
        if file.suffix == ".toml":
            before, after = _tables(change.before[file]), _tables(change.after[file])
            for scene in after | before:
                old, new = before.get(scene, {}), after.get(scene, {})
                names = [name for name in {**new, **old} if old.get(name) != new.get(name)]
                if names:
                    yield Work(scene, f"{', '.join(names)} changed", reads=frozenset(names))


def _tables(content: bytes | None) -> dict[str, Mapping[str, object]]:
    """The settings of each scene; none for a file that cannot be read, which the request refuses by itself."""
    try:
        document = toml.read((content or b"").decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}
    return {scene: table for scene, table in document.items() if isinstance(table, Mapping)}


def _in_recordings(change: Change, lecture_folder: Path) -> Iterable[Work]:
    """One for each recording: assets/voice/LANGUAGE/SCENE/BEAT.*"""
    voices = lecture_folder / "assets" / "voice"
    for file in change.after:
        if file.is_relative_to(voices) and len(file.relative_to(voices).parts) == 3:
            yield Work(file.parent.name, "its recording changed", frozenset({file.stem}))
