"""A filled text, taken apart into the sentences that were said, each with the numbers in it by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from steepest.script.paragraph.filling import Filled, Shown
from steepest.script.text.section import Section

_ENDS = re.compile(r"(?<=[.?!;])\s+(?=[A-Za-z{])")


@dataclass(frozen=True)
class Said:
    """A sentence that was said, or words that stand on screen.

    `pattern` has {expression} where a value was filled in; `text` is what was heard. `where` is the beat, the box or
    the label; `bound` what a repeating beat was played for.
    """

    where: str
    pattern: str
    text: str
    shown: tuple[Shown, ...]
    bound: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0

    def printed(self, expression: str) -> str:
        """How an expression is printed in it."""
        return next(one.text for one in self.shown if one.expression == expression)


@dataclass(frozen=True)
class Paragraph:
    """A piece of filled text: a beat, a part of a box, or a label."""

    where: str
    filled: Filled
    bound: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0

    def sentences(self) -> Iterator[Said]:
        """Its sentences in order."""
        text, pieces, at = self.filled.text, [], 0
        for one in self.filled.shown:
            pieces += [text[at : one.start], "{" + one.expression + "}"]
            at = one.end
        left, begin = [*self.filled.shown], 0
        for pattern in _ENDS.split("".join([*pieces, text[at:]])):
            names = re.findall(r"\{([^}]*)\}", pattern)
            shown, left = left[: len(names)], left[len(names) :]
            heard = pattern
            for one in shown:
                heard = heard.replace("{" + one.expression + "}", one.text, 1)
            begin = text.index(heard, begin)
            if heard:
                yield Said(self.where, pattern, heard, tuple(shown), self.bound, self.number)


def paragraphs(section: Section, names: Mapping[str, Any]) -> Iterator[Paragraph]:
    """All that a scene says over its facts. Raises Fault as `Section.beats` does."""
    boxes = [("", box, {}, 0) for box in section.boxes(names)]
    for beat in section.beats(names):
        yield Paragraph(beat.name, beat.filled, beat.bound, beat.number)
        boxes += [(beat.name, box, beat.bound, beat.number) for box in beat.boxes]
    for name, box, bound, number in boxes:
        where = f"{name}/{box.kind}".lstrip("/")
        yield Paragraph(where, box.filled, bound, number)
        for option in box.options:
            kind = "right" if option.right else "option"
            yield Paragraph(f"{where}/{kind}", option.filled, bound, number)
        for part in (box.answer, box.because, *box.hints):
            if part:
                yield Paragraph(where, part, bound, number)
    for label in section.labels:
        yield Paragraph(f"label {label}", section.label(label, names))
