"""Which alternatives the text has, and which of them were ever said."""

from collections.abc import Iterable

from steepest.script.paragraph.alternatives import Alternative, alternatives_of
from steepest.script.paragraph.filling import Filled
from steepest.script.text.beats import Beat
from steepest.script.text.boxes import TextBox
from steepest.script.text.section import Section


def alternatives(section: Section) -> tuple[Alternative, ...]:
    """Every alternative of a scene's labels, boxes and beats, in the order of the text. Claims have none."""
    found = [one for label in section.labels.values() for one in alternatives_of(label)]
    found += [one for box in section.box_templates for one in box.alternatives()]
    found += [one for beat in section.templates for one in beat.alternatives()]
    return tuple(found)


def untaken(
    section: Section, beats: Iterable[Beat], labels: Iterable[Filled] = (), boxes: Iterable[TextBox] = ()
) -> tuple[Alternative, ...]:
    """The alternatives that none of these beats, labels and boxes of the scene took. They may come from any
    number of settings.
    """
    filled: tuple[Beat | Filled | TextBox, ...] = (*beats, *labels, *boxes)
    taken = {choice for one in filled for choice in one.choices}
    return tuple(one for one in alternatives(section) if one not in taken)
