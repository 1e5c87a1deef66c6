"""The text of a lecture: chapters, scenes, beats."""

import functools
import os
from dataclasses import dataclass
from pathlib import Path

from steepest.script.fault import Fault
from steepest.script.nearest import suggestion
from steepest.script.place import shown_path
from steepest.script.text.outline import read_outline
from steepest.script.text.section import Chapter, Section
from steepest.script.typed_file import typed_text
from steepest.script.values.languages import Language

__all__ = ["Chapter", "Lecture", "Section", "read_lecture"]

MISSING = "there is no such file; the text of a lecture is assets/lecture.md"


@dataclass(frozen=True)
class Lecture:
    """A lecture's text, read and checked as far as it can be without facts.

    path: the file; pace: spoken words a minute where there is no voice; language: the table its numbers are
    said by; author: who gives it, if the text says so; thread: whether the film has cards and leads over from
    scene to scene; closing: what stands over the last pictures, if it is not the title.
    """

    path: Path
    title: str
    pace: int
    language: Language
    chapters: tuple[Chapter, ...]
    author: str = ""
    thread: bool = True
    closing: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every scene's section, in the order of the lecture."""
        return tuple(section for chapter in self.chapters for section in chapter.scenes)

    def section(self, anchor: str) -> Section:
        """The section of a scene; Fault with the nearest name where there is none."""
        for section in self.sections:
            if section.anchor == anchor:
                return section
        anchors = [section.anchor for section in self.sections]
        raise Fault(
            f'{shown_path(self.path)}: there is no scene "{anchor}"'
            + suggestion(anchor, anchors, "scenes are")
        )


def read_lecture(path: str | os.PathLike[str]) -> Lecture:
    """Read a lecture's text. Broken text is a Fault that names the line and what would be right."""
    file = Path(path)
    return _lecture(file, typed_text(file, MISSING), shown_path(file))


@functools.lru_cache(maxsize=4)
def _lecture(file: Path, text: str, name: str) -> Lecture:
    """The lecture in a text: a command asks for the same one several times."""
    header, chapters = read_outline(text, name)
    told = header.author, header.thread, header.closing
    return Lecture(file, header.title, header.pace, header.language, chapters, *told)
