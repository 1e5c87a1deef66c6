"""The words as they will be spoken, with what the settings change in them marked."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from steepest.film.report.scene import OpenScene
from steepest.script.paragraph.filling import Filled
from steepest.script.text.boxes import TextBox
from steepest.stage.settings.settings import Settings
from steepest.stage.settings.telling import tell

WIDTH = 100
_PARTS = re.compile(r"(\(\0+(?:[,;] \0+)+\)|\0+|\s+|[.,;:!?]+(?=\s|$))")  # of a text whose placeholders are \0


def words(scene: OpenScene) -> Iterator[str]:
    """The scene's beats, wrapped; what differs from the defaults stands as [old → new]."""
    usual = {beat.key: beat.filled for beat in tell(scene.section, Settings(), scene.kind.Parameters).beats}
    beats = scene.beats()
    yield f"{scene.section.title} ({scene.anchor})"
    for box in scene.boxes():
        yield from _boxed(box)
    for beat in beats:
        yield ""
        changed = scene.settings.of(scene.anchor)
        text = marked(usual.get(beat.key, Filled("")), beat.filled) if changed else beat.text
        yield from textwrap.wrap(text, WIDTH, initial_indent=f"{beat.key}: ", subsequent_indent="    ")
        for box in beat.boxes:
            yield from _boxed(box)
    if gone := [key for key in usual if key not in {beat.key for beat in beats}]:
        yield ""
        yield f"[no longer said: {', '.join(gone)}]"


def _boxed(box: TextBox) -> Iterator[str]:
    """A box under the words it belongs to: what it says, and the parts that stand in a list under it."""
    parts = [f"[{box.kind}] {box.text}"]
    parts += [f"({'x' if option.right else ' '}) {option.filled.text}" for option in box.options]
    parts += [f"hint: {hint.text}" for hint in box.hints]
    parts += [f"answer: {box.answer.text}"] if box.answer else []
    parts += [f"because: {box.because.text}"] if box.because else []
    for number, part in enumerate(parts):
        indent = "    " if number == 0 else "      "
        yield from textwrap.wrap(part, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def marked(old: Filled, new: Filled) -> str:
    """`new`, with every run of words that differs from `old` marked; a number, a point, a formula is one word.

    >>> from steepest.script.paragraph.filling import fill
    >>> facts = {"point": (0.5, 1), "high": 4}, {"point": (0.5, 2), "high": 6}
    >>> told = [fill("At {point} it is {high} high.", each) for each in facts]
    >>> marked(*told)
    'At [(0.5, 1) → (0.5, 2)] it is [4 → 6] high.'
    >>> marked(Filled("It climbs."), Filled("It climbs steeply.")), marked(Filled(""), Filled("Farther."))
    ('It climbs[+ steeply].', '[+ Farther.]')
    >>> marked(Filled("It goes far up."), Filled("It falls far down."))
    'It [goes → falls] far [up → down].'
    """
    return "".join(_mark(before, after) for before, after in _runs(_tokens(old), _tokens(new)))


def _tokens(filled: Filled) -> list[str]:
    """Words, blanks, the punctuation after words; each placeholder whole, and a point that is written with several."""
    masked = filled.text
    for shown in filled.shown:
        masked = masked[: shown.start] + "\0" * (shown.end - shown.start) + masked[shown.end :]
    ends = [*accumulate(len(part) for part in _PARTS.split(masked))]
    return [filled.text[start:end] for start, end in pairwise([0, *ends]) if start < end]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands in the one and in the other, in turn; a blank alone does not part two changes."""
    waiting = ("", "")
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[i:j]), "".join(new[k:m])
        if kind == "equal" and (not any(waiting) or before.strip()):
            if any(waiting):
                yield waiting
            yield before, after
            waiting = ("", "")
        else:
            waiting = (waiting[0] + before, waiting[1] + after)
    if any(waiting):
        yield waiting


def _mark(before: str, after: str) -> str:
    if before == after:
        return after
    if not before.strip():
        return f"[+ {after.strip()}]" + " " * after.endswith(" ")
    if not after.strip():
        return f"[− {before.strip()}]" + " " * before.endswith(" ")
    return f"[{before.strip()} → {after.strip()}]" + " " * after.endswith(" ")
