"""Reads what an instructor changed and where, and checks whether a scene can be played with it.

A scene's defaults are overridden, in this order, by `assets/parameters.toml`, by the file of `--settings`,
and by each `--set scene.name=value`. Both kinds of file hold one table per scene:

    [overshoot]
    learning_rates = [0.1, 0.5]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from steepest.script.fault import Fault
from steepest.script.nearest import suggestion
from steepest.script.place import shown_path
from steepest.script.typed_file import typed_text
from steepest.stage.settings import toml
from steepest.stage.settings.mending import refused
from steepest.stage.settings.parameters import Parameters

P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True)
class Setting:
    """One changed value as it was typed, and where that was: `assets/parameters.toml` or `--set`."""

    value: object
    origin: str


@dataclass(frozen=True)
class Settings:
    """Every changed value: scene -> parameter -> Setting. Plain data, which travels between processes."""

    scenes: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)

    def of(self, anchor: str) -> Mapping[str, Setting]:
        """What is changed in one scene."""
        return self.scenes.get(anchor, {})

    def resolve(self, anchor: str, kind: type[P]) -> P:
        """The scene's parameters with these settings. Raises Fault, which tells every value that will not do."""
        changed = self.of(anchor)
        known = list(kind.model_fields)
        unknown = [
            f'{setting.origin}: {anchor} has no parameter "{name}"' + suggestion(name, known, "it has")
            for name, setting in changed.items()
            if name not in known
        ]
        given = {name: setting.value for name, setting in changed.items() if name in known}
        try:
            parameters = kind(**given)
        except ValidationError as error:
            origins = {name: changed[name].origin for name in given}
            fault = refused(anchor, kind, given, origins, error)
            raise fault.saying(*unknown, fault.sentence, *fault.details) from error
        if unknown:
            raise Fault(*unknown)
        return parameters


def read_settings(anchors: Sequence[str], files: Iterable[Path], assignments: Iterable[str] = ()) -> Settings:
    """Read the settings in these files, then these `scene.name=value`. Where two set a parameter, the later one holds.

    Raises Fault for a file that cannot be read, broken TOML, and a scene that is not among `anchors`.
    """
    scenes: dict[str, dict[str, Setting]] = {}
    for file in files:
        for anchor, table in _tables(file, anchors):
            changed = {name: Setting(value, shown_path(file)) for name, value in table.items()}
            scenes.setdefault(anchor, {}).update(changed)
    for assignment in assignments:
        anchor, name, value = _assigned(assignment, anchors)
        scenes.setdefault(anchor, {})[name] = Setting(value, "--set")
    return Settings(scenes)


def _tables(file: Path, anchors: Sequence[str]) -> Iterable[tuple[str, Mapping[str, object]]]:
    text = typed_text(file)
    try:
        document = toml.read(text)
    except tomllib.TOMLDecodeError as error:
        raise toml.not_toml(shown_path(file), text, error) from error
    for anchor, table in document.items():
        if not isinstance(table, Mapping):
            raise Fault(
                f"{shown_path(file)}: {anchor} stands outside of any scene's table; write [scene] above it."
            )
        _known_scene(anchor, anchors, shown_path(file))
        yield anchor, table


def _assigned(assignment: str, anchors: Sequence[str]) -> tuple[str, str, object]:
    target, equals, text = assignment.partition("=")
    anchor, dot, name = (part.strip() for part in target.partition("."))
    if not (equals and dot and anchor and name):
        shown = assignment if len(assignment) <= 60 else f"{assignment[:60]}…"
        raise Fault(f"--set {shown}: write scene.name=value; lists and points as in TOML, '[2, 1]'.")
    _known_scene(anchor, anchors, "--set")
    return anchor, name, toml.typed(text.strip())


def _known_scene(anchor: str, anchors: Sequence[str], origin: str) -> None:
    if anchor not in anchors:
        raise Fault(f'{origin}: the lecture has no scene "{anchor}"' + suggestion(anchor, anchors, "it has"))
