"""Which beats of a text have changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from steepest.script.text.beats import BeatTemplate
from steepest.script.text.section import Section


@dataclass(frozen=True)
class Edited:
    """What differs in a section: its beats, in their order, its labels, its title, and the boxes of the whole scene."""

    beats: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    title: bool = False
    boxes: bool = False

    def __bool__(self) -> bool:
        return bool(self.beats or self.labels or self.title or self.boxes)


def edited(before: Section | None, after: Section) -> Edited:
    """What of a section differs from before; all of it where the section is new.

    A beat that was taken out counts as the one that stands in its place now.
    """
    if before is None:
        return Edited(beats=tuple(beat.name for beat in after.templates), title=True)
    old, new = ({beat.name: _typed(beat) for beat in one.templates} for one in (before, after))
    changed = {name for name, typed in new.items() if old.get(name) != typed}
    changed.update(_in_place(before, after))
    labels = {**before.labels, **after.labels}
    return Edited(
        tuple(name for name in new if name in changed),
        tuple(name for name in labels if _source(before, name) != _source(after, name)),
        before.heading.source != after.heading.source,
        _boxes(before) != _boxes(after),
    )


def _in_place(before: Section, after: Section) -> Iterator[str]:
    """The beats that stand where one was taken out."""
    names = [beat.name for beat in after.templates]
    for place, beat in enumerate(before.templates):
        if beat.name not in names:
            yield names[min(place, len(names) - 1)]


def _typed(beat: BeatTemplate) -> tuple[str, ...]:
    """Everything of a beat as it was typed, its other wordings and its boxes too."""
    headed = (beat.condition, beat.entries, beat.chosen)
    return beat.template.source, beat.variable, *(one.source if one else "" for one in headed)


def _source(section: Section, label: str) -> str:
    return section.labels[label].source if label in section.labels else ""


def _boxes(section: Section) -> list[str]:
    """The boxes of the whole scene as they were typed."""
    return [box.words.source for box in section.box_templates]
