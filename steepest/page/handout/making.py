"""The handout made: every scene played once, side by side, and set by Typst as one PDF."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from steepest.disk.placing import temporary
from steepest.film.cache.publish import check_writable, staging
from steepest.film.crew.job import Job
from steepest.film.crew.results import results
from steepest.film.filming import tell
from steepest.film.pictures.still import job_without_keys
from steepest.film.request import Request
from steepest.page.handout.leaf import Leaf, leaf_of
from steepest.page.naming import renamed
from steepest.page.writing import interface_words
from steepest.script.text.lecture import Lecture, read_lecture

HANDOUT = "handout.pdf"
_TEMPLATE = Path(__file__).with_name("handout.typ")
_ACCESSIBLE = "ua-1"
"""PDF/UA: read aloud in its order, every picture and formula in words."""


def render_handout(request: Request) -> Path:
    """Write the lecture's handout into the output folder and return its path; no film is needed.

    Raises Fault for bad input, and for a language whose interface words are missing; Failure where a scene is lost.
    """
    lecture = read_lecture(request.text)
    words = interface_words(lecture.language.code)
    check_writable(request.output, names=[HANDOUT])
    jobs = [job_without_keys(request, lecture, section.anchor) for section in lecture.sections]
    if not request.quiet:
        tell(f"{len(jobs)} scene{'s' if len(jobs) > 1 else ''} to draw")
    leaves = _leaves(jobs, request)
    if request.translation:
        leaves = [_translated(leaf) for leaf in leaves]
    with staging(request.output) as ahead:
        made, remark = document(content_of(lecture, leaves, words), leaves)
        (ahead / HANDOUT).write_bytes(made)
    if remark:
        tell(remark)
    return request.output / HANDOUT


def content_of(lecture: Lecture, leaves: Sequence[Leaf], words: Mapping[str, str]) -> Mapping[str, Any]:
    """All that stands on paper, as `handout.typ` reads it."""
    heading, _, below = lecture.title.partition(": ")
    chapters = groupby((leaf.told for leaf in leaves), key=lambda told: told["chapter"])
    return {
        "title": lecture.title,
        "heading": heading,
        "below": below,
        "author": [lecture.author] if lecture.author else [],
        "language": lecture.language.code,
        "words": words,
        "chapters": [{"title": title, "scenes": [*scenes]} for title, scenes in chapters],
    }


def _translated(leaf: Leaf) -> Leaf:
    """A scene whose formulas have the names that its words on screen have, and no labels: what a parameter is, only
    the scene's code says, in one language."""
    formulas = [
        {
            "label": "",
            "lines": [{how: renamed(line[how], leaf.called) for how in line} for line in one["lines"]],
        }
        for one in leaf.told["formulas"]
    ]
    return replace(leaf, told={**leaf.told, "formulas": formulas})


def document(content: Mapping[str, Any], leaves: Sequence[Leaf]) -> tuple[bytes, str]:
    """The PDF, and a sentence on what is not as it should be, else nothing. It is accessible where every sign has a
    typeface: of Typst's own, which look alike everywhere, else of this machine's."""
    import typst

    with temporary() as folder:
        shutil.copyfile(_TEMPLATE, folder / _TEMPLATE.name)
        (folder / "handout.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        for leaf in leaves:
            for name, picture in leaf.pictures.items():
                (folder / name).write_bytes(picture)

        def compiled(**how: Any) -> bytes:
            made = typst.compile(str(folder / _TEMPLATE.name), format="pdf", **how)
            assert isinstance(made, bytes)
            return made

        reason = ""
        for own in (True, False):
            try:
                return compiled(pdf_standards=_ACCESSIBLE, ignore_system_fonts=own), ""
            except typst.TypstError as error:
                reason = str(error)
        return compiled(ignore_system_fonts=False), f"the handout is tagged, and no PDF/UA: {reason}"


def _leaves(jobs: Sequence[Job], request: Request) -> list[Leaf]:
    """What each scene gives, in their order."""
    found = {job.anchor: leaf for job, leaf in results(leaf_of, jobs, request.workers, tell)}
    return [found[job.anchor] for job in jobs]
